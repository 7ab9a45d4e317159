"""What is left out of a sentence before it is vocoded, and that nobody hears it."""
from __future__ import annotations

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.drama.script import Line, Voice
from engine.sound import speak
from engine.sound.quiet import AROUND, QUIET, Heard, heard


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), min_size=1, max_size=12))
def test_only_quiet_frames_are_left_out_and_every_frame_counts(runs: list[tuple[bool, int]]):
    loud = np.concatenate([np.full(n, is_loud) for is_loud, n in runs])
    energy = np.where(loud, QUIET + 3, QUIET - 3 - np.arange(len(loud)) % 5).astype(np.float32)
    of = heard(energy)
    kept = np.zeros(len(energy), bool)
    for a, b in of.spans:
        assert 0 <= a < b <= len(energy) and not kept[a:b].any()
        kept[a:b] = True
    near = np.convolve(loud, np.ones(2 * AROUND + 1), "same") > 0
    assert kept[near[:len(kept)]].all(), "the sound keeps what its blocks see"
    assert kept[0] and kept[-1] and len(of.counts) == kept.sum() and (of.counts >= 1).all()
    assert of.counts.sum() == pytest.approx(len(energy), rel=1e-4), "norms over time see as many frames as before"
    values = np.arange(3 * len(energy) + 1, dtype=np.float32)[None]
    assert np.array_equal(of.of(values, 3, 1)[0, 1:].reshape(-1, 3), values[0, 1:].reshape(-1, 3)[kept])
    ones = of.spread(np.ones(4 * len(of.counts), np.float32), 4, len(energy)).reshape(-1, 4)
    assert not ones[~kept].any() and (ones[near[:len(kept)]].mean(1) > .4).all()


@pytest.mark.parametrize(("text", "language", "pack"), [("你为什么现在才回来？", "zh", "zf_xiaoxiao"), ("Let her go, this is mine.", "en", "am_michael")])
def test_what_is_left_out_is_not_missed(text, language, pack, monkeypatch):
    module = importlib.import_module("engine.sound.kokoro")
    line, voice, shares = Line(episode=1, scene=1, beat=0, character="x", emotion="neutral", text=text, language=language), Voice(blend={pack: 1.0}), []

    def counted(energy: np.ndarray) -> Heard:
        of = heard(energy)
        shares.append(len(of.counts) / len(energy))
        return of

    monkeypatch.setattr(module, "heard", counted)
    short = speak(line, voice)
    monkeypatch.setattr(module, "heard", lambda energy: Heard([(0, len(energy))], np.ones(len(energy), np.float32)))
    whole = speak(line, voice)
    assert max(shares) < .9, "something is saved"
    assert abs(short.seconds - whole.seconds) < .025 and len(short.words) == len(whole.words)
    assert np.abs(np.array([w[:2] for w in short.words]) - [w[:2] for w in whole.words]).max() < .025
    a, b = (levels_of(s.audio[:, 0]) for s in (short, whole))
    n = min(len(a), len(b))
    assert np.abs(a[:n] - b[:n])[b[:n] > -30].mean() < 1.5, "as loud at every moment"


def levels_of(audio: np.ndarray) -> np.ndarray:
    """dB of pieces of 50 ms."""
    n = len(audio) // 2400
    return np.asarray(10 * np.log10((audio[:n * 2400].reshape(n, 2400) ** 2).mean(1) + 1e-9))
