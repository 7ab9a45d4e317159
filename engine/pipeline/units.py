"""What a stage is: it names units, runs one at a time, and puts results into the database."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, Protocol, Self

from sqlalchemy.orm import Session

from engine.drama.vocabulary import StageName
from engine.pipeline.keys import canonical, key_over
from engine.providers.calls import Call
from engine.settings import Settings
from engine.store.artefacts import Artefact, ArtefactStore
from engine.store.models import Project, Task

EPISODES = 100
"""The priority of an episode's units is this plus its number: the first episode can be watched first."""


@dataclass(frozen=True)
class Unit:
    """One piece of work: everything it depends on is in `inputs` (JSON), which is also its content key."""

    kind: str
    key: str
    inputs: dict[str, Any]
    providers: list[str] = field(default_factory=lambda: ["embedded"])
    priority: int = 100
    cost: float = 0.0
    """Estimated cost on the first provider, for the budget."""

    @cached_property
    def canonical(self) -> str:
        """The inputs as they enter every content key."""
        return canonical(self.inputs)

    @cached_property
    def keys(self) -> dict[tuple[str, int, str], str]:
        """Its content keys as far as they are known, by stage, version and provider."""
        return {}


@dataclass(frozen=True)
class Plan:
    """All units of a stage that can be named now, done or not; `more` is how many are foreseen for later waves."""

    units: list[Unit]
    more: int = 0


@dataclass
class Result:
    """What a unit made: JSON for the database, the artefacts it needs, and what it cost."""

    value: dict[str, Any]
    artefacts: list[Artefact] = field(default_factory=list)
    units_billed: float = 0.0
    cost: float = 0.0
    lasting: bool = True
    """Whether the same inputs will always give this. What was made while a helper was away is not kept for the next time."""


@dataclass(frozen=True)
class Tools:
    """What a running unit may use."""

    settings: Settings
    artefacts: ArtefactStore
    progress: Callable[[float, str], None]
    """Share done 0..1 and what is being done; also raises Stopped when the work was paused or cancelled."""
    call: Call = field(default_factory=Call)
    """The circumstances of the unit's call to an outside service."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The creator's own keys, by the setting that each stands for."""


@dataclass(frozen=True)
class Hold:
    """Why a project does not go on by itself after a stage."""

    status: Literal["waiting", "in_review", "failed"]
    gate: str | None
    message: str


class Stage(Protocol):
    """One stage of the pipeline."""

    name: StageName
    version: int
    """Of its code: raised when the same inputs give something else."""
    opening: frozenset[str]
    """Kinds of units after which others can be named while those beside them are still at work; these come first."""
    nearing: Mapping[str, int]
    """Kinds of units of which others can be named one by one, with how many of an episode may still be open when that is
    done: once, before the end, so that no worker is without work then and planning costs little."""

    def under(self, settings: Settings) -> Stage:
        """The same stage for a driver with these settings."""
        ...

    def plan(self, session: Session, project: Project) -> Plan:
        """Name the units. Asked again whenever all that it named are done; the stage is over when they all are and it
        names no new one."""
        ...

    def early(self, session: Session, project: Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        """The units that can be named before the stage's turn, for the priorities (one per episode) at which all units of
        the stage before are done, and for what `made`, the keys of units of that stage that are done, allows by itself. In its
        turn `plan` names the same ones. The key of a unit says of which episode it is."""
        ...

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        """Make it, without touching the database. Raises StudioError."""
        ...

    def apply(self, session: Session, project: Project, unit: Unit, result: Result, task: Task) -> None:
        """Put the result into the tables, in the transaction that ends the task."""
        ...

    def collect(self, session: Session, project: Project) -> Hold | None:
        """After the last unit: None to go on, or why not."""
        ...


def key_of(stage: Stage, unit: Unit, provider: str) -> str:
    """The content key of a unit when made by that provider."""
    name = stage.name, stage.version, provider
    if name not in unit.keys:
        unit.keys[name] = key_over(stage.name, stage.version, unit.kind, provider, unit.canonical)
    return unit.keys[name]


class Simple:
    """A stage's defaults."""

    version = 1
    opening: frozenset[str] = frozenset()
    nearing: Mapping[str, int] = MappingProxyType({})
    settings: Settings | None = None
    """Of the driver that the stage belongs to."""

    def under(self, settings: Settings) -> Self:
        mine = copy(self)
        mine.settings = settings
        return mine

    def early(self, session: Session, project: Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        return []

    def apply(self, session: Session, project: Project, unit: Unit, result: Result, task: Task) -> None:
        """Nothing to put anywhere: the task's own result is enough."""

    def collect(self, session: Session, project: Project) -> Hold | None:
        return None
