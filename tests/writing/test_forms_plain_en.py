"""Plain English ideas told by the form they have: who plays whom, and what of the idea is said."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import Story, conceive


def _story(idea: str) -> Story:
    return conceive(Brief(prompt=idea), read(idea, "en"), "en")


@pytest.mark.parametrize(("idea", "form", "words"), [
    ("A detective's new partner is the man he arrested ten years ago", "form_new_is_old", "margin"),
    ("A delivery driver saves a stranger's life and gets fired for being late", "form_good_deed_costs", "saved a stranger's life|sentence"),
    ("A woman fakes her own kidnapping to test her husband", "form_faked_own", "kidnapping"),
    ("Grandma joins the neighborhood watch and catches her own grandson", "form_catches_own", "putting it back|behind the cistern"),
    ("A chef loses his sense of taste the night before the most important dinner of his life", "form_loses_before", "sense of taste"),
    ("The office intern finds out the CEO sleeps in the building every night", "form_boss_at_night", "sleep in the building every night|blanket"),
    ("A father teaches his estranged son to drive on the way to a custody hearing", "form_on_the_way", "Sundays"),
    ("A bride hides in a taxi and the driver is her first love", "form_it_is_the_ex", "east|West"),
])
def test_a_plain_idea_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert _story(idea).premise.id == form
    text = "\n".join(b.text + b.insert_text for s in write_script(Brief(prompt=idea, duration_sec=90)).scenes() for b in s.beats if b.kind != "narration")
    assert any(word in text for word in words.split("|")), text


def test_who_does_it_plays_it() -> None:
    cast = _story("A bride hides in a taxi and the driver is her first love").cast
    assert (cast["A"].job, cast["A"].gender, cast["B"].job, cast["B"].gender) == ("bride", "f", "driver", "m")
    cast = _story("Grandma joins the neighborhood watch and catches her own grandson").cast
    assert (cast["A"].gender, cast["A"].age, cast["B"].gender) == ("f", "elder", "m")
