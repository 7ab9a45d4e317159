"""Subtitles over real pictures: read back by OCR, clear of faces; and the grammar of the film as whole dramas have it."""
from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Any, get_args

import cv2
import numpy as np

from engine.drama.brief import Brief
from engine.drama.pace import line_seconds
from engine.drama.script import Script, lines_of
from engine.drama.storyboard import Placement, Shot
from engine.drama.timeline import Cue, ShotClip, Timeline
from engine.drama.vocabulary import Genre, Language, Setting, ShotSize
from engine.film import compose_segment, plan_timeline
from engine.film.overlays import overlays_of
from engine.picture import draw_shot
from engine.writing import board_episode, write_script
from engine.writing.grammar import RHYTHM, reveals
from tests.distance import edits
from tests.samples import EN, ZH

SIZES: tuple[ShotSize, ...] = ("wide", "two", "ots", "medium", "close", "xclose")
PLACES: tuple[Setting, ...] = ("office", "street", "cafe", "palace", "seaside", "hospital")
TEXTS = [
    "你手里拿的是什么？", "三年前写的辞职信，为什么没有递？", "凌晨两点的北京", "只有这一层还亮着灯", "贺恒？你确定？", "利息怎么算？", "把合同给我！", "我等了你整整三年", "别怕，有我在",
    "这家公司，从今天起姓林", "医生，她的情况怎么样了？", "房租涨了15%，一共3500块", "他说OK，明天在CBD见", "原来他就是首富的儿子", "不要相信她说的任何一句话",
]
ENGLISH = [
    "You wrote this, didn't you?", "Where did you find that letter?", "I waited three whole years for you.", "Let her go. This is mine.", "Who let you in?", "Sir, your wife has gone.",
    "The rent went up by 15%.", "Don't believe a single word she says.", "What really happened that night?", "It's 11:05 and the last train has gone.",
]


