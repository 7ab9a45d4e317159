"""English ideas with something odd in them, or a thing at the centre: told by their form and spoken in their own words."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import Story, conceive

ONE_FORM: list[tuple[str, str, str]] = [
    ("The same old woman appears at every crime scene a detective is called to, and nobody else sees her", "form_same_one_asks_back", "at every crime scene"),
    ("Night after night the coroner finds the same phone number written on the palm of every body", "form_same_sign", "same phone number"),
    ("Seven people enter the escape room. Eight come out.", "form_one_too_many", "one too many"),
    ("The night guard of the museum counts the statues every hour. Tonight there is one too many.", "form_one_too_many", "onight there is one too many"),
    ("Everyone in town has forgotten the girl, except the librarian who stamped her last book", "form_only_one_remembers", "the girl"),
    ("A woman wakes up and nobody remembers her husband ever existed", "form_only_one_remembers", "your husband"),
    ("An elevator operator knows which floor each person will die on. Today he sees his wife's floor.", "form_knows_the_end", "I saw my wife's floor"),
    ("A bus driver can tell when each passenger will die, and tonight everyone on board has the same hour", "form_knows_the_end", "onight everyone on board has the same hour"),
    ("A barber can hear the thoughts of whoever sits in his chair, and today a killer sits down", "form_hears_thoughts_meant", "the thoughts of whoever sits in my chair"),
    ("I can see how many lies a person told today, and my fiancé's number is zero", "form_hears_all_but_one", "how many lies a person told today"),
    ("Everything the translator translates comes true, and she has just been given a murder novel", "form_comes_true_done", "the translator translates comes true"),
    ("A children's book author discovers that whatever she draws happens to the boy next door", "form_comes_true_both", "hatever I draw happens to the boy next door"),
    ("A violinist is given a bow that makes any music perfect, but each song costs her one memory", "form_price_goes_to", "ne memory"),
    ("Every night at 3 a.m. a widow gets a voicemail from her dead husband, and each one is a minute longer", "form_messages_from_the_dead", "rom my dead husband"),
    ("A student buys a second-hand coat and finds a note in the pocket addressed to her by name", "form_second_hand", "I found a note in the pocket addressed to me by name"),
    ("He buys a used phone and its old owner keeps texting him instructions", "form_second_hand", "its old owner keeps texting me instructions"),
    ("The music box comes back every time she throws it away", "form_comes_back", "every time I throw it away"),
    ("A payphone on a dead street only calls 1987", "form_reaches_the_past", "only calls 1987"),
    ("The radio in her grandfather's truck only plays tomorrow's news", "form_shows_tomorrow", "only plays tomorrow's news"),
    ("A bakery that is only open between 2 and 3 in the morning sells what you have lost", "form_open_only_at_night", "sells what you have lost"),
    ("A grandfather clock stops whenever somebody in the house tells a lie", "form_notices_lies", "It stops"),
    ("A couple discovers that somebody has been living in their attic and correcting the crossword", "form_somebody_in_the_house", "in our attic"),
    ("My new roommate pays the rent in old coins and has no shadow", "form_odd_lodger", "he has no shadow"),
    ("The landlady has only one rule: never answer the door on the third floor after dark", "form_the_one_rule", "ever answer the door on the third floor after dark"),
    ("A lighthouse keeper signals every night to a ship that sank forty years ago, and tonight it answers", "form_at_last_it_answers", "I signal every night to a ship that sank forty years ago"),
    ("Two strangers have been dreaming the same dream for a year and meet at the bus stop in it", "form_dream_of_two", "or a year"),
    ("Every morning a crow leaves one piece of the same broken plate on her windowsill", "form_animal_brings", "ne piece of the same broken plate"),
    ("The robot bought to replace her dead son starts to lie", "form_machine_of_the_dead", "my dead son"),
    ("An old man teaches the AI to talk like his wife, and one day it says something she never told him", "form_machine_of_the_dead", "y wife"),
    ("In a village where no bird has sung for a century, a deaf girl hears one", "form_town_of_one_law", "I hear one"),
    ("A taxi driver picks up the same passenger every Thursday, and she always asks for an address that burned down", "form_same_request", "asks for an address that burned down"),
    ("A gravedigger finds fresh flowers on a grave he has not dug yet", "form_before_its_time", "fresh flowers on a grave I have not dug yet"),
    ("The town clock struck thirteen and nobody but the baker heard it", "form_only_one_hears", "he town clock struck thirteen"),
    ("A night nurse answers the bell of a bed that was removed years ago", "form_still_rings_for_what_is_gone", "he bell of a bed that was removed years ago"),
    ("A seamstress stitches names into coats, and whoever wears one answers to it", "form_whoever_has_one", "hoever wears one answers to it"),
    ("A letter dated 1944 arrives for the woman who is moving in today", "form_letter_years_late", "letter dated 1944"),
]

OF_TWO_FORMS: list[tuple[str, str, str]] = [
    ("A wedding photographer notices the same stranger in the background of every wedding she shoots", "form_same_one_", "in the background of every wedding I shoot"),
]

NO_FORM: list[tuple[str, str]] = [
    ("A retired magician teaches his nurse one trick too many.", "form_one_too_many"),
    ("A barber hears every secret in town and has none of her own.", "form_hears_all_but_one"),
    ("A taxi driver picks up the same passenger every Thursday", "form_same_one_"),
    ("The same man is in the back seat of every taxi she takes", "form_price_goes_to"),
    ("A fortune teller who has never been right sees the hour her sister will die", "form_knows_the_end"),
    ("A beekeeper's bees bring home pollen from a flower that has been extinct for a century", "form_animal_brings"),
    ("Two nurses on different wards have the same dream about a red door", "form_dream_of_two"),
    ("The night bus driver picks up the same woman every night and she always pays with money from 1962", "form_same_request"),
]


def _story(idea: str) -> Story:
    return conceive(Brief(prompt=idea), read(idea, "en"), "en")


@pytest.mark.parametrize(("idea", "form", "words"), ONE_FORM + OF_TWO_FORMS)
def test_an_odd_idea_is_told_by_its_form_and_says_its_own_words(idea: str, form: str, words: str) -> None:
    assert _story(idea).premise.id.startswith(form)
    said = "\n".join(b.text for s in write_script(Brief(prompt=idea, duration_sec=60)).scenes() for b in s.beats if b.kind == "dialogue")
    assert words in said


@pytest.mark.parametrize(("idea", "form"), NO_FORM)
def test_an_idea_that_only_has_a_form_s_words_is_not_its(idea: str, form: str) -> None:
    assert not _story(idea).premise.id.startswith(form)


def test_whom_a_pattern_finds_has_the_part_and_keeps_sex_and_age() -> None:
    cast = _story("The same old woman appears at every crime scene a detective is called to, and nobody else sees her").cast
    assert (cast["A"].job, cast["B"].job, cast["B"].gender, cast["B"].age) == ("detective", "old woman", "f", "elder")
    assert _story("Everyone in town has forgotten the girl, except the librarian who stamped her last book").cast["A"].job == "librarian"


def test_somebody_is_of_the_sex_that_their_pronoun_has() -> None:
    assert _story("An obituary writer finds that every obituary he writes comes true by morning").cast["A"].gender == "m"


def test_an_idea_too_long_for_its_form_s_sentence_is_told_by_itself() -> None:
    idea = "A ferry captain refuses to sail on the anniversary of the sinking, until a widow offers to pay double."
    assert write_script(Brief(prompt=idea, duration_sec=30)).logline


def test_who_is_not_named_is_of_the_sex_of_the_pronoun() -> None:
    story = _story("The robot bought to replace her dead son starts to lie")
    assert story.cast["A"].gender == "f" and story.cast["B"].job == "robot"


def test_the_keeper_of_a_rule_may_be_a_man() -> None:
    script = write_script(Brief(prompt="Our landlord has one rule: nobody may hum in the hallway", duration_sec=60))
    keeper = next(c for c in script.characters if c.job == "landlord")
    assert keeper.gender == "m" and not any("in her coat" in b.text for s in script.scenes() for b in s.beats)
