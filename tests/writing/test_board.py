"""The storyboard fits the length to the frame, keeps everybody on their side and covers every beat."""
from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.brief import Brief
from engine.drama.script import Beat, Episode, Scene, Script
from engine.drama.sharing import share
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import InsertKind
from engine.errors import BadInput
from engine.picture.seating import seating
from engine.writing import grammar
from engine.writing.board import board_episode
from engine.writing.board_frames import Need, fit
from engine.writing.grammar import alone_in_frame
from tests.samples import EN, ZH


def brief(**changes) -> Brief:
    return Brief(**{"prompt": "一个程序员和一封信", "scenes_per_episode": 2, "duration_sec": 30, **changes})


@given(st.integers(1, 5000), st.lists(st.floats(0.01, 100), min_size=1, max_size=40))
def test_shares_add_up(total, weights):
    parts = share(total, weights)
    assert sum(parts) == total
    assert all(abs(p - total * w / sum(weights)) < 1 for p, w in zip(parts, weights, strict=True))


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 200), st.floats(.1, 3)), min_size=1, max_size=60), st.integers(60, 20_000))
def test_fit_adds_up_and_respects_the_least(raw, total):
    needs = [Need(least, least + more, stretch) for least, more, stretch in raw]
    frames = fit(needs, total)
    assert sum(frames) == total
    assert min(frames) >= 1
    if total >= sum(n.least for n in needs):
        assert all(f >= n.least for f, n in zip(frames, needs, strict=True))


@pytest.mark.parametrize("fps", ["24", "25", "30", "30000/1001"])
@pytest.mark.parametrize("seconds", [12, 30, 61])
def test_shots_last_exactly_as_long_as_asked(fps, seconds):
    b = brief(fps=fps, duration_sec=seconds)
    shots = board_episode(ZH, b, 1)
    assert sum(s.frames for s in shots) == b.frames_per_episode


def test_every_beat_is_in_a_shot_and_in_order():
    shots = board_episode(ZH, brief(), 1)
    for scene in ZH.scenes():
        seen = [b for s in shots if s.scene == scene.number for b in s.beats]
        assert list(dict.fromkeys(seen)) == list(range(len(scene.beats))) == sorted(set(seen))


def test_a_new_place_is_established_and_the_letter_is_shown():
    shots = board_episode(ZH, brief(), 1)
    assert [s.size for s in shots if s.number == 1] == ["wide", "wide"]
    letter = next(s for s in shots if s.insert)
    assert letter.insert.kind == "letter" and letter.insert.sender == "辞职信" and letter.insert.text == ["顾沉"]
    assert shots[0].transition == "fade"


def test_people_keep_their_side_within_a_scene():
    shots = board_episode(ZH, brief(duration_sec=60), 1)
    for scene in (1, 2):
        facing: dict[str, set[str]] = {}
        for shot in shots:
            if shot.scene == scene:
                for a in shot.actors:
                    facing.setdefault(a.character, set()).add(a.facing)
                two = [a for a in shot.actors if a.view != "back"]
                if len(two) == 2 and shot.size == "two":
                    assert two[0].facing == "right" and two[1].facing == "left", "they must look at one another"
        assert all(len(f) == 1 for f in facing.values())


def test_the_same_script_gives_the_same_shots():
    assert board_episode(EN, brief(scenes_per_episode=1), 1) == board_episode(EN, brief(scenes_per_episode=1), 1)


def test_too_many_beats_for_the_length_is_said_in_words():
    beats = [Beat(kind="dialogue", character=["Mia", "Daniel"][i % 2], text=f"Line {i}.", emotion="happy" if i % 2 else "sad") for i in range(190)]
    scene = Scene(number=1, episode=1, title="t", place="p", setting="office", characters=["Mia", "Daniel"], beats=beats)
    script = Script(**{**EN.model_dump(), "episodes": [Episode(number=1, title="e", scenes=[scene])]})
    with pytest.raises(BadInput, match="make it longer"):
        board_episode(script, brief(scenes_per_episode=1, duration_sec=5, language="en"), 1)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_mix_of_beats_is_boarded(data):
    kinds = data.draw(st.lists(st.sampled_from(["action", "dialogue", "narration", "insert"]), min_size=1, max_size=20))
    emotions = st.sampled_from(["neutral", "happy", "sad", "angry", "surprised", "afraid", "tender", "scornful"])
    beats = [
        Beat(kind="action" if k == "insert" else k, character=data.draw(st.sampled_from(["林晚", "顾沉"])) if k != "narration" else None,
             emotion=data.draw(emotions), text=data.draw(st.sampled_from(["走吧。", "我等了你整整三年，你为什么现在才回来告诉我这一切都是真的？"])),
             insert="phone" if k == "insert" else None, insert_text="你在哪？" if k == "insert" else "")
        for k in kinds
    ]
    scene = ZH.episodes[0].scenes[0].model_copy(update={"beats": beats})
    script = ZH.model_copy(update={"episodes": [Episode(number=1, title="e", scenes=[scene])]})
    b = brief(scenes_per_episode=1, duration_sec=data.draw(st.integers(20, 120)))
    shots = board_episode(script, b, 1)
    assert sum(s.frames for s in shots) == b.frames_per_episode
    assert {i for s in shots for i in s.beats} == set(range(len(beats)))


