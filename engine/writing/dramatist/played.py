"""What has been put into words: an exchange with its weight, and the scene that it is part of."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.drama.pace import beat_seconds
from engine.drama.script import Beat
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Exchange, Premise
from engine.writing.dramatist.plan import Card

HOOK, EVENT, TURN, CLIMAX = 5, 6, 7, 8
"""Ranks that are asked for by name: how an episode ends, the idea's own event, what turns it, and (of a premise that says `climax: first`) what it was leading to."""


@dataclass
class Played:
    """An exchange as it will be seen. The lower the rank, the sooner it is given up for time."""

    beats: list[Beat]
    rank: int
    seconds: float = 0.0
    order: int = 0
    """Its place in the episode, while what to cut is weighed."""
    head: Played | None = None
    """What it goes on with, and cannot be heard without."""


@dataclass
class SceneDraft:
    """A scene on its way."""

    card: Card
    roles: dict[str, str]
    played: list[Played] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    """Exchanges this scene has used or tried."""
    left_out: list[Played] = field(default_factory=list)
    """What was given up for time, and may still be begun where time is left."""

    def beats(self) -> list[Beat]:
        return [b for p in self.played for b in p.beats]

    @property
    def seconds(self) -> float:
        return sum(p.seconds for p in self.played)


def total(drafts: Iterable[SceneDraft]) -> float:
    """Seconds of these scenes."""
    return sum(d.seconds for d in drafts)


def seconds_of(beats: Iterable[Beat], language: Language) -> float:
    """How long these beats take on the screen, as estimated."""
    return sum(beat_seconds(b, language) for b in beats)


_OF_A_KIND = {"open": EVENT, "clash": 3, "turn": TURN, "end": 4}
"""Ranks where a premise tells a whole kind of idea: each of its scenes begins with what cannot be left out."""


def rank_of(exchange: Exchange, premise: Premise) -> int:
    """What matters most in a premise's scene: the object or the clue, then how it ends, then how it begins.

    How the first scene ends is the answer to its question, and as dear as the object itself; where the idea's own event is played,
    it happens in the first lines, and nothing is dearer but the turn: what comes out is why it was told.
    """
    name, at = exchange.id.split("/")[1:]
    if "kind" in premise.fields and name in _OF_A_KIND:
        return _OF_A_KIND[name] if at == "0" else 2
    if premise.retold and (name == "turn" or (name, at) == ("clash", "0")):
        return TURN if (name, at) == ("turn", "0") else 4
    if premise.retold and name == "open" and at != "0":
        return 2
    if name == "turn" and (premise.turn or any(b.insert == "K" for b in exchange.beats)):
        return TURN
    if premise.turn and name in ("clash", "end") and int(at):
        return 4 if name == "end" else 1
    if any(b.insert for b in exchange.beats) or (premise.from_idea and (name, at) == ("open", "0")):
        return EVENT if (premise.situations or premise.own_lines) and (name, at) == ("open", "0") else 4
    if (name, at) == ("end", "0") and premise.fields.get("climax") == "first":
        return CLIMAX
    count = len(premise.sections[name].exchanges)
    if int(at) == count - 1:
        return 4 if name == "open" and not (premise.situations or premise.own_lines) else 3
    if (premise.situations or premise.own_lines) and name == "end":
        return 3
    return 2 if at == "0" else 1
