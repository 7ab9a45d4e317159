"""What people fill in about a project: what it is to be, and by what it is made."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from engine.drama.vocabulary import (
    Aspect,
    ImageService,
    Language,
    SpeechService,
    Style,
    TextService,
    VideoService,
)
from engine.store import rules
from studio.operations import models
from studio.operations.inputs import Input, Text

SERVICES = ("text_provider", "image_provider", "video_provider", "speech_provider", "use_local_llm")
"""Fields that say by what a drama is made."""


class Options(Input):
    """How a drama is to be made; everything left out has a good default."""

    scenes_per_episode: int | None = Field(None, ge=1, le=12)
    language: Language | Literal["auto"] | None = None
    aspect: Aspect | None = None
    height: Literal[720, 1080] | None = None
    fps: Literal["24", "25", "30", "30000/1001"] | None = None
    quality: Literal["draft", "standard", "master"] | None = Field(None, description="How the film is compressed: for a first look, for watching, for editing on.")
    style: Style | None = None
    subtitles: bool | None = None
    subtitle_style: Literal["outline", "box"] | None = None
    subtitle_size: Literal["small", "medium", "large"] | None = None
    voice_db: float | None = Field(None, ge=-12, le=12, allow_inf_nan=False, description="Voices louder or softer, in dB.")
    music_db: float | None = Field(None, ge=-24, le=12, allow_inf_nan=False, description="Music louder or softer, in dB.")
    gates: bool | None = Field(None, description="Stop after script and after storyboard for the creator.")
    private_draft: bool | None = None
    allow_degraded: bool | None = Field(None, description="Whether the embedded provider may stand in for one that failed.")
    budget: float | None = Field(None, ge=0, allow_inf_nan=False)
    seed: int | None = Field(None, ge=0, lt=2**31)
    text_provider: TextService | None = None
    image_provider: ImageService | None = None
    video_provider: VideoService | None = None
    speech_provider: SpeechService | None = None
    use_local_llm: bool | None = Field(None, description="Write with the language model on this machine, or with another.")

    def for_brief(self) -> dict[str, Any]:
        """What of it a brief takes."""
        return self.model_dump(include=set(Options.model_fields) - set(SERVICES), exclude_none=True)

    def providers(self, house: rules.Rules, present: Mapping[str, Any] | None = None) -> dict[str, list[str]]:
        """The services of a brief: as the order says, else as they are, else as the house has it."""
        usual = models.defaults(house)
        found = {makes: list((present or {}).get(makes) or [usual[makes]]) for makes in ("text", "image", "video", "speech")}
        for makes in ("image", "video", "speech"):
            if given := getattr(self, f"{makes}_provider"):
                found[makes] = [given]
        writer = models.writer(self.text_provider, self.use_local_llm, found["text"][0])
        return found | ({"text": [writer]} if writer != found["text"][0] else {})


class NewProject(Options):
    title: Text = Field(min_length=1, max_length=120, examples=["辞职信"])
    description: Text = Field("", max_length=20_000, examples=["凌晨两点，他三年前的辞职信回来了。"])
    genre: Text = Field("auto", max_length=60, examples=["爱情"])
    target_episodes: int = Field(1, ge=1, le=100)
    target_duration_sec: int = Field(60, ge=5, le=1800, description="Length of one episode in seconds.")
    prompt: Text = Field("", max_length=20_000, description="The idea; without it the description is the idea.")


class ProjectChange(Options):
    """Fields left out stay."""

    title: Text | None = Field(None, min_length=1, max_length=120)
    description: Text | None = Field(None, max_length=20_000)
    genre: Text | None = Field(None, max_length=60)
    target_episodes: int | None = Field(None, ge=1, le=100)
    target_duration_sec: int | None = Field(None, ge=5, le=1800)
    prompt: Text | None = Field(None, max_length=20_000)
    version: int | None = Field(None, ge=1, description="The version that was edited; the same as If-Match.")