def test_two_people_who_confront_one_another_are_seen_from_the_side_and_who_speaks_alone_is_not():
    angry = [sc.model_copy(update={"beats": [b.model_copy(update={"emotion": "angry"}) for b in sc.beats]}) for sc in ZH.episodes[0].scenes]
    script = ZH.model_copy(update={"episodes": [ZH.episodes[0].model_copy(update={"scenes": angry})]})
    pairs = []
    for shot in board_episode(script, brief(duration_sec=60), 1):
        views = {a.view for a in shot.actors}
        if shot.size == "two" and len(shot.actors) == 2:
            pairs.append(views)
        if shot.size in ("wide", "xclose"):
            assert "profile" not in views
    assert pairs and all(views == {"profile"} for views in pairs)
    assert alone_in_frame("medium", "walk", "sad", "street", False, False, 1) == "profile"
    assert alone_in_frame("medium", "stand", "sad", "seaside", False, True, 1) == "three_quarter"
    assert {alone_in_frame("close", "stand", "sad", "seaside", False, False, k) for k in range(9)} == {"profile", "three_quarter"}


def _any_scene(chance: random.Random, setting: str) -> Scene:
    """Two people who speak and act in turn, with lines that are cut and lines that are strongly felt."""
    said = ("走吧。", "你还记得那年夏天我们在码头说过的话吗？", "我等了你整整三年，你为什么现在才回来告诉我这一切都是真的？", "是我。")
    done = ("{}看着窗外。", "{}没有动。", "灯光在{}脸上晃。", "{}的声音低下去。", "{}躺在病床上。")
    beats = []
    for _ in range(24):
        who, emotion = ("林晚", "顾沉")[chance.randrange(2)], chance.choice(["neutral", "neutral", "sad", "angry", "scornful", "surprised"])
        acts = chance.random() < .3
        text = chance.choice(done[:5 if setting == "hospital" else 4]).format(who) if acts else chance.choice(said)
        beats.append(Beat(kind="action" if acts else "dialogue", character=who, emotion=emotion, text=text))
    return ZH.episodes[0].scenes[0].model_copy(update={"beats": beats, "setting": setting})


@pytest.mark.parametrize("setting", ["cafe", "hospital"])
@pytest.mark.parametrize("genre", ["suspense", "romance"])
def test_nobody_is_cut_to_themselves_in_the_same_size(genre: str, setting: str) -> None:
    for seed in range(40):
        scene = _any_scene(random.Random(f"{seed}{setting}"), setting)
        script = ZH.model_copy(update={"genre": genre, "episodes": [Episode(number=1, title=str(seed), scenes=[scene])]})
        shots = board_episode(script, brief(scenes_per_episode=1, duration_sec=75), 1)
        for a, b in pairwise(shots):
            assert a.insert or (a.size, a.focus) != (b.size, b.focus) or b.size == "wide", (seed, a.id, a.size, a.focus, scene.beats[b.beats[0]] if b.beats else None)


@pytest.mark.parametrize(("text", "insert", "held"), [
    ("顾沉举着蛋糕，笑僵在脸上。", None, "cake"), ("林晚拿出一样东西。", "ring", "ring"), ("He pulls out a photograph.", None, "photograph"), ("林晚拿出一样东西。", None, None),
])
def test_what_is_in_the_hand_is_what_the_beat_tells_of(text: str, insert: InsertKind | None, held: InsertKind | None) -> None:
    beat = Beat(kind="action", character="林晚", text=text, insert=insert)
    assert grammar.pose_of(beat, "livingroom") == "hold"
    assert grammar.held_in([beat]) == held


