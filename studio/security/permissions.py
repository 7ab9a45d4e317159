"""Who asks, and what their role lets them do. *Which* rows they may touch is part of every query (see operations)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from engine.errors import NotAllowed, NotSignedIn

Role = Literal["creator", "reviewer", "admin"]
ActorKind = Literal["anonymous", "user", "system", "local"]


@dataclass(frozen=True)
class Actor:
    """The one who asks for an operation.

    `user` is somebody who signed in; `local` is the person at the command line of this machine (a user row of its
    own); `system` is the studio itself, which owns nothing and may do everything.
    """

    kind: ActorKind = "anonymous"
    user_id: UUID | None = None
    role: Role = "creator"
    name: str = ""
    address: str = ""
    """Network address, for rate limits and the audit log."""
    session_id: str | None = None
    """The web session, when it came by cookie."""
    token_version: int = 0
    expires_at: int = 0
    """Unix time at which the token ends, when it came by token."""
    language: str = "auto"
    """What the user reads pages in; `auto` is the browser's."""
    key_id: UUID | None = None
    scopes: frozenset[str] | None = None
    """What an API key allows (`read`, `write`); None for somebody who signed in themselves."""

    @property
    def everything(self) -> bool:
        """Whether every project is theirs to see and change."""
        return self.kind == "system" or (self.kind in ("user", "local") and self.role == "admin")

    @property
    def reviews(self) -> bool:
        return self.everything or (self.kind == "user" and self.role == "reviewer")

    def signed_in(self) -> UUID:
        """The user's id. Raises NotSignedIn for anonymous callers, NotAllowed for the system, which owns nothing."""
        if self.kind == "anonymous":
            raise NotSignedIn("Sign in first.")
        if self.user_id is None:
            raise NotAllowed("This needs a user.")
        return self.user_id

    def may_change(self) -> None:
        """Raises NotAllowed for an API key that may only read."""
        if self.scopes is not None and "write" not in self.scopes:
            raise NotAllowed("This API key may only read.", key="error.read_only_key")

    def may_review(self) -> None:
        """Raises NotSignedIn or NotAllowed unless the actor is a reviewer or an administrator."""
        if self.kind == "anonymous":
            raise NotSignedIn("Sign in first.")
        if not self.reviews:
            raise NotAllowed("Only reviewers can do this.")

    def may_administer(self) -> None:
        """Raises NotSignedIn or NotAllowed unless the actor is an administrator."""
        if self.kind == "anonymous":
            raise NotSignedIn("Sign in first.")
        if not self.everything:
            raise NotAllowed("Only administrators can do this.")


ANONYMOUS = Actor()
SYSTEM = Actor(kind="system", name="system")
