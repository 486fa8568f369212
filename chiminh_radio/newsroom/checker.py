"""What an editor should mend before a script is aired: one small function a rule, in the table at the end.

An error stops approval; a warning is for the leader's eye.
"""

import shlex
from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model import Insert, Line, Note, Script, ScriptKind, Section, Severity, SpokenLine
from chiminh_radio.newsroom.damage import damage_in, doubt_in
from chiminh_radio.newsroom.dates import WEEKDAYS, named_days
from chiminh_radio.newsroom.legibility import Standards
from chiminh_radio.newsroom.words import around, count, shorten
from chiminh_radio.sentences import sentences

SENTENCE_WORDS = 40
"""A listener loses the thread of a longer one."""
ITEM = timedelta(minutes=3)
"""A news item should be no longer."""
SYLLABLES_PER_SECOND = 4.2
MOST_UNREAD = 30
"""Forms that nobody can read; a text with more of them wants another look than one at each."""
FEW_TURNS = 2
"""So few turns of an undeclared role may be a slip of the pen; more are a speaker without a voice."""

_SHORT_KINDS = frozenset({ScriptKind.BULLETIN, ScriptKind.NOTICE, ScriptKind.CORRECTION})
"""Kinds made of items; talk takes its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One line of a script and where it stands."""

    name: str
    section: int
    stretch: int
    """Counts the stretches of speech between cues, through the whole script."""
    line: Line
    spoken: SpokenLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inquiry:
    """What the rules look at."""

    script: Script
    places: tuple[_Place, ...]
    today: date
    themes: Collection[str]
    standards: Standards
    known: Container[str]


def check(
    script: Script,
    *,
    today: date,
    themes: Collection[str],
    spoken: Sequence[SpokenLine] = (),
    standards: Standards = Standards(),  # noqa: B008 - frozen
    known: Container[str] = (),
) -> tuple[Note, ...]:
    """Every note of every rule, in the order of the rules.

    `themes` are the ids of the station's themes, leaves such as "1.2c"; "1.2" stands for all of them. `spoken`, one
    for each of the script's lines, is what its reading made of it; without it that part is not checked. `standards`
    tell what is too broken to be read; `known` are words, in small letters, that are good though no syllables.
    """
    places = tuple(_places(script, spoken))
    inquiry = _Inquiry(script=script, places=places, today=today, themes=themes, standards=standards, known=known)
    return tuple(note for rule in RULES for note in rule(inquiry))


def _places(script: Script, spoken: Sequence[SpokenLine]) -> Iterator[_Place]:
    readings = iter(spoken)
    stretch = 0
    for number, section in enumerate(script.sections):
        stretch += 1
        paragraph = 0
        for part in section.body:
            if isinstance(part, Insert):
                stretch += 1
                continue
            paragraph += 1
            name = _("{section}, đoạn {number}").format(section=_name(section), number=paragraph)
            yield _Place(name=name, section=number, stretch=stretch, line=part, spoken=next(readings, None))


def _name(section: Section) -> str:
    return _("Mục “{heading}”").format(heading=shorten(section.heading)) if section.heading else _("Phần không đề mục")


def _head(severity: Severity, rule: str, reason: str, mend: str) -> Note:
    return Note(severity=severity, rule=rule, place=_("Phần đầu"), reason=reason, mend=mend)


def _date_past(inquiry: _Inquiry) -> Iterator[Note]:
    air_on = inquiry.script.air_on
    if air_on and air_on < inquiry.today:
        reason = _("ngày phát {day:%d/%m/%Y} đã qua (hôm nay {today:%d/%m/%Y})").format(day=air_on, today=inquiry.today)
        yield _head(Severity.ERROR, "date-past", reason, _("sửa dòng NGÀY PHÁT"))


def _damaged(inquiry: _Inquiry) -> Iterator[Note]:
    """Nothing that is no Vietnamese may be approved: what a listener hears of it is noise."""
    texts = [(_("Tiêu đề"), inquiry.script.title)]
    texts += [(_name(section), section.heading) for section in inquiry.script.sections]
    texts += [(place.name, place.line.text) for place in inquiry.places]
    for place, text in texts:
        for reason in damage_in(text, inquiry.standards, inquiry.known):
            yield Note(
                severity=Severity.ERROR,
                rule="damaged",
                place=place,
                reason=reason,
                mend=_("gõ lại chỗ này; từ nước ngoài thì thêm cách đọc vào [voice.lexicon] trong config.toml"),
            )


