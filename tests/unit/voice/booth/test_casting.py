from chiminh_radio.model import Delivery, Gender, Line, Role, Script, ScriptKind, Section
from chiminh_radio.voice.casting import cast

FEMALE, MALE = Gender.FEMALE, Gender.MALE
WOMAN, MAN = Delivery(), Delivery(gender=MALE)


def script(*speakers, roles=()):
    body = tuple(Line(role=speaker, text="lời") for speaker in speakers)
    return Script(title="Thử", kind=ScriptKind.DIALOGUE, roles=roles, sections=(Section(body=body),))


def test_a_script_without_roles_has_a_woman_for_its_presenter():
    """With nobody's word on it, the presenter's voice is female."""
    assert cast(script("", ""), {}) == {"": WOMAN}


def test_the_presenter_is_the_first_declared_role():
    """Lines without a role sound like the first speaker, not like the next one."""
    said = script("", "Bình", roles=(Role(name="An", gender=MALE), Role(name="Bình")))

    assert cast(said, {}) == {"": MAN, "An": MAN, "Bình": WOMAN}


def test_roles_that_nobody_declared_take_turns():
    """Speakers who only appear in the lines differ from the one before them too."""
    assert cast(script("PV", "ÔNG HÙNG", "PV"), {}) == {"": WOMAN, "PV": WOMAN, "ÔNG HÙNG": MAN}


def test_the_station_knows_a_role_in_any_case():
    """`[voice.roles]` names a person however an editor capitalises the name."""
    said = script("ÔNG HÙNG", roles=(Role(name="ÔNG HÙNG", gender=FEMALE),))

    assert cast(said, {"Ông Hùng": MALE})["ÔNG HÙNG"] == MAN
