"""What is done in two threads is what one does."""
from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import helping
from engine.sound import tiles
from engine.sound.convolution import Convolution, Spectral, Tiled
from engine.sound.model import model_path, weights
from engine.sound.vocoder import TIMBRE, Vocoder
from tests.film.films import segments, timeline


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], int]], None]]:
    """A process that may use a second thread; the test says how many threads want a core."""
    monkeypatch.setattr(helping, "_helper", [])
    helping.allow()
    yield lambda running: monkeypatch.setattr(helping, "_running", running)
    helping._helper[0].shutdown()


@given(length=st.integers(0, 200), step=st.integers(1, 50))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_halves_are_the_whole(helped: Callable[[Callable[[], int]], None], length: int, step: int):
    helped(lambda: 0)
    done = np.zeros(length, int)
    parts: list[tuple[int, int]] = []

    def work(begin: int, end: int) -> None:
        parts.append((begin, end))
        done[begin:end] += 1

    helping.halves(length, step, work)
    assert (done == 1).all() and all(begin % step == 0 for begin, _ in parts)
    assert len(parts) == (2 if length >= 2 * step else 1)


def test_a_busy_machine_is_left_alone(helped: Callable[[Callable[[], int]], None]):
    helped(lambda: 1000)
    seen: list[threading.Thread] = []
    helping.halves(100, 1, lambda begin, end: seen.append(threading.current_thread()))
    assert seen == [threading.current_thread()]


def test_where_the_system_does_not_tell_there_is_no_help(helped: Callable[[Callable[[], int]], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Only Linux has either; a studio runs elsewhere, too."""
    monkeypatch.setattr(helping, "_LOAD", tmp_path / "no such file")
    assert helping.allowed() and not helping.at_hand()
    monkeypatch.undo()
    monkeypatch.setattr(helping, "_helper", [])
    helping.allow()
    monkeypatch.delattr(helping.os, "sched_getaffinity")
    assert not helping.at_hand()
    helping._helper[0].shutdown()


def test_the_system_tells_how_many_threads_want_a_core():
    assert helping._running() >= 1, "this one does"


@pytest.mark.parametrize("wrong", [0, 50])
def test_an_error_of_either_half_is_told(helped: Callable[[Callable[[], int]], None], wrong: int):
    helped(lambda: 0)

    def work(begin: int, end: int) -> None:
        if begin == wrong:
            raise ValueError(str(begin))

    with pytest.raises(ValueError, match=str(wrong)):
        helping.halves(100, 1, work)


@pytest.mark.parametrize("way", [Spectral, pytest.param(Tiled, marks=pytest.mark.skipif(not tiles.available(), reason="a processor with matrix tiles"))])
def test_the_voice_is_the_same(helped: Callable[[Callable[[], int]], None], way: type[Convolution]):
    chance = np.random.default_rng(7)
    features, low, high = (chance.standard_normal(shape).astype(np.float32) for shape in ((512, 24), (256, 240), (128, 1441)))
    style = (0.1 * chance.standard_normal(TIMBRE)).astype(np.float32)
    vocoder = Vocoder(weights(model_path()), way)
    helped(lambda: 1000)
    alone = vocoder(features, (low, high), style)
    helped(lambda: 0)
    assert np.array_equal(vocoder(features, (low, high), style), alone)


def test_the_film_is_the_same(helped: Callable[[Callable[[], int]], None]):
    """Also where help comes and goes between two frames."""
    plan = timeline()
    helped(lambda: 1000)
    alone = segments(plan)
    for comes in ([0], [0, 0, 0, 0, 0, 1000, 1000], [1000, 0]):
        counted = itertools.cycle(comes)
        helped(lambda counted=counted: next(counted))  # type: ignore[misc]
        assert segments(plan) == alone
