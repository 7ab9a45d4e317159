"""Scripts in other people's formats: there and back, edited in between, and whatever else people may send."""
from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.brief import Brief, clean_text
from engine.drama.pace import beat_seconds, line_seconds
from engine.drama.script import MAX_BEATS, Beat, Character, Episode, Look, Scene, Script, Voice, lines_of
from engine.errors import BadInput
from engine.film import plan_timeline
from engine.writing import (
    board_episode,
    difference,
    parse_script,
    summary,
    to_fountain,
    to_json,
    to_markdown,
    write_script,
)
from engine.writing.comparing import map_beats
from engine.writing.rewriting import by_rule
from studio.components.words import sentence

WRITE = {"fountain": to_fountain, "markdown": to_markdown, "json": to_json}

words = st.text(alphabet=st.sampled_from("林晚 abcABC：:（）()*_#@.!>=[]-~/\n\"“”—…你好，。😀"), min_size=1, max_size=40).map(clean_text).filter(bool)
names = st.sampled_from(["林晚", "顾沉", "MARA", "O'Neil", "小 王", "@x"])


@st.composite
def beats(draw: st.DrawFn) -> Beat:
    kind = draw(st.sampled_from(["action", "dialogue", "narration"]))
    who = draw(names) if kind == "dialogue" else None
    return Beat(kind=kind, character=who, text=draw(words), emotion=draw(st.sampled_from(["neutral", "angry", "tender"])),
                insert=draw(st.sampled_from([None, None, "phone"])))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    episodes = []
    for e in range(1, draw(st.integers(1, 2)) + 1):
        scenes = [Scene(number=s, episode=e, title=draw(words)[:80], place=draw(words)[:80], setting=draw(st.sampled_from(["cafe", "office"])),
                        time_of_day=draw(st.sampled_from(["day", "night"])), weather=draw(st.sampled_from(["clear", "rain"])), mood="tension",
                        beats=draw(st.lists(beats(), min_size=1, max_size=5))) for s in range(1, draw(st.integers(1, 3)) + 1)]
        episodes.append(Episode(number=e, title=draw(words)[:80], hook="…", scenes=scenes))
    people = [Character(name=n, gender="f", job="律师") for n in ["林晚", "顾沉", "MARA", "O'Neil", "小 王", "@x"]]
    return Script(title=draw(words), genre="romance", language=draw(st.sampled_from(["zh", "en"])), characters=people, episodes=episodes)


@pytest.mark.parametrize("kind", WRITE)
@settings(max_examples=60, deadline=None)
@given(script=scripts())
def test_what_goes_out_comes_back_the_same(kind: str, script: Script):
    assert parse_script(WRITE[kind](script), kind) == script  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["auto", "fountain", "markdown", "json", "text"])
@settings(max_examples=80, deadline=None)
@given(text=st.one_of(st.text(max_size=300), st.text(alphabet="林晚：:\n @.#!>=*_-()[]{}\"ABC第1集场景", max_size=200)))
def test_whatever_comes_is_a_script_or_a_sentence(kind: str, text: str):
    try:
        found = parse_script(text, kind, language="zh")  # type: ignore[arg-type]
    except BadInput as refused:
        assert refused.message.endswith((".", "”."))
    else:
        assert Script.model_validate(found.model_dump()) == found


def test_a_script_as_people_type_it():
    found = parse_script("""剧名：还珠
第1集：旧荷包
场景一 宫殿 · 夜 · 雨
（绣娘跪在灯下，看见皇上腰间的荷包。）
绣娘（害怕）：这针脚，是我的。
皇上：你说什么？
旁白：十年前的雪，落回了今夜。
第2集：真相
场景一 咖啡店
绣娘：我等了你十年。
""")
    assert found.title == "还珠" and [e.title for e in found.episodes] == ["旧荷包", "真相"] and found.language == "zh"
    one = found.episodes[0].scenes[0]
    assert (one.setting, one.time_of_day, one.weather) == ("palace", "night", "rain")
    assert [(b.kind, b.character, b.emotion) for b in one.beats] == [
        ("action", None, "neutral"), ("dialogue", "绣娘", "afraid"), ("dialogue", "皇上", "neutral"), ("narration", None, "neutral")]
    assert {c.name: c.gender for c in found.characters} == {"绣娘": "f", "皇上": "m"}
    assert found.episodes[1].scenes[0].setting == "cafe"