def _doubtful(inquiry: _Inquiry) -> Iterator[Note]:
    lines = [place.line.text for place in inquiry.places]
    if reason := doubt_in(lines, inquiry.standards, inquiry.known):
        mend = _("đọc lại cả bài xem có chỗ nào sai chữ, thiếu dấu")
        yield Note(severity=Severity.WARNING, rule="doubtful", place=_("Cả bài"), reason=reason, mend=mend)


def _no_theme(inquiry: _Inquiry) -> Iterator[Note]:
    if not inquiry.script.themes and not any(section.theme for section in inquiry.script.sections):
        reason = _("chưa ghi chủ đề, nên không tính được vào báo cáo theo kế hoạch")
        yield _head(Severity.WARNING, "no-theme", reason, _("thêm dòng CHỦ ĐỀ: 1.2, hoặc CHỦ ĐỀ: khac"))


def _unknown_theme(inquiry: _Inquiry) -> Iterator[Note]:
    if not inquiry.themes:
        return  # a station that lists none counts by whatever editors write
    named = [(_("Phần đầu"), theme) for theme in inquiry.script.themes]
    named += [(_name(section), section.theme) for section in inquiry.script.sections if section.theme]
    for place, theme in named:
        if not _is_known(theme, inquiry.themes):
            yield Note(
                severity=Severity.ERROR,
                rule="unknown-theme",
                place=place,
                reason=_("không có chủ đề “{theme}”").format(theme=theme),
                mend=_("dùng một trong: {themes}; hoặc thêm vào [themes] trong config.toml").format(
                    themes=", ".join(sorted(inquiry.themes))
                ),
            )


def _is_known(theme: str, themes: Collection[str]) -> bool:
    """Whether it is a theme, or a group of them: "1.2" is known by "1.2a"."""
    return theme in themes or any(leaf[:-1] == theme and leaf[-1:].isalpha() for leaf in themes)


def _no_editor(inquiry: _Inquiry) -> Iterator[Note]:
    if not inquiry.script.editor:
        reason = _("chưa ghi người biên tập, nên không biết người duyệt có phải là người viết không")
        yield _head(Severity.WARNING, "no-editor", reason, _("thêm dòng BIÊN TẬP: họ và tên"))


def _unknown_role(inquiry: _Inquiry) -> Iterator[Note]:
    declared = {role.name for role in inquiry.script.roles} | {""}
    turns = Counter(place.line.role for place in inquiry.places)
    for role in turns.keys() - declared:
        first = next(place for place in inquiry.places if place.line.role == role)
        yield Note(
            severity=Severity.WARNING if turns[role] <= FEW_TURNS else Severity.ERROR,
            rule="unknown-role",
            place=first.name,
            reason=_("“{role}” nói {count} đoạn nhưng không có trong phần đầu").format(role=role, count=turns[role]),
            mend=_("thêm vào dòng GIỌNG: {role} = nam (hoặc nữ)").format(role=role),
        )


def _weekday_mismatch(inquiry: _Inquiry) -> Iterator[Note]:
    near = inquiry.script.air_on or inquiry.today
    for place in inquiry.places:
        for named in named_days(place.line.text, near):
            if named.day is None:
                reason = _("“{written}”: lịch không có ngày này").format(written=named.written)
            elif named.day.weekday() != named.weekday:
                reason = _("“{written}”: ngày {day:%d/%m/%Y} là {weekday}").format(
                    written=named.written, day=named.day, weekday=WEEKDAYS[named.day.weekday()]
                )
            else:
                continue
            yield Note(
                severity=Severity.ERROR,
                rule="weekday-mismatch",
                place=place.name,
                reason=reason,
                mend=_("sửa thứ hoặc sửa ngày"),
            )


