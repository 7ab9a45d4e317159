"""The timeline adds up to the frame, whatever the lines turn out to last."""
from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.brief import Brief
from engine.drama.edits import replace_beats
from engine.drama.pace import beat_seconds
from engine.drama.script import Beat, Episode, Scene, lines_of
from engine.drama.storyboard import Shot
from engine.drama.timeline import ShotClip
from engine.errors import BadInput
from engine.film import fit_tempo, plan_timeline
from engine.film.fitting import Room, fit
from engine.film.titles import titles_of
from engine.writing.board import board_episode
from engine.writing.carrying import carry_shots
from tests.samples import EN, ZH

RATES = ["24", "25", "30", "30000/1001"]


def brief(fps: str = "24", seconds: int = 30, scenes: int = 2) -> Brief:
    return Brief(prompt="一封辞职信的故事", duration_sec=seconds, scenes_per_episode=scenes, fps=fps, language="zh")  # type: ignore[arg-type]


def spoken(episode: Episode, seconds: float = 2.0) -> dict[str, float]:
    return {line.id: seconds for scene in episode.scenes for line in lines_of(scene, "zh")}


@st.composite
def episodes(draw: st.DrawFn) -> tuple[Episode, list[Shot], dict[str, float], Brief]:
    """Scenes of one to eight beats, shots that show them in order, some lines running over a cut, some shots silent."""
    order = brief(draw(st.sampled_from(RATES)), draw(st.integers(20, 90)), 3)
    scenes, shots, seconds = [], [], {}
    for number in range(1, draw(st.integers(1, 3)) + 1):
        kinds = draw(st.lists(st.sampled_from(["action", "narration", "dialogue"]), min_size=1, max_size=8))
        beats = [Beat(kind=k, character="林晚" if k == "dialogue" else None, text="因为那天，有人对我说，再坚持一天。") for k in kinds]  # type: ignore[arg-type]
        scenes.append(Scene(number=number, episode=1, title="", place="", setting="office", beats=beats))
        shows: list[list[int]] = [[]] if draw(st.booleans()) else []
        for i in range(len(beats)):
            for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
                if shows and draw(st.booleans()) and i not in shows[-1]:
                    shows[-1].append(i)
                else:
                    shows.append([i])
            if kinds[i] != "action":
                seconds[f"e1s{number}b{i}"] = draw(st.floats(0.05, 4.0))
        for k, show in enumerate(shows, 1):
            shots.append(Shot(episode=1, scene=number, number=k, size="medium", setting="office", frames=draw(st.integers(1, 150)),
                              beats=show, transition=draw(st.sampled_from(["cut", "dissolve", "fade"]))))
    return Episode(number=1, title="一", hook=draw(st.sampled_from(["", "信封背面，还有一行字。"])), scenes=scenes), shots, seconds, order


@settings(max_examples=250, deadline=None)
@given(episodes())
def test_frames_add_up_and_nothing_overlaps(case: tuple[Episode, list[Shot], dict[str, float], Brief]) -> None:
    episode, shots, seconds, order = case
    timeline = plan_timeline(episode, shots, seconds, order, "辞职信")
    assert sum(c.frames for c in timeline.pictures) == timeline.frames
    assert [c.shot for c in timeline.pictures] == [s.id for s in shots]
    pads = sum(25 for _ in shots) + 10 * len(seconds) + 60
    if sum(seconds.values()) * order.rate + pads <= order.frames_per_episode:
        assert timeline.frames == order.frames_per_episode
    assert timeline.frames >= order.frames_per_episode
    assert sorted(c.line for c in timeline.speech) == sorted(seconds)
    for a, b in pairwise(timeline.speech):
        assert b.start - a.end >= 6
    # a J- or L-cut lets a line begin before its picture, or end after it, by a quarter of a second
    over = round(order.rate / 4)
    for clip in timeline.speech:
        assert clip.frames >= seconds[clip.line] * order.rate - 1e-6
        beat = int(clip.line.rpartition("b")[2])
        home = [p for s, p in zip(shots, timeline.pictures, strict=True) if clip.line.startswith(f"e1s{s.scene}b") and beat in s.beats]
        assert home[0].start - over <= clip.start < home[0].end
        assert clip.end <= max(p.end for p in home) + over
    spans = [*timeline.cues]
    for a, b in pairwise(spans):
        assert a.end <= b.start
    for span in [*timeline.cues, *timeline.speech, *timeline.music, *timeline.ambience, *timeline.titles]:
        assert 0 <= span.start < span.end <= timeline.frames
    assert all(0 <= e.at < timeline.frames for e in timeline.effects)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 40), st.integers(0, 40), st.integers(1, 200)), min_size=1, max_size=30), st.integers(1, 4000))
