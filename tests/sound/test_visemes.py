"""Mouth shapes of phonemes and their times."""
from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from engine.sound.visemes import SHORTEST, shapes

FAST = "ðɛɹz ˈOnli wˈʌn nˈAm"
"""There's only one name."""


def times(phonemes: str, each: float) -> list[tuple[float, float, str]]:
    return [(round(i * each, 3), round((i + 1) * each, 3), p) for i, p in enumerate(phonemes)]


def test_the_mouth_moves_in_fast_speech():
    fast = shapes(times(FAST, .05))
    assert "".join(s for _, _, s in fast) == "EIOEIAEAM", "lips are round for 'only' and open for 'one' and 'name'"
    assert max(b - a for a, b, _ in fast) <= .2
    start, end, _ = fast[2]
    assert (start, end) == (.25, .35), "the stress before a vowel belongs to it"


def test_marks_pauses_and_closed_lips():
    assert shapes([(0, .1, "m"), (.1, .2, "a"), (.2, .3, "↓"), (.3, .5, ","), (.5, .52, "m"), (.52, .7, "a")]) == [
        (0, .1, "M"), (.1, .3, "A"), (.3, .5, "X"), (.5, .52, "M"), (.52, .7, "A")]
    assert shapes([]) == [] and shapes([(0, .1, "↓")]) == []


@given(st.lists(st.tuples(st.sampled_from("ðɛɹzˈOliwʌnAmuː ,"), st.integers(1, 8)), max_size=30))
@example([("z", 1), ("ˈ", 1), ("ː", 1), ("ð", 1)])
def test_shapes_follow_one_another_and_are_long_enough_to_be_seen(phones: list[tuple[str, int]]):
    at, timed = 0, []
    for phone, length in phones:
        timed.append((at * .025, (at + length) * .025, phone))
        at += length
    found = shapes(timed)
    assert all(a < b for a, b, _ in found) and all(x[1] <= y[0] + 1e-9 for x, y in pairwise(found))
    assert all(x[2] != y[2] for x, y in pairwise(found) if y[0] - x[1] < .02)
    open_to = {"E", "I", "O", "U", "A"}
    for x, y in pairwise(found):
        if x[2] in open_to and y[2] in open_to and y[0] - x[1] < .02:
            assert min(x[1] - x[0], y[1] - y[0]) >= SHORTEST
