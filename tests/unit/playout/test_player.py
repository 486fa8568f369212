import hashlib
import wave
from array import array
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from fakes.clock import VirtualClock
from fakes.output import FakeOutput
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio import clock as clocks
from chiminh_radio.errors import AirError, AudioError
from chiminh_radio.files import digest_of
from chiminh_radio.model.output import OutputSettings, ZoneSettings
from chiminh_radio.model.sound import FRAME_BYTES, RATE_HZ
from chiminh_radio.playout.master import opened
from chiminh_radio.playout.player import Ended, Player
from chiminh_radio.playout.zone import Zone

DUE = datetime(2026, 11, 23, 5, 30, tzinfo=clocks.ZONE)
SAMPLES = 3 * RATE_HZ + 100
SOUND = array("h", (20_000 - number % 997 for number in range(SAMPLES))).tobytes()
LENGTH = timedelta(microseconds=round(SAMPLES * 1_000_000 / RATE_HZ))


def ms(number):
    return timedelta(milliseconds=number)


class Studio:
    """A player on a virtual clock with two outputs, and everything it told."""

    def __init__(self, audio):
        self.audio = audio
        self.digest = digest_of(audio)
        self.clock = VirtualClock(DUE - timedelta(seconds=30))
        self.outputs = [FakeOutput(OutputSettings(name=name, kind="fake"), clock=self.clock) for name in "ab"]
        self.zones = [
            Zone(ZoneSettings(name=each.settings.name, title=each.settings.name, outputs=(each.settings.name,)), [each])
            for each in self.outputs
        ]
        self.told = []
        self.asked = []

    def play(self, *, digest=None, due=DUE, start=timedelta(), stop_at=None, refusal=""):
        def should_stop(_position):
            self.asked.append(self.clock.monotonic())
            return stop_at is not None and self.clock.now() >= stop_at

        return Player(self.clock).play(
            self.audio,
            digest or self.digest,
            self.zones,
            title="Bản tin",
            due=due,
            start=start,
            on_position=lambda position: self.told.append((self.clock.now(), position)),
            refusal=lambda: refusal,
            should_stop=should_stop,
        )

    @property
    def heard(self):
        """The only airing of the first output."""
        (airing,) = self.outputs[0].airings
        return airing


@pytest.fixture(scope="session")
def audio(tmp_path_factory):
    path = tmp_path_factory.mktemp("master") / "ban-tin.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", "not compressed"))
        file.writeframes(SOUND)
    return path


@pytest.fixture
def studio(audio):
    return Studio(audio)


