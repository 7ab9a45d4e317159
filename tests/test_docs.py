"""What README and docs name exists: settings, commands, endpoints, files, the doors between rooms."""
from __future__ import annotations

import importlib
import inspect
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from engine.drama.script import Look
from engine.drama.storyboard import Clothes, Creature, Placement, Shot
from engine.drama.vocabulary import Pose
from engine.settings import Settings
from studio.api import api
from studio.operations.storyboards import PlacementInput, ShotChange
from studio.operations.views import ShotView

ROOT = Path(__file__).resolve().parent.parent
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(p.read_text(encoding="utf-8") for p in DOCS)
CODE = [p.relative_to(ROOT).as_posix() for folder in ("engine", "studio", "worker", "pages", "scripts", "tests") for p in (ROOT / folder).rglob("*.py")]
_OF_COMPOSE = {"POSTGRES_PASSWORD", "BIND_ADDRESS"}
"""Read by docker-compose.yml."""
_HOUSES = {"INPUT_PREPROCESSING"}
"""Words of the services' own."""
_METHODS = "GET|POST|PUT|DELETE|WS"


def _example() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return {name: value.split(" #")[0].strip() for name, value in re.findall(r"(?m)^#([A-Z][A-Z0-9_]*)=(.*)$", text)}


def test_every_setting_is_in_the_example_and_no_other() -> None:
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert all(f"${{{name}" in compose for name in _OF_COMPOSE)
    assert set(_example()) == {name.upper() for name in Settings.model_fields} | _OF_COMPOSE


def test_what_is_uncommented_as_it_stands_changes_nothing() -> None:
    """Where the example shows a value, it is the one that holds without it; where that is empty, it only shows a form."""
    fields = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    for name, shown in _example().items():
        usual = fields.get(name)
        if not shown or isinstance(usual, dict | None) or not str(usual) or name == "ALLOWED_HOSTS":
            continue
        given: Any = json.loads(shown) if isinstance(usual, bool | int | float) else Path(shown) if isinstance(usual, Path) else shown
        assert given == usual, name


def test_the_settings_that_docs_name_exist() -> None:
    named = set(re.findall(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])(?:=[^`]*)?`", TEXT))
    assert "JWT_SECRET" in named
    assert named - {name.upper() for name in Settings.model_fields} - _HOUSES == set()


def test_the_commands_that_docs_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile))
    shown = set(re.findall(r"(?:`|^|\n)make ([a-z-]+)", TEXT))
    assert "run" in shown and shown <= targets
    assert set(re.search(r"(?m)^\.PHONY: (.*)$", makefile)[1].split()) == targets  # type: ignore[index]
    from studio.cli import app
    commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    named = set(re.findall(r"python -m studio ([a-z]+)", TEXT))
    assert "doctor" in named and named <= commands


def _files() -> list[str]:
    return sorted({name for name in re.findall(r"`([\w./-]+\.py)`", TEXT) if "*" not in name and "<" not in name})


@pytest.mark.parametrize("name", _files())
def test_the_code_that_docs_name_is_there(name: str) -> None:
    assert any(path == name or path.endswith("/" + name) for path in CODE)


@pytest.mark.parametrize("document", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def _endpoints() -> list[tuple[str, str]]:
    """Method and path of each call that docs/api.md names. `…` stands for the project; a word alone for the same address with another end."""
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    found = [("POST" if " -d " in rest else "GET", path) for path, rest in re.findall(r"\$API/([\w$/-]+)([^\n]*\\\n[^\n]*|[^\n]*)", text)]
    for line in text.splitlines():
        method = path = ""
        for said in re.findall(r"`([^`]+)`", line.replace("GET|PUT", "GET") if line.startswith("| ") else ""):
            if m := re.fullmatch(rf"({_METHODS}) (\S+)", said):
                method, path = m[1], m[2]
            elif re.fullmatch(r"…/\S+", said):
                path = said
            elif method and re.fullmatch(r"[a-z-]+", said):
                path = path.rpartition("/")[0] + "/" + said
            else:
                continue
            found.append((method, path))
    return found


def test_the_calls_that_docs_name_exist() -> None:
    known = {(method.upper(), re.sub(r"\{\w+\}", "{}", path.strip("/"))) for path, methods in api.openapi()["paths"].items() for method in methods}
    named = [(method, re.sub(r"\{\w+\}|\$ID", "{}", path.partition("?")[0])) for method, path in _endpoints()]
    assert len(named) > 50
    for method, path in named:
        end = path.removeprefix("…")
        assert any(m == method and (p == path or (end != path and p.endswith(end))) for m, p in known), f"{method} {path}"


def test_a_shot_is_told_by_its_fields() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = next(line for line in text.splitlines() if line.startswith("A shot's `spec`"))
    named = set(re.findall(r"`([a-z_]+)`", told))
    assert set(PlacementInput.model_fields) - {"character"} <= named
    assert named <= {*ShotView.model_fields, *ShotChange.model_fields, *Shot.model_fields, *Placement.model_fields, *Clothes.model_fields, *Creature.model_fields, *Look.model_fields, *get_args(Pose)}


def _doors() -> list[tuple[str, str, list[str]]]:
    """Room, name and parameters of every function in docs/rooms.md."""
    text, room, found = re.sub(r",\n\s+", ", ", (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")), "", []
    for line in text.splitlines():
        if m := re.match(r"# (engine/\w+|worker|studio)", line):
            room = m[1].replace("/", ".")
        for name, inside in re.findall(r"def (\w+)\((.*?)\) ->", line):
            plain = re.sub(r"\[[^\[\]]*\]", "", re.sub(r"\[[^\[\]]*\]", "", inside))
            found.append((room, name, [p.split(":")[0].split("=")[0].strip() for p in plain.split(",") if p.strip() and p.strip() != "*"]))
    return found


@pytest.mark.parametrize(("room", "name", "parameters"), _doors(), ids=lambda v: v if isinstance(v, str) else "")
def test_the_doors_are_as_docs_say(room: str, name: str, parameters: list[str]) -> None:
    module = importlib.import_module(room)
    assert name in module.__all__
    real = inspect.signature(getattr(module, name)).parameters
    assert [p for p in parameters if p not in real] == []
    assert [p for p, how in real.items() if how.default is how.empty and p not in parameters] == []
