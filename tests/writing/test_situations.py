"""What kind of event an idea tells of, and whether its premises can be told of any idea of that kind."""
from __future__ import annotations

import pytest

from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.situations import cues, recognise

EVENTS: dict[Language, list[tuple[str, str]]] = {
    "zh": [("护士在急诊室认出了害死她父亲的人", "enemy")],
    "en": [("A nurse recognises the man who ruined her family in bed seven", "enemy")],
}


@pytest.mark.parametrize(("language", "idea", "event"), [(lang, *row) for lang, rows in EVENTS.items() for row in rows])
def test_an_idea_is_of_this_kind(language: Language, idea: str, event: str) -> None:
    found = recognise(idea, language)
    assert found and found.name == event


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_premise_is_for_kinds_that_are_recognised(language: Language) -> None:
    known = {name for name, _, _ in cues(language)}
    assert {s for p in premises(language) for s in p.situations} <= known
