"""The exchanges that are free to any scene: which of the phrase bank a story can use, and what its episodes may end with."""
from __future__ import annotations

import re

from engine.writing.dramatist.bank import Exchange, Section, middles, of_their_time, phrases
from engine.writing.dramatist.chance import number, shuffled
from engine.writing.dramatist.memory import Memory
from engine.writing.dramatist.period import unheard_of
from engine.writing.dramatist.story import Story

PAIRS = ("love", "foe", "ally", "kin")
"""What two people can be to each other."""


class Repertory:
    """The exchanges for one story, by function (`press`, `soft`, `hook` …) and by the pair they are for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._sections: dict[tuple[str, str], list[Exchange]] = {}
        for section in of_their_time(phrases(story.language), story.old):
            fitting = self._of_the_time(section.exchanges)
            for pair in [t for t in section.tags if t in PAIRS] or PAIRS:
                self._sections.setdefault((section.name, pair), []).extend(fitting)

    def of(self, function: str, pair: str) -> list[Exchange]:
        """All that serve this function between such a pair."""
        return self._sections.get((function, pair), [])

    def hooks(self, memory: Memory, episode: int) -> tuple[list[Exchange], list[Exchange]]:
        """The premise's own hooks and those that do in every story, each in the order to try them."""
        story, uses = self.story, memory.uses
        own = story.premise.sections.get("hook")
        options = self._of_the_time(own.exchanges) if own else []
        if not memory.turned and story.premise.fields.get("hooks") == "late":
            options = self._middles("turning" if story.premise.turn else "tease")
        generic = shuffled(self.of("hook", "ally"), *story.key, "hooks", episode)
        if story.language == "zh" and story.premise.from_idea:
            generic = [*shuffled(self._middles("tease"), *story.key, "teases", episode), *generic]
        generic.sort(key=lambda x: uses.get(x.id, 0))
        offset = (number(*story.key, "hook") + episode - 1) % max(1, len(options))
        # one that only two people are needed for will do at the end as well
        many = story.brief.episodes > episode
        options = sorted([*options[offset:], *options[:offset]], key=lambda x: (uses.get(x.id, 0), many and x.roles <= {"A", "B"}))
        return options, generic

    def _middles(self, name: str) -> list[Exchange]:
        """What keeps a story open while its turn is still to come, without those who are only spoken of."""
        story = self.story
        sections: list[Section] = [s for s in of_their_time(middles(story.language), story.old) if s.name == name]
        return [x for s in sections for x in s.exchanges if not x.roles & story.absent]

    def _of_the_time(self, exchanges: tuple[Exchange, ...]) -> list[Exchange]:
        never = unheard_of(self.story.era)
        return [x for x in exchanges if not (never and _has(x, never))]


def _has(exchange: Exchange, never: re.Pattern[str]) -> bool:
    """Whether it speaks of, or shows, what nobody has in its time."""
    return any(b.insert == "phone" or never.search(b.text + b.insert_text) for b in exchange.beats)
