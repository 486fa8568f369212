import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.sounds import tone, write_wav
from fakes.station import DUE, MORNING, approve, bulletin, fake_output, opened, planned, withdraw

from chiminh_radio import clearance, config, production
from chiminh_radio.errors import ApprovalError, PlaylistError
from chiminh_radio.files import digest_of
from chiminh_radio.model.airing import AiringState
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.script import ScriptKind, ScriptState
from chiminh_radio.studio.levelled import LevelledItems

TODAY = MORNING.date()
DAY = timedelta(days=1)


def voiced(station, **more):
    record = approve(station, bulletin(TODAY, **more))
    item, _reading = production.voice(station, record)
    return station.scripts.get(record.number), item


def put(station, item):
    """Into the library, as `item add` does."""
    return station.catalogue.add(
        replace(item, added_at=MORNING), at=MORNING, by="Khải", origin="a.wav", fingerprint=b""
    )


def test_nothing_is_voiced_before_it_is_approved(station):
    """The booth reads approved words only."""
    record = approve(station, bulletin(TODAY))
    withdraw(station, record)

    with pytest.raises(ApprovalError):
        production.voice(station, record)


def test_what_is_withdrawn_while_it_is_read_is_not_offered_to_a_programme(station):
    """The approval is looked at again after the reading; the item made meanwhile stays on no shelf."""
    record = approve(station, bulletin(TODAY))

    production.voice(station, record, lambda _done, _total: withdraw(station, record))

    assert station.scripts.get(record.number).state is ScriptState.WITHDRAWN
    with pytest.raises(PlaylistError):
        production.choose(station, "ban-tin-sang", TODAY)


def test_a_master_is_made_once_for_the_same_items(station):
    """Asked for again, it is the one there is; after another approval it is another."""
    voiced(station)
    first = production.build(station, "ban-tin-sang", TODAY)
    again = production.build(station, "ban-tin-sang", TODAY)
    voiced(station, title="Bản tin bổ sung", lines=2)

    assert again == first
    assert production.build(station, "ban-tin-sang", TODAY).items != first.items


def test_a_master_for_other_loudspeakers_is_another(station):
    """A key of [studio] that changes how it sounds makes it anew, though the items are the same."""
    voiced(station)
    first = production.build(station, "ban-tin-sang", TODAY)
    book = station.config.root / "config.toml"
    book.write_text(book.read_text(encoding="utf-8") + '\n[studio]\nprofile = "phang"\n', encoding="utf-8")
    other = station.with_book(config.load(book))

    assert production.build(other, "ban-tin-sang", TODAY).digest != first.digest
    assert production.build(station, "ban-tin-sang", TODAY).digest == first.digest


def test_a_bed_that_may_not_air_any_more_holds_the_master_back(station):
    """Music under speech is asked after like any sound of the library, though no cue tells of it."""
    voiced(station)
    programme = production.build(station, "ban-tin-sang", TODAY)

    assert not clearance.revoked(station, programme)
    assert "không có trong sổ" in clearance.revoked(station, replace(programme, beds=("mat",)))


def test_a_master_that_was_changed_on_the_disk_is_made_again(station):
    """One byte more, and it is no longer what was approved."""
    voiced(station)
    first = production.build(station, "ban-tin-sang", TODAY)
    path = station.config.root / first.audio
    path.write_bytes(path.read_bytes() + b"\0")

    assert "không còn là băng đã dựng" in clearance.refusal(station, first)
    assert not clearance.refusal(station, production.build(station, "ban-tin-sang", TODAY))


def test_an_emptied_cache_is_filled_again(station):
    """audio/cache/ may be deleted at any time: the next programme voices anew what it needs."""
    _record, item = voiced(station)
    (station.config.root / item.audio).unlink()

    programme = production.prepare(station, planned(station))

    assert programme.playlist == "ban-tin-sang"


def test_what_cannot_be_voiced_again_does_not_hold_up_the_fallback(station):
    """With the sound gone and no voice to be had, the fallback is made ready, and the row says what was wanting."""
    _record, item = voiced(station)
    (station.config.root / item.audio).unlink()
    shutil.rmtree(station.booth.cache.folder)
    station.booth.engines[0].refuses = "truyền thanh"

    programme = production.prepare(station, planned(station))

    assert programme.playlist == "du-phong"
    assert "beep" in station.airings.get(1).reason


def test_without_a_bulletin_the_fallback_is_made_ready_and_the_row_says_why(station):
    """The airing is READY with what can be aired, and the reason stands in its row."""
    airing = planned(station)

    programme = production.prepare(station, airing)

    ready = station.airings.get(airing.number)
    assert programme.playlist == "du-phong"
    assert (ready.state, ready.programme_digest) == (AiringState.READY, programme.digest)
    assert "ban-tin-sang" in ready.reason


