"""The document promises, the server keeps: every endpoint is called with what its schema allows and what it does not.

No answer may be a 5xx, none may have a status or a shape that the document does not name.
"""
from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS
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
