"""Subtitles: broken where a reader would, inside the safe margins, at most two lines."""
from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.script import Line
from engine.drama.timeline import Cue, ShotClip, SpeechClip, Timeline, TitleCard
from engine.film.cues import cues_of, line_em
from engine.film.lettering import measure
from engine.film.overlays import Captions, accent, overlays_of, subtitle
from engine.film.spotting import deed_sound
from engine.film.wording import NO_END, NO_START, quoted, shown, split, width, wrap

SIZES = [(720, 1280), (1280, 720), (720, 720), (1080, 1920)]
zh_text = st.text(st.sampled_from(list("我你他的是不了在有人这中大来上国个到说们为子和天地道出就那得过家什么他们，。！？、…“”《》A1 ")), min_size=1, max_size=90)
en_text = st.lists(st.text(st.sampled_from("abcdefghiklmnoprstuwy"), min_size=1, max_size=14), min_size=1, max_size=25).map(lambda w: " ".join(w).capitalize() + ".")


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@settings(max_examples=150, deadline=None)
@given(zh_text | en_text, st.sampled_from(SIZES))
def test_no_letter_is_lost_and_no_mark_stands_where_it_must_not(text: str, size: tuple[int, int]) -> None:
    em = line_em(size)
    parts = split(text, em)
    assert letters("".join(parts)) == letters(text)
    for part in parts:
        rows = wrap(part, em)
        assert letters("".join(rows)) == letters(part)
        assert len(rows) <= 3
        marks = {c for c in part if not c.isalnum()}
        if len(marks) * 4 < len(part):
            for row in rows[1:]:
                assert row[0] not in NO_START or width(part) < 2
            for row in rows[:-1]:
                assert row[-1] not in NO_END


@pytest.mark.parametrize(("text", "parts"), [
    ("因为那天，有人在电梯里对我说，再坚持一天。", ["因为那天，有人在电梯里对我说", "再坚持一天"]),
    ("凌晨两点的北京，只有这一层还亮着灯。", ["凌晨两点的北京", "只有这一层还亮着灯"]),
    ("你手里拿的是什么？", ["你手里拿的是什么？"]),
    ("他说“我不会走的”，然后走了……", ["他说“我不会走的”", "然后走了……"]),
    ("You wrote this, didn't you?", ["You wrote this, didn't you?"]),
    ("林晚，我从来没有忘记过你对我说的话。", ["林晚，我从来没有忘记过你对我说的话"]),
    ("他每个月来一回，放下就走，不让我说。", ["他每个月来一回，放下就走，不让我说"]),
    ("So you knew. All along, you knew.", ["So you knew. All along, you knew."]),
    ("He left this city on the fifth of March and never came back to us, never.",
     ["He left this city on the fifth of March and never came", "back to us, never."]),
])
def test_lines_are_split_at_their_marks(text: str, parts: list[str]) -> None:
    assert split(text, 14.05) == parts


@pytest.mark.parametrize("text", [
    "Well, I have been waiting on that platform every single night since the day you said you would come back for me.",
    "妈，我找了他整整二十年可是他就住在我们家楼下那间从来不开灯的屋子里面啊。",
    "No. He told everybody in this town that it was me who had taken the money out of that old box.",
])
def test_one_word_never_stands_alone_before_a_long_line(text: str) -> None:
    for size in SIZES:
        parts = split(text, line_em(size))
        assert letters("".join(parts)) == letters(text)
        assert all(len(wrap(p, line_em(size))) <= 2 for p in parts)
        assert not any(width(p) <= 4.5 or (len(p.split()) < 3 and " " in text) for p in parts), parts


def test_long_clauses_break_between_words() -> None:
    rows = wrap("我三年来每天加班到凌晨两点就是为了有一天", 14.05)
    assert len(rows) == 2 and max(width(r) for r in rows) <= 14.05
    assert not any(word in "".join(rows) and not any(word in r for r in rows) for word in ("加班", "凌晨", "为了", "一天"))
    assert wrap("You wrote this, didn't you? I know you did it.", 14.05) == ["You wrote this, didn't you?", "I know you did it."]


def test_only_marks_that_part_clauses_are_dropped() -> None:
    assert [shown(t) for t in ("好。", "好！", "好……", "Well...", "Yes.", "Yes,")] == ["好", "好！", "好……", "Well...", "Yes.", "Yes"]