def _unknown_cue(inquiry: _Inquiry) -> Iterator[Note]:
    for place in inquiry.places:
        text = place.line.text
        if (text[0], text[-1]) not in {("[", "]"), ("(", ")")}:
            continue
        yield Note(
            severity=Severity.ERROR if text[0] == "[" else Severity.WARNING,
            rule="unknown-cue",
            place=place.name,
            reason=_("“{text}” không phải hiệu lệnh đã biết, nên sẽ bị đọc thành lời").format(text=shorten(text)),
            mend=_("dùng [NHẠC HIỆU], [NHẠC CẮT], [NHẠC KẾT], hoặc bỏ dòng này"),
        )


def _long_sentence(inquiry: _Inquiry) -> Iterator[Note]:
    for place in inquiry.places:
        longest = max(sentences(place.line.text), key=count, default="")
        if count(longest) > SENTENCE_WORDS:
            yield Note(
                severity=Severity.WARNING,
                rule="long-sentence",
                place=place.name,
                reason=_("câu “{text}” dài {count} chữ (nên dưới {limit}), người nghe khó theo").format(
                    text=shorten(longest), count=count(longest), limit=SENTENCE_WORDS
                ),
                mend=_("tách thành hai, ba câu"),
            )


def _long_item(inquiry: _Inquiry) -> Iterator[Note]:
    if inquiry.script.kind not in _SHORT_KINDS:
        return
    syllables: Counter[int] = Counter()
    for place in inquiry.places:
        syllables[place.stretch] += count(place.spoken.text if place.spoken else place.line.text)
    for stretch, said in syllables.items():
        lasting = timedelta(seconds=said / SYLLABLES_PER_SECOND)
        if lasting > ITEM:
            first = next(place for place in inquiry.places if place.stretch == stretch)
            yield Note(
                severity=Severity.WARNING,
                rule="long-item",
                place=first.name,
                reason=_("từ đây đọc liền khoảng {minutes:.1f} phút (nên dưới {limit:g} phút)").format(
                    minutes=lasting / timedelta(minutes=1), limit=ITEM / timedelta(minutes=1)
                ),
                mend=_("rút gọn, hoặc chia mục và thêm [NHẠC CẮT]"),
            )


def _residue(inquiry: _Inquiry) -> Iterator[Note]:
    """One note for each form that could not be read, at its first place, as far as anyone would read them."""
    left = [(place, each) for place in inquiry.places if place.spoken for each in place.spoken.residue]
    times = Counter(each.written for _place, each in left)
    first = {each.written: (place, each) for place, each in reversed(left)}
    ordered = [first[written] for written in times]
    for place, each in ordered[:MOST_UNREAD]:
        where = around(place.line.text, each.start, each.start + len(each.written))
        again = _(" ({count} chỗ)").format(count=times[each.written]) if times[each.written] > 1 else ""
        yield Note(
            severity=Severity.WARNING,
            rule="residue",
            place=place.name,
            reason=_("chưa biết cách đọc “{written}”{again}: {where}").format(
                written=each.written, again=again, where=where
            ),
            mend=_('viết thành lời, hoặc: chiminh-radio voice lexicon add {written} "cách đọc"').format(
                written=each.written if each.written.isalnum() else shlex.quote(each.written)
            ),
        )


def _much_residue(inquiry: _Inquiry) -> Iterator[Note]:
    forms = {each.written for place in inquiry.places if place.spoken for each in place.spoken.residue}
    if len(forms) > MOST_UNREAD:
        yield Note(
            severity=Severity.WARNING,
            rule="much-residue",
            place=_("Cả bài"),
            reason=_("có {count} chữ chưa biết cách đọc, trên đây là {most} chữ đầu").format(
                count=len(forms), most=MOST_UNREAD
            ),
            mend=_("xem cả bài bằng “chiminh-radio script show SỐ --spoken”; có thể tệp hỏng phông chữ"),
        )


RULES = (
    _date_past,
    _damaged,
    _doubtful,
    _no_theme,
    _unknown_theme,
    _no_editor,
    _unknown_role,
    _weekday_mismatch,
    _unknown_cue,
    _long_sentence,
    _long_item,
    _residue,
    _much_residue,
)
