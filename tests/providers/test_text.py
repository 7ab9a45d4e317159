"""The OpenAI-protocol client against a real HTTP server, on good days and bad ones."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from engine.errors import BadInput, ProviderError, ProviderRefused
from engine.providers.text import (
    BadJson,
    Capabilities,
    Endpoint,
    Message,
    OpenAICompatible,
    extract_json,
    text_provider,
    text_providers,
)
from engine.providers.text.openai_compatible import forget_endpoints
from tests.contracts.openai_server import OpenAIServer, Reply, chat, error, openai_server


class Answer(BaseModel):
    answer: str


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    forget_endpoints()
    with openai_server() as s:
        yield s


def client(server: OpenAIServer, timeout: float = 5.0) -> OpenAICompatible:
    return OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "k", "m", timeout, extra={"enable_thinking": False}))


HELLO = [Message("system", "Be short."), Message("user", "hello")]


def test_a_good_answer_comes_with_its_usage(server: OpenAIServer) -> None:
    answer, usage = client(server).complete(HELLO, Answer, seed=3)
    assert answer.answer == "ok"
    assert (usage.prompt_tokens, usage.completion_tokens, usage.calls) == (11, 7, 1)
    body = server.calls[0]
    assert body["response_format"]["type"] == "json_schema"
    assert body["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert body["enable_thinking"] is False and body["seed"] == 3


def test_the_ladder_of_formats_is_found_out_once(server: OpenAIServer) -> None:
    def no_formats(body: dict, _: OpenAIServer) -> Reply | None:
        kind = (body.get("response_format") or {}).get("type")
        return error(400, f"response_format type {kind} is not supported") if kind else None

    server.always = no_formats
    model = client(server)
    assert model.complete(HELLO, Answer)[0].answer == "ok"
    kinds = [(c.get("response_format") or {}).get("type") for c in server.calls]
    assert kinds == ["json_schema", "json_object", None]
    assert "JSON" in server.calls[1]["messages"][0]["content"]
    assert client(server).complete(HELLO, Answer)[0].answer == "ok"
    assert len(server.calls) == 4, "a second client of the same endpoint starts on the rung that worked"


@pytest.mark.parametrize(("reply", "kind", "retry_after"), [
    (error(429, "slow down", "rate_limit", Retry_After="7"), ProviderError, 7.0),
    (error(429, "slow down", "rate_limit", Retry_After_ms="1500"), ProviderError, 1.5),
    (error(500, "oops"), ProviderError, None),
    (error(503, "loading"), ProviderError, None),
    (Reply(drop=True), ProviderError, None),
    (Reply(200, b"<html>hello</html>"), ProviderError, None),
    (Reply(200, {"choices": []}), ProviderError, None),
    (error(401, "bad key"), ProviderRefused, None),
    (error(403, "no"), ProviderRefused, None),
    (error(404, "no such model", "model_not_found"), ProviderRefused, None),
    (error(400, "inappropriate content", "data_inspection_failed"), ProviderRefused, None),
    (error(429, "pay first", "insufficient_quota"), ProviderRefused, None),
    (chat(None, refusal="I can't help with that."), ProviderRefused, None),
    (chat("", finish="content_filter"), ProviderRefused, None),
])
def test_bad_days_become_our_errors(server: OpenAIServer, reply: Reply, kind: type[ProviderError], retry_after: float | None) -> None:
    server.always = lambda _b, _s: reply
    with pytest.raises(ProviderError) as caught:
        client(server).complete(HELLO, Answer)
    assert type(caught.value) is kind
    assert caught.value.retryable is (kind is ProviderError)
    assert caught.value.retry_after == retry_after
    assert len(server.calls) == 1, "waiting and trying again is the pipeline's business"


def test_a_server_that_hangs_is_given_up(server: OpenAIServer) -> None:
    server.always = lambda _b, _s: Reply(200, {}, delay=3.0)
    with pytest.raises(ProviderError, match="did not answer") as caught:
        client(server, timeout=0.3).complete(HELLO, Answer)
    assert caught.value.retryable


def test_nobody_there() -> None:
    gone = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint("http://127.0.0.1:9/v1", "", "m", 2.0))
    with pytest.raises(ProviderError, match="cannot be reached"):
        gone.complete(HELLO, Answer)


@pytest.mark.parametrize("text", ["", "Sorry, no.", '{"answer": {"deep": 1}}', "[1, 2"])
def test_an_answer_of_another_shape_says_what_is_wrong(server: OpenAIServer, text: str) -> None:
    server.always = lambda _b, _s: chat(text)
    with pytest.raises(BadJson) as caught:
        client(server).complete(HELLO, Answer)
    assert caught.value.text == text


@pytest.mark.parametrize(("text", "value"), [
    ('```json\n{"a": 1}\n```', {"a": 1}),
    ('Here you are:\n```\n{"a": [1, 2,],}\n```\nEnjoy!', {"a": [1, 2]}),
    ('{"a": 1, // one\n "b": 2 /* two */, # three\n}', {"a": 1, "b": 2}),
    ('<think>{"no": 1}</think>{"a": "b"}', {"a": "b"}),
    ('{"a": "x", "b": ["y", "z', {"a": "x", "b": ["y", "z"]}),
    ('{"a": "x", "b', {"a": "x"}),
    ('{"a": "x", "b":', {"a": "x"}),
    ('{"a": [{"b": 1}, {"b": 2', {"a": [{"b": 1}, {"b": 2}]}),
    ('{"a": "他说"走吧"就走了", "b": 1}', {"a": '他说"走吧"就走了', "b": 1}),
    ('{"a": "第一行\n第二行"}', {"a": "第一行\n第二行"}),
    ('{"a"：1，"b"：“二”}', {"a": 1, "b": "二"}),
    ('{"url": "http://x/y#z"}', {"url": "http://x/y#z"}),
    ('{"a": 1} and {"b": 2}', {"a": 1}),
])
def test_json_is_taken_out_of_what_models_write(text: str, value: object) -> None:
    assert extract_json(text) == value


JSON = st.recursive(st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8), lambda c: st.lists(c, max_size=3) | st.dictionaries(st.text(max_size=4), c, max_size=3), max_leaves=8)


@given(st.dictionaries(st.text(min_size=1, max_size=5), JSON, min_size=1, max_size=4), st.booleans())
def test_sound_json_is_left_as_it_is(value: dict, fenced: bool) -> None:
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    assert extract_json(f"```json\n{text}\n```" if fenced and "```" not in text and "<think>" not in text else text if "<think>" not in text and "```" not in text else "{}") in (value, {})


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.dictionaries(st.sampled_from("xyz"), st.text("ab，。 字\"", max_size=6), max_size=3), max_size=3), min_size=1, max_size=4), st.data())
def test_an_answer_cut_off_anywhere_still_opens(value: dict, data: st.DataObject) -> None:
    import json

    text = json.dumps(value, ensure_ascii=False)
    cut = data.draw(st.integers(1, len(text)))
    found = extract_json(text[:cut])
    assert isinstance(found, dict) and set(found) <= set(value)


def test_the_registry() -> None:
    assert set(text_providers()) == {"cloud_qwen", "local_qwen", "local_qwen_vl", "openai"}
    with pytest.raises(BadInput):
        text_provider("nobody")
    if not text_providers()["openai"].configured:
        with pytest.raises(ProviderRefused, match="OPENAI_BASE_URL"):
            text_provider("openai")