def test_directions_are_not_spoken_and_who_is_not_seen_is_nobody_else():
    found = parse_script("""场景一 咖啡店
林晚：（冷笑）你来做什么？
顾沉OS：她不会回来了。
顾沉（苦笑）：是啊。
△林晚转身离开。
【特写】一枚戒指。
旁白：（低沉）雨停了。
""")
    assert [(b.kind, b.character, b.emotion, b.text) for s in found.scenes() for b in s.beats] == [
        ("dialogue", "林晚", "scornful", "你来做什么？"), ("dialogue", "顾沉", "neutral", "她不会回来了。"), ("dialogue", "顾沉", "sad", "是啊。"),
        ("action", None, "neutral", "林晚转身离开。"), ("action", None, "neutral", "【特写】一枚戒指。"), ("narration", None, "neutral", "雨停了。")]
    english = parse_script("INT. CAFE - NIGHT\n\nMARA\n(angry)\nHello.\n(sadly)\nGoodbye.\n", "fountain")
    assert [(b.emotion, b.text) for s in english.scenes() for b in s.beats] == [("angry", "Hello."), ("sad", "Goodbye.")]


@pytest.mark.parametrize(("text", "heard"), [
    ("我（停顿）来。", "我来。"), ("我(停顿)来。", "我来。"), ("她走了，（哽咽）再也不会回来了。", "她走了，再也不会回来了。"), ("好，（顿），我签。", "好，我签。"), ("别过来！【拔刀】", "别过来！"),
    ("I (pause) know.", "I know."), ("(softly) Well, [beat] no.", "Well, no."), ("Hello. (She leaves.)", "Hello."),
    ("合同（2024）在这里。", "合同（2024）在这里。"), ("Bring your person(s).", "Bring your person(s)."), ("信上写着：“药（早晚各一次）”。", "信上写着：“药（早晚各一次）”。"),
    ("……", "……"), ("（沉默）", ""), ("(sighs).", ""),
])
def test_a_direction_within_a_line_is_on_the_page_and_neither_heard_nor_read(text: str, heard: str):
    beat = Beat(kind="dialogue", character="林晚", text=text)
    assert beat.text == text and beat.said == heard and beat.spoken == bool(heard)


def test_a_narrators_brackets_hold_words_of_the_story():
    told = [Beat(kind="narration", text=t).said for t in ("The prior (a kind man) sat down.", "雨停了（音乐起）。")]
    assert told == ["The prior (a kind man) sat down.", "雨停了。"]


def test_a_script_keeps_its_directions_and_its_film_speaks_none():
    found = parse_script("""场景一 咖啡店
林晚：我（停顿）来还你一样东西。
顾沉：（沉默）
顾沉：你说（苦笑）什么？
旁白：雨停了。
""")
    beats = [b for s in found.scenes() for b in s.beats]
    assert [(b.kind, b.text) for b in beats] == [("dialogue", "我（停顿）来还你一样东西。"), ("action", "顾沉（沉默）"), ("dialogue", "你说（苦笑）什么？"), ("narration", "雨停了。")]
    assert beats[2].emotion == "sad", "how it is said is heard"
    silent = Beat(kind="dialogue", character="顾沉", text="（沉默）")
    scene = found.episodes[0].scenes[0].model_copy(update={"beats": [*beats, silent]})
    script = found.model_copy(update={"episodes": [found.episodes[0].model_copy(update={"scenes": [scene]})]})
    lines = lines_of(scene, "zh")
    assert [line.text for line in lines] == ["我来还你一样东西。", "你说什么？", "雨停了。"]
    brief = Brief(prompt="雨停了，他来还一样东西", duration_sec=20, scenes_per_episode=1)
    shots = board_episode(script, brief, 1)
    plan = plan_timeline(script.episodes[0], shots, {line.id: line_seconds(line) for line in lines}, brief, script.title)
    read = "".join(c.text for c in plan.cues)
    assert "我来还你一样东西" in read and not any(word in read for word in ("停顿", "沉默", "苦笑", "（"))
    assert beat_seconds(beats[0], "zh") == pytest.approx(beat_seconds(Beat(kind="dialogue", character="林晚", text="我来还你一样东西。"), "zh"))


