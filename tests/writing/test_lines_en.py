"""What is said in English dramas: that it is not the same from drama to drama, and is about the idea that it is told of."""
from __future__ import annotations

import re
from collections import defaultdict

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import grammar, premises
from engine.writing.dramatist.facts_premise import premise_of_facts
from engine.writing.dramatist.facts_said_en import told_facts
from engine.writing.dramatist.found import always_filled, may_be_empty
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.situations import slots
from engine.writing.dramatist.story import conceive
from engine.writing.dramatist.words_en import event_words

IDEAS = """A bankrupt baker signs a one-year marriage contract with her landlord to keep her shop.
A bride finds a second wedding ring in her groom's coat pocket an hour before the ceremony.
A night nurse falls in love with a coma patient's brother, who signed the papers to switch off the machines.
A forensic accountant returns to her home town to audit the man who ruined her father.
A ferry captain refuses to sail on the anniversary of the sinking, until a widow offers to pay double.
Two sisters inherit one violin and only one of them can play.
A schoolteacher discovers that her best pupil's essays are written by the school caretaker.
The new CEO asks the office cleaner for advice, because she is the only one who tells him the truth.
A locksmith is hired to open a safe and finds his own birth certificate inside.
A lighthouse keeper's wife signals to smugglers every Friday night.
A grandmother hides a runaway boy in her attic and tells her policeman son nothing.
A wedding photographer discovers her husband in the background of a stranger's wedding picture.
A robot nanny starts keeping a secret diary, and the ten-year-old reads it.
A tailor is asked to sew a suit for the man who killed his son.
A pianist who lost her hearing teaches the boy who wrecked her car.
A widow receives a text message from her dead husband's phone: “Don't sell the house.”
A retired detective recognises the voice of the radio host as the kidnapper he never caught.
A village postman has been answering the letters that children write to their dead parents.
A poker dealer owes the casino 80,000 dollars and her ex-husband sits down at her table.
A young farmer bids for his own father's tractor at auction, and a stranger in red keeps raising the price.
A taxi driver picks up the same woman every night at 3:15, and she never gets any older.
A divorce lawyer is hired by the woman who broke up her own marriage.
A wheelchair basketball coach must cut her own son from the team the day before the final.
A mechanic buys a broken jukebox and finds 12 love letters addressed to his grandmother.
A gardener at the governor's mansion is secretly the heir to the estate.
A ghost writer falls in love with the footballer whose memoir she is inventing.
A mother fakes an illness so that her three sons come home for Christmas.
The town librarian has been lending out a book that nobody wrote.
A janitor wins the company raffle: lunch with the boss who fired his wife.
A translator falsifies the peace treaty to save her village.""".splitlines()
THREE, MOST = 3, 0.06
"""In how many of the dramas a line is one that stands everywhere, and the share of such lines that is borne."""


def lines_of(script: Script, idea: str) -> list[str]:
    """The lines of a drama as they can be compared with another's: names, pronouns and the idea's own words are blanks."""
    names = "|".join(re.escape(c.name) for c in script.characters)
    own = "|".join(sorted({re.escape(w) for w in re.findall(r"[A-Za-z'’-]{4,}", idea)}, key=len, reverse=True))
    said = []
    for beat in (b for s in script.scenes() for b in s.beats if b.kind == "dialogue"):
        line = re.sub(rf"\b(?:{names})\b|\b(?:he|she|him|her|his|hers)\b", "_", beat.text, flags=re.I)
        said.append(re.sub(r"[^\w ]", "", re.sub(rf"\b(?:{own})\b", "_", line, flags=re.I)).lower().strip())
    return said


def test_hardly_a_line_stands_in_three_of_thirty_dramas() -> None:
    dramas = [lines_of(write_script(Brief(prompt=idea, duration_sec=60)), idea) for idea in IDEAS]
    where: dict[str, set[int]] = defaultdict(set)
    for n, lines in enumerate(dramas):
        for line in lines:
            where[line].add(n)
    same = [line for lines in dramas for line in lines if len(where[line]) >= THREE and len(line.split()) > 1]
    assert len(same) / sum(map(len, dramas)) < MOST, sorted(set(same))


