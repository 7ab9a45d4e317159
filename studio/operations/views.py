"""What operations give back: values that pages show and the API sends, detached from the database.

Every resource carries `id`, `created_at`, `updated_at`, `version`; `version` is what an editor sends back to say
which state it has seen.
"""
from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from engine.drama.script import Character, Script
from engine.drama.vocabulary import StageName
from engine.pipeline.state import ProjectStatus

T = TypeVar("T")


class View(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="ignore")


class Resource(View):
    """What can be fetched again."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    version: int = 1


class Page(View, Generic[T]):
    """One page of a list; `page` counts from 1."""

    items: list[T]
    total: int
    page: int
    page_size: int


class UserView(Resource):
    username: str
    email: str
    role: str
    language: str = "auto"


class SignedIn(View):
    """The answer to signing in. `token` goes into `Authorization: Bearer …`; `refresh_token` gets new ones, once."""

    user_id: UUID
    username: str
    email: str
    role: str
    token: str
    token_type: Literal["bearer"] = "bearer"
    expires_in: int
    refresh_token: str


class StageView(View):
    """How far one stage is."""

    name: StageName
    progress: float = Field(ge=0, le=1)
    total: int = 0
    done: int = 0
    failed: int = 0


class ProjectView(Resource):
    owner_id: UUID
    title: str
    description: str = ""
    genre: str = "auto"
    target_episodes: int = 1
    target_duration_sec: int = 60
    status: ProjectStatus
    stage: StageName | None = None
    progress: float = Field(0.0, ge=0, le=1)
    message: str = ""
    """Why it stands where it stands, in a sentence."""
    gate: str | None = None
    """What it waits for the creator to approve: `script`, `storyboard` or `budget`."""
    brief: dict[str, Any] = {}
    degraded: list[Any] = []
    cost: float = 0.0
    poster_url: str | None = None
    last_event_id: int = 0
    seconds_left: float | None = None
    """While it runs, about how many seconds of work are left: from lengths alone, so that it never jumps."""


class SceneView(Resource):
    project_id: UUID
    number: int
    episode: int
    title: str
    place: str
    setting: str = ""
    time_of_day: str
    weather: str
    mood: str
    characters: list[str]
    description: str
    beats: list[dict[str, Any]]


class CharacterView(Resource):
    project_id: UUID
    position: int
    spec: Character
    portrait_url: str | None = None
    """Drawn by a worker when somebody looks at the cast; None until then."""
    voice_url: str | None = None
    """A sentence in the character's voice; None until spoken."""


class SceneLength(View):
    """How long a scene takes as it is written."""

    episode: int
    number: int
    seconds: float


class ScriptState(View):
    """The script with what an editor needs beside it."""

    revision: int
    script: Script
    lengths: list[SceneLength]
    target_seconds: int
    """Of one episode."""
    own_lengths: bool = False
    """Whether every episode lasts as long as its own words take instead, as those of a script do that was brought."""
    editable: bool
    """Whether it can be edited now: it is the asker's, and nothing is being made of it."""
    changed_at: datetime | None = None
    findings: list[str] = []
    """What the continuity check found and mended when it was written."""


class RevisionView(Resource):
    project_id: UUID
    number: int
    reason: str
    author: str = ""
    scenes: int
    lines: int


class ChangeView(View):
    """One difference between two scripts."""

    where: str
    kind: str
    what: str
    before: str
    after: str


class Differences(View):
    older: int
    newer: int
    summary: str
    changes: list[ChangeView]


class TrackClip(View):
    """Something on a track of the timeline, from `start` to `end` seconds."""

    start: float
    end: float
    name: str
    """The key of a shot, the id of a line, a mood, a kind of effect."""
    text: str = ""
    who: str | None = None
    picture_url: str | None = None


class EpisodeView(Resource):
    """An episode and its timeline. The film is there as soon as it is joined, before moderation and export."""

    project_id: UUID
    number: int
    title: str
    logline: str = ""
    hook: str = ""
    duration_sec: float | None = None
    film_url: str | None = None
    shots: list[TrackClip] = []
    lines: list[TrackClip] = []
    cues: list[TrackClip] = []
    music: list[TrackClip] = []
    ambience: list[TrackClip] = []
    effects: list[TrackClip] = []


class ShotView(Resource):
    project_id: UUID
    key: str
    """`e1s2k3`: episode, scene, shot."""
    episode: int
    scene: int
    number: int
    spec: dict[str, Any]
    duration_sec: float
    picture_url: str | None = None
    video_url: str | None = None
    degraded: str | None = None
    locked: bool = False
    """The chosen picture stays, whatever happens to the storyboard."""
    by_hand: bool = False
    """Somebody has changed it; its scene is not boarded anew."""


class TakeView(Resource):
    """One attempt at a shot's picture."""

    kind: Literal["layers", "picture", "clip"]
    provider: str
    seed: int
    picture_url: str
    clip_url: str | None = None
    selected: bool
    degraded: str | None = None


class AheadView(View):
    """What edits have put out of date, and what making it again takes."""

    draw: list[str]
    """Keys of shots (`e1s2k3`) whose picture is."""
    speak: list[str]
    """Lines (`e1s2b3`) that were never spoken like this."""
    film: list[str]
    """Keys of shots whose film is."""
    episodes: list[int]
    seconds: float
    cost: float
    problem: str = ""


class DeliverableView(Resource):
    project_id: UUID
    episode: int | None = None
    kind: str
    name: str
    media_type: str
    size: int
    artefact: str
    """sha256 of the content."""
    url: str
    download_url: str
    facts: dict[str, Any] = {}