# ── What sounds ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_sounds_the_whole_master_to_the_sample(studio):
    """Every output of every zone gets each sample once, in whole frames, the last filled up with silence."""
    played = studio.play()

    whole = SOUND.ljust(-(-len(SOUND) // FRAME_BYTES) * FRAME_BYTES, b"\0")
    assert [output.airings[0].sound == whole for output in studio.outputs] == [True, True]
    assert {len(frame) for frame in studio.heard.frames} == {FRAME_BYTES}
    assert (played.ended, played.position, played.detail) == (Ended.FINISHED, LENGTH, "")
    assert studio.heard.ended


@given(sample=st.integers(0, SAMPLES))
def test_begins_at_any_sample(audio, sample):
    """Going on after a cut begins with the very sample that the position names."""
    position = timedelta(microseconds=round(sample * 1_000_000 / RATE_HZ))

    with opened(audio, digest_of(audio)) as master:
        first = next(master.frames(position), b"")

    assert first == SOUND[2 * sample : 2 * sample + FRAME_BYTES].ljust(FRAME_BYTES if sample < SAMPLES else 0, b"\0")


def test_goes_on_from_a_position(studio):
    """Resumed in the middle, it plays the rest and counts positions from the start of the master."""
    played = studio.play(start=ms(1000))

    assert studio.heard.sound[: len(SOUND) - 2 * RATE_HZ] == SOUND[2 * RATE_HZ :]
    assert studio.told[0][1] == ms(1000)
    assert played.position == LENGTH


def test_has_nothing_to_do_past_the_end(studio):
    """A position at the end is an airing that is over."""
    played = studio.play(start=LENGTH)

    assert (played.ended, played.position, played.began_at) == (Ended.FINISHED, LENGTH, None)


# ── What must not sound ──────────────────────────────────────────────────────────────────────────────────────────
def test_never_sounds_what_was_not_approved(studio):
    """A master with another digest sends not one frame, and the refusal names both."""
    other = hashlib.sha256(b"").hexdigest()

    with pytest.raises(AirError, match=f"{other[:12]}.*{studio.digest[:12]}"):
        studio.play(digest=other)

    assert [output.airings for output in studio.outputs] == [[], []]


def test_asks_once_more_just_before_the_first_sample(studio):
    """A refusal at that moment sends not one frame, and is told."""
    with pytest.raises(AirError, match="đã bị rút"):
        studio.play(refusal="đã bị rút")

    assert [airing.frames for output in studio.outputs for airing in output.airings] == [[], []]


@pytest.mark.parametrize(("rate_hz", "channels"), [(44_100, 1), (RATE_HZ, 2)])
def test_refuses_a_master_of_another_shape(tmp_path, rate_hz, channels):
    """Sound that would play too slowly or at the wrong pitch is refused."""
    path = tmp_path / "sai.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate_hz, 0, "NONE", "not compressed"))
        file.writeframes(bytes(400))

    with pytest.raises(AudioError, match="không phải WAV một kênh"):
        Studio(path).play()


@pytest.mark.parametrize("content", [b"", b"RIFF", b"khong phai am thanh"])
def test_refuses_a_master_that_is_no_wav(tmp_path, content):
    """A file that is approved but holds no sound is refused with a sentence."""
    path = tmp_path / "sai.wav"
    path.write_bytes(content)

    with pytest.raises(AudioError, match="Không đọc được tệp chương trình"):
        Studio(path).play()


def test_refuses_a_master_that_is_gone(studio, tmp_path):
    """A missing file is refused with a sentence."""
    studio.audio = tmp_path / "khong-co.wav"

    with pytest.raises(AudioError, match=r"khong-co\.wav"):
        studio.play()


# ── When ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_begins_when_it_is_due(studio):
    """The first frame is told to sound at the due moment, and is handed over a tenth of a second before."""
    began = studio.clock.monotonic()

    played = studio.play()

    assert played.began_at == studio.heard.at == DUE
    assert studio.heard.handed_over[0] == pytest.approx(began + 29.9, abs=1e-6)


def test_begins_at_once_when_it_is_late(studio):
    """What was due before begins now, and says when it really began."""
    now = studio.clock.now()

    played = studio.play(due=now - timedelta(minutes=3))

    assert played.began_at == studio.heard.at == now + ms(100)


def test_hands_every_frame_over_at_its_own_deadline(studio):
    """Frame n comes n × 20 ms after the first, without the errors of waiting adding up."""
    sleep = studio.clock.sleep
    studio.clock.sleep = lambda seconds: sleep(seconds + 0.0007 if seconds > 0 else 0)

    studio.play()

    first = studio.heard.handed_over[0] - 0.0007
    late = [at - first - number * 0.02 for number, at in enumerate(studio.heard.handed_over)]
    assert late == pytest.approx([0.0007] * len(late), abs=1e-6)


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(hours=1)])
def test_is_not_disturbed_when_the_wall_clock_is_set(studio, by):
    """A time server that steps the wall clock while it plays moves no frame."""
    write = studio.outputs[1].write

    def step(frame):
        write(frame)
        if len(studio.outputs[1].airings[0].frames) == 50:
            studio.clock.step(by)

    studio.outputs[1].write = step

    played = studio.play()

    spread = studio.heard.handed_over[-1] - studio.heard.handed_over[0]
    assert spread == pytest.approx((len(studio.heard.frames) - 1) * 0.02)
    assert (played.ended, played.began_at) == (Ended.FINISHED, DUE)


def test_sees_the_wall_clock_set_while_it_waits(studio):
    """A clock that jumps forward past the due moment does not leave the village waiting."""
    sleep = studio.clock.sleep
    steps = [timedelta(seconds=20)]

    def sleep_and_step(seconds):
        sleep(seconds)
        if steps:
            studio.clock.step(steps.pop())

    studio.clock.sleep = sleep_and_step
    began = studio.clock.monotonic()

    played = studio.play()

    assert played.began_at == DUE
    assert studio.heard.handed_over[0] - began == pytest.approx(9.9)


def test_skips_no_word_and_sends_no_burst_after_a_stall(studio):
    """When the machine stalls, the rest moves on later; all is said, nothing at more than its pace."""
    write = studio.outputs[1].write

    def stall(frame):
        write(frame)
        if len(studio.outputs[1].airings[0].frames) == 50:
            studio.clock.sleep(2.02)

    studio.outputs[1].write = stall

    played = studio.play()

    gaps = [late - early for early, late in pairwise(studio.heard.handed_over)]
    assert max(gaps) == pytest.approx(2.02)
    assert sorted(gaps)[:-1] == pytest.approx([0.02] * (len(gaps) - 1))
    assert studio.heard.sound[: len(SOUND)] == SOUND
    assert "ngắt tổng cộng 2.0 giây" in played.detail


