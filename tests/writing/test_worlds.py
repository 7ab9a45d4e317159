"""A premise is told only of ideas of its own world: no ward, window or wedding in an idea that has none."""
from __future__ import annotations

import re
from functools import lru_cache

import pytest

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.choosing import choose_premise
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import conceive
from engine.writing.script import write_script

IDEAS = """
My roommate has been dead for three years and he still pays rent
A wedding photographer realizes the groom is the man who stole her savings
A retired teacher receives a letter from a pupil she failed thirty years ago
A beekeeper inherits a casino from a father he never met
A locksmith meets the man who framed his brother at a school reunion
Two rival crossword setters are trapped in a planetarium overnight
A geologist recognises the man who burned down her laboratory
An accountant bets her house that the mayor cannot swim
A plumber hides a runaway accountant from three polite debt collectors
A tour guide keeps telling a small lie about his degree until his old professor joins the tour
A weatherman can tell when people are about to resign
A tailor and his twin brother fight over a sewing machine
A puppeteer ghostwrites speeches for a senator who is about to quit
A woman finds out her landlord is her biological father
Two sisters open a detective agency and their first client is their mother
A man sells his vintage motorcycle to pay for his son's flying lessons
A cartographer discovers an island that only appears on her own maps
A drone pilot falls in love with the voice of air traffic control
The town hates the vet who put down the mayor's horse
A lottery winner hires actors to play his family
A mechanic recognises the woman who drove off with his inheritance
A teenager hacks the school bell so that lessons never end
Two strangers share a taxi and discover they are both running away from the same man
A ventriloquist's dummy starts giving better advice than he does
A night guard at a zoo notices that the penguins are counting him
A divorce lawyer gets a friend request from her first client's ghost
A train conductor finds the same umbrella on his train every evening
A blind chess master challenges a robot for the right to keep his cottage
A florist receives an order for a funeral that is her own
An insurance clerk must decide whether a mermaid is covered
A swimming coach finds out his best student is afraid of water
A ghost hunter moves into the only house in town that is not haunted
A cleaner at an observatory finds a planet and nobody listens
A crossword compiler receives threats hidden in her readers' letters
A bank robber gets stuck in the revolving door with the manager he went to school with
A hairdresser hears a confession and realises the victim is her next customer
A retired astronaut is mistaken for a plumber and fixes the whole building
A boy paints doors on walls and one of them opens
Three brothers inherit a submarine and none of them can swim
A speech coach has to teach her ex-husband to propose to somebody else
An archivist finds her own birth certificate dated next year
A grandmother enters a video game tournament under her grandson's name
A baker receives a medal for a rescue he did not perform
A translator of cookbooks inserts secret messages to a chef in Lyon
A dentist discovers a microfilm in the tooth of a politician
A roofer falls through the ceiling of the woman who fired him
""".strip().splitlines()

WORLDS = {
    "ward": (r"ward|bandage\w*|surgery|nurses?|operating|stethoscope|(?:the|a|my|your|his|her) patients?|the pills|visiting time|head nurse", r"hospital|nurse|doctor|surg|patient|vet\b|ill\b|ambulance|hospice|dying|dentist|clinic"),
    "window habit": (r"third floor|Write: the noise|start at ten past|up at that window|from down here|the window opposite", r"window|street|square|balcony|every (?:day|morning|evening|night)"),
    "wedding": (r"bride|groom|altar|wedding|bridesmaids?|veil|best man", r"wedding|marri|marry|bride|groom|fianc|propos|husband|wife|divorc"),
    "music": (r"violin|piano|sing the|you sing|a song|concert|encore|the melody|microphone|sheet music", r"sing|music|song|pian|violin|band|opera|choir|concert|radio|tun"),
    "stage": (r"the curtain|applause|audience|understudy|they're clapping|dressing room|encore", r"stage|theat|actor|actress|sing|puppet|ventriloquist|play|danc|audience|curtain"),
    "court": (r"verdict|testif\w+|the witness stand|prosecutor|your honour|sworn|badge|handcuffs?|confessed", r"judge|court|lawyer|police|detective|trial|crime|confession|guard|accus|fram|stole|robb|murder|prison|ruin|burn|drove off"),
    "war": (r"soldiers?|the war|regiment|trench|treaty|general|envoy|the front line|bullet", r"war\b|soldier|army|general|treaty|battle"),
    "kitchen table of a cook": (r"less salt|recipe|oven|the bun", r"cook|chef|bak|recipe|restaurant|kitchen|caf|diner|food"),
    "board and coin": (r"checkmate|mate in two|play white|the king over|three more moves|the last coin|a button", r"chess|bet|coin|game|wager|casino"),
    "football": (r"row four|pitch|the goal|penalty|number on my back", r"football|goal|match|team|player|coach"),
    "lift": (r"lift shaft|between floors|the stuck lift|the lift has stopped", r"lift|elevator|stuck|trapped"),
    "station": (r"platform two|the last train|tracks|station form", r"train|station|rail|subway|metro|platform"),
    "masked robbery": (r"masked|the till|mask's on|cough drops", r"mask|rob|till|cashier|shop|heist"),
    "palace": (r"your majesty|your highness|throne|goblet|dowager|chamberlain", r"king|queen|prince|palace|castle|throne|duke"),
    "grave": (r"we buried you|your grave|gravestone|the coffin|the urn|ashes", r"dead|died|grave|funeral|buried|ghost|late\b|corpse|murder|victim|haunt"),
}
"""World: words that belong to it (in a script), and what an idea of it says."""


