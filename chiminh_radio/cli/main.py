"""One command line from its words to its exit code, and the ONE place where an error becomes a sentence."""

import gc
import sys
from collections.abc import Sequence

from chiminh_radio import __version__, i18n
from chiminh_radio.cli.flags import FlagError, read_flags
from chiminh_radio.cli.session import Session
from chiminh_radio.errors import RadioError
from chiminh_radio.i18n import _

PROGRAM = "chiminh-radio"
DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0 done, 1 refused with the reason said, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # cron and old Windows consoles would choke on Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        session, words = read_flags(arguments)
    except FlagError as error:
        _complain(error)
        return USAGE
    i18n.use(session.language or "vi")
    try:
        return _obey(session, words)
    except RadioError as error:
        _complain(error)
        return REFUSED
    except KeyboardInterrupt:
        print(_("Đã dừng theo yêu cầu."), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: an operator never sees a traceback
        from chiminh_radio.cli.crash import record

        _complain(_("ngoài dự kiến: {reason}. Chi tiết ở {path}").format(reason=error, path=record(error)))
        return REFUSED
    finally:
        session.close()


def _obey(session: Session, words: list[str]) -> int:
    if session.version:
        print(f"{PROGRAM} {__version__}")
        return DONE
    # The two below leave nothing to parse, and the parser alone would take as long as the whole answer.
    if words == ["--help"]:
        from chiminh_radio.cli.nouns import page

        print(page())
        return DONE
    if words == ["status"]:
        gc.disable()  # it is over before there is anything to collect
        from chiminh_radio.cli.overview import show

        show(session)
        return DONE
    from chiminh_radio.cli.app import obey

    code = obey(session, words)
    session.seal()
    return code


def _complain(reason: object) -> None:
    print(_("Lỗi: {reason}").format(reason=reason), file=sys.stderr)
