"""The vocoder's arithmetic against its definition."""
from __future__ import annotations

import numpy as np
import pytest

from engine.sound import rows, tiles
from engine.sound.convolution import Convolution, Spectral, Tiled, fastest
from engine.sound.model import model_path, weights
from engine.sound.vocoder import TIMBRE, Vocoder

with_tiles = pytest.mark.skipif(not tiles.available(), reason="a processor with matrix tiles")
ways = pytest.mark.parametrize(("way", "most"), [(Spectral, 1e-5), pytest.param(Tiled, 3e-3, marks=with_tiles)])
"""And the error's share of the whole at most: eight bits of precision are right to 1 / 256, on average to a third of that."""


def by_definition(x: np.ndarray, kernel: np.ndarray, bias: np.ndarray, gap: int) -> np.ndarray:
    """The convolution as its sum, in double precision; what lies outside is zero."""
    steps, before = len(kernel), (len(kernel) - 1) // 2 * gap
    wide = np.zeros((len(x) + 2 * before, x.shape[1]))
    wide[before:before + len(x)] = x
    return np.asarray(bias + sum(wide[j * gap:j * gap + len(x)] @ kernel[j].astype(np.float64) for j in range(steps)))


def by_snake(x: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    return np.asarray(x + np.sin(alpha * x.astype(np.float64)) ** 2 / alpha)


@ways
@pytest.mark.parametrize("steps", [3, 7, 11])
@pytest.mark.parametrize("gap", [1, 3, 5])
def test_either_way_is_the_convolution(way: type[Convolution], most: float, steps: int, gap: int):
    chance, c = np.random.default_rng(steps * gap), 64
    one, alpha = np.ones(c, np.float32), np.linspace(0.2, 9, c).astype(np.float32)
    for length in (1, 21, 32, 133, 2000):
        x, rest = (chance.standard_normal((length, c)).astype(np.float32) for _ in range(2))
        kernel, bias = chance.integers(-255, 256, (steps, c, c)).astype(np.int16), chance.standard_normal(c).astype(np.float32)
        convolution, out = way(tiles.packed(kernel), bias, gap, 0.01), np.full_like(rest, np.nan)
        convolution.add(convolution.activated(x, one, 0 * one, alpha), rest, out)
        want = rest + by_definition(by_snake(x, alpha), kernel * 0.01, bias, gap)
        assert np.sqrt(((out - want) ** 2).mean() / (want ** 2).mean()) < most, (steps, gap, length)
        convolution.add(convolution.activated(x, one, 0 * one, alpha), rest, rest)
        assert np.array_equal(rest, out), "in place, and the same each time"


def test_weights_are_packed_without_loss():
    kernel = np.random.default_rng(6).integers(-255, 256, (7, 64, 96)).astype(np.int16)
    assert np.array_equal(tiles.unpacked(tiles.packed(kernel)), kernel)


@with_tiles
def test_both_ways_are_the_same_voice():
    chance = np.random.default_rng(5)
    features, low, high = (chance.standard_normal(shape).astype(np.float32) for shape in ((512, 24), (256, 240), (128, 1441)))
    style = (0.1 * chance.standard_normal(TIMBRE)).astype(np.float32)
    of = weights(model_path())
    one, other = (Vocoder(of, way)(features, (low, high), style) for way in (Tiled, Spectral))
    assert fastest() is Tiled and np.array_equal(Vocoder(of)(features, (low, high), style), one)
    assert 10 * np.log10((other ** 2).sum() / ((one - other) ** 2).sum()) > 38, "the model's own 8 bits leave 35 dB"


def test_without_tiles_spectra_are_used_and_tiles_refused(monkeypatch):
    monkeypatch.setattr(tiles, "available", lambda: False)
    assert fastest() is Spectral
    with pytest.raises(RuntimeError, match="no matrix tiles"):
        Tiled(tiles.packed(np.zeros((3, 32, 32))), np.zeros(32, np.float32), 1)


def test_norm_and_activation_are_what_they_say():
    chance = np.random.default_rng(3)
    x = (5 * chance.standard_normal((997, 8)) + 3).astype(np.float32)
    mean, spread, alpha = np.empty(8, np.float32), np.empty(8, np.float32), np.linspace(0.2, 9, 8).astype(np.float32)
    rows.moments(x, np.ones(len(x), np.float32), mean, spread, 0, 8)
    assert np.allclose(mean, x.mean(0), atol=1e-5) and np.allclose(spread, 1 / np.sqrt(x.var(0) + 1e-5), rtol=1e-5)
    out = np.zeros((999, 8), np.float32)
    rows.snake(x, spread, -mean * spread, alpha, 1 / alpha, out, 2)
    want = by_snake((x.astype(np.float64) - mean) * spread, alpha)
    assert np.abs(out[2:] - want).max() < 1e-5 and not out[:2].any()
    halved = np.zeros((999, 8), np.uint16)
    rows.snake_halved(x, spread, -mean * spread, alpha, 1 / alpha, halved, 2)
    near = (halved.astype(np.uint32) << 16).view(np.float32)[2:]
    assert (np.abs(near - want) <= np.abs(want) * 1.01 / 256 + 1e-5).all() and not halved[:2].any()


def test_a_transposed_convolution_lays_its_pieces_down():
    pieces = np.arange(4 * 3 * 2, dtype=np.float32).reshape(4, 3, 2)
    out = np.tile(np.array([0.5, -0.5], np.float32), (8, 1))
    want = out.copy()
    for first in (0, 3):
        rows.spread_out(pieces[first:first + 3], first, 2, 1, out)
    for t in range(4):
        for j in range(3):
            if 0 <= 2 * t + j - 1 < 8:
                want[2 * t + j - 1] += pieces[t, j]
    assert np.array_equal(out, want)
