"""The document promises, the server keeps: every endpoint is called with what its schema allows and what it does not.

No answer may be a 5xx, none may have a status or a shape that the document does not name.
"""
from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from studio.api import api
from tests.api.conftest import Person, Studio

_CHECKS = [CHECKS.get_one("not_a_server_error"), status_code_conformance, content_type_conformance, response_schema_conformance]
_ENDLESS = "/projects/{project_id}/events/stream"
"""Its answer has no end."""
_SPENT = {"/auth/logout", "/users/me/password", "/users/me"}
"""Would sign the caller out in the middle of it; they have tests of their own."""


@pytest.fixture(scope="session")
def caller(owner: Person) -> tuple[dict[str, str], dict[str, str]]:
    """Headers of somebody signed in, and ids of things that are theirs."""
    project = owner.project()
    owner.put(f"/projects/{project['id']}/script", json={"script": {
        "title": "信", "genre": "romance", "language": "zh", "characters": [{"name": "林晚", "gender": "f"}], "episodes": [
            {"number": 1, "title": "一", "scenes": [{"number": 1, "episode": 1, "title": "一", "place": "咖啡店", "setting": "cafe", "beats": [
                {"kind": "dialogue", "character": "林晚", "text": "你怎么来了？"}]}]}]}})
    scene = owner.get(f"/projects/{project['id']}/scenes").json()["data"]["items"][0]["id"]
    who = owner.get(f"/projects/{project['id']}/characters").json()["data"]["items"][0]["id"]
    return {"Authorization": f"Bearer {owner.token}"}, {"project_id": str(project["id"]), "task_id": str(project["id"]), "scene_id": scene, "character_id": who}


schema = schemathesis.openapi.from_dict(api.openapi())
_ONCE = (CoverageScenario.INCORRECT_TYPE, CoverageScenario.UNSPECIFIED_HTTP_METHOD)
_asked: set[tuple[object, ...]] = set()


@schema.hook
def filter_case(context: schemathesis.HookContext, case: schemathesis.Case) -> bool:
    """Half of what the document's boundaries give are all the wrong types of each value, which one sieve refuses, and methods
    that a path does not have: one wrong type of each value will do, and one such method of each path."""
    found = case.meta.phase.data if case.meta else None
    if not isinstance(found, CoveragePhaseData) or found.scenario not in _ONCE:
        return True
    about = (case.path,) if found.scenario == CoverageScenario.UNSPECIFIED_HTTP_METHOD else (case.operation.label, found.parameter_location, found.parameter, found.location)
    new = about not in _asked
    _asked.add(about)
    return new


@pytest.mark.slow
@schema.exclude(path=_ENDLESS).parametrize()
@settings(max_examples=8, phases=[Phase.explicit, Phase.generate], derandomize=True, deadline=None, database=None,
          suppress_health_check=list(HealthCheck))
def test_the_server_keeps_what_the_document_promises(case: schemathesis.Case, studio: Studio, caller: tuple[dict[str, str], dict[str, str]]) -> None:
    headers, ids = caller
    if case.path in _SPENT:
        headers = {}
    for name in list(case.path_parameters or {}):
        if name in ids and case.method != "DELETE":
            case.path_parameters[name] = ids[name]
    case.call_and_validate(base_url=studio.api, headers=headers, checks=_CHECKS, timeout=30)
