"""The worlds that stories are of (a dig, a nursing home, a wedding …): which a premise's fixed lines presume, and whether an idea is of them.

The worlds lie in `worlds/zh.lst`, one a line: `name | what in an idea tells of it | what in lines tells of it`, regular expressions both.
A premise that presumes something says so with `world: {wedding} & 录音|发现`: parts joined by “ & ”, each a regular expression in which
`{name}` stands for what tells of that world; an idea in which one of the parts is missing never gets the premise. Without that header a
premise presumes nothing but what is filled in from the idea.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "worlds" / "zh.lst"
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class World:
    """What tells of a world: in an idea, and in the lines of a story."""

    name: str
    idea: str
    lines: str


@lru_cache
def worlds() -> dict[str, World]:
    """All worlds, by name."""
    found = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, idea, lines = (x.strip() for x in line.split(" | "))
            found[name] = World(name, idea, lines)
    return found


@cache
def _parts(world: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a `world:` header, each of which an idea must have."""
    known = worlds()
    return tuple(re.compile(re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{known[m[1]].idea})", part), re.I) for part in world.split(" & ") if part)


def names_in(world: str) -> frozenset[str]:
    """The worlds that a `world:` header names."""
    return frozenset(re.findall(r"\{([a-z]+)\}", world))


def of_world(world: str, idea: str) -> bool:
    """Whether an idea is of the world that a `world:` header tells; of one in another script than the header's nothing can be said."""
    parts = _parts(world)
    return bool(_HAN.search("".join(p.pattern for p in parts))) != bool(_HAN.search(idea)) or all(p.search(idea) for p in parts)


def spoken_of(text: str) -> frozenset[str]:
    """The worlds of which lines have words."""
    return frozenset(w.name for w in worlds().values() if re.search(w.lines, text))
