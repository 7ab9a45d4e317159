"""Users: registering, signing in by token or by browser, one's own account."""
from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from pydantic import AfterValidator, Field, model_validator
from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine.errors import Conflict, NotAllowed, NotFound, NotSignedIn
from engine.store import models as m
from engine.store import rules
from engine.store.session import save_version
from studio.connections import transaction
from studio.operations import api_keys
from studio.operations.api_keys import by_hand
from studio.operations.audit import note
from studio.operations.inputs import Input, Text, checked
from studio.operations.views import SignedIn, UserView
from studio.security import tokens
from studio.security.passwords import acceptable, hash_password, verify_password
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter

LOCAL_NAME = "local"
"""User name of the person at the command line of this machine; nobody can register or sign in with it."""
NO_PASSWORD = "!"
"""Stored instead of a hash where there is no password; nothing matches it."""
_RESERVED = {LOCAL_NAME, "system", "admin", "administrator", "root", "anonymous", "me"}
_USERNAME = re.compile(r"^[\w][\w.\- ]{0,38}[\w]$|^\w$")

_EMAIL = re.compile(r"^[^@\s,;<>\"()\[\]\\]{1,64}@[^@\s.,;<>\"()\[\]\\]+(\.[^@\s.,;<>\"()\[\]\\]+)+$")
"""Looks like an address. Whether it is one only a letter to it can tell; hosts of private networks are fine here."""


def _email(value: str) -> str:
    value = value.lower()
    if len(value) > 254 or not _EMAIL.match(value):
        raise ValueError("is not an email address")
    return value


def _username(value: str) -> str:
    if not _USERNAME.match(value):
        raise ValueError("may have letters, digits, blanks, dots and hyphens, and begins and ends with a letter or digit")
    if value.casefold() in _RESERVED:
        raise ValueError("is reserved: choose another one")
    return value


Email = Annotated[Text, AfterValidator(_email), Field(max_length=254, json_schema_extra={"format": "email"})]
Username = Annotated[Text, Field(min_length=2, max_length=40), AfterValidator(_username)]
Password = Annotated[str, Field(max_length=4096)]


class NewUser(Input):
    username: Username = Field(examples=["linwan"])
    email: Email = Field(examples=["linwan@example.com"])
    password: Password = Field(examples=["a long sentence 3"])


class Login(Input):
    """`email` also takes a user name; `username` is the same by another name."""

    email: Text = Field("", max_length=320, examples=["linwan@example.com"])
    username: Text = Field("", max_length=320)
    password: Password

    @model_validator(mode="after")
    def _somebody(self) -> Login:
        if not (self.email or self.username):
            raise ValueError("the email or the user name is needed")
        return self

    @property
    def name(self) -> str:
        return self.email or self.username


class Refresh(Input):
    refresh_token: str = Field(max_length=4096)


class NewPassword(Input):
    password: Password = Field(description="The present one.")
    new_password: Password


class Profile(Input):
    """What a user may change about themselves; fields left out stay."""

    username: Username | None = None
    email: Email | None = None
    language: Literal["auto", "zh", "en"] | None = None


# --- registering and signing in --------------------------------------------------------------------------------------


def _wrong() -> NotSignedIn:
    return NotSignedIn("Email or password is wrong.", key="error.sign_in")


def _find(session: Session, name: str) -> m.User | None:
    """The user of that email or user name, in any capitals."""
    wanted = name.strip().lower()
    return session.scalar(select(m.User).where(or_(func.lower(m.User.email) == wanted, func.lower(m.User.username) == wanted)))


def _taken(field: str) -> Conflict:
    what = "email address" if field == "email" else "user name"
    return Conflict(f"This {what} is taken already: choose another one, or sign in.", key=f"error.{field}_taken",
                    details=[{"field": field, "message": "is taken already"}])


