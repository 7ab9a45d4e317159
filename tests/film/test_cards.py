"""Title, episode, hook and end cards: nowhere over a face, in any aspect, nor over what is read at the same time."""
from __future__ import annotations

from itertools import combinations

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import line_seconds
from engine.drama.script import in_old_times, lines_of
from engine.drama.timeline import Cue, ShotClip, Timeline, TitleCard
from engine.drama.vocabulary import Aspect
from engine.film import plan_timeline
from engine.film.overlays import Overlay, overlays_of
from engine.picture import draw_shot
from engine.writing import board_episode, write_script

Box = tuple[float, float, float, float]
OPENING = [TitleCard(start=0, frames=48, text="What Happened to Elise", kind="title"), TitleCard(start=0, frames=48, text="Episode 1 · Two in the Morning", kind="episode")]
ENDING = [TitleCard(start=52, frames=43, text="不演了。从今天起，都是真的。", kind="hook"), TitleCard(start=52, frames=43, text="未完待续", kind="end")]
LAST = [TitleCard(start=52, frames=43, text="To be continued", kind="end")]
SAID = [Cue(start=0, frames=95, text="You mean somebody wanted me to see it, all of this time?")]
SHOTS: list[tuple[tuple[int, int], list[TitleCard], list[Cue], list[Box]]] = [
    ((720, 1280), LAST, SAID, [(0.14, 0.19, 1.0, 0.68)]),
    ((720, 1280), LAST, SAID, [(0.18, 0.2, 0.87, 0.71)]),
    ((720, 1280), ENDING, [], [(0.22, 0.28, 0.93, 0.73)]),
    ((1280, 720), ENDING, SAID, [(0.39, 0.2, 0.7, 0.74)]),
    ((1280, 720), LAST, SAID, [(0.3, 0.19, 0.6, 0.74)]),
    ((1280, 720), OPENING, SAID, [(0.43, 0.26, 0.48, 0.36), (0.58, 0.27, 0.62, 0.36), (0.22, 0.5, 0.28, 0.6)]),
    ((720, 720), OPENING, SAID, [(0.31, 0.45, 0.38, 0.53), (0.47, 0.42, 0.54, 0.5), (0.62, 0.44, 0.69, 0.52)]),
    ((720, 720), OPENING, SAID, [(0.31, 0.33, 0.38, 0.4), (0.62, 0.34, 0.68, 0.41), (0.48, 0.52, 0.54, 0.58)]),
    ((720, 720), ENDING, SAID, [(0.41, 0.28, 0.79, 0.66)]),
    ((720, 720), LAST, SAID, [(0.3, 0.2, 0.83, 0.74)]),
]


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def box_of(overlay: Overlay, size: tuple[int, int]) -> Box:
    left, top, right, bottom = overlay.words.box
    return left / size[0], top / size[1], right / size[0], bottom / size[1]


@pytest.mark.parametrize(("size", "cards", "cues", "faces"), SHOTS)
def test_no_card_lies_over_a_face_or_over_what_is_read(size: tuple[int, int], cards: list[TitleCard], cues: list[Cue], faces: list[Box]) -> None:
    plan = Timeline(episode=1, width=size[0], height=size[1], frames=95, pictures=[ShotClip(start=0, frames=95, shot="a")], titles=cards, cues=cues)
    words = overlays_of(plan, 0, 95, faces, True)
    assert len(words) == len(cards) + len(cues)
    for overlay in words[len(cues):]:
        box = box_of(overlay, size)
        assert min(box) > 0 and max(box) < 1, "nothing is cut off"
        for face in faces:
            assert not meet(box, face), "at rest"
            assert not meet(box, tuple(0.5 + 1.09 * (v - 0.5) for v in face)), "when the camera has come near"  # type: ignore[arg-type]
    for one, other in combinations(words, 2):
        if one.start < other.end and other.start < one.end:
            assert one.words.box[3] - other.words.box[1] < 0.035 * size[1] or not meet(box_of(one, size), box_of(other, size)), "shadows may touch, words not"


def test_a_card_where_nobody_is_stands_where_it_always_does() -> None:
    plan = Timeline(episode=1, width=720, height=1280, frames=95, pictures=[ShotClip(start=0, frames=95, shot="a")], titles=OPENING)
    alone, small = (overlays_of(plan, 0, 95, faces, True)[0].words.box for faces in ([], [(0.3, 0.5, 0.36, 0.54)]))
    assert alone == small and 0.1 * 1280 < alone[1] < 0.16 * 1280 and abs((alone[0] + alone[2]) / 2 - 360) <= 2


def test_soft_subtitles_have_room_as_burnt_ones_have() -> None:
    size, cards, cues, faces = SHOTS[3]
    plan = Timeline(episode=1, width=size[0], height=size[1], frames=95, pictures=[ShotClip(start=0, frames=95, shot="a")], titles=cards, cues=cues)
    burnt, soft = overlays_of(plan, 0, 95, faces, True), overlays_of(plan, 0, 95, faces, False)
    assert [w.words.box for w in soft] == [w.words.box for w in burnt[1:]]


IDEAS = ("外卖员林晚在雨夜的医院走廊撞见三年前抛弃她的顾沉，他手里拿着一枚戒指", "A lonely librarian finds that someone has been correcting the books at night")


@pytest.mark.parametrize("aspect", ["9:16", "16:9", "1:1"])
def test_whole_dramas_have_no_card_over_a_face(aspect: Aspect) -> None:
    for idea in IDEAS:
        brief = Brief(prompt=idea, duration_sec=20, scenes_per_episode=2, aspect=aspect, subtitles=aspect != "16:9")
        script = write_script(brief)
        shots = board_episode(script, brief, 1)
        seconds = {line.id: line_seconds(line) for scene in script.episodes[0].scenes for line in lines_of(scene, script.language)}
        plan = plan_timeline(script.episodes[0], shots, seconds, brief, script.title)
        cast = {c.name: c for c in script.characters}
        for shot, clip in zip(shots, plan.pictures, strict=True):
            cards = [c for c in plan.titles if c.kind != "said" and c.start < clip.end and c.end > clip.start]
            if not cards:
                continue
            faces = draw_shot(shot, cast, (plan.width // 4 * 2, plan.height // 4 * 2), "noir", 0, 0, in_old_times(script.characters)).faces
            for words in overlays_of(plan, clip.start, clip.end, list(faces.values()), brief.subtitles)[-len(cards):]:
                assert not any(meet(box_of(words, brief.size), face) for face in faces.values()), f"{shot.id} of {idea}"
