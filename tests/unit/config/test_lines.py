import tomllib

from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.config.faults import line_of
from chiminh_radio.config.lines import lines_of_keys
from chiminh_radio.config.written import written, written_key

EVERY_SHAPE = '''\
top = 1
"quoted key" = "a # not a comment"

[voice.engines.espeak]   # a dotted table
female = """
on
[more] = lines"""
'male' = 'x'

[[slots]]
days = [
  "T2",  # with ] in a comment
  "T3",
]
[[slots]]
days = []
late . within = { minutes = [1, 2], "mode" = 'skip' }
[slots.inner]
deep = true
[[slots.parts]]
at = 05:30:00
[[slots.parts]]
at = 2026-11-23
'''

names = st.text(min_size=1, max_size=6)
values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


def test_every_way_of_writing_a_key_has_its_line():
    """Dotted, quoted, inline and repeated keys, and the elements of lists, are found on the line they stand on."""
    lines = lines_of_keys(EVERY_SHAPE)

    assert {
        ("top",): 1,
        ("quoted key",): 2,
        ("voice", "engines", "espeak"): 4,
        ("voice", "engines", "espeak", "female"): 5,
        ("voice", "engines", "espeak", "male"): 8,
        ("slots",): 10,
        ("slots", 0): 10,
        ("slots", 0, "days"): 11,
        ("slots", 0, "days", 1): 13,
        ("slots", 1): 15,
        ("slots", 1, "days"): 16,
        ("slots", 1, "late", "within", "minutes", 1): 17,
        ("slots", 1, "late", "within", "mode"): 17,
        ("slots", 1, "inner", "deep"): 19,
        ("slots", 1, "parts", 0, "at"): 21,
        ("slots", 1, "parts", 1, "at"): 23,
    }.items() <= lines.items()


def test_an_absent_key_is_where_its_table_is():
    """What is missing is told of on the line of the nearest table around it, and on line 1 where there is none."""
    lines = lines_of_keys("\n[station]\nname = 'x'\n")

    assert (line_of(lines, ("station", "log")), line_of(lines, ("hours", "allowed"))) == (2, 1)


@given(st.dictionaries(names, st.dictionaries(names, st.tuples(values, st.integers(0, 3)), max_size=4), max_size=4))
def test_any_document_is_found_line_by_line(document):
    """Whatever the names, values and gaps: each table and key is found on the line where it was written."""
    written_lines: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}
    for table, pairs in document.items():
        written_lines.append(f"[{written_key(table)}]")
        expected[table,] = len(written_lines)
        for name, (value, gap) in pairs.items():
            written_lines += ['# ] = \' """'] * gap
            written_lines.append(f"{written_key(name)} = {written(value)}")
            expected[table, name] = len(written_lines)
    text = "\n".join(written_lines)

    assert expected.items() <= lines_of_keys(text).items()
    assert {table: {name: value for name, (value, _) in pairs.items()} for table, pairs in document.items()} == (
        tomllib.loads(text)
    )
