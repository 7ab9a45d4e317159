"""The second clause of an English idea is what the drama turns on: it is read, and it is seen and said."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Script
from engine.drama.vocabulary import Genre, WesternDress
from engine.writing import write_script
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.period import MODERN
from engine.writing.dramatist.plan import arc
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_en import of_somebody
from engine.writing.dramatist.setup_en import turn_words
from engine.writing.dramatist.spoken_en import Voice, contracted, finite, quoted
from engine.writing.dramatist.stage import MOST_PEOPLE
from engine.writing.dramatist.story import conceive

# idea, the kind of turn, a slot, its words
TURNS: list[tuple[str, str, str, str]] = [
    ("A waitress serves the judge who jailed her father, until he asks her to taste his soup first", "ask", "turn_say", "taste my soup first."),
    ("A court painter is ordered to paint the dead queen, but the queen sits up and asks him to make her look more dead", "ask", "turn_say", "make me look more dead."),
    ("A new tenant finds scratches on the inside of her bedroom door, and the landlord begs her not to lock it", "ask", "turn_say", "don't lock it."),
    ("A surgeon prepares to operate on the man who ran over his son. The man asks him for his son's name.", "ask", "turn_say", "give me your son's name."),
    ("A scholarship student writes essays for the richest boy in school, until he hands in one about her", "deed", "turn_you", "you handed in one about me."),
    ("An intern accidentally fires her boss with a mail meant for her mother, and the boss thanks her", "deed", "turn_say", "thank you."),
    ("A bus driver picks up a girl who pays with coins that haven't been minted yet", "deed", "turn_you", "you paid with coins that haven't been minted yet."),
    ("A night nurse falls for the voice of a radio host who reads her anonymous letters on air, until she learns he lost his hearing a year ago", "truth", "turn_me", "I lost my hearing a year ago."),
    ("A blind piano teacher falls for her new pupil, not knowing that he is the driver who caused her accident", "truth", "turn_you", "you're the driver who caused my accident."),
    ("A grandfather sells his taxi to pay for his granddaughter's wedding, but she has already called it off and is afraid to tell him", "truth", "turn_me",
     "I've already called it off and am afraid to tell you."),
    ("A seamstress sews the wedding dress of the woman who got her fired, but the bride turns out to be the only one who ever defended her", "truth", "setup_you",
     "you're sewing the wedding dress of the woman who got you fired"),
    ("A translator falls in love with a widow whose late husband's love letters he is translating, and he starts changing the words", "own", "turn_me", "I started changing the words."),
    ("A locksmith is called to open a flat at midnight, only to find his own wedding photo on the wall inside", "find", "turn_it", "my own wedding photo on the wall inside"),
    ("Two sisters fight over their late father's accordion, only to learn that he never knew how to play it", "news", "turn_it", "our late father never knew how to play it"),
    ("Two brothers haven't spoken in ten years, until their mother's parrot starts repeating the secret she took to her grave", "event", "turn_it",
     "our mother's parrot has started repeating the secret she took to her grave"),
    ("A ferry captain counts his passengers every night, and for a week there has always been one more than tickets sold", "event", "setup_you", "you count your passengers every night"),
    ("Two rival florists meet every Sunday at the same grave, and neither knows who the other is mourning", "both", "turn_say", "who are you mourning?"),
    ("Two burglars break into the same villa on the same night and both pretend to be the owner", "both", "turn_say", "I'm the owner."),
    ("A chauffeur who is secretly the founder of the company drives the new CEO, who is about to fire every driver", "truth", "secret_me", "I'm the founder of the company"),
]


@pytest.mark.parametrize(("idea", "kind", "slot", "words"), TURNS)
def test_the_second_clause_is_read(idea: str, kind: str, slot: str, words: str) -> None:
    reading = read(idea, "en")
    assert reading.turn and reading.turn.kind == kind
    assert turn_words(reading)[slot] == words


@pytest.mark.parametrize("idea", ["A night nurse reads bedtime stories to a man in a coma", "Two lighthouse keepers who have not spoken for ten years", "A tailor whose suits tell the truth",
                                  "A baker leaves bread on a doorstep every morning", "她每天给同一个人送花，直到他不再来"])
def test_an_idea_of_one_clause_has_no_turn(idea: str) -> None:
    assert read(idea, "zh" if ord(idea[0]) > 255 else "en").turn is None


@pytest.mark.parametrize("idea", [t[0] for t in TURNS])
def test_nobody_speaks_of_themselves_in_the_third_person(idea: str) -> None:
    words = turn_words(read(idea, "en"))
    for slot in ("turn_you", "turn_me", "turn_say", "setup_you", "setup_me", "secret_me"):
        assert not re.search(r"\b(?:he|himself|herself)\b|\b(?:you|I) (?:has|is|was not|owes|wants)\b|\b(?:a|the|to|of|and)\.?$", words[slot]), words[slot]


def heard(script: Script) -> str:
    return " ".join(re.sub(r"[^\w' ]", "", b.text).lower() for s in script.scenes() for b in s.beats if b.kind == "dialogue")


@pytest.mark.parametrize(("seconds", "scenes"), [(30, 1), (60, 3), (120, 3)])
@pytest.mark.parametrize(("idea", "kind"), [t[:2] for t in TURNS])
def test_the_turn_is_said_aloud_at_every_length(idea: str, kind: str, seconds: int, scenes: int) -> None:
    words = turn_words(read(idea, "en"))
    script = write_script(Brief(prompt=idea, duration_sec=seconds, scenes_per_episode=scenes, language="en"))
    turns = [re.sub(r"[^\w' ]", "", words[s]).lower() for s in ("turn_say", "turn_you", "turn_me", "turn_it") if words[s]]
    assert any(t in heard(script) for t in turns), (turns, heard(script))


@pytest.mark.parametrize("kind", ["ask", "deed", "truth", "own", "find", "news", "event", "both"])
def test_every_kind_of_turn_can_be_played_in_every_genre(kind: str) -> None:
    genres: set[Genre] = {"romance", "suspense", "revenge", "rise", "family", "campus", "costume", "workplace", "comedy", "fantasy"}
    own = [p for p in premises("en") if p.turn == kind]
    assert own and genres <= {g for p in own for g in p.genres}


@pytest.mark.parametrize(("predicate", "person", "said"), [
    ("has already called it off and is afraid to tell", "I", "have already called it off and am afraid to tell"), ("hands in one", "you", "handed in one"), ("knows the code", "you", "know the code"),
    ("doesn't come", "you", "didn't come"), ("doesn't know it", "you", "don't know it"), ("only laughs when it rains", "you", "only laugh when it rains"), ("is asleep", "I", "am asleep"), ("cannot swim", "I", "cannot swim"),
    ("the table", "I", ""),
])
def test_a_predicate_follows_its_person(predicate: str, person: str, said: str) -> None:
    assert finite(predicate, person) == said


@pytest.mark.parametrize(("predicate", "said"), [
    ("asks her to stay", "stay"), ("asks to eat it with her", "let me eat it with you"), ("refuses to leave", "I won't leave"), ("offers to pay her debt", "I'll pay your debt"), ("thanks her", "thank you"),
    ("proposes", "marry me"), ("claims to be her brother", "I'm your brother"), ("says he has never seen her", "I've never seen you"), ("asks about a missing bride", "what do you know about a missing bride?"), ("opens the door", ""),
])
def test_reported_words_become_spoken_ones(predicate: str, said: str) -> None:
    assert quoted(predicate, Voice("I", "m", "you", "f")) == said


def test_spoken_english_is_contracted() -> None:
    assert contracted("you have taken it") == "you've taken it" and contracted("you have a key") == "you have a key"
    assert contracted("I am late and it is not far") == "I'm late and it isn't far"


@pytest.mark.parametrize("premise", [p for p in premises("en") if p.turn], ids=lambda p: p.id)
def test_nothing_of_a_turn_is_lost_because_too_many_stand_there(premise: Premise) -> None:
    for scene in (("open",), ("clash", "turn"), ("end",)):
        people = {r for name in scene for s in premise.variants.get(name, (premise.sections[name],)) for x in s.exchanges for r in x.roles}
        assert len(people) <= MOST_PEOPLE, (scene, people)


def test_a_long_drama_comes_to_its_turn_by_its_own_people_and_accuses_nobody() -> None:
    for idea, *_ in TURNS[::4]:
        brief = Brief(prompt=idea, episodes=3, language="en")
        story = conceive(brief, read(idea, "en"), "en")
        cards = [card for row in arc(story) for card in row]
        kinds = [name.split(".")[1] for name in story.premise.sections if name.startswith("between.")]
        assert all(card.spine for card in cards) and set(kinds) <= {"near", "talk", "third", "after"} and "near" in kinds, kinds
        assert not re.search(r"you gave me your word|did you touch|bank transfer|security tape", heard(write_script(brief)))


def test_what_somebody_does_every_day_has_more_than_two_reasons() -> None:
    idea = "A retired teacher sweeps the same railway platform every morning"
    found = {conceive(Brief(prompt=idea, seed=seed, language="en"), read(idea, "en"), "en").premise.id for seed in range(16)}
    assert len(found) >= 4, found


@pytest.mark.parametrize("idea", [t[0] for t in TURNS[::3]])
def test_the_same_idea_and_seed_are_the_same_drama_of_the_right_length(idea: str) -> None:
    for seconds in (30, 45, 60, 120):
        brief = Brief(prompt=idea, duration_sec=seconds, seed=7, language="en")
        script = write_script(brief)
        assert script == write_script(brief)
        for episode in script.episodes:
            assert abs(sum(scene_seconds(s, "en") for s in episode.scenes) / seconds - 1) <= 0.05
        lines = [b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue"]
        assert len(lines) == len(set(lines))


def test_two_ideas_of_one_kind_are_two_stories() -> None:
    scripts = [write_script(Brief(prompt=idea, language="en")) for idea, kind, *_ in TURNS if kind == "truth"]
    lines = [{b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue"} for script in scripts]
    shared = [len(a & b) / min(len(a), len(b)) for n, a in enumerate(lines) for b in lines[n + 1:]]
    assert sum(shared) / len(shared) < 0.25, shared


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("A barista writes compliments on cups for strangers, but the man she writes the meanest one for comes back every day", "turn_you", "you come back every day."),
    ("A speech therapist treats a girl who hasn't spoken since the fire, until the girl says the therapist's real name", "turn_you", "you said my real name."),
    ("A call centre agent has to cancel her own mother's insurance, and her mother doesn't recognise her voice", "turn_me", "I don't recognise your voice."),
    ("A thief breaks into a flat and the old lady inside asks him to change a light bulb", "turn_say", "change a light bulb."),
    ("A cleaning lady takes the company's entrance exam as a joke and gets the highest score ever", "turn_me", "I got the highest score ever."),
    ("A man wakes up in a hospital and his wife tells him that they have never met", "turn_say", "we've never met."),
    ("A librarian finds a book about her own life, but the last chapter has been torn out", "turn_it", "the last chapter has been torn out"),
    ("A retired judge babysits his granddaughter and she sentences him to apologise to her mother", "setup_me", "I babysat my granddaughter"),
    ("A lawyer defends the company that ruined her home town, and the first witness is her father", "turn_me", "I'm your father."),
    ("A student cheats in the ethics exam, and the professor gives her the highest mark", "turn_you", "you gave me the highest mark."),
    ("A cook poisons the soup of the general, only to see his daughter take the first spoonful", "turn_me", "I took the first spoonful."),
    ("A woman moves into a smart flat, and the voice assistant calls her by another woman's name", "turn_you", "you called me by another woman's name."),
])
def test_whose_is_whose_in_a_second_clause(idea: str, slot: str, words: str) -> None:
    assert turn_words(read(idea, "en"))[slot] == words


def test_at_court_nobody_speaks_of_cars_or_phones() -> None:
    for seed in range(6):
        for idea in (TURNS[1][0], "A blind emperor chooses his bride by the sound of her footsteps, and his mother sends a dancer with a limp"):
            script = write_script(Brief(prompt=idea, genre="costume", duration_sec=120, seed=seed, language="en"))
            beats = [b for s in script.scenes() for b in s.beats]
            assert not any(b.insert == "phone" or MODERN.search(b.text + b.insert_text) for b in beats), [b.text for b in beats if MODERN.search(b.text + b.insert_text)]


def test_a_premise_gives_its_own_word_where_no_idea_can() -> None:
    assert write_script(Brief(prompt="Two best friends apply for the same scholarship, and each secretly withdraws for the other.", duration_sec=45, language="en")).episodes


def test_whoever_asks_for_costumes_has_them() -> None:
    idea = "A seamstress finds a poisoned needle in the wedding gown, and the bride begs her to say nothing."
    script = write_script(Brief(prompt=idea, genre="costume", language="en"))
    assert {s.setting for s in script.scenes()} <= {"palace", "countryside", "seaside"}
    assert {c.look.outfit for c in script.characters} <= WesternDress


@pytest.mark.parametrize(("mine", "told"), [
    ("The new teacher is the boy I bullied in high school", "The new teacher is the boy she bullied in high school"),
    ("My wife thinks I'm dead, and I'm standing at her wedding", "His wife thinks he is dead, and he is standing at her wedding"),
    ("I never open my husband's letters, but I steam them", "She never opens her husband's letters, but she steams them"),
    ("I want a story about my cat", "I want a story about my cat"), ("A maid meets a duke", "A maid meets a duke"),
])
def test_an_idea_told_by_me_is_told_of_somebody(mine: str, told: str) -> None:
    assert of_somebody(mine) == told