@settings(max_examples=40, deadline=None)
@given(zh_text | en_text, st.sampled_from(SIZES))
def test_a_subtitle_stays_inside_the_safe_margins(text: str, size: tuple[int, int]) -> None:
    for part in split(text, line_em(size)):
        left, top, right, bottom = subtitle(Cue(start=0, frames=1, text=part), size).box
        margin = 0.04 * size[0]  # the shadow reaches a little beyond the letters
        assert left >= margin and right <= size[0] - margin + 2
        assert top >= 0.6 * size[1] and bottom <= (0.89 if size[1] > size[0] else 0.97) * size[1]
        assert left % 2 == top % 2 == right % 2 == bottom % 2 == 0


def test_letters_are_white_with_a_dark_edge_on_any_ground() -> None:
    words = subtitle(Cue(start=0, frames=1, text="再坚持一天"), (720, 1280))
    planes = words.planes
    assert ((planes.y > 225) & (planes.a == 255)).sum() > 1500
    assert ((planes.y < 60) & (planes.a > 200)).sum() > 1500
    neutral = planes.uv[planes.auv == 255]
    assert np.abs(neutral.astype(int) - 128).max() <= 6
    assert measure("再坚持", 40) == pytest.approx(120, abs=1)


def test_letters_that_the_heavy_face_lacks_come_from_the_other() -> None:
    assert measure("ĝ", 40) > 5
    assert subtitle(Cue(start=0, frames=1, text="žluťoučký ĝis"), (720, 1280)).planes.a.max() == 255


def test_speakers_are_told_apart_by_a_light_colour() -> None:
    assert accent(0) == (255, 255, 255)
    colours = [accent(n) for n in range(6)]
    assert all(min(c) > 165 and max(c) > 240 for c in colours)
    assert all(sum(abs(x - y) for x, y in zip(a, b, strict=True)) > 50 for a, b in combinations(colours[1:], 2))
    by_id = {f"e1s1b{i}": Line(episode=1, scene=1, beat=i, character=c, emotion="neutral", text="好。", language="zh") for i, c in enumerate(["林晚", None, "顾沉", "林晚"])}
    speech = [SpeechClip(start=30 * i, frames=20, line=k, shot="e1s1k1") for i, k in enumerate(by_id)]
    assert [c.voice for c in cues_of(speech, by_id, 200, Fraction(24), (720, 1280))] == [1, 0, 2, 1], "two who talk never share a colour"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(zh_text, st.floats(0.3, 9)), min_size=1, max_size=6), st.sampled_from(["24", "25", "30", "30000/1001"]))
def test_cues_cover_their_lines_in_order(lines: list[tuple[str, float]], fps: str) -> None:
    rate, at, speech, by_id = Fraction(fps), 0, [], {}
    for i, (text, seconds) in enumerate(lines):
        frames = max(1, round(seconds * rate))
        speech.append(SpeechClip(start=at, frames=frames, line=f"e1s1b{i}", shot="e1s1k1"))
        by_id[f"e1s1b{i}"] = Line(episode=1, scene=1, beat=i, character=None, emotion="neutral", text=text, language="zh")
        at += frames + 7
    cues = cues_of(speech, by_id, at, rate, (720, 1280))
    for a, b in pairwise(cues):
        assert a.end <= b.start
    for clip in speech:
        mine = [c for c in cues if clip.start <= c.start < clip.end]
        if split(by_id[clip.line].text, line_em((720, 1280))):
            assert mine[0].start == clip.start and mine[-1].end >= clip.end
            assert all(a.end == b.start for a, b in pairwise(mine))


def test_cards_keep_clear_of_faces_and_fade() -> None:
    plan = Timeline.model_validate({"episode": 1, "width": 720, "height": 1280, "frames": 100, "pictures": [{"start": 0, "frames": 100, "shot": "a"}],
                                    "titles": [{"start": 0, "frames": 48, "text": "辞职信"}, {"start": 0, "frames": 48, "text": "第1集", "kind": "episode"}]})
    for face in ((.3, .28, .7, .45), (.3, .1, .7, .27)):
        title, episode = overlays_of(plan, 0, 100, [face], True)
        for box in (title.words.box, episode.words.box):
            assert box[3] <= face[1] * 1280 or box[1] >= face[3] * 1280
        assert title.words.box[1] < episode.words.box[1]
    assert title.opacity(0) < title.opacity(4) < title.opacity(20) == 1 > title.opacity(47) > 0 == title.opacity(48)