def test_fountain_as_writers_write_it():
    found = parse_script("""Title: The Ring
Author: Somebody

INT. COFFEE SHOP - NIGHT

Rain on the window. MARA wipes a cup.

MARA
(whispering, afraid)
This was my grandmother's.

DANIEL (O.S.)
Where did you find it?

CUT TO:

EXT. ROOFTOP - DAWN

> THE END <
""", "fountain")
    assert found.title == "The Ring" and found.language == "en"
    first, second = found.episodes[0].scenes
    assert (first.setting, first.time_of_day, second.setting, second.time_of_day) == ("cafe", "night", "rooftop", "dawn")
    assert [(b.kind, b.character) for b in first.beats] == [("action", None), ("dialogue", "MARA"), ("dialogue", "DANIEL")]
    assert first.beats[1].emotion == "afraid" and second.beats[0].text == "THE END"


@pytest.mark.parametrize("kind", ["fountain", "markdown"])
def test_an_edited_file_keeps_what_its_format_has_no_words_for(kind: str):
    script = write_script(Brief(prompt="雨夜，天台，他把三年前的辞职信还给她", duration_sec=30))
    text = WRITE[kind](script)
    scene = script.episodes[0].scenes[0]
    line = next(b for b in scene.beats if b.kind == "dialogue")
    edited = parse_script(text.replace(line.text, "我改了这一句。", 1) if kind == "markdown" else text.replace(f"\n{line.text}\n", "\n我改了这一句。\n", 1), kind)  # type: ignore[arg-type]
    changes = difference(script, edited)
    assert [(c.kind, c.what) for c in changes] == [("changed", "line")] and "我改了这一句" in changes[0].after
    assert edited.characters == script.characters and edited.episodes[0].hook == script.episodes[0].hook


@pytest.mark.parametrize("kind", ["text", "fountain", "markdown"])
def test_a_scene_of_any_length_is_kept_word_for_word(kind: str):
    lines = [f"这是第{n}句话。" for n in range(MAX_BEATS + 300)]
    write = {"text": "{}：{}\n", "fountain": "\n@{}\n{}\n", "markdown": "**{}**：{}\n"}[kind]
    head = {"text": "场景一 咖啡店\n", "fountain": ".咖啡店\n", "markdown": "### 咖啡店\n"}[kind]
    found = parse_script(head + "".join(write.format(("林晚", "顾沉")[n % 2], line) for n, line in enumerate(lines)), kind, language="zh")
    assert [b.text for s in found.scenes() for b in s.beats] == lines
    first, second = found.episodes[0].scenes
    assert first.place == second.place == "咖啡店" and second.setting == "cafe"


def test_more_episodes_than_a_drama_may_have_are_refused_and_not_left_out():
    with pytest.raises(BadInput, match="at most 100 episodes"):
        parse_script("".join(f"第{n}集\n林晚：第{n}次。\n" for n in range(1, 102)))


def test_json_that_is_no_script_says_where():
    broken = json.loads(to_json(write_script(Brief(prompt="a letter comes back after ten years", duration_sec=20))))
    broken["script"]["episodes"][0]["scenes"][0]["mood"] = "sleepy"
    with pytest.raises(BadInput, match="mood"):
        parse_script(json.dumps(broken))


