"""The demo, as `make demo` runs it."""

import subprocess
import sys

from chiminh_radio import config
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.station import Station


def test_the_demo_shows_every_step_and_leaves_a_row_with_the_digest_of_what_it_aired(tmp_path):
    """From the Word file to the log, offline; nothing is left running, and the log row bears the master's digest."""
    command = [sys.executable, "-m", "chiminh_radio", "demo", "--folder", str(tmp_path), "--listen", "1"]

    shown = subprocess.run(command, capture_output=True, timeout=120, check=False)

    out = shown.stdout.decode("utf-8")
    assert shown.returncode == 0, out + shown.stderr.decode("utf-8")
    assert all(f"[{step}/8]" in out for step in range(1, 9))
    station = Station(config.load(tmp_path / "config.toml"))
    started, cut = station.log.rows()
    assert (started.event, cut.event) == (LogEvent.STARTED, LogEvent.CUT)
    assert started.digest[:12] in out
    assert station.items.programme(started.digest).playlist == "ban-tin-sang"
    assert not station.heartbeat.alive(station.clock.now())
    station.close()