@lru_cache
def scenes() -> list[tuple[Any, Shot]]:
    """Twelve drawn shots: all sizes, six places, three styles."""
    cast = {c.name: c for c in ZH.characters}
    found = []
    for i in range(12):
        size = SIZES[i % 6]
        left = Placement(character="林晚", x=-.46, facing="right", pose="stand", emotion="happy")
        right = Placement(character="顾沉", x=.46, facing="left", pose="hip", emotion="angry")
        actors = [left, right] if size in ("wide", "two") else [left, right.model_copy(update={"view": "back"})] if size == "ots" else [left.model_copy(update={"x": -.2})]
        shot = Shot(episode=1, scene=1, number=i + 1, size=size, setting=PLACES[(i + i // 6) % 6], time_of_day="day" if i % 2 else "night", actors=actors, focus="林晚", frames=48, move="push_in")
        found.append((draw_shot(shot, cast, (720, 1280), ("noir", "pastel", "ink")[i % 3], 1), shot))  # type: ignore[arg-type]
    return found


def plan(cues: list[Cue], frames: int) -> Timeline:
    return Timeline(episode=1, width=720, height=1280, frames=frames, pictures=[ShotClip(start=0, frames=frames, shot="e1s1k1")], cues=cues)


def letters(text: str) -> str:
    """What counts: letters and digits; capitals and their small forms that OCR cannot tell apart are the same."""
    return "".join(c for c in text.lower() if c.isalnum())


def test_subtitles_are_read_over_any_picture():
    from rapidocr import RapidOCR
    ocr = RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False, "Det.limit_type": "max", "Det.limit_side_len": 960, "EngineConfig.onnxruntime.intra_op_num_threads": 2})
    texts = (TEXTS * 3)[:35] + (ENGLISH * 2)[:15]
    wrong = total = 0
    misread = []
    for i, (picture, shot) in enumerate(scenes()):
        mine = texts[i::len(scenes())]
        cues = [Cue(start=k, frames=1, text=t, character="林晚", voice=(i + k) % 6) for k, t in enumerate(mine)]
        strips = [f.rgb()[960:1130].copy() for f in compose_segment(plan(cues, len(mine)), 0, picture, None, shot, {}, True)]
        found = ocr(cv2.cvtColor(np.concatenate(strips), cv2.COLOR_RGB2BGR))
        rows: list[list[tuple[float, float, str]]] = [[] for _ in mine]
        for box, text in zip(found.boxes if found.boxes is not None else [], found.txts or [], strict=True):
            y, x = float(np.mean(box[:, 1])), float(np.min(box[:, 0]))
            rows[min(int(y // 170), len(mine) - 1)].append((round(y / 24), x, text))
        for text, row in zip(mine, rows, strict=True):
            have = letters("".join(t for _, _, t in sorted(row)))
            missed = edits(letters(text), have)
            wrong, total = wrong + missed, total + len(letters(text))
            misread += [f"{text} → {have}"] if missed else []
    assert total > 400 and wrong / total <= .01, f"{wrong} of {total}: {misread}"


def test_no_subtitle_lies_over_a_face():
    assert sum(bool(picture.faces) for picture, _ in scenes()) > len(scenes()) / 2
    for picture, shot in scenes():
        for text in (TEXTS[1], ENGLISH[9]):
            (words,) = overlays_of(plan([Cue(start=0, frames=48, text=text)], 48), 0, 48, list(picture.faces.values()), True)
            left, top, right, bottom = words.words.box
            for x0, y0, x1, y1 in picture.faces.values():
                # the push-in makes a face larger about the middle of the frame
                x0, y0, x1, y1 = (.5 + 1.1 * (v - .5) for v in (x0, y0, x1, y1))
                assert not (left < x1 * 720 and right > x0 * 720 and top < y1 * 1280 and bottom > y0 * 1280), f"{shot.size} in {shot.setting}"


IDEAS = {"zh": ("外卖员林晚在雨夜的医院走廊撞见三年前抛弃她的顾沉，他手里拿着一枚戒指", "新来的实习生发现老板是三年前的网友，桌上有一封信"), "en": ("A courier finds her own photograph in a stranger's flat",)}


MORE = ("北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信", "退休教师在旧书店找到自己丢失四十年的日记")


@lru_cache
def dramas(genre: Genre, language: Language = "zh", more: tuple[str, ...] = ()) -> list[tuple[Script, list[Shot], Timeline]]:
    found = []
    for prompt in (*IDEAS[language], *more):
        brief = Brief(prompt=prompt, genre=genre, duration_sec=60, scenes_per_episode=3, language=language)
        script = write_script(brief)
        shots = board_episode(script, brief, 1)
        seconds = {line.id: line_seconds(line) for scene in script.episodes[0].scenes for line in lines_of(scene, language)}
        found.append((script, shots, plan_timeline(script.episodes[0], shots, seconds, brief, script.title)))
    return found


def test_genres_have_their_own_rhythm():
    middle = {g: median(c.frames / 24 for _, _, t in dramas(g) for c in t.pictures) for g in ("romance", "family", "suspense", "comedy")}
    assert middle["romance"] > 1.3 * max(middle["suspense"], middle["comedy"]) and middle["family"] > 1.05 * middle["suspense"], middle
    assert set(RHYTHM) == set(get_args(Genre))


def test_a_place_is_established_and_nobody_is_cut_to_themselves():
    for genre in ("romance", "suspense"):
        for _, shots, _ in dramas(genre):  # type: ignore[arg-type]
            places = set()
            for shot in shots:
                if (where := (shot.setting, shot.place)) not in places:
                    assert shot.size == "wide", shot.id
                    places.add(where)
            for a, b in pairwise(shots):
                assert a.scene != b.scene or a.focus is None or a.focus != b.focus or a.size != b.size, f"{a.id} and {b.id} jump"
            assert len({s.size for s in shots}) >= 5
            assert any(s.size in ("close", "xclose") for s in shots) and any(not s.beats for s in shots)


def test_the_camera_goes_in_on_what_is_revealed_and_shows_what_is_spoken_of():
    seen = things = 0
    for genre in ("suspense", "revenge", "romance"):
        for script, shots, _ in dramas(genre, more=MORE):  # type: ignore[arg-type]
            for shot in shots:
                beats = [script.episodes[0].scenes[shot.scene - 1].beats[b] for b in shot.beats]
                if len(beats) == 1 and reveals(beats[0]) and shot.size in ("medium", "close") and shot.focus == beats[0].character:
                    assert shot.move in ("push_in", "pull_out"), shot.id
                    seen += 1
                things += bool(shot.insert and beats and beats[0].kind == "dialogue")
    assert seen >= 3 and things >= 1


def test_words_run_over_cuts_and_acts_end_in_black():
    early = late = fades = 0
    for genre in ("romance", "suspense", "comedy"):
        for _, shots, plan in dramas(genre):  # type: ignore[arg-type]
            homes = {c.shot: c for c in plan.pictures}
            by_id = {s.id: s for s in shots}
            for clip in plan.speech:
                home = homes[clip.shot]
                beat = int(clip.line.rpartition("b")[2])
                ends = max(homes[s.id].end for s in shots if s.scene == by_id[clip.shot].scene and beat in s.beats)
                early, late = early + (clip.start < home.start), late + (clip.end > ends)
                assert home.start - clip.start <= 6 and clip.end - ends <= 6, "a quarter of a second"
            fades += sum(c.transition == "fade" for c in plan.pictures[1:])
            assert plan.pictures[-1].closing_frames > 6 and plan.titles[-1].kind == "end"
            assert next(t for t in plan.titles if t.kind == "title").frames <= plan.pictures[0].frames, "the title stays on its picture"
    assert early and late and fades, (early, late, fades)


def test_between_two_acts_the_screen_is_black():
    (a, shot), (b, _) = scenes()[1], scenes()[2]
    timeline = Timeline(episode=1, width=720, height=1280, frames=60, pictures=[
        ShotClip(start=0, frames=24, shot="e1s1k1"), ShotClip(start=24, frames=36, shot="e1s1k2", transition="fade", transition_frames=24, closing_frames=6)])
    light = [float(f.y.mean()) for f in compose_segment(timeline, 1, b, a, shot, {}, True, before_shot=shot, before_frames=24)]
    assert min(light[10:14]) < 20 < 30 < light[0] and light[26] > 30 > 20 > light[-1]


def test_a_drama_in_english_is_boarded_alike():
    for script, shots, _ in dramas("comedy", "en"):
        assert script.language == "en" and len(shots) >= 12
    assert EN.language == "en"
