"""The brief: what the creator asked for, and what of it we can take."""
from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from engine.drama.base import Model
from engine.drama.vocabulary import Aspect, Genre, Language, Style

MAX_PROMPT = 20_000
"""Characters. A novel is imported, not typed into the prompt."""

MIN_SCENE_SECONDS = 4
"""Shorter than this a scene is a single picture, not a scene."""

MIN_SECONDS, MAX_SECONDS, MOST_SCENES = 5, 1800, 12
"""Of an episode."""

_BIDI = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Providers(Model):
    """For each kind of work the providers to try, in order. The embedded one is the last rung unless forbidden."""

    text: list[str] = Field(default_factory=lambda: ["embedded"], max_length=6)
    image: list[str] = Field(default_factory=lambda: ["embedded"], max_length=6)
    video: list[str] = Field(default_factory=lambda: ["embedded"], max_length=6)
    speech: list[str] = Field(default_factory=lambda: ["embedded"], max_length=6)


class Source(Model):
    """The book that a drama is adapted from, instead of an idea."""

    book: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The artefact that holds it (`engine.writing.novel.Shelved` as JSON)."""
    chapters: list[int] = Field(default_factory=list, max_length=5000)
    """Numbers of the chosen chapters; none is all."""


def clean_text(text: str) -> str:
    """NFC, without control and direction-override characters; line breaks stay, other white space becomes a blank."""
    text = unicodedata.normalize("NFC", text)
    kept = [c for c in text if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn") and c not in _BIDI)]
    return re.sub(r"[^\S\n]+", " ", "".join(kept)).strip()


def detect_language(text: str) -> Language | None:
    """Chinese or English by the script of the letters (a Han character weighs as much as a Latin word); None if neither."""
    han = len(_HAN.findall(text))
    words = len(re.findall(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*", text))
    letters = sum(c.isalpha() for c in text)
    if letters == 0 or (han + len(_LATIN.findall(text))) < 0.5 * letters:
        return None
    return "zh" if han >= words else "en"


def length_of(seconds: float, scenes: int) -> int:
    """The length of an episode, in whole seconds, whose words and deeds take `seconds` in so many scenes."""
    return max(MIN_SECONDS, MIN_SCENE_SECONDS * scenes, min(MAX_SECONDS, math.ceil(seconds)))


class Brief(Model):
    """The order for a drama. Every limit is checked here once, for pages, API and command line alike."""

    prompt: str = Field(min_length=2, max_length=MAX_PROMPT)
    source: Source | None = None
    title: str = Field("", max_length=120)
    genre: Genre | Literal["auto"] = "auto"
    episodes: int = Field(1, ge=1, le=100)
    scenes_per_episode: int = Field(3, ge=1, le=MOST_SCENES)
    duration_sec: int = Field(60, ge=MIN_SECONDS, le=MAX_SECONDS)
    """Length of one episode, in seconds."""
    own_lengths: bool = False
    """Of a script that somebody has brought: each episode lasts as long as its own words take, and `duration_sec` is their mean."""
    language: Language | Literal["auto"] = "auto"
    aspect: Aspect = "9:16"
    height: Literal[720, 1080] = 720
    """The short side of the frame in pixels (720p or 1080p)."""
    fps: Literal["24", "25", "30", "30000/1001"] = "24"
    quality: Literal["draft", "standard", "master"] = "standard"
    """How the film is compressed: for a first look, for watching, for editing on."""
    style: Style = "noir"
    subtitles: bool = True
    subtitle_style: Literal["outline", "box"] = "outline"
    subtitle_size: Literal["small", "medium", "large"] = "medium"
    voice_db: float = Field(0.0, ge=-12, le=12, allow_inf_nan=False)
    """Voices louder or softer than usual, in dB; the whole stays at its loudness."""
    music_db: float = Field(0.0, ge=-24, le=12, allow_inf_nan=False)
    """Music louder or softer than usual, in dB."""
    providers: Providers = Providers()
    allow_degraded: bool = True
    """Whether the embedded provider may stand in for one that failed."""
    gates: bool = False
    """Stop after script and after storyboard for the creator."""
    private_draft: bool = False
    """Never shown to others: a `review` verdict does not hold the export back."""
    budget: float | None = Field(None, ge=0)
    """Cap on the estimated cost, in the currency of the price list; None is no cap."""
    seed: int = Field(0, ge=0, lt=2**31)

    @field_validator("prompt", "title", mode="before")
    @classmethod
    def _clean(cls, value: object) -> object:
        return clean_text(value) if isinstance(value, str) else value

    @field_validator("prompt")
    @classmethod
    def _readable(cls, value: str) -> str:
        if sum(c.isalpha() for c in value) < 2:
            raise ValueError("the idea needs at least a few words")
        return value

    @model_validator(mode="after")
    def _room_for_scenes(self) -> Self:
        if self.duration_sec < MIN_SCENE_SECONDS * self.scenes_per_episode:
            raise ValueError(
                f"{self.scenes_per_episode} scenes do not fit into {self.duration_sec} seconds: "
                f"give each scene at least {MIN_SCENE_SECONDS} seconds"
            )
        return self

    @property
    def spoken(self) -> Language:
        """The language the drama is made in. Raises ValueError for a prompt that is neither Chinese nor English."""
        if self.language != "auto":
            return self.language
        found = detect_language(self.prompt)
        if found is None:
            raise ValueError("the language of the idea was not recognised: choose Chinese or English")
        return found

    @property
    def rate(self) -> Fraction:
        """Frames per second."""
        return Fraction(self.fps)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frame in pixels, both even."""
        long = self.height * 16 // 9
        return {"9:16": (self.height, long), "16:9": (long, self.height), "1:1": (self.height, self.height)}[self.aspect]

    @property
    def frames_per_episode(self) -> int:
        return round(self.duration_sec * self.rate)
