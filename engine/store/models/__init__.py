"""The tables, by subject. `from engine.store import models as m` is how they are named everywhere."""
from engine.store.models.base import Base, Resource, utc_now
from engine.store.models.drama import Character, Deliverable, Episode, Project, Scene, ScriptRevision, Shot, Take
from engine.store.models.house import AuditLog, StudioSetting
from engine.store.models.judging import Feedback, Review, Verdict
from engine.store.models.people import ApiKey, IdempotencyKey, ProviderKey, RefreshToken, User, WebSession
from engine.store.models.work import Artefact, CacheEntry, Event, RemoteOrder, Task

__all__ = [
    "ApiKey",
    "Artefact",
    "AuditLog",
    "Base",
    "CacheEntry",
    "Character",
    "Deliverable",
    "Episode",
    "Event",
    "Feedback",
    "IdempotencyKey",
    "Project",
    "ProviderKey",
    "RefreshToken",
    "RemoteOrder",
    "Resource",
    "Review",
    "Scene",
    "ScriptRevision",
    "Shot",
    "StudioSetting",
    "Take",
    "Task",
    "User",
    "Verdict",
    "WebSession",
    "utc_now",
]