def _refuse_taken(session: Session, email: str | None, username: str | None, but: UUID | None = None) -> None:
    """Raises Conflict when somebody else has that email or user name."""
    for field, column, value in (("email", m.User.email, email), ("username", m.User.username, username)):
        if value is None:
            continue
        query = select(m.User.id).where(func.lower(column) == value.lower())
        if but is not None:
            query = query.where(m.User.id != but)
        if session.scalar(query) is not None:
            raise _taken(field)


def register(actor: Actor, values: NewUser | dict[str, Any]) -> SignedIn:
    """Create a creator's account and sign in. Raises BadInput, Conflict (name or email taken), TooMany."""
    new = checked(NewUser, values)
    limiter().hit("register.address", actor.address)
    with transaction() as session:
        if not rules.read(session)[0].registration_open:
            raise NotAllowed("Registration is closed here: ask an administrator for an account.", key="error.registration_closed")
    acceptable(new.password, new.username, new.email)
    hashed = hash_password(new.password)
    try:
        with transaction() as session:
            _refuse_taken(session, new.email, new.username)
            user = m.User(username=new.username, email=new.email, password_hash=hashed, role="creator", token_version=0)
            session.add(user)
            session.flush()
            note(session, user.id, "user.register", str(user.id))
            return _signed_in(session, user)
    except IntegrityError as error:
        raise _taken("email") from error


def _authenticated(session: Session, name: str, password: str, address: str) -> m.User:
    """The user of that name and password. Raises NotSignedIn (one sentence for every reason), TooMany."""
    limiter().hit("login.address", address)
    limiter().hit("login.name", name.strip())
    user = _find(session, name)
    usable = user is not None and not user.disabled and user.password_hash != NO_PASSWORD
    if not verify_password(password, user.password_hash if user is not None and usable else None) or user is None:
        raise _wrong()
    return user


def login(actor: Actor, values: Login | dict[str, Any]) -> SignedIn:
    """Sign in by password. Raises NotSignedIn, TooMany."""
    given = checked(Login, values)
    with transaction() as session:
        return _signed_in(session, _authenticated(session, given.name, given.password, actor.address))


def _signed_in(session: Session, user: m.User, family: UUID | None = None) -> SignedIn:
    """New tokens for a user; the refresh token belongs to `family`, or begins one."""
    token_id = secrets.token_urlsafe(24)
    session.add(m.RefreshToken(id=token_id, user_id=user.id, family=family or uuid4(),
                               expires_at=datetime.now(UTC) + timedelta(seconds=tokens.SECONDS["refresh"])))
    return SignedIn(
        user_id=user.id, username=user.username, email=user.email, role=user.role, expires_in=tokens.SECONDS["access"],
        token=tokens.issue("access", user.id, user.token_version),
        refresh_token=tokens.issue("refresh", user.id, user.token_version, token_id=token_id),
    )


def refresh(actor: Actor, values: Refresh | dict[str, Any]) -> SignedIn:
    """New tokens for a refresh token, which is used up by it. One that was used before is somebody's stolen copy, or
    the owner's own: nobody can tell, so all of the user's tokens end. Raises NotSignedIn, TooMany."""
    given = checked(Refresh, values)
    limiter().hit("refresh.address", actor.address)
    claims = tokens.read(given.refresh_token, "refresh")
    with transaction() as session:
        row = session.get(m.RefreshToken, claims.token_id)
        user = session.get(m.User, claims.user_id)
        if row is not None and user is not None and not user.disabled and user.token_version == claims.version:
            # One conditional update decides which of two requests with the same token came first.
            first = session.execute(update(m.RefreshToken).where(m.RefreshToken.id == row.id, m.RefreshToken.used.is_(False)).values(used=True))
            if first.rowcount == 1:  # type: ignore[attr-defined]
                return _signed_in(session, user, row.family)
            _end_all(session, user.id)
            note(session, user.id, "user.refresh_reused", str(user.id))
    raise NotSignedIn("The token is not valid or has expired: sign in again.", key="error.token")


