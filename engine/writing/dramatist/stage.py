"""The stage: what is played in a scene, by whom, and how an episode ends; nobody crowds it."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.drama.script import Beat
from engine.writing.dramatist.bank import Exchange
from engine.writing.dramatist.chance import number, pick
from engine.writing.dramatist.established import blames, is_established
from engine.writing.dramatist.fillers import Fillers
from engine.writing.dramatist.memory import Memory
from engine.writing.dramatist.plan import Card
from engine.writing.dramatist.played import HOOK, TURN, Played, SceneDraft, rank_of, seconds_of
from engine.writing.dramatist.repertory import PAIRS, Repertory
from engine.writing.dramatist.story import Story
from engine.writing.dramatist.wording import Wording

MOST_PEOPLE = 3
"""On stage in a scene."""
_FILLING = ("press", "blow", "probe", "doubt", "soft", "plan", "tease", "plead", "threat", "bargain")
_MOST_NEW, _MOST_REWORDED = 8, 4
"""How many exchanges of a function are tried before another function is."""


class Stage:
    """Plays a story scene by scene."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.memory = Memory(story)
        self.repertory = Repertory(story)
        self.wording = Wording(story, self.memory)
        self.fillers = Fillers(story, self.memory)

    def seconds(self, beats: list[Beat]) -> float:
        """How long these beats take, in this story's language."""
        return seconds_of(beats, self.story.language)

    def draft(self, card: Card) -> SceneDraft:
        """The scene with what it must have: its part of the premise, or an entrance, a clue and a blow."""
        others = [r for r in "ABCD" if r in self.story.cast and r not in (card.x, card.y)]
        z = card.z or pick(others or ["A"], *self.story.key, "z", card.episode, card.number)
        draft = SceneDraft(card, {"X": card.x, "Y": card.y, "Z": z})
        if card.spine:
            self._play_spine(draft)
        if not draft.played:  # free, or all of its part of the premise needs words that the idea does not give
            self._play_free(draft)
        return draft

    def _play_spine(self, draft: SceneDraft) -> None:
        """The premise's own part of a scene, for the three people it is about."""
        card, memory = draft.card, self.memory
        clue = self.story.clue(card.clue)
        memory.turned |= any("/turn" in x.id for x in card.spine)
        if any(b.insert == "K" for x in card.spine for b in x.beats) and card.purpose != "turn":
            memory.shown.add(card.episode)
        people = self._on_stage(card.spine)
        seen = list(dict.fromkeys(b.role for x in card.spine if x.roles <= people for b in x.beats if b.role))
        if self.story.premise.retold:  # who is against them has no quiet word with them
            seen.sort(key="ABDC".find)
        if len(seen) > 1:
            draft.roles.update(X=seen[0], Y=seen[1], Z=seen[2] if len(seen) > 2 else draft.roles["Z"])
        first: dict[str, Played] = {}
        for exchange in card.spine:
            if exchange.roles <= people and (played := self.wording.play(exchange, draft.roles, clue, rank_of(exchange, self.story.premise), card, must=True)):
                self._weigh_own(exchange, played, first, draft.played[-1] if draft.played else None)
                draft.played.append(played)

    def _weigh_own(self, exchange: Exchange, played: Played, first: dict[str, Played], before: Played | None) -> None:
        """In an idea's own telling a quarrel does not go on unless it began, and it turns with the first exchange of its turn that could be put into words.

        Where a kind of idea is told, each exchange of a section goes on with the one before.
        """
        name, at = exchange.id.split("/")[1:]
        if "kind" in self.story.premise.fields and before and at != "0":
            played.head = before
        if not self.story.premise.retold:
            return
        if name not in first:
            first[name] = played
            played.rank = TURN if name == "turn" else played.rank
        elif name == "clash":
            played.head = first[name]

    def _play_free(self, draft: SceneDraft) -> None:
        """A scene between the premise's own: somebody comes, something is found, somebody goes."""
        card = draft.card
        opening = "enter" if card.number > 1 or card.episode == 1 else "recall"
        middle = "reversal" if card.episode in self.memory.shown else "clue"
        self.memory.shown.add(card.episode)
        for name, rank in ((opening, 1), (middle, 3), ("out", 1)):
            if played := self.extra(draft, (name,), rank):
                draft.played.append(played)
        if not draft.played:
            beat = self.fillers.silence(draft)
            draft.played.append(Played([beat], 1, self.seconds([beat])))

    def between(self, draft: SceneDraft, at: int, room: Callable[[], float]) -> Iterator[Played]:
        """Exchanges of the premise's own `at`-th scene for between its others, where the arc had no place for it: each that fits into the seconds of `room`."""
        sections = [s for name, s in self.story.premise.sections.items() if name.startswith("mid")]
        if not draft.card.spine or at >= len(sections) or any("/mid" in x.id for x in draft.card.spine):
            return
        for exchange in sections[at].exchanges:
            if self._too_many(draft, exchange, draft.roles) or room() <= 0:
                continue
            if played := self.wording.play(exchange, draft.roles, self.story.clue(draft.card.clue), 1, draft.card, new=True):
                if played.seconds <= room():
                    yield played
                else:
                    self.memory.forget(played.beats)

    def _on_stage(self, spine: list[Exchange]) -> frozenset[str]:
        """The three roles that a scene is about: those of its weightiest exchanges."""
        people: frozenset[str] = frozenset()
        for _, i in sorted((-rank_of(x, self.story.premise), i) for i, x in enumerate(spine)):
            if len(people | spine[i].roles) <= MOST_PEOPLE:
                people |= spine[i].roles
        return people

    def extra(self, draft: SceneDraft, functions: tuple[str, ...], rank: int = 0) -> Played | None:
        """One more exchange of these functions for the people of the scene."""
        pair, card, memory = _pair(draft.card), draft.card, self.memory
        clue = self.story.clue(card.clue)
        known = card.episode in memory.shown and (memory.turned or card.episode > 1)  # something came out that somebody can be blamed for
        for name, new in self._search(functions):
            options = [x for x in self.repertory.of(name, pair) if x.id not in draft.spent]
            if self.story.language == "zh" and new and not known:
                options = [x for x in options if not blames(x)]
            options.sort(key=lambda x: (memory.uses.get(x.id, 0), number(*self.story.key, x.id, card.episode, card.number)))
            for exchange in options[:_MOST_NEW if new else _MOST_REWORDED]:
                if not new:
                    draft.spent.add(exchange.id)
                roles = dict(draft.roles)
                if number(*self.story.key, "swap", exchange.id, card.episode, card.number) % 2:
                    roles["X"], roles["Y"] = roles["Y"], roles["X"]
                if self._too_many(draft, exchange, roles) or (new and not is_established(exchange, roles, card.episode, self.story, memory)):
                    continue
                if played := self.wording.play(exchange, roles, clue, rank, card, new=new):
                    draft.spent.add(exchange.id)
                    return played
        return None

    def _search(self, functions: tuple[str, ...]) -> list[tuple[str, bool]]:
        """Where to look: what is new among these functions, then among all that can fill a scene, then what is only reworded. A story made of the
        idea's own words is drawn out, as long as there is any, by what would be true in every story."""
        if self.story.language == "zh" and self.story.premise.from_idea and len(functions) > 1:
            functions = ("rest", *(f for f in functions if f == "banter"), "soft", *(f for f in functions if f not in ("banter", "soft")))
        more = [f for f in _FILLING if f not in functions] if len(functions) > 1 else []
        return [*((f, True) for f in functions), *((f, True) for f in more), *((f, False) for f in functions)]

    def _too_many(self, draft: SceneDraft, exchange: Exchange, roles: dict[str, str]) -> bool:
        names = {self.story.cast[r].name for x in exchange.roles if (r := roles.get(x, x)) in self.story.cast}
        return len(names | {b.character for b in draft.beats() if b.character}) > MOST_PEOPLE

    def hook(self, draft: SceneDraft) -> Played | None:
        """Why one has to see the next episode: the premise's own hooks first, then the clue that comes next."""
        card, roles = draft.card, dict(draft.roles)
        clue = self.story.clue(card.episode + 1)
        own, generic = self.repertory.hooks(self.memory, card.episode)
        for exchange, tries in [*((x, 4) for x in own), *((x, 1) for x in [*own, *generic])]:
            if self._too_many(draft, exchange, roles):
                continue
            for _ in range(tries):  # what was heard in one wording has another
                if played := self.wording.play(exchange, roles, clue, HOOK, card, new=tries > 1):
                    return played
        calm = next((x for x in generic if not self._too_many(draft, x, roles)), generic[0])
        return self.wording.play(calm, roles, clue, HOOK, card, must=True)

    def narration(self, text: str) -> Played | None:
        """The narrator's opening; nothing where a scene shows or says the same."""
        beat = Beat(kind="narration", text=text)
        if self.memory.heard(beat):
            return None
        self.memory.keep(beat)
        return Played([beat], 4, self.seconds([beat]))


def _pair(card: Card) -> str:
    """What the two of a scene are to each other, where its purpose does not say it."""
    if card.purpose in PAIRS:
        return card.purpose
    if {card.x, card.y} == {"A", "B"}:
        return "love"
    return "foe" if "C" in (card.x, card.y) else "ally"
