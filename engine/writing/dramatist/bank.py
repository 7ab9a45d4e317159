"""The screenplay notation of premises and phrases, and its reader.

One beat per line; a blank line ends an exchange (the smallest piece that stands by itself), `==` begins a section. A section that
stands twice has two variants: the seed takes all the first, or all the second, and the second clue belongs to the second turn.

    A.u 你怎么会有{O}？            a line: role, emotion letter (n h s a u f t c), words
    * B.c {B}把{O}推到桌上。        an action, by a role or (without one) by nobody
    ! letter B 信纸展开。// 我走了。  an insert: kind (`O` the story's object, `K` the clue), whose, what happens // what is read
    > 三年后。                     the narrator
    [a|b|c]                       one of these; `cold~a` is preferred by a speaker of that temper
    {A} {A.ta} {O} {past} …       slots, filled from the story
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from engine.drama.vocabulary import Emotion, Genre, Language
from engine.writing.dramatist.worlds import of_world

HERE = Path(__file__).parent

EMOTIONS: dict[str, Emotion] = {
    "n": "neutral", "h": "happy", "s": "sad", "a": "angry", "u": "surprised", "f": "afraid", "t": "tender", "c": "scornful",
}
_ROLE = re.compile(r"([A-EXYZ])(?:\.([nhsaufct]))?\s+(.*)", re.S)


@dataclass(frozen=True)
class Pattern:
    """A beat with slots."""

    kind: Literal["action", "dialogue", "narration"]
    text: str
    role: str | None = None
    emotion: Emotion = "neutral"
    insert: str | None = None
    insert_text: str = ""


@dataclass(frozen=True)
class Exchange:
    """A few beats that belong together and can be played, or left out, as one."""

    beats: tuple[Pattern, ...]
    id: str

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(b.role for b in self.beats if b.role)


@dataclass(frozen=True)
class Section:
    """Exchanges under one heading: a premise's scene (`open`, `clash` …) or a function of the phrase bank."""

    name: str
    tags: tuple[str, ...]
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True)
class Part:
    """A role of a premise."""

    gender: str
    age: str
    job: str
    temper: str
    want: str
    secret: str


@dataclass(frozen=True)
class Clue:
    """A thing that turns up: on the screen as `kind`, named `name`, reads `text`, and proves `fact`."""

    kind: str
    name: str
    text: str
    fact: str


@dataclass(frozen=True)
class Premise:
    """A dramatic situation that a whole drama can be told from."""

    id: str
    genres: tuple[Genre, ...]
    tags: frozenset[str]
    """Words of the prompt that call for it."""
    fields: dict[str, str] = field(hash=False)
    parts: dict[str, Part] = field(hash=False)
    clues: tuple[Clue, ...]
    sections: dict[str, Section] = field(hash=False)
    variants: dict[str, tuple[Section, ...]] = field(default_factory=dict, hash=False)
    """Sections that stand several times in the file: other ways to tell that part."""

    def told(self, n: int) -> Premise:
        """The n-th way to tell it: of each part the n-th variant, and first the clue that belongs to it."""
        if not self.variants:
            return self
        sections = {name: self.variants[name][n % len(self.variants[name])] if name in self.variants else s for name, s in self.sections.items()}
        first = n % len(self.variants.get("turn", (None,)))
        clues = (*self.clues[first:first + 1], *self.clues[:first], *self.clues[first + 1:])
        return replace(self, sections=sections, clues=clues)

    @property
    def situations(self) -> tuple[str, ...]:
        """The kinds of event it is for (`situation: enemy`); empty when it has a story of its own."""
        return tuple(self.fields.get("situation", "").split())

    def at_home(self, prompt: str) -> bool:
        """Whether the idea is of the world that its own lines presume (`world:`, see worlds.py); without that header they presume nothing but what the idea fills in."""
        return of_world(self.fields.get("world", ""), prompt)

    @property
    def own_lines(self) -> bool:
        """Whether its lines are made of the idea's own words from the first scene to the last (`lines: own`)."""
        return self.fields.get("lines") == "own"

    @property
    def retold(self) -> bool:
        """Whether the narrator tells the idea in its own words, in its first scene and where it turns (`told: words of its matter`)."""
        return "told" in self.fields

    @property
    def turn(self) -> str:
        """The kind of second clause that it plays (`skeleton: turn_deed`); "" when it plays none."""
        return self.fields.get("skeleton", "").partition("turn_")[2]

    @property
    def from_idea(self) -> bool:
        """Whether it only plays what the idea tells: its people keep the idea's ages and jobs, and it is not looked for by tags."""
        return "skeleton" in self.fields or bool(self.situations)