def _end_all(session: Session, user_id: UUID) -> None:
    """Make every token and every browser session of a user worthless."""
    session.execute(update(m.User).where(m.User.id == user_id).values(token_version=m.User.token_version + 1))
    session.execute(update(m.WebSession).where(m.WebSession.user_id == user_id).values(revoked=True))


def actor_of_token(token: str, address: str = "") -> Actor:
    """Who calls with this access token or API key. Raises NotSignedIn."""
    if token.startswith(api_keys.PREFIX):
        with transaction() as session:
            found = api_keys.owner_of(session, token)
            if found is None:
                raise NotSignedIn("This API key is not valid, has expired or was revoked.", key="error.token")
            owner, key = found
            return replace(_actor(owner, address), key_id=key.id, scopes=frozenset(key.scopes))
    claims = tokens.read(token, "access")
    with transaction() as session:
        user = session.get(m.User, claims.user_id)
        if user is None or user.disabled or user.token_version != claims.version:
            raise NotSignedIn("The token is not valid or has expired: sign in again.", key="error.token")
        return _actor(user, address, expires_at=claims.expires_at)


def _actor(user: m.User, address: str, *, session_id: str | None = None, expires_at: int = 0) -> Actor:
    return Actor(kind="user", user_id=user.id, role=user.role, name=user.username, address=address, session_id=session_id,  # type: ignore[arg-type]
                 token_version=user.token_version, expires_at=expires_at, language=user.language)


def still_signed_in(actor: Actor) -> Actor:
    """The same actor with today's role, for connections that stay open. Raises NotSignedIn when it has ended."""
    ended = NotSignedIn("Your session has ended: sign in again.", key="error.token")
    if actor.kind in ("system", "local"):
        return actor
    if actor.session_id is not None:
        found = actor_of_web_session(actor.session_id, actor.address)
        if found is None:
            raise ended
        return found
    with transaction() as session:
        user = session.get(m.User, actor.user_id) if actor.user_id else None
        if actor.key_id is not None:
            if user is None or user.disabled or not api_keys.still_good(session, actor.key_id):
                raise ended
            return replace(_actor(user, actor.address), key_id=actor.key_id, scopes=actor.scopes)
        if user is None or user.disabled or user.token_version != actor.token_version or actor.expires_at <= time.time():
            raise ended
        return _actor(user, actor.address, expires_at=actor.expires_at)


# --- browsers --------------------------------------------------------------------------------------------------------


def open_web_session(name: str, password: str, address: str) -> str:
    """Check a password and open a session for a browser; its id. Raises NotSignedIn, TooMany."""
    with transaction() as session:
        user = _authenticated(session, name, password, address)
        opened = m.WebSession(id=secrets.token_urlsafe(32), user_id=user.id,
                              expires_at=datetime.now(UTC) + timedelta(seconds=tokens.SECONDS["web"]))
        session.add(opened)
        return opened.id


def _device(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:32]


def ticket_for(session_id: str, device: str) -> str:
    """A ticket that the browser with this device cookie can exchange once, within a minute, for its session cookie."""
    with transaction() as session:
        found = session.get(m.WebSession, session_id)
        if found is None:
            raise NotSignedIn("Your session has ended: sign in again.")
        return tokens.issue("ticket", found.user_id, 0, token_id=session_id, device=_device(device))


def redeem_ticket(ticket: str, device: str) -> str:
    """The session cookie's value for a ticket. Raises NotSignedIn for a ticket that was used, is too old or belongs
    to another browser (somebody who makes you sign in as themselves)."""
    claims = tokens.read(ticket, "ticket")
    if not device or not hmac.compare_digest(str(claims.data.get("device", "")), _device(device)):
        raise NotSignedIn("This ticket belongs to another browser.")
    with transaction() as session:
        first = session.execute(update(m.WebSession).where(
            m.WebSession.id == claims.token_id, m.WebSession.ticket_used.is_(False), m.WebSession.revoked.is_(False)).values(ticket_used=True))
        if first.rowcount != 1:  # type: ignore[attr-defined]
            raise NotSignedIn("This ticket was used already.")
    return tokens.issue("web", claims.user_id, 0, token_id=claims.token_id)


