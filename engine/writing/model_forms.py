"""What a language model is asked to fill in: forms that are strict in the JSON schema and lenient when read.

The closed words stand in the schema as enums, so that a service which can hold a model to them does; what other
services answer is brought to the vocabulary afterwards (`engine.writing.continuity`), not refused.
"""
from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from engine.drama import vocabulary as v


def _words(kind: Any) -> Any:
    return Annotated[str, BeforeValidator(lambda x: "" if x is None else str(x)), Field(json_schema_extra={"enum": list(get_args(kind))})]


def _text(x: object) -> str:
    return "" if x is None else " ".join(map(str, x)) if isinstance(x, list) else str(x)


Text = Annotated[str, BeforeValidator(_text)]


class Form(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)


class EpisodeIdea(Form):
    title: Text
    logline: Text
    turn: Text = ""
    hook: Text = ""


class Outline(Form):
    title: Text
    logline: Text
    genre: _words(v.Genre) = "romance"  # type: ignore[valid-type]
    facts: list[Text] = []
    episodes: list[EpisodeIdea]


class LookForm(Form):
    being: _words(v.Being) = ""  # type: ignore[valid-type]
    hair: _words(v.Hair) = ""  # type: ignore[valid-type]
    hair_color: _words(v.HairColor) = ""  # type: ignore[valid-type]
    outfit: _words(v.Outfit) = ""  # type: ignore[valid-type]
    face: _words(v.FaceShape) = ""  # type: ignore[valid-type]
    build: _words(v.Build) = ""  # type: ignore[valid-type]
    skin: _words(v.Skin) = ""  # type: ignore[valid-type]
    color: Text = ""
    accent: Text = ""
    glasses: bool = False
    beard: bool = False
    words: Text = ""


class Person(Form):
    name: Text
    gender: _words(v.Gender) = "f"  # type: ignore[valid-type]
    age: _words(v.Age) = "adult"  # type: ignore[valid-type]
    job: Text = ""
    temper: Text = ""
    want: Text = ""
    secret: Text = ""
    look: LookForm = LookForm()


class Cast(Form):
    characters: list[Person]


class ScenePlan(Form):
    title: Text = ""
    place: Text = ""
    setting: _words(v.Setting) = ""  # type: ignore[valid-type]
    time_of_day: _words(v.TimeOfDay) = ""  # type: ignore[valid-type]
    weather: _words(v.Weather) = ""  # type: ignore[valid-type]
    mood: _words(v.Mood) = ""  # type: ignore[valid-type]
    characters: list[Text] = []
    description: Text = ""
    happens: Text = ""
    known: Text = ""


class EpisodePlan(Form):
    scenes: list[ScenePlan]


class BeatForm(Form):
    kind: Annotated[str, Field(json_schema_extra={"enum": ["action", "dialogue", "narration"]})]
    character: str | None = None
    emotion: _words(v.Emotion) = "neutral"  # type: ignore[valid-type]
    text: Text
    insert: Annotated[str | None, Field(json_schema_extra={"enum": [*get_args(v.InsertKind), None]})] = None
    insert_text: Text = ""


class SceneText(Form):
    beats: list[BeatForm]


class PersonNote(Form):
    name: Text
    gender: _words(v.Gender) = "f"  # type: ignore[valid-type]
    about: Text = ""


class Notes(Form):
    """What a model has read in some pages of a book."""

    people: list[PersonNote] = []
    places: list[Text] = []
    events: list[Text] = []