def test_a_programme_longer_than_the_session_gives_way_to_the_fallback(station):
    """[hours] session_limit_minutes holds for every programme: too long is not cut, it is replaced, and told."""
    voiced(station, lines=60)
    station.config.path.write_text(
        station.config.path.read_text(encoding="utf-8") + "\n[hours]\nsession_limit_minutes = 1\n", encoding="utf-8"
    )
    strict = station.with_book(config.load(station.config.path))
    strict.booth = station.booth

    programme = production.prepare(strict, planned(strict))

    assert programme.playlist == "du-phong"
    assert "session_limit_minutes" in strict.airings.get(1).reason


def test_a_rebuilt_master_takes_what_was_levelled_before(station, monkeypatch):
    """After one more item only that one is levelled; a programme that the record does not vouch for is not asked."""
    voiced(station)
    first = production.build(station, "ban-tin-sang", TODAY)
    voiced(station, title="Bản tin bổ sung", lines=2)
    again = production.build(station, "ban-tin-sang", TODAY)
    shared = first.levelled.keys() & again.levelled.keys()
    assert shared
    assert all(first.levelled[key] == again.levelled[key] for key in shared)

    asked = []
    get = LevelledItems.get

    def remembered(items, item, known, **how):
        asked.append(known)
        return get(items, item, known, **how)

    monkeypatch.setattr(LevelledItems, "get", remembered)
    voiced(station, title="Bản tin sau nữa", lines=2)
    with station.database.transaction() as connection:
        connection.execute("UPDATE programmes SET content = replace(content, 'Bản tin', 'Bản in')")
    production.build(station, "ban-tin-sang", TODAY)
    assert asked
    assert not any(asked)


