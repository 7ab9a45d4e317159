"""The vocoder's arithmetic against its definition."""
from __future__ import annotations

import numpy as np
import pytest

from engine.sound import spectral
from engine.sound.vocoder import Convolution


def by_definition(x: np.ndarray, kernel: np.ndarray, bias: np.ndarray, gap: int) -> np.ndarray:
    """The convolution as its sum, in double precision; what lies outside is zero."""
    steps, before = len(kernel), (len(kernel) - 1) // 2 * gap
    wide = np.zeros((len(x) + 2 * before, x.shape[1]))
    wide[before:before + len(x)] = x
    return np.asarray(bias + sum(wide[j * gap:j * gap + len(x)] @ kernel[j].astype(np.float64) for j in range(steps)))


@pytest.mark.parametrize("steps", [3, 7, 11])
@pytest.mark.parametrize("gap", [1, 3, 5])
def test_a_product_of_spectra_is_the_convolution(steps: int, gap: int):
    chance = np.random.default_rng(steps * gap)
    for length in (1, 21, 22, 133, 5000):
        x, rest = (chance.standard_normal((length, 8)).astype(np.float32) for _ in range(2))
        kernel, bias = chance.integers(-100, 101, (steps, 8, 8)).astype(np.int16), chance.standard_normal(8).astype(np.float32)
        convolution = Convolution(kernel, bias, gap, 0.01)
        before, after, _ = convolution.room(length)
        padded = np.zeros((before + length + after, 8), np.float32)
        padded[before:before + length] = x
        out = np.full_like(rest, np.nan)
        convolution.add(padded, rest, out)
        assert np.abs(out - (rest + by_definition(x, kernel * 0.01, bias, gap))).max() < 2e-4, (steps, gap, length)


def test_norm_and_activation_are_what_they_say():
    chance = np.random.default_rng(3)
    x = (5 * chance.standard_normal((997, 8)) + 3).astype(np.float32)
    mean, spread, alpha = np.empty(8, np.float32), np.empty(8, np.float32), np.linspace(0.2, 9, 8).astype(np.float32)
    spectral.moments(x, np.ones(len(x), np.float32), mean, spread)
    assert np.allclose(mean, x.mean(0), atol=1e-5) and np.allclose(spread, 1 / np.sqrt(x.var(0) + 1e-5), rtol=1e-5)
    out = np.zeros((999, 8), np.float32)
    spectral.snake(x, spread, -mean * spread, alpha, 1 / alpha, out, 2)
    y = (x.astype(np.float64) - mean) * spread
    assert np.abs(out[2:] - (y + np.sin(alpha * y) ** 2 / alpha)).max() < 1e-5 and not out[:2].any()


def test_a_transposed_convolution_lays_its_pieces_down():
    pieces = np.arange(4 * 3 * 2, dtype=np.float32).reshape(4, 3, 2)
    out, bias = np.empty((8, 2), np.float32), np.array([0.5, -0.5], np.float32)
    spectral.spread_out(pieces, 2, 1, bias, out)
    want = np.tile(bias, (8, 1))
    for t in range(4):
        for j in range(3):
            if 0 <= 2 * t + j - 1 < 8:
                want[2 * t + j - 1] += pieces[t, j]
    assert np.array_equal(out, want)
