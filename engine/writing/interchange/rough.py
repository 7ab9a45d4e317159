"""A script as it stands on the page, before anybody has thought about it: headings, who says what, what is done."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass
class RoughBeat:
    kind: Literal["action", "dialogue", "narration"]
    text: str
    who: str = ""
    feeling: str = ""
    """What stands in parentheses, as written."""


@dataclass
class RoughScene:
    heading: str = ""
    beats: list[RoughBeat] = field(default_factory=list)


@dataclass
class RoughEpisode:
    title: str = ""
    logline: str = ""
    scenes: list[RoughScene] = field(default_factory=list)


@dataclass
class Rough:
    """Everything that could be read off the page."""

    title: str = ""
    logline: str = ""
    episodes: list[RoughEpisode] = field(default_factory=list)

    def episode(self) -> RoughEpisode:
        """The episode that is being read; one is begun when there is none."""
        if not self.episodes:
            self.episodes.append(RoughEpisode())
        return self.episodes[-1]

    def scene(self) -> RoughScene:
        """The scene that is being read; one is begun when there is none."""
        episode = self.episode()
        if not episode.scenes:
            episode.scenes.append(RoughScene())
        return episode.scenes[-1]

    def begin_episode(self, title: str) -> None:
        self.episodes.append(RoughEpisode(title))

    def begin_scene(self, heading: str) -> None:
        self.episode().scenes.append(RoughScene(heading))

    def add(self, beat: RoughBeat) -> None:
        if beat.text.strip():
            self.scene().beats.append(beat)
