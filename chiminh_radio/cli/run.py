"""`run`: the daemon, in the foreground, until it is told to end."""

import logging
import signal
from logging.handlers import RotatingFileHandler

import typer

from chiminh_radio.cli.noun import single
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.i18n import _

app = single()


@app.command(help=_("Chạy thường trực: nhận bài từ inbox, thu tiếng, dựng, phát đúng giờ. Dừng bằng Ctrl-C."))
def run(ctx: typer.Context) -> None:
    """Run the daemon of this station."""
    from chiminh_radio.daemon import Daemon

    session = session_of(ctx)
    station = session.station
    write_logs(session)
    daemon = Daemon(station)
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):  # the last is Windows' own
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda _number, _frame: daemon.stop())
    session.say(_("{name} đang chạy thường trực, Ctrl-C để dừng.").format(name=station.config.station.name))
    daemon.run()


def write_logs(session: Session) -> None:
    """Send the technical log to the station's log file, which rotates, and to the terminal."""
    path = session.station.config.log
    handlers: list[logging.Handler] = [
        RotatingFileHandler(path, maxBytes=2_000_000, backupCount=5, encoding="utf-8", delay=True)
    ]
    if not session.quiet:
        handlers.append(logging.StreamHandler())
    level = logging.DEBUG if session.verbose else logging.INFO
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s", handlers=handlers)