def _beat(line: str) -> Pattern:
    mark, rest = line[0], line[1:].strip()
    if mark == ">":
        return Pattern("narration", rest)
    if mark == "*":
        if m := _ROLE.fullmatch(rest):
            return Pattern("action", m[3], m[1], EMOTIONS[m[2] or "n"])
        return Pattern("action", rest)
    if mark == "!":
        kind, rest = rest.split(None, 1)
        m = _ROLE.fullmatch(rest)
        body, _, read = (m[3] if m else rest).partition("//")
        return Pattern("action", body.strip(), m[1] if m else None, EMOTIONS[(m[2] if m else None) or "n"], kind, read.strip())
    m = _ROLE.fullmatch(line)
    if not m:
        raise ValueError(f"not a beat: {line!r}")
    return Pattern("dialogue", m[3], m[1], EMOTIONS[m[2] or "n"])


def _sections(lines: list[str], where: str) -> Iterator[Section]:
    name = ""
    tags: tuple[str, ...] = ()
    done: list[Exchange] = []
    beats: list[Pattern] = []

    def close() -> None:
        if beats:
            done.append(Exchange(tuple(beats), f"{where}/{name}/{len(done)}"))
            beats.clear()

    for line in [*lines, "=="]:
        if line.startswith("=="):
            close()
            if done:
                yield Section(name, tuple(tags), tuple(done))
            head = line[2:].split()
            name, tags, done = (head[0], tuple(head[1:]), []) if head else ("", (), [])
        elif not line:
            close()
        else:
            beats.append(_beat(line))


def _lines(path: Path) -> list[str]:
    return [x.strip() for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]


def sections_of(path: Path, where: str) -> list[Section]:
    """The sections of a file without premises; the ids of their exchanges begin with `where`."""
    return list(_sections(_lines(path), where))


@lru_cache
def premises(language: Language) -> tuple[Premise, ...]:
    """All premises of a language, in the order of their files."""
    return tuple(p for path in sorted((HERE / "premises" / language).glob("*.txt")) for p in premises_of(path))


def premises_of(path: Path) -> list[Premise]:
    """The premises of one file."""
    blocks: list[list[str]] = []
    for line in _lines(path):
        if line.startswith("@@"):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    return [_premise(b) for b in blocks]


def _premise(block: list[str]) -> Premise:
    name, genres, tags = (x.strip() for x in block[0][2:].split("|"))
    fields: dict[str, str] = {}
    parts: dict[str, Part] = {}
    clues: list[Clue] = []
    at = 1
    while at < len(block) and not block[at].startswith("=="):
        line, at = block[at], at + 1
        if not line:
            continue
        key, _, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if re.fullmatch("[A-E]", key):
            head, temper, want, secret = (x.strip() for x in value.split("|"))
            gender, age, job = head.split(None, 2)
            parts[key] = Part(gender, age, job, temper, want, secret)
        elif key == "clue":
            head, text, fact = (x.strip() for x in value.split("//"))
            kind, called = head.split(None, 1)
            clues.append(Clue(kind, called, text, fact))
        else:
            fields[key] = value
    found: dict[str, tuple[Section, ...]] = {}
    for s in _sections(block[at:], name):
        found[s.name] = (*found.get(s.name, ()), s)
    return Premise(name, cast("tuple[Genre, ...]", tuple(genres.split())), frozenset(tags.split()), fields, parts, tuple(clues),
                   {k: v[0] for k, v in found.items()}, {k: v for k, v in found.items() if len(v) > 1})


@lru_cache
def middles(language: Language) -> tuple[Section, ...]:
    """Scenes for between a premise's own (`search`, `setback`, `victory`, `confession`, `cost`), of the roles A to D; several of each."""
    return tuple(_sections(_lines(HERE / "middles" / f"{language}.txt"), "middles"))


def of_their_time(sections: tuple[Section, ...], old: bool) -> list[Section]:
    """Those that may be played in the days of palaces (`old`), or in ours."""
    return [s for s in sections if not {"old", "new"} & set(s.tags) or ("old" if old else "new") in s.tags]


@lru_cache
def phrases(language: Language) -> tuple[Section, ...]:
    """The phrase bank: exchanges between any two (X and Y), by function."""
    return tuple(s for path in sorted((HERE / "phrases" / language).glob("*.txt"))
                 for s in _sections(_lines(path), path.stem))


@lru_cache
def grammar(language: Language) -> dict[str, tuple[str, ...]]:
    """Named lists of alternatives (`words.lst`: a line `name: a | b | c`)."""
    out: dict[str, tuple[str, ...]] = {}
    for line in _lines(HERE / "phrases" / language / "words.lst"):
        key, colon, value = line.partition(":")
        if colon and line:
            out[key.strip()] = out.get(key.strip(), ()) + tuple(x.strip() for x in value.split(" | ") if x.strip())
    return out
