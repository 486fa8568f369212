"""For every rule that looks at words: what it must find, and what it must leave alone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.composing import composed
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.item import Cue
from chiminh_radio.model.script import Line, Section
from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.newsroom.checks import RULES, Attention, check
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.severities import SEVERITIES
from chiminh_radio.voice.normalise import Normaliser

HERE = Path(__file__).parent
TODAY = date(2026, 11, 25)
HEAD = ("TIÊU ĐỀ: Bản tin tuần 48", "LOẠI: bản tin", "NGÀY PHÁT: 25/11/2026", "BIÊN TẬP: Trần Văn Khải")


def cases(name):
    """The rows of cases/NAME.tsv: the rule, and a text for it."""
    lines = (HERE / "cases" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("# ")]


FOUND = cases("found")


def first(rule):
    """The first text that a rule must find."""
    return next(text for each, text in FOUND if each == rule)


def written_forms():
    """What stands in the reading's tables of cases, before the tab."""
    for file in sorted((HERE.parent / "voice" / "reading" / "cases").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if "\t" in line and not line.startswith("# "):
                yield composed(line.partition("\t")[0])


def found(rule, *body, head=HEAD, **values):
    """The notes of one rule."""
    script = parse([*head, *body])
    values = {"spoken": Normaliser().lines(script.lines), "severities": {rule: Severity.WARNING}, **values}
    return check(script, today=TODAY, **values)


@pytest.mark.parametrize(("rule", "text"), FOUND)
def test_what_must_be_found(rule, text):
    """The rule notes it where it stands, with a reason and a way to mend it."""
    [note] = found(rule, text)

    assert (note.rule, note.place) == (rule, "Phần không đề mục, đoạn 1")
    assert note.reason
    assert note.mend


@pytest.mark.parametrize(("rule", "text"), cases("left-alone"))
def test_what_must_be_left_alone(rule, text):
    """The rule is silent about what only looks like it."""
    assert found(rule, text) == ()


@pytest.mark.parametrize(("_rule", "text"), cases("sound"))
def test_what_is_sound_is_left_alone_by_every_rule(_rule, text):
    """No rule sees anything in an ordinary sentence."""
    head = (*HEAD, "CHỦ ĐỀ: khac", "NGUỒN: Hợp tác xã Mẫu")

    assert found("", text, head=head, severities=SEVERITIES) == ()


def test_thousands_of_written_forms_raise_no_false_error():
    """Of all that the reading is held to, only what is wrong is an error: two citizens' numbers, one weekday."""
    errors = ("unknown-role", "impossible-date", "weekday-mismatch", "phone-length", "citizen-id")
    head = parse([*HEAD, "Kính chào."])
    noted = [
        (note.rule, text)
        for text in written_forms()
        for note in check(replace(head, sections=(Section(body=(Line(text=text),)),)), today=TODAY)
        if note.rule in errors
    ]

    assert noted == [
        ("weekday-mismatch", "Thứ 2 (15/9)"),
        ("citizen-id", "số căn cước 031090001234"),
        ("citizen-id", "số CCCD 030185001234"),
    ]


def test_the_rules_are_those_that_are_weighed():
    """Each rule has a severity and each severity a rule, in one order."""
    assert list(RULES) == list(SEVERITIES)


def test_a_rule_weighs_what_the_station_says_and_may_be_off():
    """The severity of a note is the one that is set; a rule without one is not looked at."""
    script = parse([*HEAD, "Họp ngày 31/11."])

    assert [note.severity for note in check(script, today=TODAY, severities={"impossible-date": Severity.WARNING})] == [
        Severity.WARNING
    ]
    assert check(script, today=TODAY, severities={}) == ()


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("LOẠI: chuyên mục", True),
        ("PHÁT ĐẾN NGÀY: 05/12/2026", True),
        ("PHÁT ĐẾN NGÀY: 28/11/2026", False),
        ("NGÀY PHÁT: 26/11/2026", False),
    ],
)
def test_a_call_to_a_day_bounds_the_airing(line, noted):
    """What calls to the 28th should not be aired on the 29th: the head says so, or the note does."""
    head = ("TIÊU ĐỀ: Chuyên mục", "LOẠI: chuyên mục", "BIÊN TẬP: Trần Văn Khải", line)
    notes = found("open-ended", "Mời bà con dự họp vào 19h30 ngày 28/11/2026.", head=head)

    assert bool(notes) == noted
    assert found("open-ended", "Năm 2027 sẽ khai giảng; hôm nay trời đẹp.", head=head) == ()


