import pytest
from fakes.output import FakeOutput

from chiminh_radio import clock
from chiminh_radio.errors import OutputError
from chiminh_radio.model.output import OutputSettings, ZoneSettings
from chiminh_radio.model.sound import FRAME_BYTES
from chiminh_radio.playout.zone import Lost, Zone

FRAMES = [bytes([number, 1]) * (FRAME_BYTES // 2) for number in range(1, 6)]


def output(name, **faults):
    return FakeOutput(OutputSettings(name=name, kind="fake"), **faults)


def zone(*outputs):
    names = tuple(each.settings.name for each in outputs)
    return Zone(ZoneSettings(name="dau-xa", title="Đầu xã", outputs=names), outputs)


def air(some):
    some.begin("Bản tin", clock.now())
    for frame in FRAMES:
        some.write(frame)
    some.end()


def test_sends_each_frame_to_every_output():
    """All outputs of a zone sound the same airing."""
    left, right = output("trai"), output("phai")
    both = zone(left, right)
    both.open()

    air(both)

    assert [each.airings[0].frames for each in (left, right)] == [FRAMES, FRAMES]
    assert left.airings[0].ended
    assert both.lost == ()


def test_goes_on_when_an_output_dies():
    """The others sound to the end; who was lost, and why, is kept."""
    left, right = output("trai", breaks_after=2), output("phai")
    both = zone(left, right)
    both.open()

    air(both)

    assert right.airings[0].frames == FRAMES
    assert both.lost == (Lost("trai", "trai: hỏng"),)


def test_asks_a_lost_output_nothing_more_in_this_airing():
    """An output that failed once is not written to again: half an airing with holes is worse than none."""
    left, right = output("trai", breaks_after=2), output("phai")
    both = zone(left, right)
    both.open()
    both.begin("Bản tin", clock.now())
    for frame in FRAMES[:3]:
        both.write(frame)
    left.breaks_after = None

    both.write(FRAMES[3])

    assert len(left.airings[0].frames) == 2


def test_opens_a_lost_output_anew_for_the_next_airing():
    """What was lost yesterday may sound today."""
    left, right = output("trai", breaks_after=2), output("phai")
    both = zone(left, right)
    both.open()
    air(both)
    left.breaks_after = None

    air(both)

    assert left.opened == 2
    assert right.opened == 1
    assert left.airings[1].frames == FRAMES
    assert both.lost == ()


def test_opens_anew_what_went_while_nothing_sounded():
    """An output that refuses to begin is opened again before it counts as lost."""
    alone = output("trai")
    one = zone(alone)
    one.open()
    alone.close()

    air(one)

    assert alone.airings[0].frames == FRAMES


def test_opens_what_was_never_opened():
    """A command that airs one thing need not open the zone first."""
    alone = output("trai")

    air(zone(alone))

    assert alone.opened == 1


def test_opens_with_what_can_be_opened():
    """One loudspeaker that is not there does not keep the rest from opening."""
    left, right = output("trai"), output("phai")
    left.broken = True
    both = zone(left, right)

    both.open()

    assert both.lost == (Lost("trai", "trai: hỏng"),)


@pytest.mark.parametrize("step", [Zone.open, lambda some: some.begin("Bản tin", clock.now()), Zone.end])
def test_says_when_no_output_is_left(step):
    """A zone without a living output says so, with the zone's name and each reason."""
    left, right = output("trai"), output("phai")
    both = zone(left, right)
    both.open()
    both.begin("Bản tin", clock.now())
    left.broken = right.broken = True

    with pytest.raises(OutputError, match="“Đầu xã” không còn đầu ra nào: trai: hỏng phai: hỏng"):
        step(both)


def test_logs_a_loss_once(caplog):
    """The log tells of a lost output when it is lost, not at every frame."""
    left, right = output("trai", breaks_after=1), output("phai")
    both = zone(left, right)
    both.open()

    air(both)

    assert [record.getMessage() for record in caplog.records] == ["Cụm loa dau-xa mất đầu ra trai: trai: hỏng"]
