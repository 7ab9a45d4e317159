"""Which services there are and how they are: a server that is set up for all of them, asked over HTTP, and each adapter's
question against its contract server."""
from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from engine.providers.asking import KINDS, ask, everything
from engine.providers.turns import turns_at
from engine.settings import settings
from tests.api.conftest import ROOT, Person, Studio, free_port, given
from tests.contracts.base import ContractServer, Fault
from tests.contracts.demo import start

MAKES = {"text", "image", "video", "speech", "transcript", "vision"}


@dataclass
class Furnished:
    """A second server on the same data, with every service set up."""

    http: httpx.Client
    services: dict[str, ContractServer]
    environment: dict[str, str]


@pytest.fixture(scope="module")
def furnished(studio: Studio) -> Iterator[Furnished]:
    servers, environment = start()
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "uvicorn", "studio.app:app", "--host", "127.0.0.1", "--port", str(port), "--timeout-graceful-shutdown", "1"],
                               cwd=studio.data_dir, env={**studio.environment, **environment, "SERVER_PORT": str(port), "PYTHONPATH": str(ROOT)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30) as client:
            until = time.monotonic() + 60
            while True:
                try:
                    client.get("/health")
                    break
                except httpx.HTTPError:
                    assert process.poll() is None and time.monotonic() < until
                    time.sleep(0.1)
            yield Furnished(client, {s.name: s for s in servers}, environment)
    finally:
        process.terminate()
        process.wait(20)
        for server in servers:
            server.close()


def by_id(found: dict[str, Any]) -> dict[str, Any]:
    return {(m["id"] if ":" in m["id"] else f"{m['makes']}:{m['id']}"): m for m in found["models"]}


def test_each_service_tells_what_it_does_and_how_it_is(furnished: Furnished, studio: Studio, owner: Person) -> None:
    services = furnished.services
    services["comfyui"].always = lambda a: Fault("hang", 20) if a.path == "/system_stats" else None
    services["runway"].key = "another key"
    turns = turns_at(f"unix://{studio.data_dir}/run/redis.sock", 1, 60.0)
    turns.failed("video:pika", "Pika failed with status 500.")
    begun = time.monotonic()
    answer = furnished.http.get("/ai/health")
    assert time.monotonic() - begun < 18, "one that hangs must not hold the others up"
    health = given(answer)
    assert health["status"] == "degraded"
    probes = by_id(health)
    assert {p.partition(":")[0] for p in probes} == MAKES
    vllm = probes["text:local_qwen"]
    assert vllm["reachable"] and vllm["latency_ms"] > 0 and vllm["loaded"] == ["test"]
    assert (vllm["queue"]["running"], vllm["queue"]["waiting"], vllm["queue"]["ours"]) == (2, 1, 0)
    ollama = probes["vision:local_qwen_vl"]
    assert ollama["loaded"] == ["qwen2.5vl:7b"] and ollama["memory"] == {"total": None, "used": 5 * 2**30} and "qwen2.5:7b" in ollama["has"]
    a1111 = probes["image:automatic1111"]
    assert a1111["memory"] == {"total": 8 * 2**30, "used": 5 * 2**30} and a1111["queue"]["running"] == 1 and a1111["loaded"] == ["test.safetensors"]
    assert not probes["image:comfyui"]["reachable"] and "within 3 seconds" in probes["image:comfyui"]["error"]
    assert probes["video:runway"]["reachable"] and "did not accept the key" in probes["video:runway"]["error"]
    pika = probes["video:pika"]
    assert pika["reachable"] and pika["breaker"] == "open" and pika["asked_again_sec"] > 30
    assert pika["last_error"] == "Pika failed with status 500." and pika["last_error_at"]
    for well in ("video:wan", "image:wan_images", "image:openai_images", "speech:openai_speech", "speech:dashscope_speech", "transcript:openai_transcript", "text:cloud_qwen"):
        assert probes[well]["reachable"] and not probes[well]["error"], probes[well]
    assert probes["speech:embedded"]["reachable"]
    assert not any(server.of("order") or server.paid for server in services.values()), "asking must not cost anything"

    answer = furnished.http.get("/ai/models")
    secrets = [v for k, v in furnished.environment.items() if k.endswith(("_KEY", "_AUTH"))]
    assert not any(secret in answer.text + httpx.get(f"{furnished.http.base_url}/ai/health").text for secret in secrets)
    models = by_id(given(answer))
    assert {m["makes"] for m in models.values()} == MAKES
    assert models["video:runway"]["able"] | {"price": 0.05, "unit": "second", "longest_sec": 10.0, "from_picture": True} == models["video:runway"]["able"]
    assert models["image:comfyui"]["able"]["references"] == 1 and models["image:comfyui"]["local"]
    assert models["vision:local_qwen_vl"]["able"]["sees_pictures"] and models["vision:local_qwen_vl"]["loaded"] is True
    assert models["text:local_qwen"]["able"]["parallel"] == 12
    why = {k: m["why"] for k, m in models.items() if not m["available"]}
    assert why == {"image:comfyui": "unreachable", "video:runway": "unreachable", "video:pika": "failing"}
    turns.went_well("video:pika")


