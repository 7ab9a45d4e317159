"""Animals and machines of an idea are in the cast and in the shots as what they are."""
from __future__ import annotations

import json
from typing import get_args

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Beat, Character, Look, Script
from engine.drama.storyboard import Creature, Shot
from engine.drama.vocabulary import Being, Brought, Language, Stance
from engine.writing.beings import animals_in, coat_of, does, is_machine, leads, machine_in
from engine.writing.board import board_episode
from engine.writing.picture_words_beings import BEINGS, being_words, creature_words
from engine.writing.prompts_picture import picture_prompt
from engine.writing.script import write_script
from tests.samples import ZH


def boarded(idea: str) -> tuple[Script, list[Shot]]:
    brief = Brief(prompt=idea, duration_sec=60, scenes_per_episode=3)
    script = write_script(brief)
    return script, board_episode(script, brief, 1)


def beings(script: Script) -> dict[str, str]:
    return {c.name: c.look.being for c in script.characters if c.look.being != "person"}


@pytest.mark.parametrize(("text", "named"), [
    ("那只流浪猫把嘴里的东西放在地上。", ["cat"]), ("一匹白马救了将军的命", ["horse"]), ("他骑马而去，身后跟着一条黄狗。", ["horse", "dog"]), ("The stray dog makes no sound.", ["dog"]),
    ("他养了三年的鹦鹉开口", ["parrot"]), ("白鸽飞过，狐狸停下。", ["pigeon", "fox"]), ("A rabbit sits by the door.", ["rabbit"]),
    ("马上就来", []), ("马路对面", []), ("马建国走进来", []), ("她趴在猫眼上看", []), ("他像一条狗", []), ("他属狗", []), ("真是狗血", []), ("单身狗", []), ("你放我鸽子", []), ("鸽子蛋戒指", []), ("提着兔子灯", []),
    ("He eats a hot dog.", []), ("He waits like a dog.", []), ("她是狐狸精", []), ("熊猫馆", []), ("猫妖爱上了书生", []),
])
def test_an_animal_is_known_from_a_figure_of_speech(text: str, named: list[Being]) -> None:
    assert animals_in(text) == named


def test_who_acts_is_known() -> None:
    assert does("黎骁蹲下来，那只流浪猫把嘴里的东西放在地上。", "cat") and not does("简以沫争一条狗的抚养权。", "dog")
    assert leads("门开了。那只流浪猫没有叫，走过去。", "cat") and not leads("Dana bends down. The stray dog looks up.", "dog")


def test_a_coat_is_as_told_and_else_always_the_same() -> None:
    assert coat_of("cat", "楼下那只黑猫", "a") == "#2c2a31"
    assert coat_of("horse", "一匹白马救了将军的命", "x") == "#e6dfd4" and coat_of("dog", "The black dog barks", "x") == "#2f2c31"
    assert len({coat_of("cat", "一只猫", str(n)) for n in range(30)}) > 1 and coat_of("cat", "一只猫", "k") == coat_of("cat", "一只猫", "k")


@pytest.mark.parametrize(("idea", "being"), [("小区里的流浪猫每天把一只鞋叼到他门口", "cat"), ("A stray dog leads a widow to a stranger's door", "dog"), ("一对离婚夫妻争一条狗的抚养权", "dog")])
def test_an_animal_that_is_named_in_a_scene_is_seen_in_it(idea: str, being: Being) -> None:
    script, shots = boarded(idea)
    seen = [c for s in shots for c in s.creatures]
    assert seen and {c.being for c in seen} == {being} and len({c.color for c in seen}) == 1, "one animal, one coat"
    for scene in script.episodes[0].scenes:
        told = " ".join(b.text for b in scene.beats if b.kind != "dialogue")
        for s in (s for s in shots if s.scene == scene.number and s.size in ("wide", "full", "two") and s.actors):
            assert bool(s.creatures) == (being in animals_in(told)), s.id
    assert sum(s.frames for s in shots) == Brief(prompt=idea, duration_sec=60, scenes_per_episode=3).frames_per_episode


def test_the_animal_is_seen_alone_where_the_action_is_about_it() -> None:
    [lead, *_] = ZH.characters
    beats = [Beat(kind="narration", text="小区里的流浪猫每天把一只鞋叼到他门口。"), Beat(kind="action", character=lead.name, text=f"{lead.name}蹲下来，那只流浪猫把嘴里的东西放在地上，退了一步。"),
             Beat(kind="dialogue", character=lead.name, text="又给我？"), Beat(kind="action", text="那只流浪猫没有叫，走过去。")]
    scene = ZH.episodes[0].scenes[0].model_copy(update={"beats": beats, "characters": [lead.name], "setting": "street", "description": ""})
    script = ZH.model_copy(update={"episodes": [ZH.episodes[0].model_copy(update={"scenes": [scene]})]})
    shots = board_episode(script, Brief(prompt="一只流浪猫", duration_sec=20, scenes_per_episode=1), 1)
    alone = [s for s in shots if s.creatures and not s.actors]
    assert alone and all(s.insert is None and s.focus is None for s in alone)
    first = next(s for s in shots if s.number > 1 and s.scene == 1 and s.creatures)
    assert first.actors[0].pose == "kneel" and first.creatures[0].brings == "shoe"
    assert {s.size for s in alone} <= {"full", "medium", "close"}
    prompt, _ = picture_prompt(alone[0], script, "noir", "zh")
    assert "的猫" in prompt


@pytest.mark.parametrize(("idea", "being"), [
    ("一只会说话的猫闯进了程序员的出租屋", "cat"), ("他养了三年的鹦鹉开口说出了凶手的名字", "parrot"), ("A robot butler learns to lie for its owner", "robot"), ("手机里的AI女友想要一具身体", "phone"),
    ("A smart speaker in a dead man's kitchen begins to answer his widow", "speaker"), ("机器人保姆学会了嫉妒", "robot")])
