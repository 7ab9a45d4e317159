"""Users: registering, and one's own account."""
from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine.errors import Conflict, NotAllowed, NotFound, NotSignedIn
from engine.store import models as m
from engine.store import rules
from engine.store.session import save_version
from studio.connections import transaction
from studio.operations.account_forms import LOCAL_NAME, NewPassword, NewUser, Profile
from studio.operations.api_keys import by_hand
from studio.operations.audit import note
from studio.operations.inputs import checked
from studio.operations.signing_in import NO_PASSWORD, end_all, signed_in
from studio.operations.views import SignedIn, UserView
from studio.security.passwords import acceptable, hash_password, verify_password
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter


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
            return signed_in(session, user)
    except IntegrityError as error:
        raise _taken("email") from error


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
        end_all(session, user.id)
        session.refresh(user)
        note(session, user.id, "user.password", str(user.id))
        return signed_in(session, user)


def sign_out_everywhere(actor: Actor) -> None:
    """End all tokens and browser sessions of the actor."""
    user_id = by_hand(actor)
    with transaction() as session:
        end_all(session, user_id)
        note(session, user_id, "user.sign_out_everywhere", str(user_id))


def local_actor() -> Actor:
    """The person at the command line of this machine: a user of its own, which nobody can sign in as."""
    with transaction() as session:
        session.execute(insert(m.User).values(
            id=uuid4(), username=LOCAL_NAME, email="local@localhost", password_hash=NO_PASSWORD, role="creator").on_conflict_do_nothing())
        user = session.scalars(select(m.User).where(m.User.username == LOCAL_NAME)).one()
        return Actor(kind="local", user_id=user.id, role="creator", name=LOCAL_NAME)