def web_session_of(cookie: str) -> str | None:
    """The session id inside a session cookie; None when it is not one of ours."""
    try:
        return tokens.read(cookie, "web").token_id if cookie else None
    except NotSignedIn:
        return None


def actor_of_web_session(session_id: str | None, address: str = "") -> Actor | None:
    """Who is signed in by that session; None when it has ended."""
    if not session_id:
        return None
    with transaction() as session:
        user = session.scalar(select(m.User).join(m.WebSession, m.WebSession.user_id == m.User.id).where(
            m.WebSession.id == session_id, m.WebSession.revoked.is_(False), m.WebSession.expires_at > func.now(), m.User.disabled.is_(False)))
        return _actor(user, address, session_id=session_id) if user is not None else None


def actor_of_cookie(cookie: str, address: str = "") -> Actor | None:
    """Who is signed in by that session cookie; None when nobody."""
    return actor_of_web_session(web_session_of(cookie), address)


def end_web_session(session_id: str | None) -> None:
    """Sign one browser out."""
    if session_id:
        with transaction() as session:
            session.execute(update(m.WebSession).where(m.WebSession.id == session_id).values(revoked=True))


def close_web_session(cookie: str) -> None:
    """Sign the browser with that cookie out."""
    end_web_session(web_session_of(cookie))


def sign_out_everywhere(actor: Actor) -> None:
    """End all tokens and browser sessions of the actor."""
    user_id = by_hand(actor)
    with transaction() as session:
        _end_all(session, user_id)
        note(session, user_id, "user.sign_out_everywhere", str(user_id))


# --- one's own account -------------------------------------------------------------------------------------------------


def _own(session: Session, actor: Actor) -> m.User:
    user = session.get(m.User, actor.signed_in())
    if user is None:
        raise NotFound("This account does not exist any more.")
    return user


def me(actor: Actor) -> UserView:
    with transaction() as session:
        return UserView.model_validate(_own(session, actor))


def change_profile(actor: Actor, values: Profile | dict[str, Any], seen: int | None = None) -> UserView:
    """Change one's name, email or language; `seen` is the version that was edited. Raises Conflict, BadInput."""
    given = checked(Profile, values)
    changes = given.model_dump(exclude_none=True)
    try:
        with transaction() as session:
            user = _own(session, actor)
            _refuse_taken(session, given.email, given.username, but=user.id)
            if changes or seen is not None:
                save_version(session, user, user.version if seen is None else seen, **changes)
            return UserView.model_validate(user)
    except IntegrityError as error:
        raise _taken("email") from error


def change_password(actor: Actor, values: NewPassword | dict[str, Any]) -> SignedIn:
    """Change one's password, which ends all other sessions and tokens; new ones are given back. Raises NotSignedIn
    when the present password is wrong, BadInput, TooMany."""
    by_hand(actor)
    given = checked(NewPassword, values)
    with transaction() as session:
        user = _own(session, actor)
        limiter().hit("login.name", user.email)
        acceptable(given.new_password, user.username, user.email)
        if not verify_password(given.password, user.password_hash):
            raise NotSignedIn("The present password is wrong.", key="error.password")
        user.password_hash = hash_password(given.new_password)
        session.flush()
        _end_all(session, user.id)
        session.refresh(user)
        note(session, user.id, "user.password", str(user.id))
        return _signed_in(session, user)


# --- for operators -----------------------------------------------------------------------------------------------------


def local_actor() -> Actor:
    """The person at the command line of this machine: a user of its own, which nobody can sign in as."""
    with transaction() as session:
        session.execute(insert(m.User).values(
            id=uuid4(), username=LOCAL_NAME, email="local@localhost", password_hash=NO_PASSWORD, role="creator").on_conflict_do_nothing())
        user = session.scalars(select(m.User).where(m.User.username == LOCAL_NAME)).one()
        return Actor(kind="local", user_id=user.id, role="creator", name=LOCAL_NAME)
