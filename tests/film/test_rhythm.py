"""An edited episode departs from the lengths that its shots had: what is not edited stays, and an edit taken back leaves nothing."""
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.brief import Brief
from engine.drama.script import Beat, Episode, Scene
from engine.drama.storyboard import Placement, Shot
from engine.film import Rhythm, fit_tempo, plan_timeline, rhythm_of
from engine.film.fitting import Room, refit
from engine.pipeline.stages import fitted
from tests.film.test_timing import brief, episodes

Case = tuple[Episode, list[Shot], dict[str, float], Brief]
WORDS = "因为那天，有人对我说，再坚持一天。"


@settings(max_examples=150, deadline=None)
@given(episodes())
def test_an_episode_that_nobody_has_edited_is_what_it_was(case: Case) -> None:
    episode, shots, seconds, order = case
    rhythm = Rhythm.model_validate_json(rhythm_of(episode, shots, seconds, order, 1.0).model_dump_json())
    assert plan_timeline(episode, shots, seconds, order, "x", rhythm) == plan_timeline(episode, shots, seconds, order, "x")


@settings(max_examples=200, deadline=None)
@given(episodes(), st.lists(st.tuples(st.integers(0, 30), st.floats(0.05, 6.0)), min_size=1, max_size=3))
def test_an_edited_episode_adds_up_and_nothing_overlaps(case: Case, edits: list[tuple[int, float]]) -> None:
    episode, shots, seconds, order = case
    rhythm = rhythm_of(episode, shots, seconds, order, 1.0)
    lines = list(seconds)
    edited = seconds | {lines[at % len(lines)]: longer for at, longer in edits} if lines else seconds
    timeline = plan_timeline(episode, shots, edited, order, "x", rhythm)
    assert sum(c.frames for c in timeline.pictures) == timeline.frames >= order.frames_per_episode
    pads = sum(25 for _ in shots) + 10 * len(seconds) + 60
    if sum(edited.values()) * order.rate + pads <= order.frames_per_episode:
        assert timeline.frames == order.frames_per_episode
    over = round(order.rate / 4)
    for a, b in pairwise(timeline.speech):
        assert b.start - a.end >= 6
    for clip in timeline.speech:
        assert clip.frames >= edited[clip.line] * order.rate - 1e-6
        home = [p for s, p in zip(shots, timeline.pictures, strict=True) if clip.line.startswith(f"e1s{s.scene}b") and int(clip.line.rpartition("b")[2]) in s.beats]
        assert home[0].start - over <= clip.start and clip.end <= max(p.end for p in home) + over


def _dense(count: int = 16, frames: int = 65) -> tuple[Episode, list[Shot], dict[str, float]]:
    """One scene in which everybody hurries: each shot has a line, and its pads are short."""
    beats = [Beat(kind="dialogue", character="林晚", text=WORDS) for _ in range(count)]
    shots = [Shot(episode=1, scene=1, number=i + 1, size="medium", setting="office", frames=frames, beats=[i]) for i in range(count)]
    return Episode(number=1, title="", scenes=[Scene(number=1, episode=1, title="", place="", setting="office", beats=beats)]), shots, {f"e1s1b{i}": 2.3 for i in range(count)}


@pytest.mark.parametrize("longer", [-0.8, -0.2, 0.05])
def test_a_line_a_little_longer_or_shorter_is_found_in_its_own_shot(longer: float) -> None:
    episode, shots, seconds = _dense()
    order = brief(seconds=43)
    before = plan_timeline(episode, shots, seconds, order, "x")
    rhythm = rhythm_of(episode, shots, seconds, order, 1.0)
    after = plan_timeline(episode, shots, seconds | {"e1s1b14": 2.3 + longer}, order, "x", rhythm)
    assert [c.frames for c in after.pictures] == [c.frames for c in before.pictures]
    assert after.speech != before.speech


