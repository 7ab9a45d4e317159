"""Our filters are those of scipy, which no worker has to hold for them."""
from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pyloudnorm
import pytest
from scipy.io import wavfile
from scipy.signal import butter, fftconvolve, firwin, resample_poly, sosfilt

from engine.sound.filters import Band, band, convolved, doubled, low_pass
from engine.sound.meter import _weighting
from engine.sound.speech import RATE, wav


@pytest.mark.parametrize("low, high", [(6, 28), (60, 900), (250, 5200), (900, 9000), (3000, 12000), (4200, 5200), (90, 240)])
@pytest.mark.parametrize("order", [1, 2])
def test_a_band_is_sample_for_sample_that_of_scipy(low: float, high: float, order: int):
    x = np.random.default_rng(3).standard_normal(5000)
    assert np.array_equal(band(x, low, high, order), sosfilt(butter(order, [low, high], "band", fs=RATE, output="sos"), x))


def test_a_band_goes_on_from_block_to_block():
    x, through = np.random.default_rng(3).standard_normal(5000), Band(90, 240, 1)
    assert np.array_equal(np.concatenate([through(x[:1700]), through(x[1700:1701]), through(x[1701:])]), band(x, 90, 240, 1))


@pytest.mark.parametrize("length", [0, 1, 20, 4801])
def test_twice_the_rate_is_sample_for_sample_that_of_scipy(length: int):
    x = np.random.default_rng(4).standard_normal(length).astype(np.float32)
    assert np.array_equal(doubled(x), resample_poly(x, 2, 1) if length else x)


def test_the_interpolator_is_that_of_scipy():
    assert np.array_equal(low_pass(4).astype(np.float32), (firwin(81, 1 / 4, window=("kaiser", 5.0)) * 4).astype(np.float32))


def test_loudness_is_weighted_as_by_pyloudnorm():
    theirs = [[*f.b / f.a[0], *f.a[1:] / f.a[0]] for f in pyloudnorm.Meter(RATE)._filters.values()]
    np.testing.assert_allclose(_weighting(), theirs, rtol=1e-13)


@pytest.mark.parametrize("length, impulse", [(1, 5), (300, 7000), (20_000, 1), (1_200_000, 76_800)])
def test_a_convolution_in_blocks_is_that_in_one(length: int, impulse: int):
    dice = np.random.default_rng(5)
    x, h = (dice.standard_normal(n).astype(np.float32) for n in (length, impulse))
    exact = fftconvolve(x.astype(np.float64), h.astype(np.float64))[:length]
    np.testing.assert_allclose(convolved(x, h), exact, atol=3e-6 * float(np.abs(exact).max()))


def test_a_wav_is_what_others_read():
    pcm = np.arange(-50, 50, dtype=np.int16).reshape(-1, 2)
    rate, read = wavfile.read(io.BytesIO(wav(pcm)))
    assert rate == RATE and np.array_equal(read, pcm)


def test_a_worker_makes_sound_without_scipys_filters():
    """Its statistics and optimisation would be 50 MB of every worker."""
    made = "import sys, worker.__main__, engine.sound as s, engine.film, engine.picture; s.bed({'mood': 'warm', 'seed': 1, 'palette': 'film', 'samples': 9600}); s.bed({'ambience': 'rain', 'variant': 0, 'samples': 9600}); print('scipy.signal' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", made], check=True, capture_output=True, text=True).stdout.split()[-1] == "False"
