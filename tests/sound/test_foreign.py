"""What services say, made ours."""
from __future__ import annotations

import numpy as np
import pytest

from engine.errors import ProviderError
from engine.sound.foreign import hurried, speech_of
from engine.sound.speech import RATE, Speech
from tests.contracts.media import wav

LINE = "三年前你为什么没递出去？"


def _pitch(audio: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(audio[:, 0]))
    return float(np.fft.rfftfreq(len(audio), 1 / RATE)[np.argmax(spectrum[: len(spectrum) // 12])])


@pytest.mark.parametrize("tempo", [1.03, 1.2])
def test_a_line_is_said_faster_at_its_own_pitch_with_its_times(tempo: float) -> None:
    said = speech_of(wav(LINE), LINE, "zh")
    fast = hurried(said, tempo)
    assert said.seconds / fast.seconds == pytest.approx(tempo, rel=0.02) and fast.audio.shape[1] == 1
    assert _pitch(fast.audio) == pytest.approx(_pitch(said.audio), rel=0.03)
    assert np.sqrt((fast.audio**2).mean()) == pytest.approx(np.sqrt((said.audio**2).mean()), rel=0.1)
    assert [w for *_, w in fast.words] == [w for *_, w in said.words] == [c for c in LINE if c.isalnum()]
    for times in (fast.words, fast.visemes):
        assert all(0 <= a <= b <= fast.seconds for a, b, _ in times)
    again = Speech.load(fast.dump())
    assert again.seconds == fast.seconds


def test_silence_and_noise_that_is_no_wav_are_refused() -> None:
    with pytest.raises(ProviderError):
        speech_of(b"no sound", LINE, "zh")
    quiet = wav(LINE)
    with pytest.raises(ProviderError):
        speech_of(quiet[:44] + bytes(len(quiet) - 44), LINE, "zh")
