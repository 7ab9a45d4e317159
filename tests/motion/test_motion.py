"""Moves are smooth and go one way, lids and mouths keep time, and everything is the same every time."""
from __future__ import annotations

from fractions import Fraction
from itertools import groupby, pairwise
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Move, ShotSize, Weather
from engine.motion import breath, camera, lids, mouth
from engine.motion.weather import veils
from engine.sound.speech import RATE, Speech

RATES = [Fraction(24), Fraction(25), Fraction(30), Fraction(30000, 1001)]


def shot(move: Move, size: ShotSize = "medium") -> Shot:
    return Shot(episode=1, scene=1, number=1, size=size, setting="office", frames=24, move=move)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(get_args(Move)), st.sampled_from(get_args(ShotSize)), st.integers(1, 400))
def test_a_move_is_gentle_and_goes_one_way(move: Move, size: ShotSize, frames: int) -> None:
    path = [camera(shot(move, size), frames)(n) for n in range(frames)]
    zooms, xs, ys = [s.zoom for s in path], [s.dx for s in path], [s.dy for s in path]
    assert all(1 <= z <= 1.12 for z in zooms) and all(abs(v) <= 0.04 for v in xs + ys)
    if frames < 2:
        return
    moving = {"push_in": zooms, "pull_out": [-z for z in zooms], "pan_right": xs, "pan_left": [-x for x in xs],
              "tilt_down": ys, "tilt_up": [-y for y in ys]}
    if move in moving:
        steps = np.diff(moving[move])
        assert (steps > 0).all()
        if frames > 24:
            assert np.abs(np.diff(steps)).max() < 0.12 * steps.max()
    if move == "static":
        assert zooms == sorted(zooms) and zooms[-1] < 1.013
    if move == "handheld":
        assert max(abs(b - a) for a, b in pairwise(xs)) < 0.0012


def test_handheld_differs_between_shots_and_never_between_runs() -> None:
    one, other = shot("handheld"), shot("handheld").model_copy(update={"number": 2})
    assert [camera(one, 50)(n) for n in range(50)] == [camera(one, 50)(n) for n in range(50)]
    assert camera(one, 50)(10) != camera(other, 50)(10)


@pytest.mark.parametrize("rate", RATES)
def test_people_blink_every_two_to_four_seconds(rate: Fraction) -> None:
    frames = round(120 * rate)
    seen = [lids("林晚", frames, rate, 7)(n) for n in range(frames)]
    assert seen == [lids("林晚", frames, rate, 7)(n) for n in range(frames)]
    assert seen != [lids("顾沉", frames, rate, 7)(n) for n in range(frames)]
    shut = [i for i, (a, b) in enumerate(pairwise(seen)) if a is None and b is not None]
    gaps = np.diff(shut) / float(rate)
    assert gaps.min() >= 2 - 0.05 and gaps.max() <= 4 + 0.05
    runs = [(k, len(list(g))) for k, g in groupby(seen)]
    first = next(i for i, (k, _) in enumerate(runs) if k)
    assert [k for k, _ in runs[first:first + 3]] == ["half", "shut", "half"]
    assert abs(sum(n for _, n in runs[first:first + 3]) - 4 * rate / 24) <= 1


@pytest.mark.parametrize("rate", RATES)
def test_mouths_follow_the_sound_on_twos(rate: Fraction) -> None:
    speech = Speech(np.zeros((2 * RATE, 1), np.float32), [(0.2, 0.6, "A"), (0.6, 1.0, "M"), (1.4, 1.9, "O")])
    shape = mouth(speech, 10, rate)
    seen = [shape(n) for n in range(round(3 * rate))]
    assert set(seen[:10]) == {"X"} and seen[-1] == "X"
    for seconds, viseme in ((0.4, "A"), (0.8, "M"), (1.2, "X"), (1.65, "O")):
        assert seen[10 + round(seconds * rate)] == viseme
    runs = [len(list(g)) for _, g in groupby(seen[10:])]
    assert all(n >= int(rate / 12) for n in runs[:-1])


def test_breath_rises_and_falls_slowly() -> None:
    seen = [breath("林晚", Fraction(24))(n) for n in range(240)]
    assert 0 <= min(seen) < 0.02 and 0.98 < max(seen) <= 1
    assert max(abs(b - a) for a, b in pairwise(seen)) < 0.2


@pytest.mark.parametrize("weather", [w for w in get_args(Weather) if w != "clear"])
@pytest.mark.parametrize("size", [(180, 320), (321 * 2, 240)])
def test_weather_repeats_without_a_seam(weather: Weather, size: tuple[int, int]) -> None:
    """Every place of the tile lies inside it, one period on is the same, and a step moves it by exactly its speed."""
    for veil in veils(weather, size, Fraction(24), 5):
        high, wide = veil.luma.shape
        assert veil.luma.max() > 10
        assert (veil.luma[:, :wide - veil.period] == veil.luma[:, veil.period:]).all()
        assert high % 2 == 0 and veil.period % 2 == 0 and veil.dx % 2 == 0 and veil.dy % 2 == 0
        for n in range(0, 200, 7):
            (top, left), (next_top, next_left) = veil.place(n), veil.place(n + 1)
            assert left + size[0] <= wide and top < high
            assert (next_top - top + veil.dy) % high == 0 and (next_left - left + veil.dx) % veil.period == 0
        again = veils(weather, size, Fraction(24), 5)
        assert (again[0].luma == veils(weather, size, Fraction(24), 5)[0].luma).all()
    assert veils("clear", size, Fraction(24), 5) == []
