import unicodedata

import pytest

from chiminh_radio.slugs import slug


@pytest.mark.parametrize(
    "text", ["Bản tin thời sự!", "  BẢN-TIN thời_sự ", unicodedata.normalize("NFD", "bản tin thời sự")]
)
def test_a_slug_is_plain(text):
    """A name can be typed in config.toml on any keyboard, and be a file on any disk."""
    assert slug(text) == "ban-tin-thoi-su"


def test_a_slug_of_nothing_to_say_is_empty():
    """Đ and the sign that old converters leave for it are letters; signs alone are none."""
    assert (slug("Đài, ðài"), slug("…!")) == ("dai-dai", "")
