"""The real daemon in its own process, and waiting for what it does."""

import os
import signal
import subprocess
import sys
import time

import pytest

_PATIENCE_SECONDS = 60


class Process:
    """One run of the daemon."""

    def __init__(self, book):
        command = [sys.executable, "-m", "chiminh_radio", "-c", str(book), "run"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def kill(self):
        self._process.kill()
        self._process.communicate(timeout=10)

    def stop(self):
        """End it as a service manager does and give what it said."""
        self._process.send_signal(signal.SIGTERM if os.name == "posix" else signal.CTRL_BREAK_EVENT)
        return self._process.communicate(timeout=20)[0]

    def end(self):
        if self._process.poll() is None:
            self.kill()


def wait(look, seconds=_PATIENCE_SECONDS):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    pytest.fail(f"waited {seconds} s")
