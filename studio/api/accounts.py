"""Registering, signing in, one's own account."""
from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from studio.api.callers import Anybody, Caller, Pages, SeenVersion, cut, refusals, tag
from studio.api.envelope import Envelope, ok
from studio.operations import accounts, api_keys, provider_keys, signing_in
from studio.operations.account_forms import Login, NewPassword, NewUser, Profile, Refresh
from studio.operations.api_keys import KeyMade, KeyView, NewKey
from studio.operations.provider_keys import OwnKey, OwnKeyView, Service
from studio.operations.views import Page, SignedIn, UserView

router = APIRouter(tags=["accounts"])


@router.post("/auth/register", status_code=201, summary="Create an account", response_model=Envelope[SignedIn], responses=refusals(403, 409, 429))
def register(body: NewUser, who: Anybody) -> Any:
    """Creates a creator's account and signs in."""
    return ok(accounts.register(who, body))


@router.post("/auth/login", summary="Sign in", response_model=Envelope[SignedIn], responses=refusals(401, 429))
def login(body: Login, who: Anybody) -> Any:
    """With the email or the user name. Wrong name and wrong password are told apart nowhere, not even in time."""
    return ok(signing_in.login(who, body))


@router.post("/auth/refresh", summary="Get a new token", response_model=Envelope[SignedIn], responses=refusals(401, 429))
def refresh(body: Refresh, who: Anybody) -> Any:
    """A refresh token works once and is replaced by the new one. Using an old one again signs the user out
    everywhere, since then somebody else has it."""
    return ok(signing_in.refresh(who, body))


@router.post("/auth/logout", summary="Sign out everywhere", response_model=Envelope[None], responses=refusals(401, 403))
def logout(who: Caller) -> Any:
    """Ends all tokens and all browser sessions of the user."""
    accounts.sign_out_everywhere(who)
    return ok(None)


@router.get("/users/me", summary="My account", response_model=Envelope[UserView], responses=refusals(401))
def me(who: Caller, response: Response) -> Any:
    user = accounts.me(who)
    tag(response, user.version)
    return ok(user)


@router.put("/users/me", summary="Change my account", response_model=Envelope[UserView], responses=refusals(401, 403, 409))
def change_me(body: Profile, who: Caller, seen: SeenVersion, response: Response) -> Any:
    user = accounts.change_profile(who, body, seen)
    tag(response, user.version)
    return ok(user)


@router.put("/users/me/password", summary="Change my password", response_model=Envelope[SignedIn], responses=refusals(401, 403, 429))
def change_password(body: NewPassword, who: Caller) -> Any:
    """Ends all other sessions and tokens; the answer has new ones."""
    return ok(accounts.change_password(who, body))


@router.get("/users/me/api-keys", summary="My API keys", response_model=Envelope[Page[KeyView]], responses=refusals(401))
def keys(who: Caller, pages: Pages) -> Any:
    return ok(cut(api_keys.listing(who), pages))


@router.post("/users/me/api-keys", status_code=201, summary="Make an API key", response_model=Envelope[KeyMade], responses=refusals(401, 403, 409))
def make_key(body: NewKey, who: Caller) -> Any:
    """The answer shows the key, once. Send it like a token: `Authorization: Bearer sk3_…`."""
    return ok(api_keys.create(who, body))


@router.delete("/users/me/api-keys/{key_id}", summary="Revoke an API key", response_model=Envelope[None], responses=refusals(401, 403, 404))
def revoke_key(key_id: UUID, who: Caller) -> Any:
    api_keys.revoke(who, key_id)
    return ok(None)


@router.get("/users/me/provider-keys", summary="My own keys for outside services", response_model=Envelope[list[OwnKeyView]], responses=refusals(401))
def own_keys(who: Caller) -> Any:
    """By service, with their last four characters: a key itself is never shown again."""
    return ok(provider_keys.listing(who))


@router.put("/users/me/provider-keys/{service}", summary="Bring a key of my own", response_model=Envelope[OwnKeyView], responses=refusals(401, 403))
def put_own_key(service: Service, body: OwnKey, who: Caller) -> Any:
    """Used for my dramas in the place of the studio's key."""
    return ok(provider_keys.put(who, service, body))


@router.delete("/users/me/provider-keys/{service}", summary="Forget a key of mine", response_model=Envelope[None], responses=refusals(401, 403, 404))
def remove_own_key(service: Service, who: Caller) -> Any:
    provider_keys.remove(who, service)
    return ok(None)
