"""English ideas about people in odd situations: each told by its form, in its own words, by people of its own trades."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.found import _predicate_en
from engine.writing.dramatist.found_facts import standing_at
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import conceive

IDEAS: list[tuple[str, str, str]] = [
    ("The village seamstress sews wedding dresses for everyone but has never worn one herself", "form_all_but_own", "ou sew wedding dresses for everyone"),
    ("A matchmaker who has married off half the town has never been on a date", "form_all_but_own", "ou've married off half the town"),
    ("The town librarian refuses to lend one particular book", "form_refuses_one", "lend one particular book"),
    ("A barber who will cut anyone's hair except the mayor's", "form_all_except", "he mayor's"),
    ("A widower keeps ordering two coffees; the barista starts drinking the second", "form_second_cup", "ou keep ordering two coffees"),
    ("An old woman sets a place for her missing son every night, and tonight a stranger sits down in it", "form_place_kept", "my missing son"),
    ("A night janitor secretly corrects the students' maths homework", "form_good_by_stealth", "secretly correct the students' maths homework"),
    ("Someone has been secretly repairing the broken toys in the children's ward at night", "form_good_by_stealth", "repairing the broken toys"),
    ("A pianist sells his grandmother's piano and spends years trying to buy it back", "form_wants_it_back", "my grandmother's piano"),
    ("After twenty years a woman knocks on her old friend's door to apologize", "form_sorry_late", "sorry"),
    ("A farmer turns up to repay a debt of forty dollars from 1989", "form_debt_late", "repay a debt of forty dollars from 1989"),
    ("A woman comes to thank the stranger who pulled her out of a river, but he says it wasn't him", "form_thanks_denied", "hank you"),
    ("Two rival bakers have to share one oven after a fire", "form_rivals_share", "e have to share one oven"),
    ("The last phone repairman in town fixes his final phone", "form_last_of_kind", "he last phone repairman"),
]


def _said(script: Script) -> str:
    return "\n".join(b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue")


@pytest.mark.parametrize(("idea", "form", "words"), IDEAS)
def test_an_idea_about_people_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id == form
    assert words in _said(write_script(Brief(prompt=idea, duration_sec=60)))


@pytest.mark.parametrize("idea", [
    "A waiter keeps a table for a woman every Friday, until one Friday she does not come",
    "A janitor at a law firm is secretly its founder, and the new partner makes him clean his shoes",
    "The last arcade in town gets a customer who pays in old coins.",
    "Two rival florists meet every Sunday at the same grave, and neither knows who the other is mourning",
    "A night bus driver refuses to stop for anyone in red",
])
def test_an_idea_with_a_story_of_its_own_is_not_told_as_another(idea: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id not in {form for _, form, _ in IDEAS} - {"form_refuses_one"}


@pytest.mark.parametrize(("idea", "jobs"), [
    ("The town's only taxi driver refuses to drive anyone to the bridge", {"taxi driver"}),
    ("A barber who will cut anyone's hair except the mayor's", {"barber"}),
    ("A night janitor secretly corrects the students' maths homework", {"night janitor"}),
])
def test_who_is_in_it_has_the_trade_that_the_idea_names(idea: str, jobs: set[str]) -> None:
    assert jobs <= {c.job for c in write_script(Brief(prompt=idea, duration_sec=60)).characters}


@pytest.mark.parametrize(("place", "words"), [
    ("first", "keeps ordering two coffees"), ("other", "starts drinking the second"), ("rest", "the barista starts drinking the second"), ("second", ""), ("who", ""),
])
def test_what_an_idea_says_stands_somewhere(place: str, words: str) -> None:
    assert standing_at(place, "A widower keeps ordering two coffees; the barista starts drinking the second", "m") == words


def test_a_second_clause_about_the_first_is_theirs_whatever_the_pronoun() -> None:
    assert standing_at("second", "A man claps for every busker, but he is deaf", "m") == "is deaf"
    assert standing_at("second", "A man claps for every busker, but she is deaf", "m") == ""
    assert len(facts_of("A man claps for every busker, but he is deaf")) == 2


def test_what_somebody_else_does_is_said_to_them_by_the_first() -> None:
    assert _predicate_en("thanks him for it", "f", "m")["_you"] == "you thanked me for it"
    assert _predicate_en("have to share their oven", "")["_we"] == "we have to share our oven"
    assert _predicate_en("secretly corrects the homework", "m")["_now_you"] == "you secretly correct the homework"


def test_an_idea_of_she_alone_is_about_her() -> None:
    script = write_script(Brief(prompt="She sews wedding dresses for everyone but has never worn one herself", duration_sec=60))
    assert script.characters[0].gender == "f"


def test_everybody_is_nobody_s_name() -> None:
    assert all(p.name != "Everybody" for p in read("Everybody in the office knows he has been fired except him", "en").people)
