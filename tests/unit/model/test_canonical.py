from dataclasses import dataclass, field
from datetime import date, time, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chiminh_radio.model.canonical import canonical_json
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender, Insert, InsertKind, Line, Role, Script, ScriptKind, Section
from chiminh_radio.model.speech import Heard
from chiminh_radio.newsroom.signing import Signer
from chiminh_radio.store.codec import moment

SCRIPT = Script(
    title="Bản tin thời sự tuần 48",
    kind=ScriptKind.BULLETIN,
    series="ban-tin-tuan",
    issue=48,
    editor="Nguyễn Thị Hoa",
    source="Ủy ban nhân dân xã",
    themes=("nông nghiệp", "y tế"),
    roles=(Role(name="Lan", gender=Gender.FEMALE, speed=1.1), Role(name="Nam")),
    air_on=date(2026, 11, 25),
    air_times=(time(5, 30),),
    sections=(
        Section(body=(Line(text="Kính chào bà con.", role="Lan"), Insert(kind=InsertKind.BREAK, written="[NHẠC CẮT]"))),
        Section(heading="TIN 1", theme="y tế", body=(Line(text="Sáng 26/11, trạm y tế tiêm chủng."),)),
    ),
)
HEARD = Heard(
    script_digest=SCRIPT.digest,
    spoken=("Kính chào bà con.", "Sáng hai mươi sáu tháng mười một, trạm y tế tiêm chủng."),
    deliveries={"": Delivery(), "Lan": Delivery(speed=1.1)},
    lexicon={"UBND": "ủy ban nhân dân"},
    inserts={"[NHẠC CẮT]": "ab" * 32},
)
APPROVAL = Approval(
    script_digest=SCRIPT.digest,
    decision=Decision.APPROVED,
    by="Trần Văn Bình",
    at=moment("2026-11-25T01:00:00+00:00"),
    heard_digest=HEARD.digest,
)


def test_the_digests_of_an_approved_script_never_change():
    """Approvals in the field hold to these digests: a version that reckons them anew takes every script off the air.

    After a release, mend the code when this fails, not the numbers: a new field needs a default that says nothing.
    """
    assert SCRIPT.digest == "707e2c00e37b29b08727487a4059758cc0376d974bf2a6dbc69555db566874c3"
    assert HEARD.digest == "7815969db748d0828eb6d65f3c83ad91009bd73200f93159509ba782843c3f79"


def test_what_is_signed_never_changes():
    """A signature made by one version holds in the next; as with the digests, mend the code and not this."""
    signer = Signer(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
    assert signer.signed(APPROVAL).signature == (
        "45mWa40Wp0zoVA2O2NVUoPEzRQjb1Xki0HdSZvujJ3jLiiBQYfv3naI6MR/G2PtNRNLBzJ2ZeDzN5iHMhnezAQ=="
    )


def test_a_field_that_came_later_changes_no_digest():
    """With its default a new field says nothing, at any depth; with any other value it does."""

    @dataclass
    class Inner:
        text: str

    @dataclass
    class WiderInner(Inner):
        mood: str = ""
        tags: list[str] = field(default_factory=list)
        length: timedelta | None = None

    old = canonical_json([Inner(text="a")])
    assert canonical_json([WiderInner(text="a")]) == old == '[{"text":"a"}]'
    assert canonical_json([WiderInner(text="a", mood="b")]) != old
    assert canonical_json([WiderInner(text="a", tags=["b"])]) != old
    assert canonical_json([WiderInner(text="a", length=timedelta())]) != old
