"""Administration: users, the rules of the house, queues, the audit log."""
from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from studio.api.callers import Caller, Pages, SeenVersion, refusals, tag
from studio.api.envelope import Envelope, ok
from studio.operations import administration
from studio.operations.administration import AuditRow, Queues, RulesChange, RulesView, UserChange, UserRow
from studio.operations.views import Page
from studio.security.permissions import Role

router = APIRouter(prefix="/admin", tags=["administration"], responses=refusals(401, 403))


@router.get("/users", summary="All users", response_model=Envelope[Page[UserRow]])
def users(who: Caller, pages: Pages, search: Annotated[str, Query(max_length=100)] = "", role: Annotated[Role | None, Query()] = None) -> Any:
    return ok(administration.users(who, pages.page, pages.page_size, search=search, role=role))


@router.put("/users/{user_id}", summary="Change a user's role, or disable them", response_model=Envelope[UserRow], responses=refusals(401, 403, 404, 409))
def change_user(user_id: UUID, body: UserChange, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """The last administrator stays one, and nobody takes their own administration away."""
    found = administration.change_user(who, user_id, body, seen)
    tag(response, found.version)
    return ok(found)


@router.get("/rules", summary="The rules of the house", response_model=Envelope[RulesView])
def house_rules(who: Caller, response: Response) -> Any:
    found = administration.house_rules(who)
    tag(response, found.version)
    return ok(found)


@router.put("/rules", summary="Set the rules of the house", response_model=Envelope[RulesView], responses=refusals(401, 403, 409))
def change_rules(body: RulesChange, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """All at once; they hold from now on."""
    found = administration.change_rules(who, body, seen)
    tag(response, found.version)
    return ok(found)


@router.get("/queues", summary="The work of all dramas", response_model=Envelope[Queues])
def queues(who: Caller) -> Any:
    return ok(administration.queues(who))


@router.get("/audit", summary="Who did what", response_model=Envelope[Page[AuditRow]])
def audit(who: Caller, pages: Pages, action: Annotated[str, Query(max_length=60, description="How the action's name begins, e.g. `user.`.")] = "") -> Any:
    return ok(administration.audit(who, pages.page, pages.page_size, action=action))