@pytest.mark.parametrize("letters", ["small", "medium", "large"])
@pytest.mark.parametrize("style", ["outline", "box"])
@pytest.mark.parametrize(("size", "chin"), [((720, 1280), 0.75), ((1280, 720), 0.775), ((720, 720), 0.76)])
def test_a_chin_that_comes_down_far_is_not_written_over_in_any_frame_and_letter(size: tuple[int, int], chin: float, style: str, letters: str) -> None:
    for text in ("你当年走的时候，一句话也没有留下，现在又回来做什么？", "You came all this way. I thought you knew."):
        plan = Timeline(episode=1, fps="24", width=size[0], height=size[1], frames=48, pictures=[ShotClip(start=0, frames=48, shot="a")], cues=[Cue(start=0, frames=48, text=text)])
        for bottom in (0.6, chin):
            (said,) = overlays_of(plan, 0, 48, [(.3, .1, .7, bottom)], Captions(style, letters))  # type: ignore[arg-type]
            assert size[1] >= said.words.box[3] and said.words.box[1] >= (.5 + 1.1 * (bottom - .5)) * size[1], (text, bottom)


@pytest.mark.parametrize("size", [(720, 1280), (1280, 720)])
def test_a_long_title_below_the_faces_leaves_room_for_subtitles(size: tuple[int, int]) -> None:
    titles = [TitleCard(start=0, frames=48, text="The Long Way Down to the Old Harbour", kind="title"), TitleCard(start=0, frames=48, text="Episode 1 · Two in the Morning", kind="episode")]
    cue = Cue(start=0, frames=48, text="What were you doing in here, anyway?\nI was holding it for you!")
    plan = Timeline(episode=1, fps="24", width=size[0], height=size[1], frames=48, pictures=[ShotClip(start=0, frames=48, shot="a")], titles=titles, cues=[cue])
    said, title, episode = overlays_of(plan, 0, 48, [(.2, .05, .8, .5)], True)
    assert title.words.box[1] >= .47 * size[1] and title.words.box[3] < episode.words.box[3] <= said.words.box[1] + .02 * size[1]


def test_the_last_words_stand_on_nobodys_forehead() -> None:
    """A face that fills the frame leaves room under the chin, above the subtitles."""
    plan = Timeline.model_validate({"episode": 1, "width": 720, "height": 1280, "frames": 100, "pictures": [{"start": 0, "frames": 100, "shot": "a"}],
                                    "titles": [{"start": 52, "frames": 48, "text": "未完待续", "kind": "end"}], "cues": [{"start": 52, "frames": 48, "text": "那你到底是谁？", "voice": 1}]})
    for face in ((.2, .28, .84, .62), (.1, .2, .9, .57)):
        said, end = overlays_of(plan, 0, 100, [face], True)
        assert face[3] * 1280 <= end.words.box[1] and end.words.box[3] <= said.words.box[1]


def test_a_hook_that_is_said_stands_larger_where_its_subtitle_would() -> None:
    cues = [{"start": 20, "frames": 20, "text": "是谁？", "voice": 2}, {"start": 44, "frames": 20, "text": "那你到底是谁？", "voice": 1}]
    plan = Timeline.model_validate({"episode": 1, "width": 720, "height": 1280, "frames": 100, "pictures": [{"start": 0, "frames": 100, "shot": "a"}], "cues": cues,
                                    "titles": [{"start": 44, "frames": 56, "text": "那你到底是谁？", "kind": "said", "voice": 1}, {"start": 57, "frames": 43, "text": "未完待续", "kind": "end"}]})
    face = (.2, .28, .84, .62)
    before, hook, end = overlays_of(plan, 0, 100, [face], True)
    assert [(o.start, o.end) for o in (before, hook, end)] == [(20, 40), (44, 100), (57, 100)]
    usual = subtitle(Cue(start=0, frames=1, text="那你到底是谁？", voice=1), (720, 1280))
    assert hook.words.box[2] - hook.words.box[0] > 1.15 * (usual.box[2] - usual.box[0])
    assert face[3] * 1280 <= end.words.box[1] and end.words.box[3] <= hook.words.box[1]
    assert [o.start for o in overlays_of(plan, 0, 100, [face], False)] == [57]


