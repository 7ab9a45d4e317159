"""The gate of English lines: that it finds what is wrong, lets pass what is right, and that no drama has a line that it would not pass."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import middles, phrases, premises
from engine.writing.dramatist.faults_en import faults

IDEAS = [
    "A lighthouse keeper smuggles whisky under the light, until the customs officer asks to stay the night.",
    "A divorce lawyer is left at the altar and must represent the woman her fiancé ran off with.",
    "Two thieves break into a house and end up cooking dinner for the old man who lives there.",
    "A taxi driver picks up a passenger who gives the driver's own home address.",
    "A vampire landlord will not come in to fix the heating unless the tenant invites him.",
    "An astronaut comes home after 40 years in space, not a day older, and her daughter is now the director who refuses to let her fly.",
    '"You have seven days," says the voicemail, and it is from herself, dated next week. Nora, a paramedic, has never believed in fate.',
    "My sister sold our mother's wedding dress online and the buyer is the woman my father left us for.",
    "Nobody in the village speaks to the beekeeper since the fire. When a city boy is sent to live with her, he finds out she did not start it.",
    "A retired hitman who runs a flower shop doesn't want to kill anymore, but the bride who ordered 300 roses recognises his hands.",
    "A small-town baker discovers that every loaf she sells makes the eater tell the truth for an hour, and the mayor is her best customer.",
    "Twins swap places for a job interview.",
    "A ghostwriter is hired to write the memoirs of the man who, she slowly realises, killed her mother.",
    "A clumsy waiter, a jealous violinist and a blind food critic are trapped in a restaurant during a blackout.",
]


@pytest.mark.parametrize(("line", "speaker"), [
    ("She have a key.", ""), ("You is late.", ""), ("I are late.", ""), ("They was here.", ""), ("When she find it, run.", ""), ("you decides to call", ""), ("You didn't comes.", ""),
    ("It is the the door.", ""), ("That's a my coat.", ""), ("She spoke of with him.", ""), ("A apple fell.", ""), ("An house is on fire.", ""), ("An uniform hangs there.", ""),
    ("You sold the.", ""), ("I was tired and.", ""), ("He said “yes.", ""), ('He said "yes.', ""), ("Yes, . No.", ""), ("I fired me.", ""), ("Then you betrayed you.", ""),
    ("I'm now the director who refuses to let me fly.", ""), ("You're the man who came for you.", ""), ("Nora's car is gone.", "Nora"), ("Nora knows it.", "Nora"),
    ("You let you jump.", ""), ("The cake of the man you still loves.", ""), ("A crashed satellite and hides the pilot in my barn.", ""),
])
def test_a_line_that_is_wrong_is_found_out(line: str, speaker: str) -> None:
    assert faults(line, speaker)


@pytest.mark.parametrize(("line", "speaker"), [
    ("An hour ago a uniform and a European came.", ""), ("I'm Nora.", "Nora"), ("My name is Nora.", "Nora"), ("Nora's car is gone.", "Evan"), ("Did she find it?", ""), ("If I were you, I'd run.", ""),
    ("What I see in you is fear.", ""), ("Make him stop, and let it work.", ""), ("I told you you'd be disappointed.", ""), ("You said you came by the door.", ""), ("And?", ""), ("Then whose?", ""),
    ("You don't know what you're getting into.", ""), ("I want them to see me.", ""), ("You could have told me, you know.", ""), ("I've been laughed at for less.", ""), ("… But?", ""),
    ("The man you still love.", ""), ("You let me jump.", ""), ("A knife and the fork.", ""),
])
def test_a_line_that_is_right_passes(line: str, speaker: str) -> None:
    assert not faults(line, speaker)


def test_what_lies_in_the_bank_passes() -> None:
    """Every alternative without slots; a name stands for people."""
    sections = [s for p in premises("en") for found in [*p.variants.values(), tuple(p.sections.values())] for s in found]
    lines = [b.text for s in [*sections, *phrases("en"), *middles("en")] for x in s.exchanges for b in x.beats]
    told = [re.sub(r"\{[A-EXYZ]\}", "Nora", a) for line in lines for a in line.strip("[]").split("|")]
    assert [t for t in told if "{" not in t and faults(t)] == []


def spoilt(script: Script) -> list[tuple[str, list[str]]]:
    """Every beat, title and logline with a fault."""
    said = [(b.text, faults(b.text, b.character or "" if b.kind == "dialogue" else "")) for s in script.scenes() for b in s.beats]
    return [(line, found) for line, found in [*said, *((e.title, faults(e.title)) for e in script.episodes)] if found]


@pytest.mark.parametrize("idea", IDEAS)
@pytest.mark.parametrize("seed", range(4))
def test_no_drama_has_a_line_with_a_fault(idea: str, seed: int) -> None:
    assert spoilt(write_script(Brief(prompt=idea, seed=seed, episodes=1 + seed % 2, scenes_per_episode=3, duration_sec=60, language="en"))) == []
