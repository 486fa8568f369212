"""Some of what `make prove-newsroom` hands in."""

import os
import socket

import pytest
from proofs.newsroom import crowd
from proofs.newsroom.documents import KINDS, NAMES
from proofs.newsroom.guard import guarded
from proofs.newsroom.handing_in import hand_in


def test_documents_of_every_kind_do_no_harm():
    """No crash, no hang, no write outside of the station, nothing lost, on each of the three ways in."""
    handed = hand_in(seed=1_000, count=len(KINDS) + len(NAMES))

    assert handed.faults == []
    assert set(handed.kinds) == {*KINDS, *NAMES}


def test_the_guard_sees_what_is_written_elsewhere_and_who_is_called(tmp_path):
    """A file outside of the folder and a connection are told; one within is not."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    with guarded(inside) as seen:
        (inside / "a").write_text("a", encoding="utf-8")
        outside.write_text("a", encoding="utf-8")
        with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", 1), timeout=1):
            pass

    assert [line.split()[0] for line in seen] == ["open", "socket.getaddrinfo", "socket.connect"]


@pytest.mark.skipif(os.name == "nt", reason="Windows tells a process's memory otherwise")
def test_files_dropped_at_once_are_received_once_each():
    """More than one tick takes, of two kinds: every one is kept once and is one script."""
    received = crowd.receive(24)

    assert received.faults == []
    assert received.seconds_each < crowd.SLOWEST_FILE