def test_a_day_is_past_only_when_it_is_before_the_first_airing():
    """A script that waits for its day is judged by that day."""
    text = "Mời bà con dự họp vào 19h30 ngày 28/11/2026."
    head = ("TIÊU ĐỀ: Chuyên mục", "LOẠI: chuyên mục", "BIÊN TẬP: Trần Văn Khải")

    assert found("event-past", text, head=head) == ()
    assert len(found("event-past", text, head=(*head, "PHÁT TỪ NGÀY: 29/11/2026"))) == 1


def test_a_public_body_sells_nothing():
    """The same words are noted with a trader for a source, or none, and not with an office that answers for them."""
    text = "Bà con được mua phân bón giá ưu đãi."

    assert found("promotion", text, head=(*HEAD, "NGUỒN: Công ty Phân bón Mẫu")) != ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: Hội Nông dân xã")) == ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: tram-y-te")) == ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: Phòng bán hàng, Công ty Mẫu")) != ()


def test_who_sells_is_asked_of_each_item():
    """In a bulletin of the commune an item from a trader may not sell, nor may the commune's own be taken for one."""
    offer = "Bà con được mua phân bón giá ưu đãi."
    items = (
        *("== TIN 1: HỘI NÔNG DÂN ==", offer),
        *("== TIN 2: CỬA HÀNG ==", "NGUỒN: Cửa hàng Vật tư Mẫu", offer),
    )
    trader = (*HEAD, "NGUỒN: Cửa hàng Vật tư Mẫu")

    assert [note.place for note in found("promotion", *items, head=(*HEAD, "NGUỒN: UBND xã"))] == [
        "Mục “TIN 2: CỬA HÀNG”, đoạn 1"
    ]
    assert found("promotion", "== TIN 1: HỘI NÔNG DÂN ==", "NGUỒN: Hội Nông dân xã", offer, head=trader) == ()


@pytest.mark.parametrize("rule", ["citizen-id", "bank-account", "birth-date"])
def test_a_note_does_not_repeat_what_it_bars(rule):
    """What should not be said aloud is not written into the station's book either."""
    [note] = found(rule, first(rule))

    assert not any(len(word) > 4 and word.isdigit() for word in note.reason.replace("…", " ").split())
    assert "/3/" not in note.reason


def test_limits_are_the_stations():
    """Two words too many for one station are none too many for another."""
    text = "Một hai ba bốn năm sáu bảy."

    assert found("long-sentence", text) == ()
    assert len(found("long-sentence", text, attention=Attention(sentence_words=5))) == 1
    assert len(found("many-documents", first("many-documents"), attention=Attention(documents=4))) == 0


def test_a_recording_tells_how_long_an_item_is():
    """The real duration counts once there is one: long at few words, short at many."""
    script = parse([*HEAD, "Một hai ba.", "Bốn năm."])
    spoken = [SpokenLine(role="", text=line.text) for line in script.lines]

    def notes(*durations):
        cues, at = [], timedelta()
        for words, duration in zip(("Một hai", "ba.", "Bốn năm."), durations, strict=True):
            cues.append(Cue(at=at, duration=timedelta(seconds=duration), title="", text=words))
            at += timedelta(seconds=duration)
        values = {"spoken": spoken, "cues": cues, "severities": {"long-item": Severity.WARNING}}
        return check(script, today=TODAY, **values)

    assert notes(50, 50, 50) == ()
    [note] = notes(50, 50, 100)
    assert "3.3 phút" in note.reason


def test_a_recording_of_other_words_is_not_counted():
    """A recording from before the lexicon changed says nothing of this reading."""
    script = parse([*HEAD, "Một hai ba."])
    cues = [Cue(at=timedelta(), duration=timedelta(hours=1), title="", text="Một.")]
    spoken = [SpokenLine(role="", text="Một hai ba.")]

    assert check(script, today=TODAY, spoken=spoken, cues=cues, severities={"long-item": Severity.WARNING}) == ()


def test_what_a_rule_finds_is_told_in_bounds():
    """A thousand faults of one kind give thirty notes, of the first of them."""
    notes = found("impossible-date", *[f"Đoạn {number}: họp ngày 31/11." for number in range(1, 1_001)])

    assert [note.place for note in notes] == [f"Phần không đề mục, đoạn {number}" for number in range(1, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "0" * 20_000,
        "gọi " + "1 2-3.(4) " * 3_000,
        "tài khoản " * 5_000 + "1",
        "sinh ngày 1/1/2000 mời " * 9_000,
        "031085001234 " * 9_000,
    ],
)
def test_no_text_keeps_a_rule_busy(text):
    """A text made to be slow to search is done with in moments."""
    script = parse([*HEAD, "Kính chào."])
    slow = replace(script, sections=(Section(body=(Line(text=text),)),))

    assert check(slow, today=TODAY, severities=dict.fromkeys(dict(FOUND), Severity.WARNING)) is not None
