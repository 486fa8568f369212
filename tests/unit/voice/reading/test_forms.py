"""Some of the forms that `make prove-reading` goes through from end to end."""

from itertools import islice

import pytest
from proofs.reading.forms import FAMILIES, misread
from proofs.reading.numerals import counting

from chiminh_radio.voice.numbers import read_integer


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_forms_are_read_as_words_made_another_way(family):
    """Numbers, days, spans, minutes and document numbers, in every shape, become exactly the words they must."""
    count, faults = misread(family, 0, family.stride)
    assert (count > 100, faults) == (True, [])


def test_the_first_numbers_are_counted():
    """Every integer to ten thousand is said as one counts."""
    assert [read_integer(number) for number in range(10_000)] == list(islice(counting(), 10_000))
