"""How long it is quiet after what is said."""

import pytest
from fakes.engine import PAUSES

from chiminh_radio.model.script import Insert, InsertKind, Line, Script, ScriptKind, Section
from chiminh_radio.voice.pauses import after_lines, after_phrase


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xin chào.", "sentence"),
        ("Rồi…", "sentence"),
        ("Xin cảm ơn./.", "sentence"),
        ("không dấu", "sentence"),
        ("Thật không?", "question"),
        ("“Thật!”", "question"),
        ("(thật không?) ", "question"),
        ("Lưu ý:", "clause"),
        ("một;", "clause"),
        ("ông A –", "dash"),
    ],
)
def test_a_mark_asks_for_its_pause(text, kind):
    """The last mark of a phrase decides, whatever closes after it."""
    assert after_phrase(text, PAUSES) == getattr(PAUSES, kind)


def test_a_line_s_place_asks_for_its_pause():
    """After a line in capitals or a title line the pause is a heading's, after a section's last line a section's."""
    cue = Insert(kind=InsertKind.BREAK, written="[NHẠC CẮT]")
    texts = [["Chào bà con.", "THÔNG BÁO", "Mời họp.", "Hết."], ["Về việc cấp nước", "Tạm ngừng.", "Không dấu", "Hết."]]
    sections = tuple(Section(body=(cue, *(Line(text=text) for text in lines))) for lines in texts)
    script = Script(title="Thử", kind=ScriptKind.NOTICE, sections=sections)

    line, heading, section = PAUSES.line, PAUSES.heading, PAUSES.section
    assert after_lines(script, PAUSES) == (line, heading, line, section, heading, line, line, section)
