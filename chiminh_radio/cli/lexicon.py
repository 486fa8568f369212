"""`voice lexicon`: the station's own words and how they are said; shown, tried, put in and taken out."""

from dataclasses import asdict
from typing import Annotated

import typer

from chiminh_radio.cli import console, spoken
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import LexiconError
from chiminh_radio.i18n import _
from chiminh_radio.model.speech import LexiconEntry

Written = Annotated[str, typer.Argument(help=_("chữ viết trong bài, như UBND"), metavar=_("VIẾT"))]


def list_words(ctx: typer.Context, every: bool = False) -> None:
    """Print the station's entries, and ours with `every`; of two for one written form the first holds."""
    from chiminh_radio.voice.lexicon import shipped_entries

    session = session_of(ctx)
    entries = [*session.station.config.lexicon(), *(shipped_entries() if every else ())]
    first: dict[str, LexiconEntry] = {}
    rows = [(entry, first.setdefault(entry.written, entry)) for entry in entries]
    if session.as_json:
        console.dump([{**asdict(entry), "in_force": entry is holds, "doubt": _doubt(entry)} for entry, holds in rows])
        return
    console.table(
        _("Từ điển của đài"),
        (_("Viết"), _("Đọc"), _("Ghi chú"), _("Nguồn")),
        [(entry.written, entry.spoken, entry.note, _origin(entry, holds)) for entry, holds in rows],
    )


def _origin(entry: LexiconEntry, holds: LexiconEntry) -> str:
    """Where an entry stands, and what is to be said of it."""
    parts = [_source(entry)]
    if entry is not holds:
        parts.append(_("không dùng, theo {other}").format(other=_source(holds)))
    if doubt := _doubt(entry):
        parts.append(doubt)
    return "; ".join(parts)


def _doubt(entry: LexiconEntry) -> str:
    """Why a voice may not say the station's entry as it is meant; "" when it does."""
    from chiminh_radio.voice.lexicon import SHIPPED
    from chiminh_radio.voice.trial import unsayable

    return "" if entry.origin in SHIPPED else unsayable(entry.spoken)


def _source(entry: LexiconEntry) -> str:
    from chiminh_radio.voice.lexicon import SHIPPED

    return _("có sẵn") if entry.origin in SHIPPED else entry.origin


app = noun(_("Từ điển của đài: xem, thử, thêm, bớt cách đọc của từng chữ."), list_words)


@app.command("list", help=_("liệt kê từ điển của đài, ghi chú và nguồn"))
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help=_("cả những từ có sẵn trong chương trình"))] = False,
) -> None:
    """Print the lexicon."""
    list_words(ctx, every)


@app.command("add", help=_("thêm một từ vào tệp lexicon.csv của đài"))
def add(
    ctx: typer.Context,
    written: Written,
    said: Annotated[str, typer.Argument(help=_("lời đọc, viết đủ bằng âm tiết"), metavar=_("ĐỌC"))],
    note: Annotated[str, typer.Option(help=_("ghi chú cho người sau"), metavar=_("LỜI"))] = "",
    replace: Annotated[bool, typer.Option("--replace", help=_("thay cách đọc đã có"))] = False,
) -> None:
    """Append an entry; refuse what cannot be said, and what is there already."""
    from chiminh_radio.config.lexicon import normal
    from chiminh_radio.config.lexicon_edit import add as put
    from chiminh_radio.voice.trial import unsayable

    session = session_of(ctx)
    config = session.station.config
    file = config.lexicon_file
    entry = LexiconEntry(written=normal(written), spoken=normal(said), note=normal(note), origin=file.name)
    if reason := unsayable(entry.spoken):
        raise LexiconError(reason)
    _refuse_shadowed(session, entry)
    put(file, entry, locks=config.locks, instead=replace)
    session.say(
        _("Đã ghi vào {file}: “{written}” đọc là “{spoken}”.").format(
            file=file.name, written=entry.written, spoken=entry.spoken
        )
    )
    session.say(_("Bài đã thu tiếng vẫn đọc như cũ; muốn đọc lại: “chiminh-radio script voice SỐ”."))


def _refuse_shadowed(session: Session, entry: LexiconEntry) -> None:
    config = session.station.config
    for other in config.lexicon():
        if other.written == entry.written and other.origin == config.path.name:
            raise LexiconError(
                _("“{written}” đã có trong {file} ([voice.lexicon]), đọc là “{spoken}”; hãy sửa ở đó").format(
                    written=other.written, file=other.origin, spoken=other.spoken
                )
            )


@app.command("remove", help=_("bỏ một từ khỏi tệp lexicon.csv của đài"))
def remove(ctx: typer.Context, written: Written) -> None:
    """Take an entry out."""
    from chiminh_radio.config.lexicon import normal
    from chiminh_radio.config.lexicon_edit import remove as take_out

    session = session_of(ctx)
    config = session.station.config
    entry = take_out(config.lexicon_file, normal(written), locks=config.locks)
    session.say(
        _("Đã bỏ khỏi {file}: “{written}” đọc là “{spoken}”.").format(
            file=config.lexicon_file.name, written=entry.written, spoken=entry.spoken
        )
    )


@app.command("test", help=_("đọc thử một câu, xem từ điển đọc chỗ nào và vì sao"))
def test(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help=_("câu cần thử"), metavar=_("CÂU"))],
) -> None:
    """Print how a text is said, which entries said it, and why others did not."""
    from chiminh_radio.voice.trial import misses, speakers

    session = session_of(ctx)
    entries = session.station.config.lexicon()
    line = session.station.normaliser.line(text)
    missed = list(misses(text, line, entries))
    used = speakers(line, entries)
    if session.as_json:
        console.dump({"written": text, **spoken.plain(line), "entries": used, "misses": missed})
        return
    print(console.wrapped(line.text))
    for row in spoken.explained(line):
        print(row)
    for entry in used:
        words = _("Theo từ điển: {written} → {spoken} ({origin}) {note}").format(**asdict(entry))
        print(console.wrapped(words.rstrip()))
    for miss in missed:
        words = _("Không theo từ điển: {written} ({origin}): {reason}").format(
            written=miss.entry.written, origin=miss.entry.origin, reason=miss.reason
        )
        print(console.wrapped(words))
    if not used and not missed:
        print(_("Không có từ nào của từ điển đài trong câu này."))
