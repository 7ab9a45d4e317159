"""What the audience has heard and seen, so that nothing is told twice or spoken of before it was there."""
from __future__ import annotations

import re
from collections.abc import Iterable

from engine.drama.script import Beat
from engine.writing.dramatist.bank import Clue
from engine.writing.dramatist.lines import bare
from engine.writing.dramatist.story import Story

_PRONOUN = re.compile(r"[他她]|\b(?:he|she|him|her|his|hers)\b", re.I)


class Memory:
    """Of one telling, from its first episode to its last."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.said: set[str] = set()
        self.shapes: set[str] = set()
        """What has been said, with names, pronouns and the clue taken out."""
        self.uses: dict[str, int] = {}
        """How often each exchange, by its id, was put into words."""
        self.shown: set[int] = set()
        """Episodes whose clue has been on the screen."""
        self.met: set[str] = set()
        """Names of those who have been on the stage."""
        self.turned = False
        """Whether the premise's turn has been played: what its own hooks ask about is known from then on."""

    def heard(self, beat: Beat) -> bool:
        """Whether this was said."""
        return not self.said.isdisjoint(_forms(beat))

    def keep(self, beat: Beat) -> None:
        """Remember that this was said."""
        self.said.update(_forms(beat))

    def forget(self, beats: Iterable[Beat]) -> None:
        """What was cut may be said another time."""
        self.said.difference_update(form for b in beats for form in _forms(b))

    def all_new(self, beats: list[Beat]) -> bool:
        """Whether none of these was said before, or is said twice among them."""
        forms = [form for b in beats for form in _forms(b)]
        return len(set(forms)) == len(forms) and self.said.isdisjoint(forms)

    def take(self, beats: list[Beat], clue: Clue | None) -> None:
        """Remember an exchange: its words, their shapes and who was there."""
        self.said.update(form for b in beats for form in _forms(b))
        self.met |= {b.character for b in beats if b.character}
        self.shapes |= self.shapes_of(beats, clue)

    def shapes_of(self, beats: list[Beat], clue: Clue | None) -> set[str]:
        """What is said in these beats, whoever says it of whom and whatever was found."""
        names = [c.name for c in self.story.cast.values()] + ([clue.name, clue.fact] if clue else [])
        return {_shape(b.text, names) for b in beats if b.kind != "action"}


def _forms(beat: Beat) -> tuple[str, ...]:
    """A beat by its letters; what is done is another thing than what is said, and what the narrator tells is both."""
    words = bare(beat.text)
    return {"action": ("*" + words,), "dialogue": (words,), "narration": (words, "*" + words)}[beat.kind]


def _shape(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return bare(_PRONOUN.sub("", text))
