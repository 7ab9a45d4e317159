"""A small server that speaks the OpenAI chat protocol, well or badly, for tests over real HTTP.

It answers the writing room's calls by the name of the asked schema with a small, sound drama; `misbehave` puts what a
service does on a bad day in front of that, a step per call.
"""
from __future__ import annotations

import base64
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What is sent back: a status, a body (JSON or raw text) and headers, perhaps late, perhaps cut off."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drop: bool = False


def chat(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A completion with this content."""
    return Reply(200, {"id": "x", "object": "chat.completion", "created": 0, "model": "test", "choices": [
        {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, "refusal": refusal}}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}})


def error(status: int, message: str, code: str | None = None, **headers: str) -> Reply:
    """An error in the protocol's shape."""
    return Reply(status, {"error": {"message": message, "type": code, "param": None, "code": code}}, {k.replace("_", "-"): v for k, v in headers.items()})


Step = Callable[[dict[str, Any], "OpenAIServer"], Reply | None]
"""Gets the request's body; None lets the server answer as usual."""


class OpenAIServer:
    """Runs in a thread; `url` is the base URL, `calls` every body that came in."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.steps: list[Step] = []
        self.always: Step | None = None
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer._serve(self, body)

            def log_message(self, *_: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def misbehave(self, *steps: Step | Reply) -> None:
        """One step for each of the next calls."""
        self.steps += [s if callable(s) else (lambda _b, _s, r=s: r) for s in steps]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def _serve(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        with self._lock:
            self.calls.append(body)
            step = self.steps.pop(0) if self.steps else self.always
        reply = (step(body, self) if step else None) or self.answer(body)
        if reply.delay:
            time.sleep(reply.delay)
        if reply.drop:
            handler.connection.close()
            return
        data = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body, ensure_ascii=False).encode()
        try:
            handler.send_response(reply.status)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(data)))
            for k, v in reply.headers.items():
                handler.send_header(k, v)
            handler.end_headers()
            handler.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def answer(self, body: dict[str, Any]) -> Reply:
        return chat(json.dumps(sound(body), ensure_ascii=False))


def asked(body: dict[str, Any]) -> str:
    """The name of the schema that is asked for, in whichever way it is asked."""
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        return str(form["json_schema"]["name"])
    text = " ".join(m["content"] for m in body["messages"] if isinstance(m["content"], str))
    for name, mark in (("sight", '"shows"'), ("scenetext", '"beats"'), ("episodeplan", '"scenes"'), ("cast", '"characters"'), ("outline", '"episodes"')):
        if mark in text:
            return name
    return "plain"


def _number(text: str, pattern: str, otherwise: int) -> int:
    m = re.search(pattern, text)
    return int(m[1]) if m else otherwise


def sound(body: dict[str, Any]) -> dict[str, Any]:
    """A drama that holds together, in the language of the prompt."""
    if asked(body) == "sight":
        return sight(body)
    text = body["messages"][1]["content"] if len(body["messages"]) > 1 else body["messages"][0]["content"]
    zh = "集" in text
    name = asked(body)
    if name == "outline":
        count = _number(text, r"恰好 (\d+) 条|exactly (\d+) entries", 1) if zh else _number(text, r"exactly (\d+) entries", 1)
        return {"title": "末班车" if zh else "Last Train", "logline": "一封信回到写信人手里。" if zh else "A letter comes back to its writer.", "genre": "romance",
                "facts": ["信在苏晓手里" if zh else "Mara has the letter"],
                "episodes": [{"title": f"第{i + 1}集" if zh else f"Part {i + 1}", "logline": "他们在站台上争那封信。" if zh else "They fight over the letter.",
                              "turn": "信是她写的" if zh else "she wrote it", "hook": f"第{i + 1}个电话响了。" if zh else f"The phone rings, number {i + 1}."} for i in range(count)]}
    if name == "cast":
        people = [("苏晓", "f"), ("周川", "m")] if zh else [("Mara", "f"), ("Theo", "m")]
        return {"characters": [{"name": n, "gender": g, "age": "adult", "job": "医生" if zh else "doctor", "temper": "-", "want": "-", "secret": "-",
                                "look": {"hair": "long", "hair_color": "black", "outfit": "coat", "face": "oval", "build": "slim", "skin": "fair", "color": "#224466",
                                         "accent": "#aa3344", "glasses": False, "beard": False, "words": "-"}} for n, g in people]}
    if name == "episodeplan":
        count = _number(text, r"恰好 (\d+) 场", 3) if zh else _number(text, r"exactly (\d+) scenes", 3)
        return {"scenes": [{"title": "站台", "place": "地铁站台" if zh else "the platform", "setting": "underground", "time_of_day": "night", "weather": "clear", "mood": "tension",
                            "characters": ["苏晓", "周川"] if zh else ["Mara", "Theo"], "description": "-", "happens": "-", "known": "-"} for _ in range(count)]}
    if name == "scenetext":
        seconds = _number(text, r"约 (\d+) 秒", 20) if zh else _number(text, r"about (\d+) seconds", 20)
        number = _number(text, r"第 \d+ 集第 (\d+) 场", 1) if zh else _number(text, r"Write scene (\d+)", 1)
        episode = _number(text, r"第 (\d+) 集第", 1) if zh else _number(text, r"of episode (\d+)", 1)
        return {"beats": scene_beats(zh, seconds, episode * 100 + number)}
    if name == "notes":
        return {"people": [{"name": n, "gender": "f", "about": "-"} for n in ("林晚", "顾沉", "Clara", "Thomas") if n in text], "places": [], "events": [text.strip()[-40:]]}
    return {"answer": "ok"}


def sight(body: dict[str, Any]) -> dict[str, Any]:
    """What a vision model would say of the picture: it really looks, and takes a picture that is mostly red for blood."""
    import cv2
    import numpy as np
    url = next(part["image_url"]["url"] for part in body["messages"][-1]["content"] if part["type"] == "image_url")
    kind, _, data = url.partition(";base64,")
    assert kind == "data:image/jpeg", kind
    picture = cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    blue, green, red = picture.reshape(-1, 3).mean(0)
    bloody = red > 2 * max(blue, green)
    return {"violence": 90 if bloody else 3, "nudity": 0, "harm": 0, "shows": "a floor covered in blood" if bloody else "dots on a wall"}


def scene_beats(zh: bool, seconds: float, salt: int) -> list[dict[str, Any]]:
    """Beats for about so many seconds, all lines different."""
    people = ("苏晓", "周川") if zh else ("Mara", "Theo")
    beats: list[dict[str, Any]] = [{"kind": "action", "character": people[0], "emotion": "neutral", "text": f"{people[0]}拿出信。" if zh else f"{people[0]} takes out the letter.",
                                    "insert": "letter", "insert_text": "别来找我" if zh else "do not look for me"}]
    for i in range(max(1, round((seconds - 3) / 3.0))):
        line = f"第{salt + i}次了，你为什么还不说？" if zh else f"That is time {salt + i}, so why not say it?"
        beats.append({"kind": "dialogue", "character": people[i % 2], "emotion": "angry", "text": line, "insert": None, "insert_text": ""})
    return beats


@contextmanager
def openai_server() -> Iterator[OpenAIServer]:
    """A server for the length of a test."""
    server = OpenAIServer()
    try:
        yield server
    finally:
        server.close()
