"""The stage: exchanges become beats, no line is said twice, and nobody crowds the scene."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from engine.drama.pace import beat_seconds
from engine.drama.script import Beat
from engine.drama.vocabulary import InsertKind
from engine.writing.dramatist.bank import (
    Clue,
    Exchange,
    Pattern,
    Premise,
    Section,
    grammar,
    middles,
    of_their_time,
    phrases,
)
from engine.writing.dramatist.chance import chance, number, pick, shuffled
from engine.writing.dramatist.established import blames
from engine.writing.dramatist.filling import NotGiven, fill
from engine.writing.dramatist.period import MODERN
from engine.writing.dramatist.plan import Card
from engine.writing.dramatist.story import Story

MOST_PEOPLE = 3
"""On stage in a scene."""
MOST_HAN, MOST_WORDS = 28, 18
"""A line longer than this is cut in two or not taken."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_FILLING = ("press", "blow", "probe", "doubt", "soft", "plan", "tease", "plead", "threat", "bargain")
_PRONOUN = re.compile(r"[他她]|\b(?:he|she|him|her|his|hers)\b", re.I)
_PLAIN = re.compile(r"[\W_]+")


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
class Draft:
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


class Stage:
    """Keeps what has been said."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.language = story.language
        self.said: set[str] = set()
        self.shapes: set[str] = set()
        """What has been said, with names, pronouns and the clue taken out."""
        self.uses: dict[str, int] = {}
        self.filler = 0
        self.shown: set[int] = set()
        """Episodes whose clue has been on the screen."""
        self.met: set[str] = set()
        """Names of those who have been on the stage."""
        self.turned = False
        """Whether the premise's turn has been played: what its own hooks ask about is known from then on."""
        self.sections: dict[tuple[str, str], list[Exchange]] = {}
        for section in of_their_time(phrases(story.language), story.old):
            fitting = [x for x in section.exchanges if not (story.old and self._modern(x))]
            for pair in self._pairs(section):
                self.sections.setdefault((section.name, pair), []).extend(fitting)

    @staticmethod
    def _modern(exchange: Exchange) -> bool:
        """Whether it speaks of, or shows, what nobody has in the days of palaces."""
        return any(b.insert == "phone" or MODERN.search(b.text + b.insert_text) for b in exchange.beats)

    @staticmethod
    def _pairs(section: Section) -> tuple[str, ...]:
        pairs = tuple(t for t in section.tags if t in ("love", "foe", "ally", "kin"))
        return pairs or ("love", "foe", "ally", "kin")

    def seconds(self, beats: list[Beat]) -> float:
        return sum(beat_seconds(b, self.language) for b in beats)

    # ---- an exchange

    def play(self, exchange: Exchange, roles: dict[str, str], clue: Clue | None, rank: int, card: Card, must: bool = False, new: bool = False) -> Played | None:
        """The exchange in words, or None when each of its wordings has been heard before.

        `new` also refuses what was heard with other names in it.
        """
        tries = 7 if must else 3
        people = {roles.get(r, r) for r in exchange.roles}
        for n in range(tries):
            use = self.uses.get(exchange.id, 0)
            if self.story.premise.turn and not self._given(exchange.beats[0], roles, people, clue, (exchange.id, use, n, card.episode, card.number), False):
                return None  # what begins with the idea's own words needs them
            beats = [b for k, p in enumerate(exchange.beats) for b in self._given(p, roles, self._between(exchange, k, roles, people), clue, (exchange.id, use, n, card.episode, card.number), not must and not exchange.id.startswith(self.story.premise.id + "/"))]
            if not beats:
                return None
            if n == tries - 1 and not new:
                beats = [self._fresh(b, roles, n) for b in beats]
            texts = [self._plain(b) for b in beats]
            if rank != 5 and not must and any(b.kind == "dialogue" and b.character and b.character in b.text for b in beats):
                continue  # nobody accuses themselves in the third person
            shapes = {self._shape(b, clue) for b in beats if b.kind != "action"}
            if rank != 5 and not must and ((new and shapes & self.shapes) or (card.purpose == "open" and clue and any(clue.name in b.text or clue.fact in b.text for b in beats))):
                continue
            if len(set(texts)) == len(texts) and not self.said & set(texts) and all(self._short(b) for b in beats):
                self.said.update(texts)
                self.met |= {b.character for b in beats if b.character}
                self.shapes |= shapes
                self.uses[exchange.id] = use + 1
                return Played(beats, rank, self.seconds(beats))
            self.uses[exchange.id] = use + 1
        return None

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

    def _plain(self, beat: Beat) -> str:
        return ("*" if beat.kind == "action" else "") + _PLAIN.sub("", beat.text).lower()

    def _shape(self, beat: Beat, clue: Clue | None) -> str:
        text = beat.text
        for word in [c.name for c in self.story.cast.values()] + ([clue.name, clue.fact] if clue else []):
            text = text.replace(word, "")
        return _PLAIN.sub("", _PRONOUN.sub("", text)).lower()

    def _short(self, beat: Beat) -> bool:
        if beat.kind == "action":
            return True
        if self.language == "zh":
            return len(_HAN.findall(beat.text)) <= MOST_HAN
        return len(beat.text.split()) <= MOST_WORDS

    def _fresh(self, beat: Beat, roles: dict[str, str], n: int) -> Beat:
        """The same thing said with another beginning, for a must whose wordings are used up."""
        plain = beat
        for k in range(60):
            if self._plain(beat) not in self.said:
                break
            # one opening, as long as there is one that is new; only then a second before it
            beat = plain if k < 40 else beat
            if beat.kind == "action":
                text = _join(fill("{act.also}", self.story, roles, None, "also", beat.text, k), beat.text, self.language)
            else:
                text = _join(fill("{tic.any}", self.story, roles, None, "tic", beat.text, k), beat.text, self.language)
            beat = beat.model_copy(update={"text": text})
        return beat

    def _beats(self, p: Pattern, roles: dict[str, str], people: set[str], clue: Clue | None, key: tuple[object, ...], generic: bool) -> Iterator[Beat]:
        story = self.story
        role = roles.get(p.role or "", p.role or "")
        who = story.cast.get(role)
        named = {**roles, "speaker": role} | ({"hearer": hearers[0]} if len(hearers := [r for r in people if r != role]) == 1 and len(people) == 2 else {})
        if not generic:
            named["own"] = role
        text = fill(p.text, story, named, clue, *key, p.text, aligned=key)
        insert: InsertKind | None = None
        shown = ""
        if p.insert:
            kind = story.object_kind if p.insert == "O" else (clue.kind if clue else "letter") if p.insert == "K" else p.insert
            insert = kind if kind in get_args(InsertKind) else "letter"  # type: ignore[assignment]
            shown = fill(p.insert_text, story, named, clue, *key, p.insert_text)[:200]
        if p.kind == "dialogue" and generic and who and p.emotion in ("neutral", "scornful", "angry") and _statement(text, self.language) and chance(0.08, *story.key, *key, "tic"):
            temper = story.tempers.get(role, "any")
            tic = fill("{tic." + (temper if f"tic.{temper}" in grammar(self.language) else "any") + "}", story, named, clue, *key, "tic")
            if not text.startswith(tic[:2]) and "，" not in text[:4]:
                text = _join(tic, text, self.language)
        beat = Beat(kind=p.kind, character=who.name if who and p.kind != "narration" else None, emotion=p.emotion, text=text, insert=insert, insert_text=shown)
        if not self._short(beat) and beat.kind == "dialogue" and (halves := _halves(text)):
            for half in halves:
                yield beat.model_copy(update={"text": half})
            return
        yield beat

    # ---- a scene

    def draft(self, card: Card) -> Draft:
        """The scene with what it must have: its part of the premise, or an entrance, a clue and a blow."""
        others = [r for r in "ABCD" if r in self.story.cast and r not in (card.x, card.y)]
        z = card.z or pick(others or ["A"], *self.story.key, "z", card.episode, card.number)
        draft = Draft(card, {"X": card.x, "Y": card.y, "Z": z})
        clue = self.story.clue(card.clue)
        if card.spine:
            self.turned |= any("/turn" in x.id for x in card.spine)
            if any(b.insert == "K" for x in card.spine for b in x.beats) and card.purpose != "turn":
                self.shown.add(card.episode)
            stage = self._on_stage(card.spine)
            seen = list(dict.fromkeys(b.role for x in card.spine if x.roles <= stage for b in x.beats if b.role))
            if len(seen) > 1:
                draft.roles.update(X=seen[0], Y=seen[1], Z=seen[2] if len(seen) > 2 else z)
            for exchange in card.spine:
                if not exchange.roles <= stage:
                    continue
                if played := self.play(exchange, draft.roles, clue, _rank(exchange, self.story.premise), card, must=True):
                    draft.played.append(played)
            return draft
        opening = "enter" if card.number > 1 or card.episode == 1 else "recall"
        middle = "reversal" if card.episode in self.shown else "clue"
        self.shown.add(card.episode)
        for name, rank in ((opening, 1), (middle, 3), ("out", 1)):
            if played := self.extra(draft, (name,), rank):
                draft.played.append(played)
        if not draft.played:
            beat = self.silence(draft)
            draft.played.append(Played([beat], 1, self.seconds([beat])))
        return draft

    def _on_stage(self, spine: list[Exchange]) -> frozenset[str]:
        """The three roles that a scene is about: those of its weightiest exchanges."""
        people: frozenset[str] = frozenset()
        for _, i in sorted((-_rank(x, self.story.premise), i) for i, x in enumerate(spine)):
            if len(people | spine[i].roles) <= MOST_PEOPLE:
                people |= spine[i].roles
        return people

    def extra(self, draft: Draft, functions: tuple[str, ...], rank: int = 0) -> Played | None:
        """One more exchange of these functions for the people of the scene."""
        pair, card = draft.card.purpose, draft.card
        if pair not in ("love", "foe", "ally", "kin"):
            pair = {"A": "love", "B": "love"}.get(card.y, "foe") if {card.x, card.y} == {"A", "B"} else "foe" if "C" in (card.x, card.y) else "ally"
        clue = self.story.clue(card.clue)
        known = card.episode in self.shown and (self.turned or card.episode > 1)  # something came out that somebody can be blamed for
        for name, new in self._search(functions):
            options = [x for x in self.sections.get((name, pair), []) if x.id not in draft.spent]
            if self.language == "zh" and new and not known:
                options = [x for x in options if not blames(x)]
            options.sort(key=lambda x: (self.uses.get(x.id, 0), number(*self.story.key, x.id, card.episode, card.number)))
            for exchange in options[:8 if new else 4]:
                if not new:
                    draft.spent.add(exchange.id)
                roles = dict(draft.roles)
                if number(*self.story.key, "swap", exchange.id, card.episode, card.number) % 2:
                    roles["X"], roles["Y"] = roles["Y"], roles["X"]
                if self._too_many(draft, exchange, roles) or (new and not self._established(exchange, roles, card)):
                    continue
                if played := self.play(exchange, roles, clue, rank, card, new=new):
                    draft.spent.add(exchange.id)
                    return played
        return None

    def _established(self, exchange: Exchange, roles: dict[str, str], card: Card) -> bool:
        """Whether what an exchange speaks of has been on the screen: its clue, the past event, and whoever is not there."""
        text = " ".join(b.text for b in exchange.beats)
        shows = any(b.insert == "K" for b in exchange.beats)
        if not shows and card.episode not in self.shown and re.search(r"\{(?:clue|k?fact)\}", text):
            return False
        if "{event}" in text and not any("{event}" in b.text for s in self.story.premise.sections.values() for x in s.exchanges for b in x.beats):
            return False
        absent = self.story.cast.get(roles["Z"]) if "{Z" in text else None
        return absent is None or not self.met or absent.name in self.met

    def _search(self, functions: tuple[str, ...]) -> list[tuple[str, bool]]:
        """Where to look: what is new among these functions, then among all that can fill a scene, then what is only reworded. A story made of the
        idea's own words is drawn out, as long as there is any, by what would be true in every story."""
        if self.language == "zh" and self.story.premise.from_idea and len(functions) > 1:
            functions = ("rest", *(f for f in functions if f == "banter"), "soft", *(f for f in functions if f not in ("banter", "soft")))
        more = [f for f in _FILLING if f not in functions] if len(functions) > 1 else []
        return [*((f, True) for f in functions), *((f, True) for f in more), *((f, False) for f in functions)]

    def _too_many(self, draft: Draft, exchange: Exchange, roles: dict[str, str]) -> bool:
        names = {self.story.cast[r].name for x in exchange.roles if (r := roles.get(x, x)) in self.story.cast}
        return len(names | {b.character for b in draft.beats() if b.character}) > MOST_PEOPLE

    def hook(self, draft: Draft) -> Played | None:
        """Why one has to see the next episode: the premise's own hooks first, then the clue that comes next."""
        own, card = self.story.premise.sections.get("hook"), draft.card
        roles = dict(draft.roles)
        options: list[Exchange] = [x for x in own.exchanges if not (self.story.old and self._modern(x))] if own else []
        if not self.turned and self.story.premise.fields.get("hooks") == "late":
            options = [x for s in of_their_time(middles(self.language), self.story.old) if s.name == ("turning" if self.story.premise.turn else "tease") for x in s.exchanges]
            options = [x for x in options if not x.roles & self.story.absent]
        offset = (number(*self.story.key, "hook") + card.episode - 1) % max(1, len(options))
        generic = shuffled(self.sections.get(("hook", "ally"), []), *self.story.key, "hooks", card.episode)
        if self.language == "zh" and self.story.premise.from_idea:
            tease = [x for s in of_their_time(middles(self.language), self.story.old) if s.name == "tease" for x in s.exchanges if not x.roles & self.story.absent]
            generic = [*shuffled(tease, *self.story.key, "teases", card.episode), *generic]
        generic.sort(key=lambda x: self.uses.get(x.id, 0))
        # one that only two people are needed for will do at the end as well
        many = self.story.brief.episodes > card.episode
        own_order = sorted([*options[offset:], *options[:offset]], key=lambda x: (self.uses.get(x.id, 0), many and x.roles <= {"A", "B"}))
        for exchange, tries in [*((x, 4) for x in own_order), *((x, 1) for x in [*own_order, *generic])]:
            if self._too_many(draft, exchange, roles):
                continue
            for _ in range(tries):  # what was heard in one wording has another
                if played := self.play(exchange, roles, self.story.clue(card.episode + 1), 5, card, new=tries > 1):
                    return played
        calm = next((x for x in generic if not self._too_many(draft, x, roles)), generic[0])
        return self.play(calm, roles, self.story.clue(card.episode + 1), 5, card, must=True)

    def narration(self, text: str) -> Played:
        """The narrator's opening."""
        beat = Beat(kind="narration", text=text)
        self.keep(beat)
        return Played([beat], 2 if self.story.fit < 5 else 1, self.seconds([beat]))

    def silence(self, draft: Draft) -> Beat:
        """A look, a step, a hand: an action between two exchanges."""
        return self._new_filler(draft, "action", "act.pause")

    def reactions(self, draft: Draft, count: int) -> list[Beat]:
        """Short lines that anybody may say after anything, none of them said before."""
        out = []
        for n in range(count):
            self.filler += 1
            x = draft.roles["X" if n % 2 else "Y"]
            name, emotion = self.story.cast[x].name, pick(("neutral", "surprised", "sad", "angry", "tender"), "re", n, self.filler, *self.story.key)
            calm = (self.story.premise.situations or self.story.premise.turn) and "re.calm" in grammar(self.language)
            if calm:
                emotion = "neutral"  # an idea's own story bears no line that is about something else
            text = fill("{re.calm}" if calm else f"{{re.{emotion}}}", self.story, {**draft.roles, "speaker": x}, self.story.clue(draft.card.clue), "re", self.filler, n)
            beat = Beat(kind="dialogue", character=name, emotion=emotion, text=text)
            if self._plain(beat) not in self.said:
                out.append(beat)
        return out

    def heard(self, beat: Beat) -> bool:
        """Whether this was said."""
        return self._plain(beat) in self.said

    def keep(self, beat: Beat) -> None:
        """Remember that this was said."""
        self.said.add(self._plain(beat))

    def forget(self, beats: list[Beat]) -> None:
        """What was cut may be said another time."""
        self.said.difference_update(self._plain(b) for b in beats)

    def _new_filler(self, draft: Draft, kind: str, listed: str) -> Beat:
        beat: Beat | None = None
        for n in range(30):
            self.filler += 1
            x = draft.roles["X" if self.filler % 2 else "Y"]
            roles = {"X": x, "Y": draft.roles["Y" if self.filler % 2 else "X"], "Z": draft.roles["Z"], "speaker": x}
            text = fill(f"{{{listed}}}", self.story, roles, self.story.clue(draft.card.clue), listed, self.filler, n)
            beat = Beat(kind="action", character=self.story.cast[x].name, text=text)
            if self._plain(beat) not in self.said:
                break
        assert beat is not None
        self.keep(beat)
        return beat