@lru_cache
def _words(idea: str, seed: int) -> tuple[Premise, str]:
    brief = Brief(prompt=idea, seed=seed, language="en", duration_sec=90, scenes_per_episode=4)
    script = write_script(brief)
    premise = conceive(brief, read(idea, "en"), "en").premise
    return premise, "\n".join(f"{b.text} {b.insert_text}" for s in script.scenes() for b in s.beats)


@pytest.mark.parametrize("idea", IDEAS)
def test_no_word_of_another_world_is_in_a_script(idea: str) -> None:
    faults = []
    for seed in range(2):
        premise, text = _words(idea, seed)
        for world, (words, ideas) in WORLDS.items():
            for m in re.finditer(rf"\b(?:{words})\b", text, re.I):
                own = bool(premise.fields.get("world")) and re.search(ideas, premise.fields["world"], re.I)
                if not re.search(ideas, idea, re.I) and m[0].lower() not in idea.lower() and not own:
                    faults.append((world, m[0], premise.id, text[max(0, m.start() - 40):m.end() + 40]))
    assert not faults, faults


def _own_text(premise: Premise) -> str:
    sections = [s for name, first in premise.sections.items() for s in premise.variants.get(name, (first,))]
    beats = [f"{b.text} {b.insert_text}" for s in sections for x in s.exchanges for b in x.beats]
    return "\n".join([*beats, premise.fields["logline"], *(f"{c.text} {c.fact}" for c in premise.clues)])


@pytest.mark.parametrize("premise", [p for p in premises("en") if p.fields.get("era") != "old"], ids=lambda p: p.id)
def test_a_premise_that_speaks_of_a_world_says_which_ideas_are_of_it(premise: Premise) -> None:
    spoken = {world: m[0] for world, (words, _) in WORLDS.items() if (m := re.search(rf"\b(?:{words})\b", _own_text(premise), re.I))}
    assert not spoken or "world" in premise.fields, spoken


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_idea_of_another_world_never_gets_a_premise_of_this_one(language: Language) -> None:
    worlds = [p for p in premises(language) if "world" in p.fields]
    ideas = IDEAS if language == "en" else ("一个会计发现邻居是他的双胞胎兄弟", "修鞋匠在鞋底里找到一张藏宝图", "两个陌生人拼车时发现要去同一个地方")
    chosen = {(choose_premise(Brief(prompt=idea, language=language, seed=seed), read(idea, language), language, (idea, seed)).id, idea) for idea in ideas for seed in range(6)}
    astray = {(p.id, idea) for p in worlds for idea in ideas if not re.search(p.fields["world"], idea, re.I)} & chosen
    assert not astray
    if language == "en":
        # each of them is kept from something: a world that every idea is of is none
        assert all(any(not p.at_home(idea) for idea in IDEAS) for p in worlds), [p.id for p in worlds if all(p.at_home(i) for i in IDEAS)]


@pytest.mark.parametrize("premise_id", ["own_why_every_day", "own_paying_it_off", "idea_habit", "own_what_have_you_done", "idea_deed"])
def test_whoever_is_dead_in_the_idea_does_nothing_and_is_asked_nothing(premise_id: str) -> None:
    found = {choose_premise(Brief(prompt=IDEAS[0], language="en", seed=seed), read(IDEAS[0], "en"), "en", (seed,)).id for seed in range(12)}
    assert premise_id not in found