@pytest.mark.parametrize("idea", [
    "A widow receives a text message from her dead husband's phone.", "A beekeeper steals the mayor's ring.", "Two brothers inherit one boat.",
    "A ferry captain refuses to sail on the anniversary of the sinking, until a widow offers to pay double.",
])
def test_the_scenes_speak_of_what_it_is_about(idea: str) -> None:
    """At any seed, whatever the scenes of an idea's world may be, one of them says it in the idea's own words."""
    told = told_facts(read(idea, "en"))
    assert told
    for seed in range(12):
        premise = premise_of_facts(read(idea, "en"), (idea, seed))
        assert premise
        asked = {name for s in premise.sections.values() if s.name != "hook" for b in s.exchanges[0].beats if b.kind == "dialogue" for name in re.findall(r"\{(\w+)\}", b.text)}
        assert asked & {name for name, words in told.words.items() if words and name not in ("trade", "b_as")}


@pytest.mark.parametrize(("idea", "has", "not_"), [
    ("A bride finds a second ring in her groom's coat pocket.", {"bride", "wedding", "couple"}, {"known", "stranger"}),
    ("A retired spy opens a kindergarten, and her old handler enrols his son.", {"known"}, {"mychild"}),
    ("An elevator repairman is stuck with the woman who left him at the altar.", set(), {"wedding"}),
    ("A widow receives a text message from her dead husband's phone.", {"dead", "beyond", "phone"}, {"couple"}),
    ("A billionaire hides as a gardener in the house of the woman who jilted him.", set(), {"rich"}),
    ("A maid marries the dying millionaire.", {"rich"}, set()),
    ("A ten-year-old boy hires a detective.", set(), {"child"}),
    ("A barista finds her late grandmother's ring in a cup.", {"dead"}, {"beyond"}),
    ("A mother fakes an illness so that her three sons come home.", {"mychild"}, {"parent"}),
    ("Two sisters inherit one violin and only one of them can play.", {"sibling", "will", "music"}, set()),
])
def test_the_world_of_an_idea_is_known_and_what_the_two_are_to_each_other(idea: str, has: set[str], not_: set[str]) -> None:
    told = told_facts(read(idea, "en"))
    assert told and has <= told.themes and not not_ & told.themes


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("A bride finds a second wedding ring in her groom's coat pocket.", "found", "the second wedding ring"),
    ("A barista finds her late grandmother's ring in a cup.", "obj", "the ring"),
    ("A detective recognises the voice of the radio host.", "found", ""),
    ("A poker dealer owes the casino 80,000 dollars.", "Money", "80,000 dollars"),
    ("A baker has three days left to save her shop.", "Deadline", "Three days"),
    ("A postman has kept the letters for twenty years.", "span", "twenty years"),
    ("A nurse discovers her husband in a picture.", "obj", ""),
])
def test_the_things_sums_and_times_of_an_idea_can_be_said(idea: str, slot: str, words: str) -> None:
    told = told_facts(read(idea, "en"))
    assert told and told.words[slot] == words


def test_no_premise_asks_for_a_slot_that_there_is_not() -> None:
    """Of all its variants, also those that no idea of ours happens to choose."""
    story = conceive(Brief(prompt=IDEAS[0]), read(IDEAS[0], "en"), "en")
    lists = {name.partition(".")[0] for name in grammar("en")} | {name for name in grammar("en")}
    wrong = []
    for premise in premises("en"):
        known = {*story.words, *lists, *premise.fields, *premise.parts, *"XYZ", "clue", "fact", "kfact", "ktext", *event_words({}, premise.fields, "f", "m")} | slots("en") | always_filled(premise) | may_be_empty(premise)
        sections = [s for found in premise.variants.values() for s in found] + list(premise.sections.values())
        asked = {m[1] for s in sections for x in s.exchanges for b in x.beats for m in re.finditer(r"\{([A-Za-z]\w*)(?:\.\w+)?\}", b.text + b.insert_text)}
        wrong += [(premise.id, name) for name in asked - known]
    assert wrong == [], wrong
