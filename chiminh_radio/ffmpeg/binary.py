"""Finds ffmpeg and runs it, watched: what it says is read to the end, and what stalls is stopped."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.i18n import _
from chiminh_radio.watch import Watch

_SPEAKING = ("-hide_banner", "-nostats", "-loglevel", "level+info")
"""So that `Said` understands it."""
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows only: no black window for each piece of sound."""


class Binary:
    """The file that is run, and how long it may be silent."""

    def __init__(self, configured: Path | None, patience: timedelta) -> None:
        self._configured = configured
        self._patience = patience

    @contextmanager
    def running(
        self, name: str, arguments: Sequence[str], said: Said, *, stdin: int = subprocess.DEVNULL
    ) -> Iterator[tuple[subprocess.Popen[bytes], Watch]]:
        """Give ffmpeg at work, and a watch for whoever waits for it. Raises AudioError where a wait was given up."""
        try:
            process = subprocess.Popen(  # noqa: S603 - the station's own binary; a path cannot become an option
                [self._path, *_SPEAKING, *arguments],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise self._cannot_run(error) from error
        with process:
            listener = threading.Thread(target=said.listen, args=(process.stderr,), daemon=True)
            listener.start()
            try:
                with Watch(self._patience, process.kill) as watch:
                    yield process, watch
            finally:
                process.kill()  # nothing to one that has ended; one that was left early must not go on
                listener.join()
        if watch.gave_up:
            raise AudioError(
                _("{file}: ffmpeg im lặng quá {seconds:g} giây khi đọc tệp này, đã dừng nó").format(
                    file=name, seconds=self._patience.total_seconds()
                )
            )

    def version(self) -> str:
        """As it names itself. Raises AudioError if it cannot be run."""
        try:
            answer = subprocess.run(  # noqa: S603 - the station's own binary with fixed arguments
                [self._path, "-version"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=self._patience.total_seconds(),
                creationflags=_NO_WINDOW,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise self._cannot_run(error) from error
        words = answer.stdout.decode("utf-8", "replace").split()
        if words[:2] != ["ffmpeg", "version"]:
            raise self._cannot_run(_("nó không xưng là ffmpeg"))
        return words[2]

    @cached_property
    def _path(self) -> str:
        if self._configured is not None:
            return str(self._configured)
        import imageio_ffmpeg  # noqa: PLC0415 - most commands never need it

        try:
            return str(imageio_ffmpeg.get_ffmpeg_exe())
        except RuntimeError as error:
            raise AudioError(_("không tìm thấy ffmpeg đi kèm chương trình; hãy cài lại gói imageio-ffmpeg")) from error

    def _cannot_run(self, reason: object) -> AudioError:
        hint = _("; xem khóa studio.ffmpeg trong config.toml") if self._configured else ""
        return AudioError(
            _("không chạy được ffmpeg ({binary}): {reason}{hint}").format(binary=self._path, reason=reason, hint=hint)
        )
