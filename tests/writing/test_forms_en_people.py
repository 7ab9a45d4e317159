"""English ideas about people in odd situations: each told by its form, in its own words, by people of its own trades."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.facts_said_en import told_facts
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
    ("A husband pretends not to notice that his wife can't cook; she has known all along", "form_pretence_known", "pretend not to notice that your wife can't cook"),
    ("She writes breakup letters for a living and gets an order addressed to her own husband", "form_hired_for_herself", "an order addressed to my own husband"),
    ("A man who writes obituaries is asked to write his own", "form_hired_for_herself", "'m asked to write my own"),
    ("A night guard and a morning cleaner have never met but write to each other on the whiteboard", "form_notes_never_met", "e've never met but write to each other on the whiteboard"),
    ("A shy accountant is thanked by the whole town for saving a child he never saved", "form_credit_of_another", "saving a child I never saved"),
    ("A waitress is blamed for the theft her boss committed", "form_blamed_for_another", "blamed for the theft your boss committed"),
    ("He promised to come back when the cherry tree blooms for the tenth time", "form_promise_with_date", "when the cherry tree blooms for the tenth time"),
    ("The whole village keeps one secret from the postman", "form_secret_from_one", "go quiet|stopped again"),
    ("Everybody in the office knows he has been fired except him", "form_all_know_but_one", "ou have been fired|ou've been fired"),
    ("A boss and his driver swap places for a day", "form_changed_places", "wap places for a day"),
    ("A woman invents a fiancé to please her mother, and then he turns up", "form_lie_comes_true", "ou invented a fiancé to please your mother"),
    ("A cloakroom attendant keeps one button from every coat", "form_keeps_one_of_each", "ou keep one button from every coat"),
    ("An old nurse has counted every baby she ever delivered and is one short", "form_one_short", "ou've counted every baby you ever delivered"),
    ("A plumber rings the wrong bell and is welcomed as the long-lost son", "form_wrong_occasion", "I rang the wrong bell"),
    ("A man dials the wrong number every Sunday and the stranger always answers", "form_wrong_number", "dialled the wrong number|got it wrong again"),
    ("A retired teacher pays the rent of a family she has never met", "form_for_a_stranger", "ou pay the rent of a family you've never met"),
    ("A little girl asks a carpenter to build a ladder to heaven", "form_child_s_order", "me to build a ladder to heaven"),
    ("A boy orders a birthday cake for a person who doesn't exist", "form_child_s_order", "a birthday cake for a person who doesn't exist"),
    ("A baker wants to lose the pie contest but keeps winning", "form_wants_to_lose", "ou want to lose the pie contest"),
    ("A dentist who is afraid of dentists", "form_own_contradiction", "ou're afraid of dentists"),
    ("Two old chess players have not spoken for eleven years but still play one move a day", "form_not_spoken", "e haven't spoken for eleven years"),
    ("A mother pretends to be her son's penpal", "form_secret_author", "ou pretend to be your son's penpal"),
    ("A man applauds at every street musician's performance but he is deaf", "form_does_it_yet", "ou're deaf"),
]


def _said(script: Script) -> str:
    return "\n".join(b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue")


@pytest.mark.parametrize(("idea", "form", "words"), IDEAS)
def test_an_idea_about_people_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id == form
    assert re.search(words, _said(write_script(Brief(prompt=idea, duration_sec=60))))


@pytest.mark.parametrize("idea", [
    "A waiter keeps a table for a woman every Friday, until one Friday she does not come",
    "A janitor at a law firm is secretly its founder, and the new partner makes him clean his shoes",
    "The last arcade in town gets a customer who pays in old coins.",
    "Two rival florists meet every Sunday at the same grave, and neither knows who the other is mourning",
    "A night bus driver refuses to stop for anyone in red",
    "A bus conductor greets every passenger by name but nobody knows his",
    "The only dentist in the valley has fallen in love with a patient who won't open her mouth",
])
def test_an_idea_with_a_story_of_its_own_is_not_told_as_another(idea: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id not in {form for _, form, _ in IDEAS} - ({"form_refuses_one"} if "bus driver" in idea else set())


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
    assert _predicate_en("to sail on the anniversary", "m")["_do"] == "sail on the anniversary"
    assert _predicate_en("secretly corrects the homework", "m")["_now_you"] == "you secretly correct the homework"


def test_an_idea_of_she_alone_is_about_her() -> None:
    script = write_script(Brief(prompt="She sews wedding dresses for everyone but has never worn one herself", duration_sec=60))
    assert script.characters[0].gender == "f"


def test_a_boy_is_a_child_in_a_form_and_a_nurse_of_whom_she_is_said_a_woman() -> None:
    assert write_script(Brief(prompt="A boy orders a birthday cake for a person who doesn't exist", duration_sec=60)).characters[0].age == "child"
    assert write_script(Brief(prompt="An old nurse has counted every baby she ever delivered and is one short", duration_sec=60)).characters[0].gender == "f"


def test_a_form_is_not_taken_for_an_idea_that_its_plot_line_has_no_words_for() -> None:
    assert all(write_script(Brief(prompt=idea, duration_sec=30)).logline for idea in ("A dentist afraid of dentists who never", "Wrong number, always, every night", "Swap places"))


def test_everybody_is_nobody_s_name() -> None:
    assert all(p.name != "Everybody" for p in read("Everybody in the office knows he has been fired except him", "en").people)


@pytest.mark.parametrize(("idea", "story", "words"), [
    ("A carpenter builds his own coffin and his neighbours start using it as a table", "whole_it_reached_me", "building your own coffin"),
    ("A street cleaner finds the same glove in front of the same house every Monday", "whole_meant_to_be_found", "find the same glove in front of the same house"),
    ("Somebody has put a bench in front of the old woman's house and she doesn't know who", "whole_to_bring_them_out", "Somebody has put a bench in front of"),
    ("A fisherman throws back the biggest fish of his life", "whole_the_other_time", "threw back the biggest fish of your life"),
    ("A woman reads her ex-husband's horoscope to him on the phone every morning", "whole_in_case_you_ask", "read my horoscope to me on the phone every morning"),
])
def test_an_idea_of_no_form_is_told_by_a_story_that_was_thought_out_whole(idea: str, story: str, words: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id == story
    assert words in _said(write_script(Brief(prompt=idea, duration_sec=60)))


@pytest.mark.parametrize("idea", [
    "A widow receives a text message from her dead husband's phone: “Don't sell the house.”",
    "A mother fakes an illness so that her three sons come home for Christmas.",
    "A night nurse learns that the patient in room nine is her father",
])
def test_no_whole_story_gives_its_own_reason_to_an_idea_that_has_one_or_in_which_somebody_is_harmed(idea: str) -> None:
    assert not conceive(Brief(prompt=idea), read(idea, "en"), "en").premise.id.startswith("whole_")


def test_a_long_drama_of_a_whole_story_has_all_its_people() -> None:
    script = write_script(Brief(prompt="A fisherman throws back the biggest fish of his life", duration_sec=60, episodes=3))
    assert len(script.characters) == 4 and len(script.episodes) == 3


def test_a_second_verb_is_turned_with_the_first() -> None:
    told = told_facts(read("Every evening a florist leaves one rose on the same doorstep and never rings", "en"))
    assert told and told.words["a_you"].endswith("and never ring")