def test_who_is_no_human_being_is_not_cast_as_one(idea: str, being: Being) -> None:
    script, shots = boarded(idea)
    found = beings(script)
    assert list(found.values()) == [being]
    [name] = found
    assert any(s.focus == name for s in shots), "it is seen"
    assert not [c for s in shots for c in s.creatures if c.being == being], "and not a second time"
    if being != "robot":
        assert not [a for s in shots for a in s.actors if a.character == name and (a.pose in ("lie", "hold", "hug") or a.holding or (a.view == "back" and s.size == "ots"))]
        assert all(s.insert.owner != name for s in shots if s.insert)
    look = next(c for c in script.characters if c.name == name).look
    assert look.words == being_words(look, script.language)


def test_a_cat_that_has_nothing_to_say_is_seen_all_the_same() -> None:
    brief = Brief(prompt="一只会说话的猫闯进了程序员的出租屋", duration_sec=20, scenes_per_episode=3)
    script = write_script(brief)
    look = next(c.look for c in script.characters if c.look.being == "cat")
    [wide] = [s for s in board_episode(script, brief, 1) if s.scene == 1 and s.size == "wide"]
    assert [(c.being, c.color, c.collar) for c in wide.creatures] == [("cat", look.color, look.accent)] or any(a.character == "来福" for a in wide.actors)


def test_a_cat_demon_in_human_shape_is_a_person() -> None:
    assert not beings(boarded("猫妖爱上了书生")[0])


def test_machines_are_what_the_idea_says() -> None:
    assert [machine_in(t) for t in ("机器人管家", "the smart speaker", "手机里的AI", "克隆人醒了", "an android nurse")] == ["robot", "speaker", "phone", "person", "robot"]
    assert is_machine("机器人管家") and is_machine("robot butler") and not is_machine("机器人工程师") and not is_machine("AI engineer")


def test_scripts_without_beings_are_read_as_ever() -> None:
    old = json.loads(ZH.model_dump_json())
    for c in old["characters"]:
        del c["look"]["being"]
    assert Script.model_validate(old) == ZH
    shot = json.loads(board_episode(ZH, Brief(prompt="一封信", duration_sec=30, scenes_per_episode=2), 1)[0].model_dump_json())
    del shot["creatures"]
    assert Shot.model_validate(shot).creatures == []


@pytest.mark.parametrize("language", get_args(Language))
def test_image_models_are_told_what_it_is(language: Language) -> None:
    assert set(BEINGS[language]) == set(get_args(Being))
    cat = Character(name="来福", gender="m", look=Look(being="cat", color="#2c2a31", words="三十岁的男人，穿西装"))
    shot = Shot(episode=1, scene=1, number=1, size="close", setting="office", frames=1, focus="来福",
                actors=[{"character": "来福", "emotion": "angry"}], creatures=[Creature(being="dog", color="#c79a5e", brings="shoe", stance="stand")])  # type: ignore[list-item]
    prompt, _ = picture_prompt(shot, {"来福": cat}, "noir", language, old="")
    assert BEINGS[language]["cat"] in prompt and BEINGS[language]["dog"] in prompt
    assert not any(word in prompt for word in ("西装", "shirt", "三十岁", "woman", "男子"))
    for stance in get_args(Stance):
        for brings in get_args(Brought):
            assert creature_words(Creature(being="dog", color="#c79a5e", stance=stance, brings=brings), language)


def test_an_animal_acts_in_a_room_with_a_bed() -> None:
    """What it does there says nothing of who lies."""
    lead, other, *rest = ZH.characters
    cat = other.model_copy(update={"look": Look(being="cat", color="#2c2a31")})
    beats = [Beat(kind="action", character=cat.name, text="她躺在床上，闭上了眼睛。"), Beat(kind="dialogue", character=cat.name, text="醒醒。")]
    scene = ZH.episodes[0].scenes[0].model_copy(update={"beats": beats, "characters": [lead.name, cat.name], "setting": "bedroom", "description": ""})
    script = ZH.model_copy(update={"characters": [lead, cat, *rest], "episodes": [ZH.episodes[0].model_copy(update={"scenes": [scene]})]})
    shots = board_episode(script, Brief(prompt="一只会说话的猫", duration_sec=20, scenes_per_episode=1), 1)
    assert not [a for s in shots for a in s.actors if a.character == cat.name and a.pose == "lie"]


def test_an_animal_that_somebody_adds_looks_as_in_the_whole_drama() -> None:
    """It has the coat that the script gives it, whatever the project is called, and stands where nobody does; those in the shot stay."""
    from engine.drama.storyboard import Creature, Placement, Shot
    from engine.writing.animals import coat_in, joined
    script = write_script(Brief(prompt="一只黑猫每天来敲独居老人的窗", duration_sec=30))
    dog = Creature(being="dog", color="#123456", x=-.4, brings="shoe")
    person = script.characters[0].name
    shot = Shot(episode=1, scene=1, number=1, frames=48, size="full", setting="street", time_of_day="day", light="soft", weather="clear", angle="eye",
                actors=[Placement(character=person, x=.3)], focus=person, creatures=[dog])
    kept, cat = joined(script, shot, ["dog", "cat"])
    assert kept == dog and cat.being == "cat" and (cat.color, cat.collar) == coat_in(script, "cat") and cat.x < 0
    black = script.model_copy(update={"logline": "一只黑猫"})
    white = script.model_copy(update={"logline": "一只白猫"})
    assert coat_in(black, "cat") != coat_in(white, "cat")