def test_fit_keeps_the_total_and_the_least(parts: list[tuple[int, int, int, int]], total: int) -> None:
    rooms = [Room(least, least + a, planned, least + a + b, i // 4) for i, (least, a, b, planned) in enumerate(parts)]
    frames = fit(rooms, total)
    assert sum(frames) == max(total, sum(r.least for r in rooms))
    assert all(f >= r.least for f, r in zip(frames, rooms, strict=True))


@pytest.mark.parametrize("total", [1290, 1340, 1440, 1700, 2000])
def test_a_longer_or_shorter_line_leaves_most_shots_alone_when_time_is_short_or_long(total: int) -> None:
    """Every shot gives or gets a share then; a few frames more or less must not change all of the shares."""
    rooms = [Room(35 + i % 9, 42 + i % 9, 44 + i % 13, 70, i // 8, 1.6 if i % 7 == 3 else 0.6) for i in range(32)]
    before, found = fit(rooms, total), list[int]()
    for at in range(0, 32, 3):
        for more in (-6, 4, 9):
            r = rooms[at]
            edited = [*rooms[:at], Room(r.least + more, r.low + more, r.planned + more, r.high + more, r.scene, r.stretch), *rooms[at + 1:]]
            changed = [i for i, (a, b) in enumerate(zip(before, fit(edited, total), strict=True)) if a != b]
            assert len(changed) <= 5, (at, more, changed)
            found.append(len(changed))
    assert sum(found) <= 3 * len(found), sum(found) / len(found)


def test_shots_without_words_give_time_before_those_with_words_do() -> None:
    """Their film is cheaper, and others than the edited shot keep the rhythm that they were boarded with."""
    rooms = [Room(50, 60, 50, 80, 1, 0.6), Room(40, 48, 60, 70, 1, 0.6), Room(8, 24, 49, 144, 1, 1.6)]
    assert fit(rooms, 159) == [60, 60, 39]


@pytest.mark.parametrize("planned", [24, 44])
def test_a_scene_too_full_or_too_empty_for_its_plan_keeps_its_end_through_an_edit(planned: int) -> None:
    """What it takes from the next scenes, or gives them, is more or less a half second at a time: all later sound starts there."""
    dense = [Room(30, 31, planned, 40, 1, 0.6) for _ in range(5)]
    roomy = [Room(30, 40, 60, 120, 2, 1.6) for _ in range(6)]
    total = 5 * planned + 360
    ends = [sum(fit([Room(30 + more, 31 + more, planned, 40 + more, 1, 0.6), *dense[1:], *roomy], total)[:5]) for more in range(-4, 5)]
    assert len(set(ends)) <= 2, ends


@pytest.mark.parametrize("fps", RATES)
def test_a_boarded_episode_is_exactly_as_long_as_ordered(fps: str) -> None:
    order = brief(fps)
    shots = board_episode(ZH, order, 1)
    timeline = plan_timeline(ZH.episodes[0], shots, spoken(ZH.episodes[0]), order, ZH.title)
    assert timeline.frames == order.frames_per_episode == round(30 * Fraction(fps))
    assert [t.kind for t in timeline.titles] == ["title", "episode", "hook", "end"]
    assert {m.mood for m in timeline.music} == {"mystery", "romance"}
    assert "paper" in {e.kind for e in timeline.effects}
    assert timeline.ambience[0].kind == "rain"


def test_a_longer_line_moves_only_its_neighbourhood() -> None:
    """Shots far from an edited line keep their frames, so that their films are reused."""
    order = brief(seconds=60)
    beats = [Beat(kind="dialogue", character="林晚", text="再坚持一天。") for _ in range(16)]
    scenes = [Scene(number=1, episode=1, title="", place="", setting="office", beats=beats)]
    episode = Episode(number=1, title="", scenes=scenes)
    shots = [Shot(episode=1, scene=1, number=i + 1, size="medium", setting="office", frames=90, beats=[i]) for i in range(16)]
    seconds = {f"e1s1b{i}": 2.8 for i in range(16)}
    before = plan_timeline(episode, shots, seconds, order, "x")
    after = plan_timeline(episode, shots, seconds | {"e1s1b7": 4.0}, order, "x")
    changed = [i for i, (a, b) in enumerate(zip(before.pictures, after.pictures, strict=True)) if a.frames != b.frames]
    assert 7 in changed and len(changed) <= 4 and max(changed) - min(changed) <= 4


@pytest.mark.parametrize("words", ["五年前的事，我一直记得。", "嗯。"])
def test_an_edited_line_moves_nothing_outside_its_scene(words: str) -> None:
    """So that neither the music nor the sound of the other scenes is made again."""
    order = brief(seconds=30)
    old, shots = ZH.episodes[0].scenes[0], board_episode(ZH, order, 1)
    at = next(i for i, b in enumerate(old.beats) if b.kind == "dialogue")
    new = replace_beats(old, [at], [old.beats[at].model_copy(update={"text": words})])
    carried = [*carry_shots([s for s in shots if s.scene == 1], old, new, "zh", 24.0), *(s for s in shots if s.scene > 1)]
    seconds = {line.id: beat_seconds(scene.beats[line.beat], "zh") for scene in ZH.episodes[0].scenes for line in lines_of(scene, "zh")}
    edited = ZH.episodes[0].model_copy(update={"scenes": [new, *ZH.episodes[0].scenes[1:]]})
    before = plan_timeline(ZH.episodes[0], shots, seconds, order, "x")
    after = plan_timeline(edited, [s for s in carried if s], seconds | {f"e1s1b{at}": beat_seconds(new.beats[at], "zh")}, order, "x")
    assert before.speech != after.speech
    assert (before.music, before.ambience) == (after.music, after.ambience)
    first = sum(s.scene == 1 for s in shots)
    assert before.pictures[first:] == after.pictures[first:]


def test_too_much_speech_asks_for_tempo_and_then_for_time() -> None:
    order = brief(seconds=12)
    shots = board_episode(ZH, order, 1)
    lines = spoken(ZH.episodes[0])
    assert fit_tempo(shots, dict.fromkeys(lines, 1.0), order) == 1.0
    tempo = fit_tempo(shots, dict.fromkeys(lines, 1.72), order)
    assert 1.0 < tempo < 1.2
    assert plan_timeline(ZH.episodes[0], shots, dict.fromkeys(lines, 1.72 / tempo), order, "x").frames == order.frames_per_episode
    assert fit_tempo(shots, dict.fromkeys(lines, 3.0), order) == 1.2
    assert plan_timeline(ZH.episodes[0], shots, dict.fromkeys(lines, 3.0), order, "x").frames > order.frames_per_episode


def test_a_little_more_to_say_seldom_asks_for_another_tempo_of_all() -> None:
    order = brief(seconds=12)
    shots, lines = board_episode(ZH, order, 1), spoken(ZH.episodes[0])
    tempi = [fit_tempo(shots, dict.fromkeys(lines, 1.4 + i / 100), order) for i in range(60)]
    assert tempi == sorted(tempi) and set(tempi) == {1.0, 1.05, 1.1, 1.15, 1.2}


def test_the_first_shot_stays_as_long_as_its_title_takes_to_read_while_there_is_time() -> None:
    order = brief(seconds=20)
    beats = [Beat(kind="dialogue", character="林晚", text="因为那天，有人对我说。") for _ in range(8)]
    episode = Episode(number=1, title="一", hook="", scenes=[Scene(number=1, episode=1, title="", place="", setting="office", beats=beats)])
    shots = [Shot(episode=1, scene=1, number=1, size="wide", setting="office", frames=30, beats=[])]
    shots += [Shot(episode=1, scene=1, number=i + 2, size="medium", setting="office", frames=55, beats=[i]) for i in range(8)]
    for each in (1.8, 1.9, 2.0):
        seconds = {f"e1s1b{i}": each for i in range(8)}
        made = plan_timeline(episode, shots, seconds, order, "x")
        assert made.frames == order.frames_per_episode
        assert made.pictures[0].frames >= 36
        assert all(card.end <= made.pictures[0].end for card in made.titles if card.kind in ("title", "episode"))
    # without the time for it nothing that is said is hurried for a title, and the episode does not become longer
    seconds = {f"e1s1b{i}": 2.1 for i in range(8)}
    assert fit_tempo(shots, seconds, order) == 1.0
    assert plan_timeline(episode, shots, seconds, order, "x").pictures[0].frames < 36


def test_after_a_glimpse_of_a_place_the_title_waits_for_the_picture_that_it_stays_on() -> None:
    """A card over a cut can keep off no face, since it may not jump."""
    pictures = [ShotClip(start=0, frames=8, shot="a"), ShotClip(start=8, frames=60, shot="b"), ShotClip(start=68, frames=20, shot="c")]
    episode = ZH.episodes[0].model_copy(update={"hook": ""})
    title, number, end = titles_of(episode, "x", "zh", pictures, Fraction(24), last_episode=True)
    assert (title.start, title.end) == (number.start, number.end) == (8, 56)
    assert (end.kind, end.start, end.end) == ("end", 68, 88), "its two words take less time to read"


def test_a_hook_that_is_said_stays_to_the_end_in_place_of_its_subtitles() -> None:
    order = brief()
    episode = ZH.episodes[0].model_copy(update={"hook": next(b.text for b in reversed(ZH.episodes[0].scenes[-1].beats) if b.spoken)})
    shots = board_episode(ZH.model_copy(update={"episodes": [episode, *ZH.episodes[1:]]}), order, 1)
    read, silent = (plan_timeline(episode, shots, spoken(episode), order.model_copy(update={"subtitles": on}), "x") for on in (True, False))
    cards = {t.kind: t for t in read.titles}
    assert cards.keys() == {"title", "episode", "said", "end"}
    assert (cards["said"].text, cards["said"].end, cards["said"].voice) == (episode.hook, read.frames, read.cues[-1].voice)
    assert cards["said"].start == max(read.pictures[-1].start, next(c.start for c in read.cues if c.text[:2] == episode.hook[:2]))
    assert {t.kind: t.text for t in silent.titles}["hook"] == episode.hook, "without subtitles it is written"


def test_unspoken_lines_and_missing_shots_are_told() -> None:
    with pytest.raises(BadInput, match="not been spoken"):
        plan_timeline(ZH.episodes[0], board_episode(ZH, brief(), 1), {}, brief(), "x")
    with pytest.raises(BadInput, match="storyboard"):
        plan_timeline(EN.episodes[0], [], {}, brief(), "x")
