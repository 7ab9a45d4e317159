"""The script: characters, and episodes → scenes → beats."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from engine.drama.base import Model
from engine.drama.said import said
from engine.drama.vocabulary import (
    Age,
    Being,
    Build,
    Emotion,
    FaceShape,
    Gender,
    Genre,
    Hair,
    HairColor,
    InsertKind,
    Language,
    Mood,
    OldDress,
    OldTimes,
    Outfit,
    RepublicDress,
    Setting,
    Skin,
    TimeOfDay,
    Weather,
    WesternDress,
)

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Name = Annotated[str, Field(min_length=1, max_length=40)]

MAX_BEATS = 1200
"""Of a scene: half an hour in one place has some 700."""


class Look(Model):
    """Identity of somebody drawn. It never changes between shots; moods and light belong to the shot, not here."""

    being: Being = "person"
    """Animals and devices have no skin, face, hair or outfit: `color` is the coat or the case, `accent` the collar or the light."""
    skin: Skin = "fair"
    face: FaceShape = "oval"
    build: Build = "average"
    hair: Hair = "long"
    hair_color: HairColor = "black"
    outfit: Outfit = "shirt"
    color: Colour = "#2f3b57"
    accent: Colour = "#b23a48"
    glasses: bool = False
    beard: bool = False
    earrings: bool = False
    words: str = Field("", max_length=400)
    """The look in words, for image models and readers."""


class Voice(Model):
    """How a character sounds. `blend` mixes voice packs linearly: weights are normalised by the speaker."""

    blend: dict[str, float] = Field(default_factory=lambda: {"zf_xiaoxiao": 1.0})
    pitch: float = Field(1.0, ge=0.7, le=1.4)
    """Factor on the fundamental frequency."""
    speed: float = Field(1.0, ge=0.7, le=1.35)


class Character(Model):
    """Somebody in the drama; `name` is unique within a script and is how everything else refers to them."""

    name: Name
    gender: Gender
    age: Age = "adult"
    role: Literal["lead", "second", "rival", "support"] = "support"
    job: str = Field("", max_length=60)
    temper: str = Field("", max_length=120)
    want: str = Field("", max_length=240)
    secret: str = Field("", max_length=240)
    look: Look = Look()
    voice: Voice | None = None
    """None until cast (`engine.sound.cast_voices`)."""


def in_old_times(people: Iterable[Character]) -> OldTimes:
    """Which old times a drama plays in, if at least half of its people are dressed so: those of most of them."""
    worn = [c.look.outfit for c in people if c.look.being == "person"]
    republic = any(o in RepublicDress for o in worn)
    old = [o for o in worn if o in OldDress or (republic and o == "qipao")]
    if not old or 2 * len(old) < len(worn):
        return ""
    if 2 * sum(o in RepublicDress or o == "qipao" for o in old) > len(old):
        return "republic"
    return "west" if 2 * sum(o in WesternDress for o in old) > len(old) else "east"


class Beat(Model):
    """The smallest unit of a scene: something done, something said, or something told by the narrator."""

    kind: Literal["action", "dialogue", "narration"]
    character: Name | None = None
    """Who acts or speaks; required for dialogue, None for narration."""
    emotion: Emotion = "neutral"
    text: str = Field(min_length=1, max_length=600)
    insert: InsertKind | None = None
    """An action that puts an object on the screen (a phone message, a letter …)."""
    insert_text: str = Field("", max_length=200)
    """What is to be read on that object."""

    @model_validator(mode="after")
    def _speaker(self) -> Self:
        if self.kind == "dialogue" and not self.character:
            raise ValueError("a dialogue beat needs a character")
        return self

    @property
    def spoken(self) -> bool:
        """Whether anything is heard: dialogue and narration are, action is not, nor what is a direction from end to end."""
        return self.kind != "action" and bool(self.said)

    @property
    def said(self) -> str:
        """The words that are heard and read as subtitles: the text as it stands on the page, without directions in brackets."""
        return said(self.text, self.kind == "narration")


class Scene(Model):
    """One place, one time, without a break."""

    number: int = Field(ge=1)
    """Within the episode, from 1."""
    episode: int = Field(ge=1)
    title: str = Field(max_length=80)
    place: str = Field(max_length=80)
    """In words, as the viewer would call it."""
    setting: Setting
    time_of_day: TimeOfDay = "day"
    weather: Weather = "clear"
    mood: Mood = "warm"
    characters: list[Name] = Field(default_factory=list, max_length=8)
    description: str = Field("", max_length=1000)
    """The picture in words."""
    beats: list[Beat] = Field(min_length=1, max_length=MAX_BEATS)


class Episode(Model):
    number: int = Field(ge=1)
    title: str = Field(max_length=80)
    logline: str = Field("", max_length=400)
    hook: str = Field("", max_length=200)
    """The last thing on the screen: why one has to see the next episode."""
    scenes: list[Scene] = Field(min_length=1)


class Script(Model):
    """A whole drama in words. Validates that everybody who acts is known and that numbers run without gaps."""

    title: str = Field(min_length=1, max_length=120)
    logline: str = Field("", max_length=400)
    genre: Genre
    language: Language
    characters: list[Character] = Field(min_length=1, max_length=24)
    episodes: list[Episode] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [c.name for c in self.characters]
        if len(set(names)) != len(names):
            raise ValueError("two characters share a name")
        for e, episode in enumerate(self.episodes, 1):
            if episode.number != e:
                raise ValueError(f"episode {e} is numbered {episode.number}")
            for s, scene in enumerate(episode.scenes, 1):
                if (scene.number, scene.episode) != (s, e):
                    raise ValueError(f"scene {s} of episode {e} is numbered {scene.episode}.{scene.number}")
                used = set(scene.characters) | {b.character for b in scene.beats if b.character}
                if unknown := used - set(names):
                    raise ValueError(f"scene {e}.{s} uses unknown characters: {sorted(unknown)}")
        return self

    def scenes(self) -> Iterator[Scene]:
        for episode in self.episodes:
            yield from episode.scenes

    def character(self, name: str) -> Character:
        """The character of that name; KeyError when there is none."""
        for c in self.characters:
            if c.name == name:
                return c
        raise KeyError(name)


class Line(Model):
    """One thing to be spoken: what `engine.sound.speak` takes. `beat` is its index in the scene's beats."""

    episode: int
    scene: int
    beat: int
    character: Name | None
    """None is the narrator."""
    emotion: Emotion
    text: str
    language: Language

    @property
    def id(self) -> str:
        return f"e{self.episode}s{self.scene}b{self.beat}"


def lines_of(scene: Scene, language: Language) -> list[Line]:
    """The spoken beats of a scene, in order."""
    return [
        Line(episode=scene.episode, scene=scene.number, beat=i, character=b.character if b.kind == "dialogue" else None,
             emotion=b.emotion, text=b.said, language=language)
        for i, b in enumerate(scene.beats) if b.spoken
    ]
