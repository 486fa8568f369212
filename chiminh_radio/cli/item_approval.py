"""The leader's part of `item`: hear a sound of the library, let it air."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from chiminh_radio.cli import approval, console
from chiminh_radio.cli.holding import print_item
from chiminh_radio.cli.playing import play_here
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ApprovalError, RadioError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ItemRecord

Number = Annotated[int, typer.Argument(help=_("số tư liệu, xem ở “item list”"), metavar=_("SỐ"))]


def listen(
    ctx: typer.Context,
    number: Number,
    into: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("ghi ra tệp WAV này, không phát loa"), metavar=_("TỆP"))
    ] = None,
) -> None:
    """Play an item as it is in a programme, or write it."""
    from chiminh_radio.studio.hearing import to_hear

    session = session_of(ctx)
    station = session.station
    item = station.catalogue.get(number).item
    with TemporaryDirectory(prefix="chiminh-nghe-thu-") as scratch:
        with console.waiting(_("Chỉnh độ to")):
            heard = to_hear(item, station.levelled, Path(scratch))
        length = console.length(heard.duration)
        if into is None:
            session.say(_("Nghe tư liệu số {number}, {length}; Ctrl-C để dừng.").format(number=number, length=length))
            play_here(station, heard.path, heard.digest, title=item.title)
            return
        with replacing(into.absolute()) as temporary:
            copyfile(heard.path, temporary)
        session.say(_("Đã ghi {file}, {length}").format(file=into, length=length))


def approve(
    ctx: typer.Context,
    numbers: Annotated[list[int], typer.Argument(help=_("số tư liệu, xem ở “item list”"), metavar=_("SỐ…"))],
    by: approval.By,
    key: approval.Key = None,
    passphrase_file: approval.PassphraseFile = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("duyệt hết, không hỏi từng tư liệu"))] = False,
) -> None:
    """Show each, and approve what the leader says yes to."""
    session = session_of(ctx)
    decisions = session.station.item_decisions
    if not yes:
        console.require_somebody(_("duyệt mà không hỏi thì phải thêm --yes"))
    signer = approval.signer_for(session, by, key, passphrase_file)
    refused: list[str] = []
    for number in dict.fromkeys(numbers):
        try:
            draft = decisions.draft(number, by=by, at=session.station.clock.now())
            print_item(session, session.station.catalogue.get(number))
            if not yes and not console.agreed(_("Duyệt tư liệu số {number}?").format(number=number)):
                session.say(_("Chưa duyệt số {number}.").format(number=number))
                continue
            record = decisions.take(signer.signed(draft) if signer else draft)
        except RadioError as error:  # the others are still to be asked for
            refused.append(str(error))
            continue
        _tell(session, record)
    if refused:
        raise ApprovalError("\n".join(refused))


def _tell(session: Session, record: ItemRecord) -> None:
    if session.as_json:
        console.dump(record)
        return
    signed = record.approval is not None and record.approval.signature
    words = _("Đã duyệt và ký tư liệu số {number} “{title}”") if signed else _("Đã duyệt tư liệu số {number} “{title}”")
    session.say(words.format(number=record.number, title=record.item.title))
