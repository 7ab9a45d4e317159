"""Short episodes: the reversal is kept at any length, the hook as soon as there is time for both, and in a minute the reversal has most of it."""
from __future__ import annotations

from dataclasses import dataclass
from statistics import mean

import pytest

import engine.writing.dramatist.tell as tell
from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.played import EVENT, TURN, Played, SceneDraft
from engine.writing.dramatist.stage import Stage

IDEAS = (
    "广场舞大妈和打篮球的小伙子抢场地", "被家族逐出门的弃子，十年后回来参加父亲的寿宴", "洗碗阿姨每天把客人剩的花带回家，老板以为她偷东西", "退伍兵当了全校最差班的班主任", "中秋节，老太太等了一天，三个孩子都说忙不回来",
    "女仵作查到太子暴毙那晚，最后见他的人正是她失散的姐姐", "他偷了邻居的车，后备箱里是一箱旧信", "每天凌晨三点，便利店都会来一个买牛奶的女孩，直到有一天她没有来",
    "A countess must dance with the man who ruined her father", "A clown hired for a birthday party drops the cake.", "The butcher's wife runs off with the dentist.",
    "Two strangers keep getting each other's mail and begin to answer it", "A ghostwriter is hired to write the memoirs of the man who ruined her father",
    "A truck driver gives a lift to a girl who says she is his daughter", "The father who walked out twenty years ago turns up as a customer in her diner.", "A nurse recognises the man who ruined her family in bed seven",
)


@dataclass
class Kept:
    """What of an episode's reversal and hook is left; seconds of its first event and of its reversal."""

    turn: bool
    hook: bool
    event_seconds: float
    turn_seconds: float


def kept(idea: str, seconds: int, scenes: int, monkeypatch: pytest.MonkeyPatch) -> Kept:
    found: list[Kept] = []
    fit = tell.fit_episode

    def spied(drafts: list[SceneDraft], hook: Played | None, stage: Stage, length: float) -> None:
        turn, event = ({b.text for d in drafts for p in d.played if p.rank == rank for b in p.beats} for rank in (TURN, EVENT))
        last = {b.text for b in hook.beats} if hook else set()
        fit(drafts, hook, stage, length)
        beats = [b for d in drafts for b in d.beats()]
        found.append(Kept(any(b.text in turn for b in beats), beats[-1].text in last, *(stage.seconds([b for b in beats if b.text in part]) for part in (event, turn))))

    monkeypatch.setattr(tell, "fit_episode", spied)
    write_script(Brief(prompt=idea, duration_sec=seconds, scenes_per_episode=scenes))
    monkeypatch.undo()
    return found[0]


@pytest.mark.parametrize(("seconds", "scenes"), [(5, 1), (8, 2), (10, 1), (12, 3), (14, 1), (20, 1), (20, 2), (28, 2), (30, 3), (40, 2)])
def test_no_episode_is_told_without_its_reversal(seconds: int, scenes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {idea: kept(idea, seconds, scenes, monkeypatch) for idea in IDEAS}
    assert not [idea for idea, k in found.items() if not k.turn]
    hooks = sum(k.hook for k in found.values())
    assert hooks >= {5: 0, 8: 0, 10: 5, 12: 0, 14: 13}.get(seconds, len(IDEAS)), f"{hooks} of {len(IDEAS)}"


def test_in_a_minute_the_reversal_is_longer_than_what_it_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [kept(idea, 60, 3, monkeypatch) for idea in IDEAS]
    assert all(k.hook and k.turn for k in found)
    assert mean(k.turn_seconds for k in found) > mean(k.event_seconds for k in found) > 8
    assert sum(k.turn_seconds < 8 for k in found) <= 1
