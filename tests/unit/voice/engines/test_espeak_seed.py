import time
from datetime import timedelta

from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.voice.engines.espeak import EspeakEngine


def test_the_same_text_sounds_the_same_in_another_second(tmp_path):
    """espeak-ng seeds its noise by the clock's seconds; what is approved must not depend on them."""
    engine = EspeakEngine(EngineSettings(female=("vi+f3",), male=("vi",), timeout=timedelta(seconds=20)))
    first, later = tmp_path / "first.wav", tmp_path / "later.wav"

    engine.speak("Kính chào bà con.", Delivery(), first)
    time.sleep(1.1)  # the clock that matters is the library's own
    engine.speak("Kính chào bà con.", Delivery(), later)

    assert later.read_bytes() == first.read_bytes()
