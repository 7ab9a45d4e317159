"""Text: the lexicon by category, against the many ways of writing a word differently.

Limits, said plainly: a lexicon finds words, not meanings. Threats, insults and cruelty in plain words pass it, and a
murder mystery may be held for a reviewer because of its own subject.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import ahocorasick
import yaml

from engine.chinese import jieba
from engine.drama.script import Script
from engine.drama.verdict import Check, Decision, Evidence
from engine.drama.vocabulary import Language
from engine.moderation.fold import fold, syllables

Level = Literal["block", "review"]
_FILE = Path(__file__).with_name("lexicon.yaml")
_WORST: dict[Decision, int] = {"pass": 0, "review": 1, "block": 2}
_SCORES: dict[Decision, float] = {"pass": 100.0, "review": 45.0, "block": 0.0}


@dataclass(frozen=True)
class Hit:
    """A word found: from `start` to `end` in the original text."""

    category: str
    level: Level
    word: str
    start: int
    end: int


@dataclass(frozen=True)
class _Lexicon:
    plain: Any
    tight: Any
    sound: Any
    fine: Any


_Entry = tuple[str, str, str]
"""Category, level, the word as it stands in the lexicon."""


def _automaton(words: dict[str, _Entry]) -> Any:
    """Of keys in folded form; the value carries the key's length, which the automaton itself does not tell."""
    found = ahocorasick.Automaton()
    for key, entry in words.items():
        found.add_word(key, (len(key), entry))
    if words:
        found.make_automaton()
    return found


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    raw: dict[str, dict[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    plain: dict[str, _Entry] = {}
    tight: dict[str, _Entry] = {}
    sound: dict[str, _Entry] = {}
    fine: dict[str, _Entry] = {}
    for category, lists in raw.items():
        for level in ("review", "block"):
            for word in lists[level]:
                entry = (category, level, word)
                plain[fold(word)[0]] = entry
                if level == "block" or _chinese(word):
                    tight[fold(word, tight=True)[0]] = entry
                if level == "block" and _chinese(word) and len(word) >= 3:
                    sound[syllables(word)[0]] = entry
        for word in lists["fine"]:
            fine[fold(word)[0]] = (category, "fine", word)
    return _Lexicon(*(_automaton(w) for w in (plain, tight, sound, fine)))


def _chinese(text: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" for c in text)


def find(text: str) -> list[Hit]:
    """Every word of the lexicon in the text, longest first where they overlap."""
    lexicon = _lexicon()
    hidden = [(a, b) for a, b, _ in _matches(lexicon.fine, *fold(text), text)]
    hits = []
    ways = [(lexicon.plain, fold(text)), (lexicon.tight, fold(text, tight=True)), (lexicon.sound, syllables(fold(text)[0]))]
    for automaton, (folded, where) in ways:
        for start, end, (category, level, word) in _matches(automaton, folded, where, text):
            if len(word) == 2 and _chinese(word) and _straddles(text, start, end):
                continue
            if not any(a <= start and end <= b for a, b in hidden):
                hits.append(Hit(category, "block" if level == "block" else "review", word, start, end))
    hits.sort(key=lambda h: (-(h.end - h.start), h.level))
    kept: list[Hit] = []
    for h in hits:
        if not any(k.start <= h.start and h.end <= k.end for k in kept):
            kept.append(h)
    return sorted(kept, key=lambda h: h.start)


def _matches(automaton: Any, folded: str, where: list[int], text: str) -> list[tuple[int, int, _Entry]]:
    if len(automaton) == 0 or not folded:
        return []
    found = []
    for last, (size, entry) in automaton.iter(folded):
        first = last - size + 1
        start, end = where[first], where[last] + 1
        if not _chinese(entry[2]) and not _whole_word(text, start, end):
            continue
        found.append((start, end, entry))
    return found


_ENDINGS = re.compile(r"(?:s|es|d|ed|led|r|er|ers|ing|ling|ation|ations)?(?![a-z])", re.IGNORECASE)


def _whole_word(text: str, start: int, end: int) -> bool:
    """English words are matched whole, with their usual endings: grape and rapeseed are not rape."""
    inside = start > 0 and text[start - 1].isalpha() and text[start - 1].isascii()
    return not inside and _ENDINGS.match(text, end) is not None


def _simplified(text: str) -> str:
    """Folded, of the same length; the text itself where folding changes the length."""
    folded, _ = fold(text)
    return folded if len(folded) == len(text) else text


def _straddles(text: str, start: int, end: int) -> bool:
    """Whether the hit is only the end of one Chinese word and the beginning of the next: 路口交警, 角色情绪, 脸色，情况."""
    first, last = max(0, start - 12), min(len(text), end + 12)
    edges, at = {first}, first
    for word in jieba().cut(_simplified(text[first:last]), HMM=False):
        at += len(word)
        edges.add(at)
    return start not in edges and end not in edges


def _decision(hits: list[Hit]) -> Decision:
    return "block" if any(h.level == "block" for h in hits) else "review" if hits else "pass"


def check_text(text: str, language: Language, where: str = "", name: str = "words") -> list[Check]:
    """One check on a text: `block` for words that have no place in any drama, `review` for those a person should see in
    their context. `where` names the scene or beat (`e1s2b3`)."""
    hits = find(text)
    decision = _decision(hits)
    return [Check(name=name, category="text", score=_SCORES[decision], decision=decision, evidence=[_evidence(h, text, where) for h in hits[:20]])]


def _evidence(hit: Hit, text: str, where: str) -> Evidence:
    around = text[max(0, hit.start - 12):hit.end + 12].replace("\n", " ")
    return Evidence(what=f"{hit.category}: “{text[hit.start:hit.end]}” in “{around}”", scene=where or None,
                    data={"category": hit.category, "word": hit.word, "level": hit.level})


def check_script(script: Script) -> list[Check]:
    """One check per category over everything that is said, told, done or read in a drama; the evidence names the beat."""
    found: dict[str, list[tuple[Hit, str, str]]] = {}
    for where, text in _texts(script):
        for hit in find(text):
            found.setdefault(hit.category, []).append((hit, text, where))
    checks = []
    for category in yaml.safe_load(_FILE.read_text(encoding="utf-8")):
        hits = found.get(category, [])
        decision = _decision([h for h, _, _ in hits])
        checks.append(Check(name=category, category="violence" if category in ("gore", "violence", "terror") else "script", score=_SCORES[decision],
                            decision=decision, evidence=[_evidence(h, text, where) for h, text, where in hits[:20]]))
    return checks


def _texts(script: Script) -> list[tuple[str, str]]:
    out = [("", script.title), ("", script.logline)]
    for episode in script.episodes:
        out += [(f"e{episode.number}", episode.title), (f"e{episode.number}", episode.hook)]
    for scene in script.scenes():
        here = f"e{scene.episode}s{scene.number}"
        out += [(here, scene.title), (here, scene.description)]
        for i, beat in enumerate(scene.beats):
            out.append((f"{here}b{i}", beat.text))
            if beat.insert_text:
                out.append((f"{here}b{i}", beat.insert_text))
    return [(where, text) for where, text in out if text]
