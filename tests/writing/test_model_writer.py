"""The language-model writer over real HTTP against a scripted server."""
from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Script
from engine.errors import ProviderError, ProviderRefused
from engine.providers.text import Capabilities, Endpoint, OpenAICompatible
from engine.providers.text.openai_compatible import forget_endpoints
from engine.writing.model_writer import write_with
from engine.writing.script import quiet
from tests.contracts.openai_server import OpenAIServer, Reply, asked, chat, error, openai_server, sound

ZH = Brief(prompt="末班地铁上，她把他丢掉的信还给了他", duration_sec=60, episodes=2)
EN = Brief(prompt="On the last train she hands him back the letter he threw away", duration_sec=45)


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    forget_endpoints()
    with openai_server() as s:
        yield s


def write(server: OpenAIServer, brief: Brief) -> Script:
    provider = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "", "m", 5.0))
    return write_with(provider, brief, brief.spoken, quiet)


def fits(script: Script, brief: Brief) -> None:
    assert len(script.episodes) == brief.episodes
    for e in script.episodes:
        assert len(e.scenes) == brief.scenes_per_episode
        assert sum(scene_seconds(s, script.language) for s in e.scenes) == pytest.approx(brief.duration_sec, rel=0.05)
        assert e.hook


@pytest.mark.parametrize("brief", [ZH, EN], ids=["zh", "en"])
def test_a_whole_drama(server: OpenAIServer, brief: Brief) -> None:
    script = write(server, brief)
    fits(script, brief)
    assert script.language == brief.spoken
    assert [asked(c) for c in server.calls][:2] == ["outline", "cast"]
    assert brief.prompt in server.calls[0]["messages"][1]["content"]
    looks = [(c.look.hair, c.look.color) for c in script.characters]
    assert len(set(looks)) == len(looks) and len({h for h, _ in looks}) == len(looks), "the model gave both the same look"


def wrap(before: str, after: str) -> object:
    return lambda body, _s: chat(before + json.dumps(sound(body), ensure_ascii=False, indent=1) + after)


@pytest.mark.parametrize("step", [
    wrap("```json\n", "\n```"), wrap("好的，下面是 JSON：\n", "\n希望你喜欢！"), wrap("<think>想一想</think>", ""),
    lambda body, _s: chat(json.dumps(sound(body), ensure_ascii=False, indent=1).replace("{", "{ // note", 1).replace("]", ",]")),
], ids=["fenced", "chatty", "thinking", "commented"])
def test_untidy_json_is_read_without_asking_again(server: OpenAIServer, step: object) -> None:
    server.always = step  # type: ignore[assignment]
    fits(write(server, ZH), ZH)
    assert len(server.calls) == 2 + 2 + 6


@pytest.mark.parametrize("bad", [
    chat(""), chat("我不知道。"), chat('{"title": "只有题目"}'), chat('{"title": "A", "logline": "An English story of two people", "episodes": [{"title": "One", "logline": "They meet in the rain"}, {"title": "Two", "logline": "They part in the rain"}]}'),
    chat('{"title": "末班车", "logline": "一封信", "episodes": [{"title": "一", "logline": "开始"}'),
], ids=["empty", "words", "incomplete", "wrong language", "truncated"])
def test_a_bad_answer_is_told_what_is_wrong_and_mended(server: OpenAIServer, bad: Reply) -> None:
    server.misbehave(bad)
    fits(write(server, ZH), ZH)
    again = server.calls[1]["messages"]
    assert asked(server.calls[1]) == "outline" and [m["role"] for m in again] == ["system", "user", "assistant", "user"]
    assert "不能用" in again[3]["content"]


def test_after_two_repairs_it_is_given_up(server: OpenAIServer) -> None:
    server.always = lambda _b, _s: chat("no")
    with pytest.raises(ProviderError) as caught:
        write(server, ZH)
    assert caught.value.retryable and len(server.calls) == 3


@pytest.mark.parametrize(("reply", "kind"), [(chat(None, refusal="no"), ProviderRefused), (error(500, "x"), ProviderError), (error(429, "x", Retry_After="3"), ProviderError)])
def test_errors_of_the_service_come_through(server: OpenAIServer, reply: Reply, kind: type[Exception]) -> None:
    server.misbehave(lambda _b, _s: None, reply)
    with pytest.raises(kind):
        write(server, ZH)


def _bad_scene(body: dict, _s: OpenAIServer) -> Reply | None:
    if asked(body) != "scenetext":
        return None
    scene = sound(body)
    scene["beats"] = [
        *scene["beats"],
        {"kind": "dialogue", "character": "路人甲乙丙", "emotion": "怒吼", "text": "让开，都让开！", "insert": None, "insert_text": ""},
        {"kind": "dialogue", "character": "苏晓（哭）", "emotion": "悲伤", "text": "苏晓：（哭着）这句台词实在太长了，长到没有人能一口气念完它，所以它应该被切成两半，再分别念出来。", "insert": "火箭", "insert_text": ""},
    ]
    return chat(json.dumps(scene, ensure_ascii=False))


def test_continuity_is_restored(server: OpenAIServer) -> None:
    server.always = _bad_scene
    script = write(server, ZH)
    fits(script, ZH)
    names = {c.name for c in script.characters}
    for scene in script.scenes():
        assert set(scene.characters) <= names and len(scene.characters) <= 3
        for b in scene.beats:
            assert b.character is None or b.character in names
            assert not b.text.startswith(("苏晓：", "（"))
            assert b.kind == "action" or len(b.text) <= 34


@pytest.mark.parametrize("factor", [0.75, 10])
def test_too_short_and_ten_times_too_long(server: OpenAIServer, factor: float) -> None:
    def step(body: dict, _s: OpenAIServer) -> Reply | None:
        if asked(body) != "scenetext" or len(body["messages"]) > 2:
            return None
        scene = sound(body)
        scene["beats"] = scene["beats"][: max(2, int(len(scene["beats"]) * factor))] if factor < 1 else [
            {**b, "text": f"{b['text']}{k}" if b["kind"] == "dialogue" else b["text"]} for k in range(10) for b in scene["beats"]]
        return chat(json.dumps(scene, ensure_ascii=False))

    server.always = step
    fits(write(server, ZH), ZH)
