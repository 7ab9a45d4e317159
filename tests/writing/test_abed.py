"""Who lies in bed is read from what the script says, and how the storyboard shows it."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Beat, Character, Episode, Look, Scene, Script
from engine.drama.vocabulary import Setting
from engine.writing import board_episode
from engine.writing.abed import abed
from engine.writing.draft import Draft
from engine.writing.staging import SceneLook

CAST = {c.name: c for c in (Character(name="林晚", gender="f"), Character(name="陈默", gender="m"), Character(name="Mara Lin", gender="f"), Character(name="Tom", gender="m"))}


def scene(*beats: Beat, description: str = "", setting: Setting = "hospital", place: str = "病房", people: tuple[str, ...] = ("林晚", "陈默")) -> Scene:
    return Scene(number=1, episode=1, title="一", place=place, setting=setting, characters=list(people), description=description,
                 beats=list(beats) or [Beat(kind="action", text="窗外下着雨。")])


def does(text: str, who: str | None = None) -> Beat:
    return Beat(kind="action", character=who, text=text)


@pytest.mark.parametrize(("text", "actor", "who", "how"), [
    ("林晚躺在病床上，脸色苍白。", None, "林晚", "awake"),
    ("林晚躺在病床上，双眼紧闭。", None, "林晚", "asleep"),
    ("陈默守在床边，林晚仍在昏迷。", None, "林晚", "asleep"),
    ("看着病床上的林晚，握住她的手。", "陈默", "林晚", "awake"),
    ("陈默望着昏迷的林晚。", "陈默", "林晚", "asleep"),
    ("陈默看着林晚，她昏迷不醒。", None, "林晚", "asleep"),
    ("走到床前，看着躺着的她。", "陈默", "林晚", "awake"),
    ("病床上，陈默虚弱地笑了笑。", "陈默", "陈默", "awake"),
])
def test_a_chinese_clause_tells_who_lies_and_whether_they_sleep(text: str, actor: str | None, who: str, how: str) -> None:
    found = abed(scene(does(text, actor)), CAST)
    assert found.anybody == {who} and found.at(who, 0) == how


@pytest.mark.parametrize(("text", "actor", "who", "how"), [
    ("Mara lies in the hospital bed, pale.", None, "Mara Lin", "awake"),
    ("Tom sits by the window while Mara lies unconscious.", None, "Mara Lin", "asleep"),
    ("Tom looks at Mara, in a coma since Monday.", "Tom", "Mara Lin", "asleep"),
    ("Tom bends over Mara. She is asleep.", None, "Mara Lin", "asleep"),
    ("lies still under the blanket", "Tom", "Tom", "awake"),
])
def test_an_english_clause_tells_it_too(text: str, actor: str | None, who: str, how: str) -> None:
    found = abed(scene(does(text, actor), place="Ward 3", people=("Mara Lin", "Tom")), CAST)
    assert found.anybody == {who} and found.at(who, 0) == how


@pytest.mark.parametrize("text", ["陈默坐在病床边。", "林晚倒在地上，昏迷在血泊中。", "林晚睡不着。", "林晚走到床前。", "床边放着一束花。", "林晚坐在床上。", "陈默趴在床边睡着了。", "陈默在长椅上睡着了。", "林晚靠着陈默的肩睡着了。", "Tom is asleep in the chair by her bed.", "Mara falls asleep on the sofa.", "Mara lies to Tom.", "Mara lies on the floor.", "Tom stands at the bedside."])
def test_who_sits_at_a_bed_or_lies_on_the_floor_is_not_in_bed(text: str) -> None:
    assert not abed(scene(does(text), people=tuple(CAST)), CAST).anybody


KIN = {c.name: c for c in (Character(name="林晚", gender="f"), Character(name="周凯", gender="m", job="丈夫"), Character(name="Edmund", gender="m", job="knight"), Character(name="Conrad", gender="m", job="brother"))}


@pytest.mark.parametrize(("text", "who"), [
    ("Edmund comes home to find his brother wearing his armour and sleeping in his bed.", "Conrad"),
    ("Edmund discovers a stranger asleep in his bed.", None),
    ("林晚推开门，发现丈夫躺在床上。", "周凯"),
    ("林晚看见一个陌生人睡在自己的床上。", None),
    ("林晚发现自己躺在床上。", "林晚"),
    ("Edmund finds himself lying in a strange bed.", "Edmund"),
])
def test_whom_somebody_finds_in_bed_is_another(text: str, who: str | None) -> None:
    people = tuple(n for n in KIN if n[0].isascii() == text[0].isascii())
    assert abed(scene(does(text), setting="bedroom", place="卧室", people=people), KIN).anybody == ({who} if who else set())


def test_nobody_lies_in_bed_in_the_street() -> None:
    assert not abed(scene(does("林晚躺在病床上。"), setting="street"), CAST).anybody


def test_a_bed_is_named_where_a_room_need_not_have_one() -> None:
    assert not abed(scene(does("林晚睡着了。"), setting="livingroom", place="客厅"), CAST).anybody
    assert abed(scene(does("林晚躺在竹床上睡着了。"), setting="livingroom", place="客厅"), CAST).anybody == {"林晚"}
    assert not abed(scene(does("林晚昏迷不醒。"), setting="palace", place="御花园"), CAST).anybody
    assert abed(scene(does("林晚昏迷不醒。"), setting="palace", place="寝宫"), CAST).anybody == {"林晚"}


def test_who_comes_in_lies_down_later_and_who_gets_up_lies_no_longer() -> None:
    told = abed(scene(does("林晚走进卧室。", "林晚"), does("躺在床上，闭上眼。", "林晚"), does("林晚醒来，望着天花板。", "林晚"), does("她起身下床。", "林晚"), setting="bedroom", place="卧室"), CAST)
    assert [told.at("林晚", i) for i in range(4)] == [None, "asleep", "awake", None]


@pytest.mark.parametrize("text", ["她慢慢坐起身，靠在枕头上。", "林晚撑起身子。", "She sits up."])
def test_who_sits_up_in_bed_leans_on_the_pillows_until_they_leave_it(text: str) -> None:
    told = abed(scene(does("林晚躺在病床上，昏迷不醒。"), does("林晚醒来。", "林晚"), does(text, "林晚"), does("她下了床。", "林晚")), CAST)
    assert [told.at("林晚", i) for i in range(4)] == ["asleep", "awake", "propped", None]


def test_a_patient_who_sits_in_bed_is_propped_and_a_visitor_is_not() -> None:
    ill = {**CAST, "林晚": CAST["林晚"].model_copy(update={"look": Look(outfit="patient")})}
    assert abed(scene(does("林晚坐在病床上。", "林晚")), ill).at("林晚", 0) == "propped"
    assert not abed(scene(does("陈默坐在床上。", "陈默")), {n: c for n, c in ill.items() if n == "陈默"}).anybody


def test_the_storyboard_has_who_sits_up_lean_on_the_pillows() -> None:
    shots = board(does("林晚躺在病床上。"), say("陈默", "你醒了。"), does("林晚坐起身。", "林晚"), say("林晚", "我睡了多久？"))
    late = [a for s in shots for a in s.actors if a.character == "林晚" and s.beats and min(s.beats) >= 2]
    assert late and all(a.pose == "lie" and a.propped and not a.asleep for a in late)


def test_a_patient_in_hospital_lies_unless_shown_on_their_feet_or_in_the_corridor() -> None:
    ill = {**CAST, "林晚": CAST["林晚"].model_copy(update={"look": Look(outfit="patient")})}
    said = Beat(kind="dialogue", character="林晚", text="你来了。")
    assert abed(scene(said, place="医院"), ill).at("林晚", 0) == "awake"
    assert not abed(scene(said, does("林晚走到窗边。", "林晚"), place="医院"), ill).anybody
    assert not abed(scene(said, place="医院走廊"), ill).anybody and not abed(scene(said, setting="street"), ill).anybody


def board(*beats: Beat, **kw: object) -> list:
    one = scene(*beats, **kw)  # type: ignore[arg-type]
    script = Script(title="病房", genre="romance", language="zh", characters=[CAST[n] for n in ("林晚", "陈默")], episodes=[Episode(number=1, title="一", scenes=[one])])
    return board_episode(script, Brief(prompt="病房", episodes=1, scenes_per_episode=1, duration_sec=40), 1)


def say(who: str, text: str) -> Beat:
    return Beat(kind="dialogue", character=who, text=text)


_SICK = (does("林晚躺在病床上，昏迷不醒。"), say("陈默", "晚晚，你醒醒，我来了。"), say("陈默", "医生说你听得见，那你就听着，我把话说完。"), does("林晚慢慢睁开眼。", "林晚"), say("林晚", "你终于来了。"), say("陈默", "我再也不走了。"))


def test_the_storyboard_puts_the_patient_to_bed_in_every_shot_and_wakes_them_when_the_script_does() -> None:
    shots = board(*_SICK)
    seen = [(s, a) for s in shots for a in s.actors if a.character == "林晚"]
    assert seen and all(a.pose == "lie" and a.view == "three_quarter" for _, a in seen)
    assert {a.asleep for s, a in seen if max(s.beats, default=0) < 3} == {True}
    assert not any(a.asleep for s, a in seen if s.beats and min(s.beats) >= 3)
    assert not any(a.pose == "lie" for s in shots for a in s.actors if a.character == "陈默")
    assert all(s.angle == "eye" for s in shots if any(a.pose == "lie" for a in s.actors))


def test_nobody_is_seen_over_the_shoulder_of_who_lies_but_they_over_that_of_others() -> None:
    one = scene(*_SICK)
    script = Script(title="病房", genre="romance", language="zh", characters=[CAST[n] for n in ("林晚", "陈默")], episodes=[Episode(number=1, title="一", scenes=[one])])
    look = SceneLook.of(one, script)
    sizes = {focus: look.fitted(Draft("ots", [1], focus), ["林晚", "陈默"]).size for focus in ("林晚", "陈默")}
    assert sizes == {"林晚": "ots", "陈默": "medium"}


def test_a_hospital_in_which_somebody_lies_is_a_ward_in_all_its_shots() -> None:
    assert {s.place for s in board(*_SICK, place="市立医院")} == {"市立医院病房"}
    assert {s.place for s in board(*_SICK, place="急诊室走廊")} == {"急诊室走廊"}
    assert {s.place for s in board(say("陈默", "医生呢？"), place="市立医院")} == {"市立医院"}


def test_who_treats_patients_is_no_patient_and_one_bed_holds_one() -> None:
    gown = Look(outfit="patient")
    cast = {"林晚": Character(name="林晚", gender="f", job="女医生", look=gown), "陈默": Character(name="陈默", gender="m", job="丈夫", look=gown)}
    seen = scene(does("林晚发现昏迷的陈默手机里有一条短信。", "林晚"))
    assert abed(seen, cast).anybody == {"陈默"}
    both = {n: c.model_copy(update={"job": ""}) for n, c in cast.items()}
    assert abed(seen, both).anybody == {"陈默"}, "who is unconscious has it"
    assert len(abed(scene(does("两人都看着天花板。")), both).anybody) == 1
