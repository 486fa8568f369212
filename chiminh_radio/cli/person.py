"""`person`: who works at the station, as what, and the keys that approvers sign with."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console, passphrase
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ApprovalError, ConfigError
from chiminh_radio.i18n import _

Name = Annotated[str, typer.Argument(help=_("họ và tên, viết như trong kịch bản"), metavar=_("TÊN"))]
Key = Annotated[
    Path | None,
    typer.Option("--key", help=_("tệp khóa riêng sẽ lập, như trên USB; mặc định ở thư mục riêng"), metavar=_("TỆP")),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help=_("đọc mật khẩu của khóa từ tệp này, không hỏi"), metavar=_("TỆP")),
]
APPROVER = "approver"


def list_people(ctx: typer.Context) -> None:
    """Print everyone."""
    session = session_of(ctx)
    config = session.station.config
    keys = config.approvers()
    if session.as_json:
        console.dump(
            [
                {"name": name, "roles": sorted(roles), "key": keys.get(name, "")}
                for name, roles in config.people().items()
            ]
        )
        return
    words = console.role_words()
    rows = [
        (name, ", ".join(words[role] for role in words if role in roles), _key_words(keys.get(name)))
        for name, roles in config.people().items()
    ]
    console.table(_("Người của đài"), (_("Họ và tên"), _("Việc"), _("Khóa ký")), rows)
    if not config.signed:
        print(_("Đài chưa bắt ký khi duyệt; lập khóa cho người duyệt: “chiminh-radio person key TÊN”."))


def _key_words(key: str | None) -> str:
    """A key as people compare it; None for who needs none."""
    return "–" if key is None else key[:12] + "…" if key else _("chưa có")


app = noun(_("Người của đài: xem, thêm, bớt, lập khóa ký cho người duyệt."), list_people)
app.command("list", help=_("liệt kê người của đài, việc được làm, khóa ký"))(list_people)


@app.command("add", help=_("thêm một người vào config.toml; người duyệt được lập khóa ký"))
def add(
    ctx: typer.Context,
    name: Name,
    role: Annotated[
        list[str],
        typer.Option(help=_("editor, operator, approver hoặc emergency; ghi nhiều lần được"), metavar=_("VAI")),
    ],
    key: Key = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write a person down, with a new key for who is to approve."""
    from chiminh_radio.config import people_edit

    session = session_of(ctx)
    config = session.station.config
    if name in config.people():
        raise ConfigError([_("“{name}” đã có trong [[people]]; khóa mới: “person key”").format(name=name)])
    public = _new_key(session, name, key, passphrase_file) if APPROVER in role else ""
    people_edit.add(config.path, name, role, public, locks=config.locks)
    session.say(_("Đã thêm {name} vào {file}.").format(name=name, file=config.path.name))
    _tell_signing(session, public)


@app.command("key", help=_("lập khóa ký cho một người duyệt, hoặc khóa mới thay khóa đã mất"))
def key_(ctx: typer.Context, name: Name, key: Key = None, passphrase_file: PassphraseFile = None) -> None:
    """Make a key; what was signed with an older one has to be approved again."""
    from chiminh_radio.config import people_edit

    session = session_of(ctx)
    config = session.station.config
    if name not in config.approvers():
        raise ApprovalError(_("“{name}” không có vai approver trong [[people]], nên không cần khóa").format(name=name))
    public = _new_key(session, name, key, passphrase_file)
    people_edit.set_key(config.path, name, public, locks=config.locks)
    _tell_signing(session, public)


@app.command("remove", help=_("bỏ một người khỏi config.toml; lời duyệt của người ấy hết hiệu lực"))
def remove(ctx: typer.Context, name: Name) -> None:
    """Take a person out."""
    from chiminh_radio.config import people_edit

    session = session_of(ctx)
    config = session.station.config
    people_edit.remove(config.path, name, locks=config.locks)
    session.say(_("Đã bỏ {name} khỏi {file}.").format(name=name, file=config.path.name))
    _tell_to_be_approved(session)


def _new_key(session: Session, name: str, path: Path | None, passphrase_file: Path | None) -> str:
    """Make a key, leave the private half in its file and give the public one."""
    from chiminh_radio.newsroom import keyfile
    from chiminh_radio.newsroom.signing import new_signer

    path = (path or keyfile.usual(name)).absolute()
    root = session.station.config.root
    if path.is_relative_to(root):
        raise ApprovalError(
            _("khóa riêng không để trong thư mục của đài ({folder}), nơi nhiều người chép được; hãy chọn --key").format(
                folder=root
            )
        )
    signer = new_signer()
    keyfile.save(signer, path, passphrase.chosen(passphrase_file))
    session.say(_("Khóa riêng của {name}: {file}").format(name=name, file=path))
    session.say(_("Giữ kỹ tệp này và mật khẩu; có cả hai là duyệt được thay. Mất thì lập khóa mới: “person key”."))
    return signer.public


def _tell_signing(session: Session, public: str) -> None:
    if public:
        session.say(_("Từ nay mỗi lần duyệt phải ký ([approval] signed = true)."))
    _tell_to_be_approved(session)


def _tell_to_be_approved(session: Session) -> None:
    """Which scripts no longer may air as the book now stands."""
    from chiminh_radio.config import load

    station = session.station.with_book(load(session.config))
    for record, reason in station.decisions.in_doubt():
        print(console.wrapped(_("Kịch bản số {number}: {reason}").format(number=record.number, reason=reason), "  "))