def _statement(text: str, language: str) -> bool:
    """Whether a line is long and plain enough to bear an opening."""
    return "？" not in text and "?" not in text and (len(text) > 8 if language == "zh" else len(text.split()) > 4)


def _join(opening: str, text: str, language: str) -> str:
    """A line with an opening before it; in English `_` in the opening marks where the line goes."""
    if language == "zh":
        return opening + text
    return opening.replace("_", text)


def _rank(exchange: Exchange, premise: Premise) -> int:
    """What matters most in a premise's scene: the object or the clue, then how it ends, then how it begins.

    How the first scene ends is the answer to its question, and as dear as the object itself; where the idea's own event is played,
    it happens in the first lines, and nothing is dearer but the turn: what comes out is why it was told.
    """
    name, at = exchange.id.split("/")[1:]
    if name == "turn" and (premise.turn or any(b.insert == "K" for b in exchange.beats)):
        return 7
    if premise.turn and name in ("clash", "end") and int(at):
        return 4 if name == "end" else 1
    if any(b.insert for b in exchange.beats) or (premise.from_idea and (name, at) == ("open", "0")):
        return 6 if (premise.situations or premise.own_lines) and (name, at) == ("open", "0") else 4
    count = len(premise.sections[name].exchanges)
    if int(at) == count - 1:
        return 4 if name == "open" and not (premise.situations or premise.own_lines) else 3
    if (premise.situations or premise.own_lines) and name == "end":
        return 3
    return 2 if at == "0" else 1


def _halves(text: str) -> list[str]:
    """A long line cut at the stop nearest to its middle; empty when there is none."""
    stops = [m.end() for m in re.finditer(r"[。！？；…—，]+|[.!?;]+ |, ", text) if 0.25 < m.end() / len(text) < 0.8]
    if not stops:
        return []
    at = min(stops, key=lambda s: abs(s - len(text) / 2) + (0 if text[s - 1] in "。！？.!?… " else 4))
    first, second = text[:at].strip(), text[at:].strip()
    first = first.rstrip("，,")
    if first[-1] not in "。！？；…—.!?;”\"":
        first += "。" if _HAN.search(first) else "."
    return [first, second[0].upper() + second[1:]]
