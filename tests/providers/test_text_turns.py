"""A language model of one's own that can do one thing at a time: whoever would be too many waits for a turn."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from engine.errors import ProviderError
from engine.providers.text import Message, Metered, text_provider
from engine.providers.text.openai_compatible import forget_endpoints
from engine.providers.text.turn import place_of
from engine.providers.turns import LeftAlone, Waiting, turns_at
from engine.settings import Settings
from tests.contracts.openai_server import OpenAIServer, Reply, chat, error, openai_server

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys, threading, json
from pydantic import BaseModel
from engine.providers.text import Message, text_provider
class Answer(BaseModel):
    answer: str
said = []
def ask():
    try:
        said.append(text_provider("local_qwen").complete([Message("system", "s"), Message("user", "u")], Answer)[0].answer)
    except Exception as error:
        said.append(type(error).__name__ + ": " + str(error))
threads = [threading.Thread(target=ask) for _ in range(6)]
[t.start() for t in threads]; [t.join() for t in threads]
print(json.dumps(said))
"""


class Answer(BaseModel):
    answer: str


class OneAtATime:
    """A server that thinks for `seconds` about one request at a time, like a graphics card."""

    def __init__(self, server: OpenAIServer, seconds: float):
        self.card, self.count, self.now, self.most = threading.Lock(), threading.Lock(), 0, 0
        self.seconds = seconds
        server.always = self.step

    def step(self, _body: dict[str, Any], _server: OpenAIServer) -> Reply:
        with self.count:
            self.now += 1
            self.most = max(self.most, self.now)
        with self.card:
            time.sleep(self.seconds)  # what the contract server does, not the test
        with self.count:
            self.now -= 1
        return chat(json.dumps({"answer": "ok"}))


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    forget_endpoints()
    with openai_server() as found:
        yield found


def house(server: OpenAIServer, redis_url: str, **more: Any) -> Settings:
    return Settings(_env_file=None, redis_url=redis_url, local_llm_url=server.url, local_llm_model="m", **more)


HELLO = [Message("system", "s"), Message("user", "u")]


def test_twelve_requests_of_two_processes_wait_instead_of_running_into_time_outs(server: OpenAIServer, redis_url: str) -> None:
    # All at once the last would wait for 12 × 0.3 s, twice its time-out.
    card = OneAtATime(server, 0.3)
    environment = {**os.environ, "REDIS_URL": redis_url, "LOCAL_LLM_URL": server.url, "LOCAL_LLM_MODEL": "m", "LOCAL_LLM_PARALLEL": "3", "LLM_TIMEOUT_SEC": "1.8",
                   "PYTHONPATH": str(ROOT)}
    people = [subprocess.Popen([sys.executable, "-c", ASK], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    waited, place = 0, place_of(server.url)
    while any(p.poll() is None for p in people):
        waited = max(waited, turns_at(redis_url).waiting(place))
        time.sleep(0.02)
    said = [answer for p in people for answer in json.loads(p.communicate()[0])]
    assert said == ["ok"] * 12
    assert card.most == 3 and waited >= 3 and len(server.calls) == 12
    assert turns_at(redis_url).waiting(place) == 0 and turns_at(redis_url).busy(place) == 0


def test_a_server_that_says_it_is_full_is_waited_for(server: OpenAIServer, redis_url: str) -> None:
    """As Ollama does (503), and vLLM's front (429)."""
    server.misbehave(error(503, "server busy, please try again.  maximum pending requests exceeded"), error(429, "busy", retry_after="0.2"))
    model = Metered(text_provider("local_qwen", config=house(server, redis_url)))
    assert model.complete(HELLO, Answer)[0].answer == "ok" and len(server.calls) == 3
    assert model.used.calls == 1 and model.thousands == pytest.approx(0.018)


def test_whose_turn_does_not_come_is_told_so(server: OpenAIServer, redis_url: str) -> None:
    config = house(server, redis_url, local_llm_parallel=1)
    turns_at(redis_url).take(place_of(server.url), "it", "somebody else", parallel=1, seconds=30)
    try:
        with pytest.raises(Waiting):
            text_provider("local_qwen", config=config, patience=0.3).complete(HELLO, Answer)
        assert not server.calls
    finally:
        turns_at(redis_url).give_back(place_of(server.url), "somebody else")


def test_a_server_that_keeps_failing_is_left_alone(server: OpenAIServer, redis_url: str) -> None:
    config = house(server, redis_url, breaker_failures=2, breaker_sec=0.2)
    turns = turns_at(redis_url, 2, 0.2)
    turns.went_well("text:local_qwen")
    model = text_provider("local_qwen", config=config, patience=0.0)
    server.always = lambda _b, _s: error(500, "raw words of the service")
    for _ in range(2):
        with pytest.raises(ProviderError):
            model.complete(HELLO, Answer)
    breaker = turns.breaker("text:local_qwen")
    assert breaker.state == "open" and breaker.error == "Qwen on this machine failed with status 500."
    asked = len(server.calls)
    with pytest.raises(Waiting):
        model.complete(HELLO, Answer)
    assert len(server.calls) == asked
    for _ in range(2):  # probes that fail keep it open for longer
        until = time.monotonic() + 5
        while turns.breaker("text:local_qwen").state == "open":
            assert time.monotonic() < until
            time.sleep(0.02)
        with pytest.raises(ProviderError):
            model.complete(HELLO, Answer)
    with pytest.raises(LeftAlone):
        model.complete(HELLO, Answer)
    turns.went_well("text:local_qwen")
    server.always = None
    assert model.complete(HELLO, Answer)[0].answer == "ok"


def test_a_creators_own_key_goes_before_the_studios(server: OpenAIServer, redis_url: str) -> None:
    config = Settings(_env_file=None, redis_url=redis_url, openai_base_url=server.url, openai_model="m", openai_api_key="the-studios")
    seen: list[str] = []
    answer = server._serve
    server._serve = lambda handler, body: (seen.append(handler.headers["Authorization"]), answer(handler, body))[1]  # type: ignore[method-assign]
    text_provider("openai", {"OPENAI_API_KEY": "their-own"}, config).complete(HELLO, Answer)
    text_provider("openai", config=config).complete(HELLO, Answer)
    assert seen == ["Bearer their-own", "Bearer the-studios"]
