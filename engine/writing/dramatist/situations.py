"""What kind of event the idea tells of: an enemy in one's power, a friend's deception, a shop's last day …

The kinds lie in `events/<language>.lst` and `events/<language>_*.lst`, one cue a line: `name weight pattern`. The cues of a kind that match add up; three is
enough. A line `word = pattern` names a pattern, which stands in those below it as `<word>`. A pattern may name what it finds: a group of one capital (`(?P<B>徒弟)`) says which role of the premise that person plays, a
group in small letters (`(?P<secret>…)`) is a word of the idea's own that the premise may use as a slot. A premise says which kind
it is for with `situation: name` (several names may stand there); a slot that the idea left empty takes the line, or the
alternative, that needs it with it (see `filling.fill`).
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from engine.drama.vocabulary import Language

HERE = Path(__file__).parent / "events"
ENOUGH = 3.0
"""The weight from which a situation is recognised."""
WHOLE = 8.0
"""The weight of a cue that knows the whole of an idea (a rejected mate, the last juror, who tastes for poison): nothing else is asked."""
_SPOKEN_OF = frozenset(("wrong", "gone", "secret"))
"""Words in which people stand who do not come in."""
_FAR = 240
"""Characters of the idea in which its event is looked for."""


@dataclass(frozen=True)
class Situation:
    """The event of an idea."""

    name: str
    weight: float
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The idea's own words, by slot."""
    roles: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)
    """Where in the text the person stands who plays a role."""
    spoken_of: tuple[tuple[int, int], ...] = ()
    """Where people stand who are only spoken of: the dead, the wronged."""
    span: tuple[int, int] = (0, 0)
    """From where to where in the text its cues were found."""
    whole: bool = False
    """Whether one of its cues knows the whole idea."""


@lru_cache
def cues(language: Language) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """All cues of a language, in the order of its files: of two situations equally strong the earlier is taken."""
    found = []
    named: dict[str, str] = {}
    for path in [HERE / f"{language}.lst", *sorted(HERE.glob(f"{language}_*.lst"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                name, weight, pattern = line.split(None, 2)
                pattern = _NAMED.sub(lambda m: named.get(m[1], m[0]), pattern.strip())
                if weight == "=":
                    named[name] = pattern
                else:
                    found.append((name, float(weight), re.compile(pattern, re.I)))
    return tuple(found)


_NAMED = re.compile(r"(?<!\(\?P)<(\w+)>")
"""Where a pattern that has a name stands (`<rich>`), and no group is named."""


@lru_cache
def slots(language: Language) -> frozenset[str]:
    """Every slot that some idea may fill."""
    return frozenset(g for _, _, p in cues(language) for g in p.groupindex if g.islower()) | _MADE[language]


_MADE: dict[Language, frozenset[str]] = {"en": frozenset(("his_cause", "unknown_cap")), "zh": frozenset()}
"""Slots that are made of what another finds (`words_en`)."""


def recognise(text: str, language: Language) -> Situation | None:
    """The strongest situation of the idea, with what its cues found; None when nothing is told that we know."""
    weights: dict[str, float] = {}
    words: dict[str, dict[str, str]] = {}
    roles: dict[str, dict[str, tuple[int, int]]] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, tuple[int, int]] = {}
    whole: set[str] = set()
    text = text[:_FAR]
    for name, weight, pattern in cues(language):
        if not (m := pattern.search(text)):
            continue
        weights[name] = weights.get(name, 0.0) + weight
        whole |= {name} if weight >= WHOLE else set()
        first, last = found.get(name, m.span())
        found[name] = (min(first, m.start()), max(last, m.end()))
        for group, value in m.groupdict().items():
            if value and group.islower() and language == "en" and re.search(r"\w$", value) and re.match(r"\w", text[m.end(group):]):
                continue  # cut off in the middle of a word: nobody can say it
            if value and group.islower():
                words.setdefault(name, {}).setdefault(group, value.strip(" ，,、"))
                if group in _SPOKEN_OF:
                    spans.setdefault(name, []).append(m.span(group))
            elif value:
                roles.setdefault(name, {}).setdefault(group, m.span(group))
    best = max(weights, key=lambda n: (n in whole, weights[n]), default="")
    if not best or weights[best] < ENOUGH:
        return None
    return Situation(best, weights[best], words.get(best, {}), roles.get(best, {}), tuple(spans.get(best, ())), found[best], best in whole)