def test_a_creators_own_key_makes_a_service_theirs(owner: Person, other: Person) -> None:
    def runway(who: Any) -> dict[str, Any]:
        return by_id(given(who("/ai/models")))["video:runway"]
    assert runway(owner.http.get)["why"] == "not_set_up" and runway(owner.http.get)["needs"] == ["RUNWAY_API_KEY"]
    assert given(owner.put("/users/me/provider-keys/runway", json={"key": "key_of_my_own"}))
    try:
        mine = runway(owner.get)
        assert mine["available"] and mine["own_key"] and mine["needs"] == []
        assert not runway(other.get)["available"] and not runway(owner.http.get)["available"]
    finally:
        owner.delete("/users/me/provider-keys/runway")


def test_an_administrator_switches_the_services_while_the_studio_runs(furnished: Furnished, admin: Person, owner: Person) -> None:
    """The rule is set at one server and holds at the other, and in what new projects are made by."""
    rules = given(admin.get("/admin/rules"))
    changed = {k: v for k, v in rules.items() if k != "version"} | {"text_provider": "local_qwen", "image_provider": "comfyui", "speech_provider": "openai_speech"}
    assert given(admin.put("/admin/rules", json=changed))
    try:
        assert given(furnished.http.get("/ai/models"))["default"] == {"text": "local_qwen", "image": "comfyui", "video": "embedded", "speech": "openai_speech"}
        brief = owner.project()["brief"]["providers"]
        assert brief == {"text": ["local_qwen"], "image": ["comfyui"], "video": ["embedded"], "speech": ["openai_speech"]}
        project = owner.project(use_local_llm=False, image_provider="embedded", video_provider="wan", speech_provider="embedded")
        assert project["brief"]["providers"] == {"text": ["embedded"], "image": ["embedded"], "video": ["wan"], "speech": ["embedded"]}
        project = given(owner.put(f"/projects/{project['id']}", json={"use_local_llm": True}))
        assert project["brief"]["providers"]["text"] == ["local_qwen"] and project["brief"]["providers"]["video"] == ["wan"]
        assert owner.put(f"/projects/{project['id']}", json={"image_provider": "runway"}).status_code == 422
        assert admin.put("/admin/rules", json=changed | {"text_provider": "runway"}).status_code == 422
    finally:
        given(admin.put("/admin/rules", json={k: v for k, v in rules.items() if k != "version"}))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ContractServer]]:
    """The settings of this process, all services set up."""
    servers, environment = start()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield {s.name: s for s in servers}
    for server in servers:
        server.close()
    monkeypatch.undo()
    settings.cache_clear()


def test_every_adapter_knows_a_bad_day_when_it_asks(here: dict[str, ContractServer]) -> None:
    known = [able for makes in KINDS for able in everything(makes).values()]
    assert len(known) == 15 and all(ask(able).reachable for able in known)
    for kind in ("500", "html"):
        for server in here.values():
            server.always = lambda _asked, kind=kind: Fault(kind)
        for able in known:
            found = ask(able)
            # What fal and DashScope answer to the question for nobody's task is not read.
            assert (not found.reachable and found.error) or (kind == "html" and able.name in ("pika", "wan", "wan_images", "dashscope_speech")), (kind, able.name)
    for server in here.values():
        server.close()
    assert all(not ask(able).reachable and "raw words" not in ask(able).error for able in known[:4])


def test_a_model_that_a_local_server_does_not_have(here: dict[str, ContractServer]) -> None:
    here["vllm"].has = ("something-else",)
    found = ask(everything("text")["local_qwen"])
    assert found.reachable and "has no model test" in found.error


def test_the_names_of_the_brief_are_those_of_the_registries() -> None:
    from typing import get_args

    from engine.drama import vocabulary as v
    for makes, names in (("text", v.TextService), ("image", v.ImageService), ("video", v.VideoService), ("speech", v.SpeechService)):
        assert {"embedded", *everything(makes)} == set(get_args(names)), makes  # type: ignore[arg-type]


