"""Signed tokens: what they claim, and what of it is believed.

Only HS256 with our own key, our own issuer, the audience that the place at hand expects, and an expiry are accepted;
everything else is one and the same refusal, which tells nobody why.
"""
from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import jwt

from engine.errors import NotSignedIn
from studio.security.secret import key_for

ISSUER = "3kstory-studio"
ALGORITHM = "HS256"

Kind = Literal["access", "refresh", "ticket", "web"]
SECONDS: dict[Kind, int] = {"access": 8 * 3600, "refresh": 30 * 86400, "ticket": 60, "web": 14 * 86400}
"""Lifetimes. An access token lasts a working day; it is revoked at once through the user's token version."""


@dataclass(frozen=True)
class Claims:
    """What a good token says."""

    kind: Kind
    user_id: UUID
    version: int
    """The user's token version when it was made: raising the version revokes all tokens of the user."""
    token_id: str
    issued_at: int
    expires_at: int
    data: dict[str, Any]


def _refused() -> NotSignedIn:
    return NotSignedIn("The token is not valid or has expired: sign in again.", key="error.token")


def issue(kind: Kind, user_id: UUID, version: int, *, token_id: str | None = None, **data: Any) -> str:
    """A signed token of that kind for that user. `data` are further claims (they must not be secret)."""
    now = int(time.time())
    claims = {
        "iss": ISSUER, "aud": kind, "sub": str(user_id), "tv": version, "jti": token_id or secrets.token_urlsafe(16),
        "iat": now, "exp": now + SECONDS[kind], **data,
    }
    return jwt.encode(claims, key_for("token"), algorithm=ALGORITHM)


def read(token: str, kind: Kind) -> Claims:
    """The claims of a token of exactly that kind. Raises NotSignedIn for anything else.

    Whether the token's version is still the user's is for the caller to compare, who reads the user anyway.
    """
    if len(token) > 4096:
        raise _refused()
    try:
        found = jwt.decode(
            token, key_for("token"), algorithms=[ALGORITHM], audience=kind, issuer=ISSUER,
            options={"require": ["iss", "aud", "sub", "tv", "jti", "iat", "exp"]},
        )
        known = {"iss", "aud", "sub", "tv", "jti", "iat", "exp"}
        return Claims(
            kind=kind, user_id=UUID(found["sub"]), version=int(found["tv"]), token_id=str(found["jti"]),
            issued_at=int(found["iat"]), expires_at=int(found["exp"]),
            data={k: v for k, v in found.items() if k not in known},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as error:
        raise _refused() from error
