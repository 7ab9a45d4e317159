"""What people fill in when they edit a script."""
from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from engine.drama.script import MAX_BEATS, Beat, Look, Scene, Voice
from engine.drama.vocabulary import Age, Emotion, Gender, InsertKind, Mood, Setting, TextService, TimeOfDay, Weather
from studio.operations.inputs import Input, Text


class BeatInput(Input):
    kind: Literal["action", "dialogue", "narration"]
    character: Text | None = Field(None, max_length=40)
    emotion: Emotion = "neutral"
    text: Text = Field(min_length=1, max_length=600)
    insert: InsertKind | None = None
    insert_text: Text = Field("", max_length=200)

    @model_validator(mode="after")
    def _speaker(self) -> Self:
        if self.kind == "dialogue" and not self.character:
            raise ValueError("somebody has to say it: choose a character")
        return self

    def beat(self) -> Beat:
        values = self.model_dump()
        return Beat.model_validate({**values, "character": None if self.kind == "narration" else values["character"] or None})


class SceneInput(Input):
    """Fields left out stay (in a new scene: have their usual value)."""

    title: Text | None = Field(None, max_length=80)
    place: Text | None = Field(None, max_length=80)
    setting: Setting | None = None
    time_of_day: TimeOfDay | None = None
    weather: Weather | None = None
    mood: Mood | None = None
    characters: list[Text] | None = Field(None, max_length=8)
    description: Text | None = Field(None, max_length=1000)
    beats: list[BeatInput] | None = Field(None, min_length=1, max_length=MAX_BEATS)
    version: int | None = Field(None, ge=1, description="The version that was edited; the same as If-Match.")

    def onto(self, scene: Scene) -> Scene:
        """The scene with these changes."""
        changes = {k: v for k, v in self.model_dump(exclude={"beats", "version"}).items() if v is not None}
        if self.beats is not None:
            changes["beats"] = [b.beat() for b in self.beats]
        return scene.model_copy(update=changes)


class NewScene(SceneInput):
    episode: int = Field(ge=1, le=100, description="One past the last begins another episode.")
    number: int = Field(ge=1, le=100, description="Its place among the scenes of the episode.")


class ScenePlace(Input):
    """Where a scene goes."""

    episode: int = Field(ge=1, le=100)
    number: int = Field(ge=1, le=100)


class EpisodeInput(Input):
    title: Text | None = Field(None, max_length=80)
    logline: Text | None = Field(None, max_length=400)
    hook: Text | None = Field(None, max_length=200)


class CharacterInput(Input):
    """Fields left out stay; another name renames the character wherever they act."""

    name: Text | None = Field(None, min_length=1, max_length=40)
    gender: Gender | None = None
    age: Age | None = None
    role: Literal["lead", "second", "rival", "support"] | None = None
    job: Text | None = Field(None, max_length=60)
    temper: Text | None = Field(None, max_length=120)
    want: Text | None = Field(None, max_length=240)
    secret: Text | None = Field(None, max_length=240)
    look: Look | None = None
    voice: Voice | None = None
    recast: bool = Field(False, description="Choose a voice that suits the character as it is described now.")
    version: int | None = Field(None, ge=1)


class NewCharacter(CharacterInput):
    name: Text = Field(min_length=1, max_length=40)
    gender: Gender


class WholeScript(Input):
    """A whole script in the place of the present one; `GET …/script` shows the shape."""

    script: dict[str, Any]
    reason: Text = Field("", max_length=200)


class Rewrite(Input):
    """Have some lines of a scene written again."""

    beats: list[int] = Field(min_length=1, max_length=200, description="Indices into the scene's beats, from 0.")
    instruction: Text = Field(min_length=1, max_length=500, examples=["更短，更生气", "softer, and let her hide what she knows"])
    version: int | None = Field(None, ge=1)
    text_provider: TextService | None = Field(None, description="What writes this once; without it the project's own.")
    use_local_llm: bool | None = Field(None, description="Write with the language model on this machine, or with another.")


class BroughtScript(Input):
    """A drama out of somebody's own script."""

    text: str = Field(min_length=1, max_length=800_000, examples=["林晚：你怎么来了？\n顾沉：来还你一样东西。"])
    kind: Literal["auto", "fountain", "markdown", "json", "text"] = "auto"
    title: Text = Field("", max_length=120, description="Left out: what the script is called.")
