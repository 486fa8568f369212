import json


def test_days_of_the_schedule_are_carried_to_a_folder(radio, tmp_path):
    """`schedule export` fills a folder that exists, and tells how much; another day nothing is new."""
    usb = tmp_path / "usb"

    assert radio("schedule", "export", usb)[0] == 1

    usb.mkdir()
    code, told, _error = radio("schedule", "export", usb, "--days", "2")
    again = json.loads(radio("--json", "schedule", "export", usb, "--days", "2")[1])

    assert code == 0
    assert "LICH.TXT" in told
    assert len([*usb.rglob("*.MP3")]) == len(again["tracks"])
    assert again["written"] == []


def test_a_zone_that_there_is_not_is_refused(radio, tmp_path):
    """The sentence names those there are."""
    code, _told, error = radio("schedule", "export", tmp_path, "--zone", "thon-tay")

    assert (code, "toan-xa" in error) == (1, True)
