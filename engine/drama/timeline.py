"""The timeline of an episode: tracks in whole frames at a rational rate, never in float seconds.

Words and model follow OpenTimelineIO (timeline → tracks → clips, transitions, rational time).
"""
from __future__ import annotations

from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from engine.drama.base import Model
from engine.drama.script import Name
from engine.drama.vocabulary import AmbienceKind, EffectKind, Mood, Palette, Transition


class Span(Model):
    """`frames` frames from frame `start` on."""

    start: int = Field(ge=0)
    frames: int = Field(ge=1)

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.frames


class ShotClip(Span):
    """A shot on the picture track. Clips follow one another without gap; a transition overlaps nothing: a dissolve
    blends the first `transition_frames` of this clip over the held last picture of the one before, a fade takes that
    picture to black and this one out of it."""

    shot: str
    transition: Transition = "cut"
    transition_frames: int = 0
    closing_frames: int = 0
    """Over how many of its last frames it goes to black."""


class SpeechClip(Span):
    """A spoken line; its speech starts at the first frame and may end inside the last."""

    line: str
    shot: str
    character: Name | None = None


class Cue(Span):
    """A subtitle: what is read while a line is heard."""

    text: str
    character: Name | None = None
    voice: int = Field(0, ge=0)
    """Which of an episode's speakers, in the order in which they first speak, from 1; 0 is the narrator. Gives the colour."""


class MusicSpan(Span):
    mood: Mood
    seed: int = 0
    """The same seed gives the same theme in every mood."""
    palette: Palette = "film"
    """Which orchestra plays."""


class EffectSpot(Model):
    at: int = Field(ge=0)
    kind: EffectKind
    gain_db: float = 0.0


class AmbienceSpan(Span):
    kind: AmbienceKind


class TitleCard(Span):
    """Words over the picture: the title, the episode, the hook, and that the story goes on or ends."""

    text: str
    kind: str = "title"
    """`title`, `episode`, `hook` (nobody says it), `said` (the hook in place of the subtitles of who says it), `end`."""
    voice: int = Field(0, ge=0)
    """Of `said`: whose colour, as in `Cue`."""


class Timeline(Model):
    """Everything that is seen and heard in one episode."""

    episode: int = Field(ge=1)
    fps: str = "24"
    width: int
    height: int
    frames: int = Field(ge=1)
    pictures: list[ShotClip]
    speech: list[SpeechClip] = []
    cues: list[Cue] = []
    music: list[MusicSpan] = []
    effects: list[EffectSpot] = []
    ambience: list[AmbienceSpan] = []
    titles: list[TitleCard] = []

    @property
    def rate(self) -> Fraction:
        return Fraction(self.fps)

    def seconds(self, frame: int) -> float:
        """Time of a frame's start, for people and for audio; never added up."""
        return float(frame / self.rate)

    def sample(self, frame: int, rate: int = 48_000) -> int:
        """Index of the first audio sample of a frame."""
        return round(frame / self.rate * rate)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        at = 0
        for clip in self.pictures:
            if clip.start != at:
                raise ValueError(f"shot {clip.shot} starts at {clip.start}, not at {at}")
            at = clip.end
        if at != self.frames:
            raise ValueError(f"the shots last {at} frames, the timeline {self.frames}")
        return self