def test_two_people_in_a_frame_do_not_stand_alike() -> None:
    assert grammar.unlike("hip", ["hip"], "neutral") not in ("hip", "lie")
    assert grammar.unlike("hip", ["stand"], "neutral") == "hip" and grammar.unlike("hug", ["hug"], "tender") == "hug"
    for script in (ZH, EN):
        brief = Brief(prompt="一封信", duration_sec=60, scenes_per_episode=len(script.episodes[0].scenes))
        for shot in board_episode(script, brief, 1):
            poses = [a.pose for a in shot.actors if a.view != "back" and a.pose in ("stand", "hip", "clasp", "crossed")]
            assert len(poses) == len(set(poses)), shot.id


def _acted(text: str, setting: str = "cafe", others: int = 1) -> list[Shot]:
    """The shots of one action between two lines, in a place where one sits."""
    scene = ZH.episodes[0].scenes[0]
    beats = [Beat(kind="dialogue", character="顾沉", text="你听我说。"), Beat(kind="action", character="林晚", emotion="angry", text=text), Beat(kind="dialogue", character="顾沉", text="林晚！")]
    scene = scene.model_copy(update={"setting": setting, "characters": ["林晚", "顾沉"][:1 + others], "beats": beats})
    script = ZH.model_copy(update={"episodes": [Episode(number=1, title="e", scenes=[scene])]})
    return [s for s in board_episode(script, brief(scenes_per_episode=1), 1) if 1 in s.beats]


@pytest.mark.parametrize("text", ["林晚转身离开。", "林晚摔门而出。", "林晚起身就走。", "Lin slams the door.", "She turns and walks out.", "She leaves without a word."])
def test_who_leaves_is_seen_from_behind_on_their_feet(text: str) -> None:
    [shot] = _acted(text)
    [who] = shot.actors
    assert (shot.size, who.pose, who.view) == ("full", "walk", "back")
    assert seating(shot) is None


@pytest.mark.parametrize("text", ["林晚不离开。", "她把离开的话咽了回去，没说。", "Lin leaves the letter on the table.", "林晚沉默。", "She turns the page."])
def test_who_stays_is_not_seen_from_behind(text: str) -> None:
    assert all(a.view != "back" for s in _acted(text) if s.size != "ots" for a in s.actors)


@pytest.mark.parametrize(("text", "size", "pose"), [("林晚跪下。", "full", "kneel"), ("林晚深深鞠躬。", "full", "bow"), ("林晚抱住顾沉。", "two", "hug"), ("林晚拍了拍他的肩。", "two", "touch")])
def test_what_the_whole_body_does_is_seen_whole_and_who_is_touched_is_there(text: str, size: str, pose: str) -> None:
    [shot] = _acted(text)
    assert shot.size == size and next(a.pose for a in shot.actors if a.character == "林晚") == pose
    assert len(shot.actors) == (2 if size == "two" else 1)
    assert pose == "touch" or seating(shot) is None


def test_who_acts_is_not_seen_leaving_when_somebody_else_leaves() -> None:
    beat = Beat(kind="action", character="林晚", text="顾沉摔门离开。")
    assert not grammar.leaves(beat, ["林晚", "顾沉"]) and grammar.leaves(beat.model_copy(update={"character": "顾沉"}), ["林晚", "顾沉"])


def test_who_does_it_is_seen_doing_it_whoever_the_beat_is_given_to() -> None:
    [shot] = _acted("顾沉摔门离开。")
    assert [(a.character, a.view) for a in shot.actors] == [("顾沉", "back")] and shot.focus == "顾沉"


def test_a_hand_that_reaches_out_holds_what_is_handed_over_and_nothing_in_talking() -> None:
    [shot] = _acted("林晚把信递给顾沉。")
    assert next((a.pose, a.holding) for a in shot.actors if a.character == "林晚") == ("reach", "letter")
    scene = ZH.episodes[0].scenes[0]
    said = [Beat(kind="dialogue", character="林晚", emotion="tender", text=f"我会来信的，你放心，{k}。") for k in range(9)]
    script = ZH.model_copy(update={"episodes": [Episode(number=1, title="e", scenes=[scene.model_copy(update={"beats": said})])]})
    people = [a for s in board_episode(script, brief(scenes_per_episode=1, duration_sec=60), 1) for a in s.actors if a.pose == "reach"]
    assert people and all(a.holding is None for a in people)
