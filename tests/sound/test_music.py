"""The underscore, measured: every mood recognisable, one theme for a drama, no loop to be heard, both orchestras."""
from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from scipy.signal import stft

from engine.drama.vocabulary import Mood, Palette
from engine.sound import compose
from engine.sound.music import form
from engine.sound.orchestra import INSTRUMENTS, note
from engine.sound.scores import SCORES, score_of
from engine.sound.speech import RATE
from engine.sound.theme import theme

MOODS = get_args(Mood)


def features(cue: np.ndarray) -> np.ndarray:
    """What an ear goes by: brightness and its spread, how often something begins, how much lies low and high, which of the
    twelve tones sound (as intervals from the strongest bass tone: that is major or minor), how much it swells."""
    mono = cue.mean(1)[::2]
    f, _, z = stft(mono, RATE / 2, nperseg=4096, noverlap=3072)
    a = np.abs(z) + 1e-9
    flux = np.maximum(0, np.diff(np.log(a + 1e-4), axis=1)).mean(0)
    begins = (flux[1:-1] > flux.mean() + flux.std()) & (flux[1:-1] >= flux[:-2]) & (flux[1:-1] > flux[2:])
    power = a.mean(1)
    tones = np.zeros(12)
    inside = (f > 60) & (f < 2000)
    np.add.at(tones, np.round(12 * np.log2(f[inside] / 440)).astype(int) % 12, power[inside])
    tones = np.roll(tones, -int(np.argmax(tones))) / tones.sum()
    centroid = (f[:, None] * a).sum(0) / a.sum(0)
    bands = [np.log(power[(f >= low) & (f < high)].mean()) for low, high in ((40, 120), (120, 300), (300, 800), (800, 2000), (2000, 5000), (5000, 10000))]
    level = 20 * np.log10(np.sqrt((mono[:len(mono) // 6000 * 6000].reshape(-1, 6000) ** 2).mean(1)) + 1e-6)
    return np.array([np.log(centroid.mean()), np.log(centroid.std()), begins.sum() / 10, level.std() / 5, *(np.array(bands) - np.mean(bands)), *(tones * 8)])


def test_a_mood_is_recognised_by_its_sound():
    """A cue for another drama is nearest to one of its own mood (leave one drama out)."""
    table = {(m, seed): features(compose(m, 12, seed)) for m in MOODS for seed in (1, 2, 3)}
    spread = np.std(list(table.values()), axis=0)
    found = 0
    for (mood, seed), x in table.items():
        others = {key: float(np.linalg.norm((x - y) / spread)) for key, y in table.items() if key[1] != seed}
        found += min(others, key=lambda k: others[k])[0] == mood
    assert found >= 27, f"{found} of {len(table)}"


def test_the_theme_is_the_drama_s_and_not_the_mood_s():
    assert theme(7) == theme(7) and len({theme(s) for s in range(40)}) == 40
    assert [t.degree for t in theme(7) if t.bar == 3] == [0], "it comes home"


@pytest.mark.parametrize("bars", [1, 2, 3, 7, 12, 40])
def test_a_cue_closes_with_a_cadence_however_long_it_is(bars):
    for score in SCORES.values():
        plan = form(bars, score)
        assert len(plan) == bars and plan[-1].chord == 0
        assert bars < 3 or (plan[-2].chord == 4 and plan[-1].part == "close")
        assert bars < 12 or {b.part for b in plan} == {"opening", "theme", "aside", "return", "close"}


@pytest.mark.parametrize("mood", ["suspense", "romance", "comedy"])
def test_no_loop_is_heard(mood):
    """No six seconds come back as they were."""
    x = compose(mood, 40, 5).mean(1)[::16].astype(np.float64)
    x = x - x.mean()
    size = 6 * RATE // 16
    n = 1 << (len(x) - 1).bit_length()
    spectrum = np.fft.rfft(x, n)
    energy = np.sqrt(np.convolve(x**2, np.ones(size), "valid"))
    for at in range(0, len(x) - size, size):
        part = x[at:at + size]
        likeness = np.fft.irfft(spectrum * np.conj(np.fft.rfft(part, n)), n)[:len(energy)] / (energy * np.sqrt((part**2).sum()) + 1e-9)
        likeness[max(0, at - size):at + size] = 0
        assert likeness.max() < 0.8, f"{at * 16 / RATE:.0f} s"


def test_old_times_have_their_own_orchestra():
    for palette in get_args(Palette):
        assert all(score_of(m, palette).figure_by in INSTRUMENTS for m in MOODS)
    film, old = compose("romance", 8, 1), compose("romance", 8, 1, "chinese")
    assert score_of("romance", "chinese").lead == "erhu" and float(np.abs(np.corrcoef(film[:, 0], old[:, 0])[0, 1])) < 0.75


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_instrument_sounds_in_tune(instrument):
    pitch = {"contrabass": 40, "timpani": 43, "taiko": 43, "tick": 90}.get(instrument, 69)
    x = note(instrument, pitch, 600)
    assert 0.05 < float(np.abs(x).max()) < 3 and np.isfinite(x).all() and abs(float(x[-1])) < .01
    if instrument in ("tick", "taiko", "timpani"):
        return
    spectrum = np.abs(np.fft.rfft(x[2000:30000] * np.hanning(28000), 1 << 17))
    f = np.fft.rfftfreq(1 << 17, 1 / RATE)
    want = 440 * 2 ** ((pitch - 69) / 12)
    near = (f > want * .9) & (f < want * 1.1)
    assert abs(12 * np.log2(f[near][np.argmax(spectrum[near])] / want)) < .35, "less than a third of a semitone off"
