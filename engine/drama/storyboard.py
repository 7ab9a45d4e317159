"""The storyboard: ordered shots of a scene, each with everything that is needed to draw and film it."""
from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from engine.drama.base import Model
from engine.drama.script import Character, Colour, Name
from engine.drama.vocabulary import (
    Angle,
    Being,
    Brought,
    Emotion,
    Facing,
    InsertKind,
    Light,
    Mood,
    Move,
    Outfit,
    Pose,
    Setting,
    ShotSize,
    Stance,
    TimeOfDay,
    Transition,
    View,
    Weather,
)


class Placement(Model):
    """Who stands where. Within a scene a person keeps their side (the 180° line)."""

    character: Name
    x: float = Field(0.0, ge=-1.0, le=1.0)
    """-1 left edge … +1 right edge of the safe frame."""
    facing: Facing = "right"
    pose: Pose = "stand"
    emotion: Emotion = "neutral"
    view: View = "three_quarter"
    holding: InsertKind | None = None
    """What is in the hand of who holds something; not told, a sheet of paper."""
    asleep: bool = False
    """Eyes shut: asleep, unconscious or dead."""
    propped: bool = False
    """Who lies leans on the pillows, half sitting."""


class Clothes(Model):
    """What somebody wears in a scene where it is not what they always wear."""

    outfit: Outfit
    color: Colour
    accent: Colour


class Creature(Model):
    """An animal that is in a shot without being anybody in the cast; the same coat in all shots of a drama."""

    being: Being
    color: Colour
    """Of its coat."""
    collar: Colour | None = None
    x: float = Field(0.0, ge=-1.0, le=1.0)
    """-1 left edge … +1 right edge of the safe frame."""
    facing: Facing = "left"
    stance: Stance = "sit"
    brings: Brought | None = None


class Insert(Model):
    """An object that fills the frame."""

    kind: InsertKind
    text: list[str] = Field(default_factory=list, max_length=6)
    """What is to be read on it, a line each."""
    owner: Name | None = None
    """Whose hand, whose phone."""
    sender: str = ""
    """On a phone: the name at the top of the chat."""


class Shot(Model):
    """One shot. `frames` is a whole number of frames at the project's rate."""

    episode: int = Field(ge=1)
    scene: int = Field(ge=1)
    number: int = Field(ge=1)
    """Within the scene, from 1."""
    size: ShotSize
    angle: Angle = "eye"
    move: Move = "static"
    setting: Setting
    place: str = ""
    time_of_day: TimeOfDay = "day"
    weather: Weather = "clear"
    light: Light = "warm"
    mood: Mood = "warm"
    actors: list[Placement] = Field(default_factory=list, max_length=4)
    creatures: list[Creature] = Field(default_factory=list, max_length=2)
    """Animals, with the actors or alone."""
    focus: Name | None = None
    """Who the shot is about: the speaker, or the one who listens."""
    wear: dict[Name, Clothes] = Field(default_factory=dict, max_length=8)
    """Who wears something else than always: the same in all shots of a scene."""
    insert: Insert | None = None
    frames: int = Field(ge=1)
    fixed: bool = False
    """Its length is the creator's wish: time is taken from and given to other shots."""
    beats: list[int] = Field(default_factory=list)
    """Indices into the scene's beats that happen during this shot, in order."""
    transition: Transition = "cut"
    """How this shot comes in."""
    picture_prompt: str = Field("", max_length=2000)

    @property
    def id(self) -> str:
        return f"e{self.episode}s{self.scene}k{self.number}"


def dressed(shot: Shot, cast: Mapping[str, Character]) -> dict[str, Character]:
    """The cast as a shot shows it: the same people, in what they wear there. Nobody sleeps with glasses on."""
    asleep = {a.character for a in shot.actors if a.asleep}

    def worn(who: Character) -> Character:
        clothes = shot.wear[who.name].model_dump() if who.name in shot.wear else {}
        bare = {"glasses": False} if who.name in asleep and who.look.glasses else {}
        return who.model_copy(update={"look": who.look.model_copy(update={**clothes, **bare})}) if clothes or bare else who

    return {n: worn(c) for n, c in cast.items()}
