"""What an administrator has set for the whole studio while it runs; the environment gives the rest."""
from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.vocabulary import ImageService, SpeechService, TextService, VideoService
from engine.store.models import StudioSetting

_NAME = "rules"


class Rules(BaseModel):
    """The rules of the house. Every one has the value that a fresh studio works with."""

    model_config = ConfigDict(extra="ignore")

    registration_open: bool = True
    """Whether strangers may create an account."""
    policy: Literal["strict", "standard"] = "standard"
    """How moderation judges what is not a private draft."""
    text_provider: TextService | Literal[""] = ""
    """What writes when the creator does not say; empty is the environment's `LLM_MODE`."""
    image_provider: ImageService = "embedded"
    """What draws when the creator does not say."""
    video_provider: VideoService = "embedded"
    speech_provider: SpeechService = "embedded"
    budget: float | None = Field(None, ge=0, allow_inf_nan=False)
    """Cap on the estimated cost of a drama when its creator sets none."""
    orders_per_day: int | None = Field(None, ge=1, le=100_000)
    """Dramas that a user may order in 24 hours; None is no limit."""


def read(session: Session) -> tuple[Rules, int]:
    """The rules, and the version of their row (0 while nobody has set any)."""
    row = session.scalar(select(StudioSetting).where(StudioSetting.name == _NAME))
    return (Rules.model_validate(row.value), row.version) if row else (Rules(), 0)


def write(session: Session, rules: Rules) -> int:
    """Set the rules; the version of their row."""
    row = session.scalar(select(StudioSetting).where(StudioSetting.name == _NAME).with_for_update(key_share=True))
    if row is None:
        row = StudioSetting(name=_NAME, value={})
        session.add(row)
    else:
        row.version += 1
    row.value = rules.model_dump(mode="json")
    session.flush()
    return row.version
