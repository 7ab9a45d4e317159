"""The progress socket and its twin: signing in, replay, live events, ends; with and without Redis."""
from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.api.conftest import Person, Studio


@pytest.fixture
def project(owner: Person) -> str:
    return str(owner.project()["id"])


@pytest.fixture
def record(studio: Studio, project: str) -> Callable[[int, str], None]:
    return lambda count, word: studio.record(project, count, word)


def opened(studio: Studio, project: str, query: str = "", **options: Any) -> ClientConnection:
    return connect(f"{studio.ws}/ws/projects/{project}/progress{query}", open_timeout=10, **options)


def bearer(person: Person) -> dict[str, dict[str, str]]:
    return {"additional_headers": {"Authorization": f"Bearer {person.token}"}}


def messages(ws: ClientConnection, count: int, within: float = 8) -> list[dict[str, Any]]:
    deadline = time.monotonic() + within
    return [json.loads(ws.recv(timeout=max(0.1, deadline - time.monotonic()))) for _ in range(count)]


def test_events_are_replayed_and_then_live(studio: Studio, owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    record(3, "before")
    with opened(studio, project, **bearer(owner)) as ws:
        past = messages(ws, 3)
        assert [e["message"] for e in past] == ["before 0", "before 1", "before 2"]
        assert set(past[0]) >= {"id", "type", "stage", "progress", "message", "at"}
        assert (past[1]["type"], past[1]["stage"], past[1]["progress"]) == ("unit.done", "pictures", 0.1)
        record(2, "live")
        assert [e["message"] for e in messages(ws, 2)] == ["live 0", "live 1"]
    with opened(studio, project, f"?last_event_id={past[1]['id']}", **bearer(owner)) as ws:
        again = messages(ws, 3)
        assert [e["message"] for e in again] == ["before 2", "live 0", "live 1"]
        assert [e["id"] for e in again] == sorted(e["id"] for e in again)


def test_two_watchers_see_the_same_and_nobody_elses(studio: Studio, owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    elsewhere = owner.project()["id"]
    with opened(studio, project, **bearer(owner)) as one, opened(studio, project, **bearer(owner)) as two, opened(studio, elsewhere, **bearer(owner)) as three:
        record(2, "seen")
        assert messages(one, 2) == messages(two, 2)
        with pytest.raises(TimeoutError):
            three.recv(timeout=0.5)


def test_ways_to_sign_in(studio: Studio, owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    record(1, "hello")
    with opened(studio, project, subprotocols=["bearer", owner.token]) as ws:  # type: ignore[list-item]
        assert ws.subprotocol == "bearer" and messages(ws, 1)[0]["message"] == "hello 0"
    with opened(studio, project) as ws:
        ws.send(json.dumps({"token": owner.token}))
        assert messages(ws, 1)[0]["message"] == "hello 0"


def refusal(studio: Studio, project: str, query: str = "", **options: Any) -> tuple[int, dict[str, Any]]:
    with pytest.raises(InvalidStatus) as caught:
        opened(studio, project, query, **options)
    response = caught.value.response
    return response.status_code, json.loads(response.body or b"{}")


def test_refusals_say_why(studio: Studio, owner: Person, other: Person, project: str) -> None:
    for status, options in [
        (401, {"additional_headers": {"Authorization": "Bearer nonsense"}}), (401, {"additional_headers": {"Authorization": "Basic YTpi"}}),
        (401, {"subprotocols": ["bearer", "nonsense"]}), (404, bearer(other)),
        (403, {"additional_headers": {"Cookie": "studio_session=x", "Origin": "https://evil.example"}}),
        (401, {"additional_headers": {"Cookie": "studio_session=x", "Origin": studio.url}}),
    ]:
        found, body = refusal(studio, project, **options)
        assert found == status and body["code"] == status and body["message"], (options, found)
    assert refusal(studio, project, "?last_event_id=x", **bearer(owner))[0] == 422
    assert refusal(studio, project, "?last_event_id=" + "9" * 40, **bearer(owner))[0] == 422


def test_a_token_in_the_address_is_not_taken(studio: Studio, owner: Person, project: str) -> None:
    with opened(studio, project, f"?token={owner.token}&access_token={owner.token}") as ws:
        ws.send("{}")
        with pytest.raises(ConnectionClosed) as caught:
            ws.recv(timeout=5)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == 4400


@pytest.mark.parametrize("first, code", [("nonsense", 4400), ('{"token": "nonsense"}', 4401), ('{"token": 7}', 4401), ("[]", 4400), ("[" * 100_000, 4400)])
def test_first_messages_that_are_no_token(studio: Studio, project: str, first: str, code: int) -> None:
    with opened(studio, project) as ws:
        ws.send(first)
        with pytest.raises(ConnectionClosed) as caught:
            ws.recv(timeout=5)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == code and caught.value.rcvd.reason


def test_somebody_elses_project_by_first_message(studio: Studio, other: Person, project: str) -> None:
    with opened(studio, project) as ws:
        ws.send(json.dumps({"token": other.token}))
        with pytest.raises(ConnectionClosed) as caught:
            ws.recv(timeout=5)
        assert caught.value.rcvd is not None and caught.value.rcvd.code == 4404


@contextmanager
def without_redis(studio: Studio) -> Iterator[None]:
    """Redis stopped in its tracks, so that whoever asks it waits in vain."""
    import redis

    from engine.settings import Settings
    from engine.store.embedded import addresses
    url = addresses(Settings(data_dir=studio.data_dir, redis_url="", database_url="")).redis
    pid = redis.Redis.from_url(url).info("server")["process_id"]
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_without_redis_events_still_come(studio: Studio, owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    with opened(studio, project, **bearer(owner)) as ws:
        with without_redis(studio):
            record(2, "silent")
            assert [e["message"] for e in messages(ws, 2, within=20)] == ["silent 0", "silent 1"]
            assert httpx.get(f"{studio.api}/health").json()["data"]["queue"] is False
        record(1, "bell")
        assert messages(ws, 1, within=15)[0]["message"] == "bell 0"


def test_server_sent_events_say_the_same(studio: Studio, owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    record(3, "sse")
    with owner.http.stream("GET", f"/projects/{project}/events/stream", headers={"Authorization": f"Bearer {owner.token}"}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        blocks = _blocks(lines, 3)
        record(1, "live")
        blocks += _blocks(lines, 1)
    assert [json.loads(b["data"])["message"] for b in blocks] == ["sse 0", "sse 1", "sse 2", "live 0"]
    assert all(b["event"] == "unit.done" and int(b["id"]) for b in blocks)
    headers = {"Authorization": f"Bearer {owner.token}", "Last-Event-ID": blocks[1]["id"]}
    with owner.http.stream("GET", f"/projects/{project}/events/stream", headers=headers) as answer:
        assert [b["id"] for b in _blocks(answer.iter_lines(), 2)] == [blocks[2]["id"], blocks[3]["id"]]


def _blocks(lines: Iterator[str], count: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    block: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            block[name] = value
        elif "data" in block:
            found.append(block)
            block = {}
            if len(found) == count:
                break
        else:
            block = {}
    return found


def test_the_list_of_events_is_the_same(owner: Person, project: str, record: Callable[[int, str], None]) -> None:
    record(3, "listed")
    events = owner.get(f"/projects/{project}/events").json()["data"]
    assert [e["message"] for e in events] == ["listed 0", "listed 1", "listed 2"]
    assert [e["id"] for e in owner.get(f"/projects/{project}/events", params={"after": events[0]["id"], "limit": 1}).json()["data"]] == [events[1]["id"]]