def test_a_full_disk_does_not_keep_the_fallback_from_airing(station, monkeypatch):
    """A master that cannot be written is a reason told in the row; one that is there is made ready in its place."""
    fallback = production.build(station, "du-phong", TODAY)
    voiced(station)

    def full(_file, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wave.Wave_write.writeframesraw", full)
    airing = planned(station)

    assert production.prepare(station, airing).digest == fallback.digest
    assert "No space left" in station.airings.get(airing.number).reason


def test_what_is_too_long_for_an_airing_is_not_begun(station, monkeypatch):
    """Eight hours are refused by their length, before a sample of them is decoded."""
    _record, item = voiced(station)
    production.build(station, "du-phong", TODAY)
    station.items.add(replace(item, duration=timedelta(hours=8)))
    monkeypatch.setattr("chiminh_radio.ffmpeg.tool.Ffmpeg.listen", None)
    airing = planned(station)

    assert production.prepare(station, airing).playlist == "du-phong"
    assert "session_limit_minutes" in station.airings.get(airing.number).reason


def test_a_lexicon_changed_after_approval_is_not_voiced_and_does_not_stop_the_air(station):
    """What would be heard is no longer what was approved: it is refused by name until it is approved again."""
    record, item = voiced(station)
    assert item.heard_digest == station.scripts.get(record.number).approval.heard_digest
    (station.config.root / "lexicon.csv").write_text("written,spoken\nhôm nay,ngày hôm nay\n", encoding="utf-8")
    edited = opened(station.config.path, station.clock, fake_output(station.clock))

    with pytest.raises(ApprovalError, match="cần duyệt lại"):
        production.voice(edited, record)
    shutil.rmtree(station.config.audio / "cache")
    assert production.prepare(edited, planned(edited)).playlist == "du-phong"
    station.clock.step(timedelta(minutes=1))
    edited.decisions.approve(record.number, by="Lãnh Đạo", at=station.clock.now())
    assert production.voice(edited, record)[0].heard_digest != item.heard_digest
    edited.close()


def test_two_scripts_that_sound_alike_both_air(station):
    """Each is held to its own approval, not to that of the one which happened to make the same sound."""
    days = [TODAY, TODAY + timedelta(days=1)]
    for day in days:
        production.voice(station, approve(station, bulletin(day)))

    first, second = (production.build(station, "ban-tin-sang", day) for day in days)
    assert first.digest == second.digest
    assert [clearance.refusal(station, programme) for programme in (first, second)] == ["", ""]


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def notice(name, lines=3, **dates):
    return replace(bulletin(TODAY, name, lines), kind=ScriptKind.NOTICE, air_on=None, **dates)


def test_notices_meant_for_the_day_come_before_those_for_any_day(station):
    """A re-read of an event outranks a newer notice without a date; what is for another day is not chosen."""
    for each in (
        notice("Họp dân", event_on=TODAY + 3 * DAY),
        notice("Mất điện", lines=2),
        notice("Tết", air_from=TODAY + DAY, air_until=TODAY + 9 * DAY),
    ):
        production.voice(station, approve(station, each))

    recipe = 'title = "Thông báo"\n[[parts]]\nscript = "notice"\ncount = 9\n'
    (station.config.playlists / "thong-bao.toml").write_text(recipe, encoding="utf-8")
    chosen = production.choose(station, "thong-bao", TODAY)

    assert [element.item.title for element in chosen.elements] == ["Họp dân 23/11", "Mất điện 23/11"]
    assert [(left.title, left.why) for left in chosen.choices[0].passed_over] == [("Tết 23/11", "ghi phát ngày khác")]


def test_what_expired_is_neither_chosen_nor_prepared_nor_aired(station):
    """A bulletin of yesterday: no shelf has it, its master does not hold good, the fallback is prepared."""
    record, _item = voiced(station)
    master = production.build(station, "ban-tin-sang", TODAY)
    assert not clearance.refusal(station, master)
    station.clock.step(DAY)

    assert "không phát ngày 24/11/2026" in clearance.refusal(station, master)
    assert [each.barred for each in production.shelf(station).candidates(TODAY + DAY)] == ["hết hạn 23/11/2026"]
    airing = replace(planned(station), due=DUE + DAY)
    assert production.prepare(station, airing).playlist == "du-phong"
    assert station.scripts.get(record.number).state is ScriptState.EXPIRED
    with pytest.raises(ApprovalError):
        production.voice(station, record)


def test_each_script_on_its_way_is_told_with_what_it_lacks(station):
    """Not approved, approved and not voiced, voiced but its sound forgotten: none of them is chosen, each says why."""
    recipe = 'title = "T"\n[[parts]]\nscript = "notice"\ncount = 9\n'
    (station.config.playlists / "thong-bao.toml").write_text(recipe, encoding="utf-8")
    lost, _mute = (approve(station, notice(name)) for name in ("Mất tiếng", "Chưa thu"))
    station.scripts.set_state(lost.script.digest, ScriptState.VOICED, at=MORNING)
    new = notice("Chưa duyệt")
    station.scripts.add(new, origin="a.txt", original=Path("a"), original_digest="", at=MORNING)
    station.scripts.set_state(new.digest, ScriptState.CHECKED, at=MORNING)

    [choice] = production.rundown(station, "thong-bao", TODAY).choices

    assert not choice.taken
    assert [(left.title, left.why) for left in choice.passed_over] == [
        ("Chưa duyệt 23/11", "chưa duyệt"),
        ("Chưa thu 23/11", "đã duyệt, chưa thu tiếng"),
        ("Mất tiếng 23/11", "đã duyệt, chưa thu tiếng"),
    ]


def test_what_was_just_aired_is_reckoned_to_the_airing(station):
    """`not_within_hours` counts to the due of the airing that is prepared; by hand, to the next one in the grid."""
    recipe = 'title = "T"\n[[parts]]\nscript = "notice"\nnot_within_hours = 24\n'
    (station.config.playlists / "ban-tin-sang.toml").write_text(recipe, encoding="utf-8")
    production.voice(station, approve(station, notice("Họp dân")))
    chosen = production.choose(station, "ban-tin-sang", TODAY)
    station.items.note_aired([element.item.digest for element in chosen.elements], DUE)

    tomorrow = production.rundown(station, "ban-tin-sang", TODAY + DAY)
    early = replace(planned(station), due=DUE + DAY - timedelta(minutes=1))
    sooner = production.rundown(station, "ban-tin-sang", TODAY + DAY, early)
    assert [element.why for element in tomorrow.elements] == ["mới nhất: từ 23/11/2026"]
    assert [left.why for left in sooner.choices[0].passed_over] == ["mới phát 23 giờ trước (not_within_hours = 24)"]


def test_music_that_is_shortened_otherwise_is_another_master(station):
    """The same items with another length of one of them are not the master that there is."""
    head, parts = 'title = "T"\nlength_minutes = {}\ntolerance_seconds = 1\n', '[[parts]]\nfill = "music"\n'
    song = station.library.item("nhac-hieu", station.ffmpeg)
    long = write_wav(station.config.audio / "bai-hat.wav", tone(60))
    where = {"audio": long.relative_to(station.config.root), "digest": digest_of(long)}
    put(station, replace(song, kind=ItemKind.MUSIC, title="Bài hát", duration=timedelta(minutes=1), **where))
    lengths = []
    for minutes in (0.75, 0.5, 0.5):
        (station.config.playlists / "nhac.toml").write_text(head.format(minutes) + parts, encoding="utf-8")
        lengths.append(production.build(station, "nhac", TODAY).duration.total_seconds())

    assert lengths == [45, 30, 30]


def test_no_music_on_a_day_of_mourning_but_what_suits_it(station):
    """A recipe drops it, with the day's name; a master made before is refused; solemn music stays."""
    head = 'title = "T"\nlength_minutes = 1\ntolerance_seconds = 5\n'
    recipe = head + '[[parts]]\njingle = "nhac-cat"\n[[parts]]\nfill = "music"\n'
    (station.config.playlists / "nhac.toml").write_text(recipe, encoding="utf-8")
    with station.config.path.open("a", encoding="utf-8") as book:
        book.write('[[special_days]]\nname = "tang"\ntitle = "Quốc tang"\nmourning = true\ndates = ["24/11"]\n')
    mourning = station.with_book(config.load(station.config.path))
    song = station.library.item("nhac-hieu", station.ffmpeg)
    for name, seconds, solemn in (("vui", 3, False), ("buon", 4, True)):
        file = write_wav(station.config.audio / f"{name}.wav", tone(seconds))
        where = {"audio": file.relative_to(station.config.root), "digest": digest_of(file)}
        length = timedelta(seconds=seconds)
        put(station, replace(song, kind=ItemKind.MUSIC, title=name, duration=length, solemn=solemn, **where))
    before = production.build(station, "nhac", TODAY + DAY)
    rundown = production.rundown(mourning, "nhac", TODAY + DAY)

    assert [element.item.title for element in rundown.elements][1:] == ["buon"]
    assert "là nhạc, không phát ngày tang: Quốc tang (24/11)" in [left.why for left in rundown.choices[1].passed_over]
    assert "tang" in clearance.refusal(mourning, before)
    assert not clearance.refusal(mourning, production.build(mourning, "nhac", TODAY))


def test_a_master_is_made_sure_of_before_midnight(station):
    """Eight seconds before a slot at 00:00 it is still the day before; the programme is for the day it is due."""
    production.voice(station, approve(station, bulletin(TODAY + DAY)))

    assert not clearance.refusal(station, production.build(station, "ban-tin-sang", TODAY + DAY))


def interview(station, name="phong-van"):
    """A recorded interview of the library, and a recipe that asks for one."""
    (station.config.playlists / "phong-van.toml").write_text(
        'title = "Phỏng vấn"\n[[parts]]\nitems = "interview"\n', encoding="utf-8"
    )
    path = write_wav(station.config.audio / f"{name}.wav", tone(3))
    item = replace(station.library.item("nhac-hieu", station.ffmpeg), kind=ItemKind.INTERVIEW, title="Bà Lan nuôi gà")
    where = {"audio": path.relative_to(station.config.root), "digest": digest_of(path)}
    return put(station, replace(item, duration=timedelta(seconds=3), **where))


def test_a_recorded_interview_airs_only_after_a_leader_s_decision(station):
    """Until then no programme takes it, and says why; afterwards the master may air."""
    record = interview(station)
    with pytest.raises(PlaylistError):
        production.build(station, "phong-van", TODAY)
    (passed,) = production.rundown(station, "phong-van", TODAY).choices[0].passed_over

    station.item_decisions.approve(record.number, by="Lãnh Đạo", at=MORNING)
    programme = production.build(station, "phong-van", TODAY)

    assert passed.why == "chưa được duyệt"
    assert clearance.refusal(station, programme) == ""


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda station, record: station.catalogue.expire(record.number, TODAY - DAY, at=MORNING, by=""), "hết hạn"),
        (lambda station, record: put(station, replace(record.item, title="Khác")), "cần duyệt lại"),
        (lambda station, record: station.items.add(replace(record.item, kind=ItemKind.JINGLE)), "sổ toà soạn ghi"),
        (lambda station, record: station.items.add(replace(record.item, expires_on=TODAY)), "sổ toà soạn ghi"),
        (
            lambda station, _record: station.database.select("DELETE FROM items WHERE script_digest = ''"),
            "không có trong",
        ),
    ],
    ids=["expired", "retold", "made a jingle", "expiry altered", "row gone"],
)
def test_a_master_with_a_recording_that_may_not_air_any_more_is_held_back(station, harm, why):
    """Whoever changed that: the station's own commands, or a hand in radio.db."""
    record = interview(station)
    station.item_decisions.approve(record.number, by="Lãnh Đạo", at=MORNING)
    programme = production.build(station, "phong-van", TODAY)
    harm(station, record)

    assert why in clearance.revoked(station, programme)


def test_a_jingle_that_may_not_air_is_told_where_the_recipe_calls_it(station):
    """Expired, or not decided on where the station wants that: the programme says so, and is not built in vain."""
    jingle = station.library.item("nhac-cat", station.ffmpeg)
    record = put(station, jingle)
    station.catalogue.expire(record.number, TODAY, at=MORNING, by="")
    voiced(station)

    assert production.rundown(station, "ban-tin-sang", TODAY).faults == ()
    (fault,) = production.rundown(station, "ban-tin-sang", TODAY + DAY).faults[:1]
    assert "«nhac-cat»: hết hạn phát" in fault