def test_what_a_longer_line_takes_it_takes_from_the_nearest() -> None:
    episode, shots, seconds = _dense(frames=70)
    order = brief(seconds=47)
    before = plan_timeline(episode, shots, seconds, order, "x")
    after = plan_timeline(episode, shots, seconds | {"e1s1b7": 3.0}, order, "x", rhythm_of(episode, shots, seconds, order, 1.0))
    changed = [i for i, (a, b) in enumerate(zip(before.pictures, after.pictures, strict=True)) if a.frames != b.frames]
    assert 7 in changed and max(changed) - min(changed) <= 4, changed
    assert after.frames == before.frames


def test_a_shot_whose_words_need_less_does_not_grow() -> None:
    rooms = [Room(40, 60, 50, 80, 1, 0.6) for _ in range(4)]
    tight = [44] * 4
    assert refit([rooms[0], Room(38, 58, 50, 78, 1, 0.6), *rooms[2:]], [60] * 4, tight, 176) == tight


def test_a_tempo_that_is_a_little_faster_than_needed_stays() -> None:
    episode, shots, seconds = _dense()
    order = brief(seconds=40)
    seconds = dict.fromkeys(seconds, 2.39)
    tempo = fit_tempo(shots, seconds, order)
    assert tempo > 1.0
    rhythm = rhythm_of(episode, shots, {k: s / tempo for k, s in seconds.items()}, order, tempo)
    shorter = seconds | {"e1s1b3": 1.0}
    assert fit_tempo(shots, shorter, order) < tempo == fit_tempo(shots, shorter, order, rhythm)
    assert fit_tempo(shots, dict.fromkeys(seconds, 1.0), order, rhythm) == 1.0, "half of the words need no haste"


def test_another_storyboard_or_length_has_another_rhythm() -> None:
    episode, shots, seconds = _dense()
    order = brief(seconds=43)
    rhythm = rhythm_of(episode, shots, seconds, order, 1.0)
    other = [s.model_copy(update={"frames": s.frames + i % 3}) for i, s in enumerate(shots)]
    assert rhythm.of(shots, order.frames_per_episode) and rhythm.of(shots[:-1], order.frames_per_episode) is None
    assert rhythm.of(other, order.frames_per_episode) is None and rhythm.of(shots, order.frames_per_episode + 24) is None
    assert plan_timeline(episode, other, seconds, order, "x", rhythm) == plan_timeline(episode, other, seconds, order, "x")


def _units(episode: Episode, shots: list[Shot], order: Brief, seconds: dict[str, float], rhythm: dict[str, object] | None, said: str = "") -> dict[str, object]:
    words = fitted.worded(episode, [s.model_dump(mode="json") for s in shots], order, "x")
    told = fitted.told(words, seconds, rhythm)
    speech = {line: f"{line} {said if line == 'e1s1b7' else ''}" for line in seconds}
    return {u.key: u.inputs for u in fitted.segments(told, fitted.Seen([(s.id, "layers", s.id) for s in shots], {}, speech, {}))}


def test_shots_that_show_others_are_not_filmed_again_for_a_word_over_the_cut() -> None:
    """Who is not seen moves no mouth, and what is read goes with the cut."""
    episode, shots, seconds = _dense(frames=70)
    people = ["林晚", "顾沉"]
    beats = [b.model_copy(update={"character": people[i % 2]}) for i, b in enumerate(episode.scenes[0].beats)]
    episode = episode.model_copy(update={"scenes": [episode.scenes[0].model_copy(update={"beats": beats})]})
    shots = [s.model_copy(update={"focus": people[i % 2], "actors": [Placement(character=people[i % 2])]}) for i, s in enumerate(shots)]
    order = brief(seconds=47)
    rhythm = rhythm_of(episode, shots, seconds, order, 1.0).model_dump(mode="json")
    edited = episode.scenes[0].beats[7].model_copy(update={"text": "因为那天，有人对你说，再忍耐一天。"})
    after = episode.model_copy(update={"scenes": [episode.scenes[0].model_copy(update={"beats": [*beats[:7], edited, *beats[8:]]})]})
    old, new = _units(episode, shots, order, seconds, rhythm), _units(after, shots, order, seconds, rhythm, "other")
    assert [key for key in old if old[key] != new[key]] == ["segment:e1s1k8"]

