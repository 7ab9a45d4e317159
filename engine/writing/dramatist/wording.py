"""Exchanges become beats: slots are filled, long lines are parted, and no line is said twice."""
from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from engine.drama.script import Beat
from engine.drama.vocabulary import InsertKind
from engine.writing.dramatist.ailing import written
from engine.writing.dramatist.bank import Clue, Exchange, Pattern, grammar
from engine.writing.dramatist.chance import chance
from engine.writing.dramatist.filling import NotGiven, fill
from engine.writing.dramatist.lines import halves, is_short, is_statement, opened
from engine.writing.dramatist.memory import Memory
from engine.writing.dramatist.plan import Card
from engine.writing.dramatist.played import HOOK, Played, seconds_of
from engine.writing.dramatist.sound_zh import fault
from engine.writing.dramatist.story import Story

_TRIES, _TRIES_OF_A_MUST = 3, 7
"""How many wordings of an exchange are tried before it is given up."""
_TIC = 0.08
"""Share of plain lines that begin with a word of their speaker's temper."""


class Wording:
    """Puts exchanges into words that were not heard before."""

    def __init__(self, story: Story, memory: Memory) -> None:
        self.story = story
        self.memory = memory
        self.language = story.language

    def play(self, exchange: Exchange, roles: dict[str, str], clue: Clue | None, rank: int, card: Card, must: bool = False, new: bool = False) -> Played | None:
        """The exchange in words, or None when each of its wordings has been heard before.

        `new` also refuses what was heard with other names in it.
        """
        premise, uses = self.story.premise, self.memory.uses
        tries = _TRIES_OF_A_MUST if must else _TRIES
        people = {roles.get(r, r) for r in exchange.roles}
        generic = not must and not exchange.id.startswith(premise.id + "/")
        for n in range(tries):
            use = uses.get(exchange.id, 0)
            # in an idea's own telling a scene goes on as it began: the second question after the second answer
            key = (exchange.id.rpartition("/")[0] if premise.retold else exchange.id, use, n, card.episode, card.number)
            if premise.turn and not self._given(exchange.beats[0], roles, people, clue, key, False):
                return None  # what begins with the idea's own words needs them
            beats = [b for k, p in enumerate(exchange.beats) for b in self._given(p, roles, self._between(exchange, k, roles, people), clue, key, generic)]
            if not beats:
                return None
            if n == tries - 1 and not new:
                beats = [self._fresh(b, roles) for b in beats]
            if rank != HOOK and not must and self._out_of_place(beats, clue, card, new):
                continue
            uses[exchange.id] = use + 1
            if self.memory.all_new(beats) and all(b.kind == "action" or is_short(b.text, self.language, told=b.kind == "narration") for b in beats):
                self.memory.take(beats, clue)
                return Played(beats, rank, seconds_of(beats, self.language))
        return None

    def _out_of_place(self, beats: list[Beat], clue: Clue | None, card: Card, new: bool) -> bool:
        """Whether somebody speaks of themselves by name, an old line comes again with other names, or the clue is told before it is found."""
        if any(b.kind == "dialogue" and b.character and b.character in b.text for b in beats):
            return True
        if new and self.memory.shapes_of(beats, clue) & self.memory.shapes:
            return True
        return card.purpose == "open" and clue is not None and any(clue.name in b.text or clue.fact in b.text for b in beats)

    def _between(self, exchange: Exchange, k: int, roles: dict[str, str], people: set[str]) -> set[str]:
        """Who speaks and who is spoken to: of three people, in Chinese, the one who answers, else the one who spoke before."""
        me = exchange.beats[k].role
        if len(people) < 3 or self.language != "zh" or not me:
            return people
        said = [p.role for p in exchange.beats[k + 1:] + exchange.beats[:k][::-1] if p.kind == "dialogue" and p.role and p.role != me]
        return {roles.get(r, r) for r in (me, *said[:1])}

    def _given(self, p: Pattern, roles: dict[str, str], people: set[str], clue: Clue | None, key: tuple[object, ...], generic: bool) -> list[Beat]:
        """The beat, unless it needs a word that the idea does not have."""
        try:
            return list(self._beats(p, roles, people, clue, key, generic))
        except NotGiven:
            return []

    def _fresh(self, beat: Beat, roles: dict[str, str]) -> Beat:
        """The same thing said with another beginning, for a must whose wordings are used up."""
        slot, name = ("{act.also}", "also") if beat.kind == "action" else ("{tic.any}", "tic")
        first = beat
        for k in range(60):
            if not self.memory.heard(beat):
                break
            # one opening, as long as there is one that is new; only then a second before it
            beat = first if k < 40 else beat
            opening = fill(slot, self.story, roles, None, name, beat.text, k)
            if not (beat.kind == "dialogue" and beat.character and beat.character in opening):  # nobody calls themselves
                beat = beat.model_copy(update={"text": opened(opening, beat.text, self.language)})
        return beat

    def _beats(self, p: Pattern, roles: dict[str, str], people: set[str], clue: Clue | None, key: tuple[object, ...], generic: bool) -> Iterator[Beat]:
        story = self.story
        role = roles.get(p.role or "", p.role or "")
        who = story.cast.get(role)
        named = {**roles, "speaker": role} | ({"hearer": hearers[0]} if len(hearers := [r for r in people if r != role]) == 1 and len(people) == 2 else {})
        if not generic:
            named["own"] = role
        if p.kind == "dialogue":
            named["said"] = role
        text = fill(p.text, story, named, clue, *key, p.text, aligned=key)
        insert = self._insert(p.insert, clue) if p.insert else None
        shown = fill(p.insert_text, story, named, clue, *key, p.insert_text)[:200] if insert else ""
        if generic and who and not story.premise.retold:
            text = self._with_tic(text, p, role, named, clue, key)
        beat = Beat(kind=p.kind, character=who.name if who and p.kind != "narration" else None, emotion=p.emotion, text=text, insert=insert, insert_text=shown)
        if self.language == "zh" and fault(text, who.name if who and beat.kind == "dialogue" else "", [c.name for c in story.cast.values()]):
            return  # what is no sentence is not spoken
        if beat.kind == "dialogue" and who and role in story.mute:
            yield written(beat, who.name)
            return
        if beat.kind == "dialogue" and not is_short(text, self.language) and (parts := halves(text)):
            for part in parts:
                yield beat.model_copy(update={"text": part})
            return
        yield beat

    def _insert(self, written: str, clue: Clue | None) -> InsertKind:
        """What an insert shows: `O` is the story's object, `K` the clue."""
        kind = self.story.object_kind if written == "O" else (clue.kind if clue else "letter") if written == "K" else written
        return kind if kind in get_args(InsertKind) else "letter"  # type: ignore[return-value]

    def _with_tic(self, text: str, p: Pattern, role: str, named: dict[str, str], clue: Clue | None, key: tuple[object, ...]) -> str:
        """A line of the phrase bank as its speaker would begin it; most are left as they are."""
        if p.kind != "dialogue" or p.emotion not in ("neutral", "scornful", "angry") or not is_statement(text, self.language) or not chance(_TIC, *self.story.key, *key, "tic"):
            return text
        temper = self.story.tempers.get(role, "any")
        tic = fill("{tic." + (temper if f"tic.{temper}" in grammar(self.language) else "any") + "}", self.story, named, clue, *key, "tic")
        if text.startswith(tic[:2]) or "，" in text[:4]:
            return text
        return opened(tic, text, self.language)
