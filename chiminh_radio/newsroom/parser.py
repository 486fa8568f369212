"""Paragraphs become a Script: the head, then sections of lines and cues."""

from collections.abc import Sequence

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model.script import Insert, InsertKind, Line, Role, Script, ScriptKind, Section
from chiminh_radio.newsroom import kinds
from chiminh_radio.newsroom.cast import merged, role_for
from chiminh_radio.newsroom.events import event_in
from chiminh_radio.newsroom.head import read_head, source_in
from chiminh_radio.newsroom.keys import KEYS, Head, theme_ids
from chiminh_radio.newsroom.marks import (
    cue_in,
    heading_in,
    key_in,
    named_turn_in,
    part_cues,
    recorded_turn_in,
    turn_in,
    without_bullet,
)
from chiminh_radio.newsroom.official import without_trimmings
from chiminh_radio.newsroom.words import tidy


def parse(paragraphs: Sequence[str]) -> Script:
    """The script that these paragraphs are, in whichever of the shapes that editors use (see head.py and marks.py).

    The kind is what LOẠI says, else ĐÍNH CHÍNH CHO, else the title, else a notice. Raises ScriptError for one without a
    title, with nothing to read aloud, or with a head that says a date, time, kind, voice or number that cannot be read.
    """
    head, body = read_head(without_trimmings([text for each in paragraphs if (text := tidy(each))]))
    title = head.title or head.free_title
    if not title:
        raise ScriptError(_("không thấy tiêu đề; thêm dòng đầu “TIÊU ĐỀ: Bản tin thời sự tuần 48”"))
    reader = _Body(head.roles)
    for paragraph in body:
        if not reader.takes_recorded_turn(paragraph):
            for piece in part_cues(paragraph):
                reader.take(piece)
    parts = [part for section in reader.sections for part in section.body]
    if not any(isinstance(part, Line) or part.kind is InsertKind.RECORDING for part in parts):
        raise ScriptError(_("“{title}”: không có lời nào để đọc").format(title=title))
    by_words = ScriptKind.CORRECTION if head.corrects else kinds.mentioned(title)
    kind = head.kind or by_words or ScriptKind.NOTICE
    if kind is ScriptKind.NOTICE and head.event_on is None and (event := event_in(body)):
        head.event_on, head.air_until = event.first, head.air_until or event.last
    return _script(title, kind, head, reader)


def _script(title: str, kind: ScriptKind, head: Head, body: "_Body") -> Script:
    by_title = kinds.numbered(title, kind)
    return Script(
        title=title,
        kind=kind,
        series=head.series or by_title.series,
        issue=by_title.issue if head.issue is None else head.issue,
        editor=head.editor,
        source=head.source,
        themes=head.themes,
        audience=head.audience,
        priority=head.priority,
        roles=head.roles or merged(body.heard, ()),
        air_on=head.air_on,
        air_from=head.air_from,
        air_until=head.air_until,
        event_on=head.event_on,
        air_times=head.air_times,
        sections=body.sections,
        corrects=head.corrects,
        recording=head.recording,
    )


class _Body:
    """The body as it is read: a heading opens a section, a name in capitals takes the word until another does."""

    def __init__(self, roles: tuple[Role, ...]) -> None:
        self.heard: list[Role] = []
        """Speakers in order of their first word, for a script that declares none."""
        self._roles = roles
        self._role = ""
        self._heading = self._theme = self._source = ""
        self._parts: list[Line | Insert] = []
        self._finished: list[Section] = []

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections up to here; what stands before the first heading has none."""
        if not self._parts and not self._heading:
            return tuple(self._finished)
        told = {"heading": self._heading, "theme": self._theme, "source": self._source}
        return (*self._finished, Section(**told, body=tuple(self._parts)))

    def takes_recorded_turn(self, paragraph: str) -> bool:
        """Take a paragraph in which a recording stands in place of a speaker's voice, if it is one."""
        recorded = recorded_turn_in(without_bullet(paragraph))
        if not recorded or not (name := self._turn(recorded[0])[0]):
            return False
        self._role = name
        self._parts.append(recorded[1])
        return True

    def take(self, paragraph: str) -> None:
        """Take the next paragraph."""
        if (heading := heading_in(paragraph)) is not None:
            self._finished = list(self.sections)
            self._heading, self._theme, self._source, self._parts = heading, "", "", []
        elif cue := cue_in(paragraph):
            self._parts.append(cue)
        elif not (self._takes_theme(paragraph) or self._takes_source(paragraph)):
            self._speak(without_bullet(paragraph))

    def _takes_theme(self, paragraph: str) -> bool:
        """Whether this is the theme of a section, as a key right under its heading."""
        parts = key_in(paragraph)
        if not parts or KEYS.get(parts[0]) != "themes" or not self._heading or self._parts:
            return False
        ids = theme_ids(parts[1])
        if len(ids) > 1:
            raise ScriptError(_("dòng “{line}”: mỗi mục chỉ một chủ đề").format(line=paragraph))
        self._theme = ids[0] if ids else ""
        return True

    def _takes_source(self, paragraph: str) -> bool:
        """Whether this is the source of a section: a key under its heading, or at the end of the item."""
        source = source_in(paragraph) if self._heading else None
        self._source = source or self._source
        return source is not None

    def _speak(self, text: str) -> None:
        name, words = self._turn(text)
        if name:
            self._role = name
        if words:
            self._parts.append(Line(text=words, role=self._role))

    def _turn(self, text: str) -> tuple[str, str]:
        """The role and the words of a paragraph; no role where nobody new begins to speak."""
        known = named_turn_in(text)
        if known and (role := role_for(known[0], self._roles)):
            return role.name, known[1]
        turn = turn_in(text)
        if not turn or (key_in(text) or ("",))[0] in KEYS:
            return "", text
        role = role_for(turn[0], self.heard)
        if role is None:
            role = Role(name=turn[0])
            self.heard.append(role)
        return role.name, turn[1]