def test_english_words_stand_between_quotation_marks_of_their_own_width() -> None:
    line = Line(episode=1, scene=1, beat=0, character="Ann", text="“Less salt.” Dead a year.", emotion="neutral", language="en")
    (cue,) = cues_of([SpeechClip(start=0, frames=60, line=line.id, shot="a", character="Ann")], {line.id: line}, 60, Fraction(24), (720, 1280))
    assert cue.text == '"Less salt." Dead a year.'
    assert quoted("他说：“走吧。”", "zh") == "他说：“走吧。”"


def test_a_card_over_a_cut_does_not_jump() -> None:
    plan = Timeline.model_validate({"episode": 1, "width": 720, "height": 1280, "frames": 100,
                                    "pictures": [{"start": 0, "frames": 30, "shot": "a"}, {"start": 30, "frames": 70, "shot": "b"}]})
    plan = plan.model_copy(update={"titles": [TitleCard(start=10, frames=48, text="信封背面，还有一行字。", kind="hook")]})
    (first,), (second,) = overlays_of(plan, 0, 30, [(.3, .28, .7, .45)], True), overlays_of(plan, 30, 100, [(.3, .1, .7, .3)], True)
    assert first.words.box == second.words.box
    assert first.words.box[1] > 0.5 * 1280, "below where faces mostly are, since it cannot look for a place in either picture"


@pytest.mark.parametrize(("text", "kind"), [("她推门进来。", "door"), ("窗外一声惊雷。", "thunder"), ("He slaps him.", "slap"), ("她沉默。", None)])
def test_deeds_have_their_sounds(text: str, kind: str | None) -> None:
    assert deed_sound(text) == kind


def test_the_picture_is_dusk_behind_a_title() -> None:
    """A bright sign behind the letters must not mix with them: what lies between the letters is darkened, with no edge to be seen."""
    title = TitleCard(start=0, frames=48, text="戒指还在", kind="title")
    plan = Timeline(episode=1, fps="24", width=720, height=1280, frames=48, pictures=[ShotClip(start=0, frames=48, shot="a")], titles=[title])
    words = overlays_of(plan, 0, 48, [], True)[0].words
    alpha = words.planes.a.astype(int)
    width = alpha.shape[1]
    above = alpha[words.box[1] - words.y, width // 3:width * 2 // 3]
    assert above.min() > 15, "where the letters' own shadow has ended"
    assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) < 12


@pytest.mark.parametrize(("cuts", "shown"), [
    ([63], (10, 63)),    # gone with the cut, and not held over it
    ([58], (10, 58)),    # its last word is heard over the next picture
    ([14], (14, 67)),    # heard before its speaker is seen
    ([14, 58], (14, 58)),
    ([35], (10, 67)),    # a cut in the middle of what is said
    ([70], (10, 67)),
    ([], (10, 67)),
])
def test_a_subtitle_comes_and_goes_with_a_cut_that_is_near(cuts: list[int], shown: tuple[int, int]) -> None:
    line = Line(episode=1, scene=1, beat=0, character=None, emotion="neutral", text="再坚持一天。", language="zh")
    (cue,) = cues_of([SpeechClip(start=10, frames=50, line=line.id, shot="a")], {line.id: line}, 200, Fraction(24), (720, 1280), cuts)
    assert (cue.start, cue.end) == shown


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(zh_text, st.floats(0.1, 6)), min_size=1, max_size=6), st.lists(st.integers(1, 700), max_size=12, unique=True).map(sorted))
def test_cuts_leave_every_subtitle_its_time(lines: list[tuple[str, float]], cuts: list[int]) -> None:
    at, speech, by_id = 0, [], {}
    for i, (text, seconds) in enumerate(lines):
        speech.append(SpeechClip(start=at, frames=max(1, round(seconds * 24)), line=f"e1s1b{i}", shot="a"))
        by_id[f"e1s1b{i}"] = Line(episode=1, scene=1, beat=i, character=None, emotion="neutral", text=text, language="zh")
        at = speech[-1].end + 7
    cues, plain = (cues_of(speech, by_id, at, Fraction(24), (720, 1280), c) for c in (cuts, []))
    assert [c.text for c in cues] == [c.text for c in plain]
    for a, b in pairwise(cues):
        assert a.end <= b.start
    for cue, before in zip(cues, plain, strict=True):
        assert before.start <= cue.start <= before.start + 7 and before.end - 15 <= cue.end <= before.end
        assert cue.frames >= min(before.frames, 7)
