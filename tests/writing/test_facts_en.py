"""An English idea told by its own facts: how it is parted, who does what, and that the drama says so."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.writing import write_script
from engine.writing.dramatist.bank import HERE, sections_of
from engine.writing.dramatist.facts_cast_en import cast_of
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.facts_premise import themes
from engine.writing.dramatist.facts_said_en import SLOTS, told_facts
from engine.writing.dramatist.faults_en import faults
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_en import of_somebody
from engine.writing.dramatist.themes_en import THEMES


@pytest.mark.parametrize(("idea", "facts"), [
    ("A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.",
     [("A lighthouse keeper", "smuggles whisky under the light"), ("the customs officer", "asks to stay the night")]),
    ("A divorce lawyer is left at the altar and must represent the woman her fiancé ran off with.",
     [("A divorce lawyer", "is left at the altar"), ("A divorce lawyer", "must represent the woman her fiancé ran off with")]),
    ("A parrot keeps repeating a phone number, and the widow who inherits it decides to call.",
     [("A parrot", "keeps repeating a phone number"), ("the widow who inherits it", "decides to call")]),
    ("A taxi driver picks up a passenger who gives the driver's own home address.", [("A taxi driver", "picks up a passenger"), ("the passenger", "gives the driver's own home address")]),
    ('"You have seven days," says the voicemail, and it is from herself.', [("the voicemail", "says “You have seven days”"), ("it", "is from herself")]),
    ("The butcher, the baker and the priest all love the same woman, but she only comes to bury her husband.",
     [("The butcher, the baker and the priest", "all love the same woman"), ("she only", "comes to bury her husband")]),
    ("In a small town, the ferryman's brother comes back and nobody can tell who is on the boat.",
     [("the ferryman's brother", "comes back"), ("nobody", "can tell who is on the boat")]),
    ("A robot butler files for divorce from the family it serves.", [("A robot butler", "files for divorce from the family it serves")]),
    ("The weather girl has been right for a year. Today she says: stay inside.", [("The weather girl", "has been right for a year"), ("she", "says: stay inside")]),
    ("Two sisters fight over an accordion, only to learn that he never played it", [("Two sisters", "fight over an accordion"), ("Two sisters", "learn that he never played it")]),
    ("A ghostwriter is hired to write the memoirs of the man who, she slowly realises, killed her mother.",
     [("A ghostwriter", "is hired to write the memoirs of the man who, she slowly realises, killed her mother")]),
    ("The town's only policeman has never made an arrest; on his last shift, his own mother walks in and confesses.",
     [("The town's only policeman", "has never made an arrest"), ("his own mother", "walks in"), ("his own mother", "confesses")]),
    ("A pilot announces over the intercom that this is her last flight and she is not going to land.",
     [("A pilot", "announces over the intercom that this is her last flight"), ("she", "is not going to land")]),
    ("Hello there", []),
])
def test_an_idea_is_parted_into_who_does_what(idea: str, facts: list[tuple[str, str]]) -> None:
    assert [(f.subject, f.predicate) for f in facts_of(idea)] == facts


@pytest.mark.parametrize(("idea", "people"), [
    ("A retired hitman who runs a flower shop doesn't want to kill anymore, but the bride recognises his hands.", ["hitman", "bride"]),
    ("A delivery drone keeps bringing packages to a house that burned down.", []),
    ("My sister sold our mother's wedding dress online and the buyer is the woman my father left us for.", ["", "sister", "buyer"]),
    ("A wedding planner must organise her own mother's third wedding.", ["wedding planner", "mother"]),
    ("My grandfather says he was never in the war, but a general has just saluted him in the supermarket.", ["grandfather", "general"]),
    ("The king's food taster hasn't been hungry in three years, until the new cook makes soup.", ["food taster", "cook"]),
    ("A translator for the deaf realises the defendant is confessing to her.", ["translator", "defendant"]),
    ("Four friends win a boat in a raffle, but none of them can swim.", []),
    ("Two thieves break into a house and end up cooking dinner for the old man who lives there.", ["thief", "thief", "old man"]),
])
def test_who_is_to_be_seen(idea: str, people: list[str]) -> None:
    assert [p.called for p in cast_of(read(of_somebody(idea), "en"))][:len(people) + (not people)] == people


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.", "a_you", "you smuggle whisky under the light"),
    ("A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.", "topic", "the whisky"),
    ("A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.", "b_says", "Let me stay the night."),
    ("A vampire landlord will not come in to fix the heating unless the tenant invites him.", "a_youb", "you won't come in to fix the heating unless I invite you"),
    ("A wedding planner must organise her own mother's third wedding.", "aim_b", "organise my third wedding"),
    ("I wake up every morning one day earlier. Tomorrow is the day my wife dies.", "news", "tomorrow is the day you die"),
    ("A retired hitman doesn't want to kill anymore, but the bride recognises his hands.", "b_you", "you recognise my hands"),
    ("An astronaut comes home, and her daughter is now the director who refuses to let her fly.", "b_me", ""),
    ("A man buys a cabin in the woods and finds that every tree has his name carved into it.", "news", "every tree has my name carved into it"),
    ("Three sisters have not spoken since the trial, but their father's will says they must carry his coffin together.", "a_we", "we haven't spoken since the trial"),
    ("In 2090 dreaming is taxed. A young auditor catches an old woman who has never paid.", "f_open", "In 2090, dreaming is taxed."),
    ("My grandfather says he was never in the war, but a general has just saluted him.", "f_open", "{A}, a grandfather, says he was never in the war."),
    ("At 3:07 a.m. every phone in the building rings, and only the janitor dares to pick up.", "f_open", "At 3:07 a.m., every phone in the building rings."),
    ("A dentist discovers a tiny listening device in the tooth of the new police chief.", "topic", "the tooth"),
    ("A marriage counsellor recognises her husband's voice in the next appointment.", "topic", "the voice"),
    ("My boyfriend proposed with the ring I designed for another client.", "topic", "the ring"),
    ("An undertaker and a midwife share the only van in the village.", "f_open", "{A}, an undertaker, and {B}, a midwife, share the only van in the village."),
    ("A night bus driver refuses to open the doors at the last stop.", "a_you", "you refuse to open the doors at the last stop"),
    ("The school bully is assigned to tutor me in maths, and he can't read.", "b_me", "I can't read"),
])
def test_what_the_facts_give_to_be_said(idea: str, slot: str, words: str) -> None:
    told = told_facts(read(of_somebody(idea), "en"))
    assert told and told.words[slot] == words


IDEAS = [
    "A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.", "A taxi driver picks up a passenger who gives the driver's own home address.",
    "A divorce lawyer is left at the altar and must represent the woman her fiancé ran off with.", "Two thieves break into a house and end up cooking dinner for the old man who lives there.",
    "A parrot keeps repeating a phone number, and the widow who inherits it decides to call.", "A vampire landlord will not come in to fix the heating unless the tenant invites him.",
]


@pytest.mark.parametrize("idea", IDEAS)
def test_the_whole_idea_is_told_and_nothing_else(idea: str) -> None:
    """Every word of the idea that bears meaning is heard or seen, in the right length, at three seeds."""
    for seed in range(3):
        script = write_script(Brief(prompt=idea, seed=seed, duration_sec=60, language="en"))
        told = " ".join(b.text for s in script.scenes() for b in s.beats).lower()
        missing = [w for w in re.findall(r"[a-z]{4,}", idea.lower()) if w not in told and w not in ("must", "unless", "until", "will")]
        assert not missing, (missing, told)
        assert sum(scene_seconds(s, "en") for s in script.episodes[0].scenes) == pytest.approx(60, rel=0.05)


def test_the_bank_of_scenes_is_sound() -> None:
    """No line of it has a fault, it asks for no slot that there is not, and every kind has a section that asks for nothing."""
    sections = [s for path in sorted((HERE / "facts").glob("en*.txt")) for s in sections_of(path, "facts")]
    asked = {name for s in sections for x in s.exchanges for b in x.beats for name in re.findall(r"\{(\w{2,})\}", b.text)}
    assert asked <= set(SLOTS)
    assert [b.text for s in sections for x in s.exchanges for b in x.beats if "{" not in b.text and faults(b.text)] == []
    assert {t for s in sections for t in themes(s)} <= THEMES
    free = {s.name for s in sections if not themes(s) and not {n for b in s.exchanges[0].beats for n in re.findall(r"\{(\w{2,})\}", b.text)} - {"f_open", "f_turn", "f_mid"}}
    assert {s.name for s in sections if s.name.startswith(("open.", "end."))} - {"open.any"} <= free | {"end.any"}
    assert {"clash.any", "end.any", "turn.none", "turn.deed", "turn.truth", "turn.own", "turn.event", "turn.knows"} <= free
