from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender, Line, Role, Script, ScriptKind, Section
from chiminh_radio.voice.casting import cast

FEMALE, MALE = Gender.FEMALE, Gender.MALE
WOMAN, MAN = Delivery(), Delivery(gender=MALE)


def script(*speakers, roles=()):
    body = tuple(Line(role=speaker, text="lời") for speaker in speakers)
    return Script(title="Thử", kind=ScriptKind.DIALOGUE, roles=roles, sections=(Section(body=body),))


def test_a_script_without_roles_has_a_woman_for_its_presenter():
    """With nobody's word on it, the presenter's voice is female."""
    assert cast(script("", ""), []) == {"": WOMAN}


def test_the_presenter_is_the_first_declared_role():
    """Lines without a role sound like the first speaker, not like the next one."""
    said = script("", "Bình", roles=(Role(name="An", gender=MALE), Role(name="Bình")))

    assert cast(said, []) == {"": MAN, "An": MAN, "Bình": WOMAN}


def test_roles_that_nobody_declared_take_turns():
    """Speakers who only appear in the lines differ from the one before them too."""
    assert cast(script("PV", "ÔNG HÙNG", "PV"), []) == {"": WOMAN, "PV": WOMAN, "ÔNG HÙNG": MAN}


def test_the_station_knows_a_role_in_any_case():
    """`[voice.roles]` names a person however an editor capitalises the name."""
    said = script("ÔNG HÙNG", roles=(Role(name="ÔNG HÙNG", gender=FEMALE),))

    assert cast(said, [Role(name="Ông Hùng", gender=MALE)])["ÔNG HÙNG"] == MAN


def test_a_second_speaker_of_a_gender_is_told_apart():
    """Two men in one script are the first and the second man, in the order of the head."""
    said = script("CỤ TƯ", "ÔNG BA", roles=(Role(name="ÔNG BA", gender=MALE), Role(name="CỤ TƯ", gender=MALE)))

    assert cast(said, []) == {"": MAN, "ÔNG BA": MAN, "CỤ TƯ": Delivery(gender=MALE, speaker=1)}


def test_pace_and_pitch_come_from_the_station_first():
    """What the station does not say of a role, the script may."""
    said = script("CỤ TƯ", roles=(Role(name="CỤ TƯ", gender=MALE, speed=0.7, pitch=0.8),))

    assert cast(said, [Role(name="cụ tư", speed=0.9)])["CỤ TƯ"] == Delivery(gender=MALE, speed=0.9, pitch=0.8)