def _scene(*texts: str) -> Scene:
    return Scene(number=1, episode=1, title="", place="", setting="cafe", beats=[Beat(kind="dialogue", character="林晚", text=t) for t in texts])


def test_beats_are_followed_through_an_edit():
    assert map_beats(_scene("a", "b", "c"), _scene("a", "x", "c")) == {0: 0, 1: 1, 2: 2}
    assert map_beats(_scene("a", "b", "c"), _scene("a", "n", "b", "c")) == {0: 0, 1: 2, 2: 3}
    assert map_beats(_scene("a", "b", "c"), _scene("a", "c")) == {0: 0, 1: None, 2: 1}


def test_the_difference_is_told_in_a_sentence():
    def script(*scenes: Scene) -> Script:
        numbered = [s.model_copy(update={"number": i}) for i, s in enumerate(scenes, 1)]
        return Script(title="信", genre="romance", language="zh", characters=[Character(name="林晚", gender="f")],
                      episodes=[Episode(number=1, title="一", scenes=numbered)])
    a, b, c = _scene("你来了", "我没走"), _scene("下雨了", "我知道"), _scene("再见", "不送")
    assert summary(difference(script(a, b, c), script(a, b, c)), "zh") == "没有改动"
    assert summary(difference(script(a, b, c), script(b, c)), "zh") == "删了 1 场"
    assert summary(difference(script(a, b, c), script(c, a, b)), "en") == "moved 1 scene"


@pytest.mark.parametrize("instruction, language, text, expected", [
    ("更短", "zh", "其实我一直都知道，你那天晚上在门外，我只是没有开门。", "你那天晚上在门外，我只是没有开门。"),
    ("更生气一点", "zh", "你走吧。", "你走！"),
    ("colder", "en", "I think you should leave.", "Oh, you should leave."),
])
def test_the_embedded_writer_rewrites_what_it_understands(instruction: str, language: str, text: str, expected: str):
    made = by_rule([Beat(kind="dialogue", character="林晚", text=text)], instruction, language)  # type: ignore[arg-type]
    assert made[0].text == expected


def test_the_embedded_writer_says_what_it_does_not_understand():
    with pytest.raises(BadInput, match="understands"):
        by_rule([Beat(kind="dialogue", character="林晚", text="你走吧。")], "让她用四川话说", "zh")


def test_readers_are_told_a_difference_in_their_words():
    """No value of a closed list and no field's name of ours is shown to who reads Chinese."""
    scene = _scene("你来了")
    old = Script(title="信", genre="romance", language="zh", characters=[Character(name="林晚", gender="f", voice=Voice())],
                 episodes=[Episode(number=1, title="一", scenes=[scene])])
    shown = Beat(kind="action", text="她看着手机。", insert="phone", insert_text="别来。")
    beats = [scene.beats[0].model_copy(update={"emotion": "sad"}), shown]
    look = Look(hair="bob", hair_color="brown", outfit="hanfu", skin="tan", face="round", build="slim", glasses=True, color="#123456")
    who = old.characters[0].model_copy(update={"age": "elder", "role": "lead", "job": "医生", "look": look, "voice": Voice(pitch=1.1)})
    now = scene.model_copy(update={"beats": beats, "setting": "car", "weather": "rain", "mood": "hope", "time_of_day": "night"})
    new = old.model_copy(update={"genre": "suspense", "characters": [who], "episodes": [old.episodes[0].model_copy(update={"scenes": [now]})]})
    told = [f"{c.where} {c.before} {c.after}" for c in difference(old, new, lambda kind, value: sentence(f"{kind}.{value}", "zh"))]
    assert not re.findall(r"(?<![#\w])[a-z_]{2,}", " ".join(told)), told
    assert "爱情 悬疑" in told[0] and "发型: 波波头" in told[1] and "眼镜" in told[1] and "(悲伤)" in " ".join(told) and "[手机: 别来。]" in " ".join(told)