def test_catches_up_after_a_short_stall(studio):
    """A stall that the lead covers is not heard: the frames after it are back at their deadlines."""
    write = studio.outputs[1].write

    def stall(frame):
        write(frame)
        if len(studio.outputs[1].airings[0].frames) == 50:
            studio.clock.sleep(0.09)

    studio.outputs[1].write = stall

    played = studio.play()

    spread = studio.heard.handed_over[-1] - studio.heard.handed_over[0]
    assert spread == pytest.approx((len(studio.heard.frames) - 1) * 0.02)
    assert played.detail == ""


# ── What it tells, what it is told ───────────────────────────────────────────────────────────────────────────────
def test_tells_at_least_each_second_how_far_it_has_sounded(studio):
    """A position is told as it begins and at most a second later again, and is never ahead of the ear."""
    studio.play()

    moments = [at for at, _ in studio.told]
    assert studio.told[0] == (DUE - ms(100), timedelta())
    assert max(late - early for early, late in pairwise(moments)) <= timedelta(seconds=1)
    assert all(position == max(timedelta(), at - DUE) for at, position in studio.told)


def test_asks_four_times_a_second_whether_to_stop(studio):
    """Waiting or playing, a stop is asked for at least every quarter of a second."""
    studio.play()

    assert max(late - early for early, late in pairwise(studio.asked)) <= 0.25


@pytest.mark.parametrize("after_ms", [200, 213, 280, 999, 2000])
def test_is_silent_a_quarter_of_a_second_after_a_stop(studio, after_ms):
    """From asking for the stop to the last sample in the ear, fade and lead included."""
    stop_at = DUE + ms(after_ms)

    played = studio.play(stop_at=stop_at)

    silent_at = DUE + len(studio.heard.frames) * ms(20)
    assert silent_at - stop_at <= ms(250)
    assert played.ended is Ended.STOPPED
    assert studio.heard.ended


def test_fades_out_on_a_stop(studio):
    """The last 60 ms go down to nothing without a jump; the position is where the fade began."""
    played = studio.play(stop_at=DUE + ms(500))

    kept, faded = studio.heard.frames[:-3], array("h", b"".join(studio.heard.frames[-3:]))
    assert b"".join(kept) == SOUND[: len(kept) * FRAME_BYTES]
    assert max(abs(late - early) for early, late in pairwise(faded)) < 1100
    assert abs(faded[-1]) < 20
    assert played.position == len(kept) * ms(20)


def test_a_stop_and_a_resume_say_every_word(studio):
    """What a stop left unsaid, from its position on, is the whole rest."""
    stopped = studio.play(stop_at=DUE + ms(1234))

    assert len(studio.heard.frames) - 3 == stopped.position // ms(20)
    resumed = Studio(studio.audio)
    resumed.play(start=stopped.position)
    assert resumed.heard.sound.startswith(SOUND[stopped.position // ms(20) * FRAME_BYTES :])


@pytest.mark.parametrize("stop_at", [DUE - timedelta(seconds=20), DUE - timedelta(seconds=2)])
def test_sends_nothing_when_stopped_before_it_is_due(studio, stop_at):
    """A stop while it waits is obeyed then, not after the first words."""
    played = studio.play(stop_at=stop_at, start=ms(40))

    assert (played.ended, played.position, played.began_at) == (Ended.STOPPED, ms(40), None)
    assert all(airing.ended and not airing.frames for output in studio.outputs for airing in output.airings)
    assert studio.clock.now() - stop_at <= ms(250)


# ── When outputs die ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_dead_zone_does_not_stop_the_others(studio):
    """The other zone sounds to the end; the detail says who was lost."""
    studio.outputs[0].breaks_after = 10

    played = studio.play()

    assert studio.outputs[1].airings[0].sound[: len(SOUND)] == SOUND
    assert (played.ended, played.position) == (Ended.FINISHED, LENGTH)
    assert "a: hỏng" in played.detail


def test_is_lost_when_no_output_is_left(studio):
    """With nobody to play to it ends at once, and says how far it was heard and why."""
    for output in studio.outputs:
        output.breaks_after = 100

    played = studio.play()

    assert (played.ended, played.position) == (Ended.LOST, ms(1900))
    assert played.detail == "a: hỏng b: hỏng"


def test_is_lost_when_no_output_opens(studio):
    """Without any output it is lost before it began, without waiting for the due moment."""
    for output in studio.outputs:
        output.broken = True

    played = studio.play()

    assert (played.ended, played.position, played.began_at) == (Ended.LOST, timedelta(), None)
    assert studio.clock.now() < DUE


def test_ends_the_airing_when_a_callback_fails(studio):
    """An error of the caller's own leaves no output in the middle of an airing."""
    studio.told = None

    with pytest.raises(AttributeError):
        studio.play()

    assert [output.airings[0].ended for output in studio.outputs] == [True, True]
