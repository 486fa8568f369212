"""The leader's part of `script`: hear it, see what will be said, approve it."""

from pathlib import Path
from shutil import copyfile
from typing import Annotated

import typer

from chiminh_radio import production
from chiminh_radio.cli import bundling, console, passphrase, shown
from chiminh_radio.cli.playing import play_here
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.cli.voicing import tell, tell_unmade, voice_all
from chiminh_radio.errors import ApprovalError, RadioError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.newsroom.keyfile import usual
from chiminh_radio.newsroom.signing import Signer

By = Annotated[str, typer.Option(help=_("họ tên người quyết định, như trong [[people]]"), metavar=_("TÊN"))]
Key = Annotated[
    Path | None,
    typer.Option("--key", help=_("tệp khóa riêng, như trên USB; mặc định ở thư mục riêng"), metavar=_("TỆP")),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help=_("đọc mật khẩu của khóa từ tệp này, không hỏi"), metavar=_("TỆP")),
]


def listen(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help=_("số kịch bản, xem ở “script list”"), metavar=_("SỐ"))],
    into: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("ghi ra tệp WAV này, không phát loa"), metavar=_("TỆP"))
    ] = None,
) -> None:
    """Render a script as it would sound, and play it or write it; nothing of it comes on the shelf."""
    from tempfile import TemporaryDirectory

    session = session_of(ctx)
    station = session.station
    record = station.scripts.get(number)
    with TemporaryDirectory(prefix="chiminh-nghe-thu-") as scratch:
        with console.progress(_("Thu tiếng")) as progress:
            item = production.preview(station, record.script, Path(scratch), progress)
        if into is None:
            session.say(
                _("Nghe thử số {number}, {length}; Ctrl-C để dừng.").format(
                    number=number, length=console.length(item.duration)
                )
            )
            play_here(station, item.audio, item.digest, title=item.title)
        else:
            with replacing(into.absolute()) as temporary:
                copyfile(station.config.root / item.audio, temporary)
            session.say(_("Đã ghi {file}, {length}").format(file=into, length=console.length(item.duration)))


def approve(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(help=_("số kịch bản, hoặc gói .zip của “script export”"), metavar=_("SỐ…|GÓI.zip")),
    ],
    by: By,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("duyệt hết, không hỏi từng bài"))] = False,
) -> None:
    """Show each as it will be said, approve what the leader says yes to, then voice it."""
    session = session_of(ctx)
    if not yes:
        console.require_somebody(_("duyệt mà không hỏi thì phải thêm --yes"))
    if what[0].lower().endswith(".zip"):
        signer = passphrase.signer_of(key or usual(by), passphrase_file)
        for file in what:
            bundling.sign(session, Path(file), by=by, signer=signer, yes=yes)
        return
    records = [session.station.scripts.get(number) for number in dict.fromkeys(map(_number, what))]
    _approve(session, records, by=by, signer=signer_for(session, by, key, passphrase_file), yes=yes)


def _number(word: str) -> int:
    if not word.isdecimal():
        raise ApprovalError(_("“{word}” không phải số kịch bản, cũng không phải gói .zip").format(word=word))
    return int(word)


def _approve(session: Session, records: list[ScriptRecord], *, by: str, signer: Signer | None, yes: bool) -> None:
    station = session.station
    approved: list[ScriptRecord] = []
    refused: list[str] = []
    for record in records:
        _show(session, record)
        try:
            draft = station.decisions.draft(record.number, by=by, at=station.clock.now())
            if not yes and not console.agreed(_("Duyệt số {number}?").format(number=record.number)):
                session.say(_("Chưa duyệt số {number}.").format(number=record.number))
                continue
            decision = signer.signed(draft) if signer else draft
            approved.append(station.decisions.take(decision, at=station.clock.now()))
        except RadioError as error:  # the others of the batch are still to be asked for
            refused.append(str(error))
            continue
        tell(session, approved[-1])
    refused += voice_all(session, approved)
    if any(record.script.corrects for record in approved):
        tell_unmade(session)
    if refused:
        raise ApprovalError("\n".join(refused))


def signer_for(session: Session, by: str, key: Path | None, passphrase_file: Path | None) -> Signer | None:
    """Whoever holds the key of `by`; nobody in a station that asks for no signature, unless a key is named."""
    if key is None and not session.station.config.signed:
        return None
    return passphrase.signer_of(key or usual(by), passphrase_file)


def _show(session: Session, record: ScriptRecord) -> None:
    """All that a leader must have seen: the head, what is noted, and every word as it will be said."""
    if session.quiet or session.as_json:
        return
    shown.print_pair(session, record)
    station = session.station
    recordings = station.recordings.of(record.script.digest).values()
    shown.print_whole(record, shown.voices_of(session, record.script), station.spoken(record.script), recordings)
