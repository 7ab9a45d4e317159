"""English ideas: their kind of event, who is in them, and what people can say of them."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.choosing import choose_premise
from engine.writing.dramatist.clauses_en import done_to, past, told
from engine.writing.dramatist.idea import done, shape
from engine.writing.dramatist.reading import read

EVENTS = [
    ("A nurse recognises the man who ruined her family in bed seven", "enemy"), ("A surgeon has to operate on the drunk driver who killed her son", "enemy"),
    ("A lighthouse keeper finds letters addressed to him from a ship that sank fifty years ago", "message"), ("A teenage girl gets a text from herself ten years from now: don't get on the bus", "future"),
    ("A woman opens her door to find her husband, who drowned three years ago", "back"), ("The night before she retires, a judge must sentence the boy she once gave up for adoption", "child"),
    ("Two roommates, and one of them secretly uses the other's photos to date a stranger online", "deceit"), ("A courier delivers a birthday cake to his ex-girlfriend, and her fiancé opens the door", "door"),
    ("An old violin maker learns his apprentice has been selling copies of his violins", "betrayal"), ("A pianist must play the final against her own mother", "contest"),
    ("A hospice volunteer drives a dying jazz singer to the club where she first sang", "wish"), ("Two strangers pretend to be married to get the last room on the island", "dating"),
    ("Two rival food truck owners are forced to share one parking spot for a summer", "share"), ("Two estranged sisters inherit a failing hotel on condition that they run it together for one summer", "inheritance"),
    ("A young chef signs a contract that gives her fame and takes her sense of taste", "pact"), ("A man pretends to be a pilot for ten years until his daughter boards his flight", "lie"),
    ("A deaf girl sees a murder through the bakery window and the killer smiles at her", "witness"), ("A broke student receives an envelope of cash every birthday from an unknown sender", "benefactor"),
    ("A grandmother teaches the family robot to argue, and it starts to win", "machine"), ("A janitor at a law firm is secretly its founder, and the new partner makes him clean his shoes", "hidden"),
    ("The last night before their cinema closes, a projectionist finds a reel with his own face on it", "deadline"), ("A maid discovers that the new owner of the mansion is the boy who used to steal apples with her", "reunion"),
    ("A son comes home after ten years to find a stranger living as him", "impostor"), ("Two sisters fight over the last bottle of their mother's perfume", "dispute"),
    ("A detective interrogates her own husband about a missing girl", "duty"), ("An elevator stops between floors with a bride and a divorce lawyer inside", "stuck"),
    ("A shy soprano sings behind the curtain under a famous diva's name", "credit"), ("A bodyguard falls for the singer he was paid to spy on", "assignment"),
    ("A father sells his violin to pay for his daughter's wedding", "sacrifice"), ("A goalkeeper who let in the winning goal opens a bakery in the town that hates him", "outcast"),
    ("She fakes amnesia to escape her wedding, only to find her fiancé is faking his love", "feigned"),
    ("A chess prodigy bets his last coin against an old man in the park who never loses", "wager"), ("A stage actor forgets who he is when the curtain falls", "amnesia"),
    ("A vet saves a wolf and the hunter who shot it knocks on her door", "shelter"), ("A wedding singer finds out the groom is the man who left her at the altar", "altar"),
]


@pytest.mark.parametrize(("idea", "event"), EVENTS)
def test_an_idea_is_played_as_the_event_it_is(idea: str, event: str) -> None:
    reading = read(idea, "en")
    assert reading.situation and reading.situation.name == event
    assert event in choose_premise(Brief(prompt=idea), reading, "en", (idea, 0)).situations


PEOPLE = [
    ("Two rival food truck owners are forced to share one parking spot", [("food truck owner", "", ""), ("food truck owner", "", "")]),
    ("An old violin maker learns his apprentice has been selling copies", [("violin maker", "m", "elder"), ("apprentice", "", "young")]),
    ("Two sisters fight over a house", [("sister", "f", "adult"), ("sister", "f", "adult")]),
    ("A janitor at a law firm is secretly its founder, and the new partner makes him clean his shoes", [("janitor", "m", "")]),
    ("A widow of seventy hires a 16-year-old boy", [("widow", "f", "adult"), ("boy", "m", "young")]),
    ("A truck driver gives a lift to a girl who says she is his daughter", [("truck driver", "m", ""), ("girl", "f", "young")]),
    ("A hospice nurse drives a dying jazz singer to the club where she first sang", [("hospice nurse", "", ""), ("jazz singer", "f", "")]),
]


@pytest.mark.parametrize(("idea", "people"), PEOPLE)
def test_who_is_in_the_idea(idea: str, people: list[tuple[str, str, str]]) -> None:
    found = [(p.called, p.gender, p.age) for p in read(idea, "en").people[:len(people)]]
    for (called, gender, age), (wanted, of_gender, of_age) in zip(found, people, strict=True):
        assert called == wanted and (not of_gender or gender == of_gender) and (not of_age or age == of_age), found


def test_a_deed_is_said_in_good_english_or_not_at_all() -> None:
    assert told("finds letters addressed to him from a ship that sank", "m") == "found letters addressed to you from a ship that sank"
    assert told("hides apology notes in the bread he sells to his ex-wife", "m", tense="now") == "hide apology notes in the bread you sell to your ex-wife"
    assert told("finds a wallet and returns it to his enemy", "m") == "found a wallet and returned it to your enemy"
    assert done_to("has been secretly selling her recipes", "f", "m") == "have been selling my recipes"
    assert done_to("ruined her family", "f", "m", "I") == "ruined your family"
    assert told("meets a man who knows their secret", "f") == "" and told("discovers that her", "f") == ""


@pytest.mark.parametrize("idea", [idea for idea, _ in EVENTS])
def test_no_third_person_and_no_loose_end_in_what_is_said_to_ones_face(idea: str) -> None:
    reading = read(idea, "en")
    for deed in (shape(reading)[1], done(reading)):
        assert not re.search(r"\b(?:he|she|him|himself|herself|they|them|their)\b|\b(?:a|the|to|of|and|that|with|is)$|\byou \w+[^s]s\b(?<!was)", deed), deed
        assert not deed or re.match(r"(?:have|had|were|are|must|share|\w+)\b", deed)


def spoken(script: Script) -> list[str]:
    return [b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue"]


@pytest.mark.parametrize("idea", [idea for idea, _ in EVENTS][::4])
def test_an_episode_ends_with_the_premises_own_hook(idea: str) -> None:
    for seconds, episodes in ((30, 1), (60, 1), (60, 3)):
        brief = Brief(prompt=idea, duration_sec=seconds, episodes=episodes, language="en")
        premise = choose_premise(brief, read(idea, "en"), "en", (brief.prompt, brief.seed, "en", brief.genre))
        options = [o.strip("[]").split("{")[0] for x in premise.sections["hook"].exchanges for o in x.beats[-1].text.strip("[]").split("|")]
        for episode in write_script(brief).episodes:
            last = episode.scenes[-1].beats[-1].text
            assert any(o[:12] in last for o in options), (last, options)


def test_a_long_drama_plays_both_turns_of_its_premise() -> None:
    said = "\n".join(b.text + b.insert_text for s in write_script(Brief(prompt=EVENTS[2][0], episodes=3, language="en")).scenes() for b in s.beats)
    assert "sewing box" in said and "behind the last page" in said


@pytest.mark.parametrize(("base", "then"), [("beat", "beat"), ("seek", "sought"), ("commit", "committed"), ("offer", "offered"), ("freeze", "froze"),
                                            ("carry", "carried"), ("stop", "stopped"), ("befriend", "befriended"), ("withdraw", "withdrew"), ("fake", "faked")])
def test_what_is_over_is_told_in_the_past_that_english_has(base: str, then: str) -> None:
    assert past(base) == then
