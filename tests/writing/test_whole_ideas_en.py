"""English ideas that are known as a whole: the story is theirs, and so are its people."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.choosing import choose_premise
from engine.writing.dramatist.played import rank_of
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.situations import HERE, cues
from engine.writing.dramatist.situations import WHOLE as WHOLE_FROM
from engine.writing.dramatist.story import conceive

WHOLE = {name for name, weight, _ in cues("en") if weight >= WHOLE_FROM}
_OF_DANGER = {line.split()[0] for line in (HERE / "en_suspense.lst").read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}
STORIES = [p for p in premises("en") if _OF_DANGER & set(p.situations)]


@pytest.mark.parametrize(("idea", "event"), [
    ("An Alpha rejects his mate at the moon ceremony, and her wolf turns out to be the strongest of all", "rejected_mate"),
    ("A police informant in a biker gang is told to shoot his own brother", "undercover"),
    ("A juror recognises the voice on the tape and cannot say so", "juror"),
    ("The king's taster stops eating", "taster"),
    ("A boxer trains the daughter of the man he killed in the ring", "dead_mans_son"),
    ("Three survivors, one raft, and water for two in a storm at sea", "one_rope"),
    ("Her twin steals her wedding dress and her husband", "my_twin"),
    ("An astronaut wakes up on a spaceship and hears knocking from outside", "space_crew"),
    ("A caretaker hears a piano from a locked room every night", "haunted_room"),
    ("A public defender learns that her client killed her father", "defends_killer"), ("A detective finds his own brother's prints at every scene", "own_suspect"),
    ("An assassin is hired to kill the nun who raised her", "hitman"), ("A missing boy is found after six years, but his sister knows it is not him", "not_my_child"),
    ("A seamstress takes the place of a countess at court and charms a general", "ball_in_place"), ("The hangman is to execute the man who saved his life", "scaffold"),
    ("A medic hides an enemy sniper in her cellar during the war", "enemy_wounded"), ("A dragon egg hatches for a blacksmith's boy", "dragon"),
    ("A sorcerer gave his voice for power and now wants to say one name", "price_of_magic"), ("The devil knocks at a baker's door and asks for a job", "death_calls"),
    ("A gymnast trains with the partner who let her fall and broke her back", "second_partner"), ("A striker is bribed to miss a penalty in the world cup final", "throw_match"),
    ("A librarian finds a ledger with the names of everyone in town and the days they will die", "listed"), ("Five strangers in an escape room learn that only one gets out alive", "deadly_game"),
    ("A widow becomes the cook of the man who ruined her husband", "in_their_house"), ("Four classmates return to the lake where they hid the body", "old_grave"),
    ("A father covers up his daughter's hit and run", "hides_crime"), ("A singer fakes her death and takes a job as a waitress in her own memorial bar", "faked_death"),
    ("A bus driver gets a call: if he stops, his daughter dies", "threat_in_transit"), ("A selkie hides her skin from the sailor she loves", "sea_creature"),
    ("A detective falls in love with the art thief she has chased for years", "agent_in_love"), ("An omega is traded to the cruel Alpha of the northern pack", "sold_to_pack"),
    ("The worst student at a school of magic calls up something older than the school", "magic_school"), ("A viscount must marry by Easter and asks a wallflower", "duke_needs_wife"),
    ("A thief breaks into the castle of a beast whom nobody may look at", "cursed_beast"), ("Her roommate turns out to be living under a false name", "false_roommate"),
    ("A blind boxer has one last title fight to pay his debts", "last_bell"), ("A nurse's stalker knows the code of her door", "stalker"),
    ("A journalist joins a doomsday cult to find her sister", "cult"), ("A clone escapes to find the woman he was copied from", "spare_parts"),
    ("A student pawns her memories of her mother", "memory_trade"), ("The worst hockey team in the league gets a nun as coach", "underdog_team"),
    ("A privateer finds the admiral's daughter hidden in his cabin", "pirates"), ("A retired superhero dates the daughter of his nemesis", "masked_hero"),
    ("A sham medium hears a real voice at her seance", "fake_seer"), ("A nurse at the front answers the letters of a dead soldier's wife", "letters_home"),
    ("A gladiator must face his best friend for freedom", "brothers_in_arena"), ("A tutor finds a murder in a student's homework", "essay_knows"),
    ("Two sisters are buried in an avalanche and talk for the first time in years", "kin_in_the_dark"),
    ("A valet has been answering the countess's letters in his master's name", "in_her_name"),
])
def test_an_idea_is_known_as_a_whole(idea: str, event: str) -> None:
    for seed in range(3):
        assert event in choose_premise(Brief(prompt=idea, language="en", seed=seed), read(idea, "en"), "en", (idea, seed)).situations


@pytest.mark.parametrize("idea", [
    "A football coach falls for the school's librarian", "A baker names a cake after her twins", "A novelist has writer's block in a lighthouse",
    "An engineer redesigns the queue at the post office", "A retired astronaut teaches chess to her grandson",
])
def test_one_word_does_not_make_a_whole(idea: str) -> None:
    situation = read(idea, "en").situation
    assert not situation or situation.name not in WHOLE


@pytest.mark.parametrize(("idea", "jobs"), [
    ("A food taster to a cruel prince falls ill the one night the prince did not eat.", ("food taster", "prince")),
    ("The last juror holding out for innocence realizes that the foreman is the real killer.", ("juror", "foreman")),
    ("The Alpha rejects his mate in front of the whole pack.", ("mate", "alpha")),
    ("My twin sister went to prison for me; now she is out and has taken my life, my house and my husband.", ("elder twin", "twin sister")),
])
def test_the_lead_is_whom_the_idea_is_about(idea: str, jobs: tuple[str, str]) -> None:
    cast = conceive(Brief(prompt=idea, language="en"), read(idea, "en"), "en").cast
    assert (cast["A"].job, cast["B"].job) == jobs


def test_whoever_is_held_for_ransom_does_not_answer_the_telephone() -> None:
    idea = "A ransom note arrives for a child who is asleep upstairs."
    cast = conceive(Brief(prompt=idea, language="en"), read(idea, "en"), "en").cast
    assert "child" not in {c.age for c in cast.values()}


def test_a_story_of_old_times_is_dressed_so_though_no_word_of_the_idea_is_of_a_palace() -> None:
    idea = "A girl takes her brother's place in the army disguised as a soldier and her captain falls for her"
    assert conceive(Brief(prompt=idea, language="en"), read(idea, "en"), "en").old


def test_an_adjective_of_a_people_or_an_age_is_nobodys_name() -> None:
    assert not any(p.name for p in read("A Victorian governess hears the dead mother's lullaby from the locked nursery every midnight.", "en").people)
    assert not any(p.name for p in read("The Alpha rejects his mate in front of the whole pack.", "en").people)


def _on_stage(premise: Premise, name: str) -> frozenset[str]:
    return frozenset(r for x in premise.sections[name].exchanges for r in x.roles)


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_no_scene_needs_more_people_than_a_stage_holds(premise: Premise) -> None:
    """Three: what a fourth says would be left out. The hook is spoken by those who are there."""
    for name in ("open", "turn", "end"):
        assert len(_on_stage(premise, name)) <= 3, name
    hooks = [x for x in premise.sections["hook"].exchanges if len(x.roles | _on_stage(premise, "end")) <= 3]
    assert len(hooks) >= 2
    assert all(rank_of(x, premise) for x in hooks)


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_nothing_in_a_story_is_said_of_whoever_might_be_a_woman_or_a_man(premise: Premise) -> None:
    """Of the two whom an idea may make a woman or a man, a premise speaks by slots: no line to B calls A “sir” or “my lady”."""
    said = [b.text for s in premise.sections.values() for x in s.exchanges for b in x.beats if x.roles <= {"A", "B"}]
    assert not [line for line in said if re.search(r"\b(?:sir|madam|my lady|my lord|mister)\b", line, re.I)]


@pytest.mark.parametrize("idea", [
    "An Alpha rejects his mate at the moon ceremony, and she comes back as a healer", "A police informant in a biker gang is told to shoot his own brother",
    "The king's executioner refuses to behead the woman he once loved", "A detective falls in love with the art thief she has chased for years",
    "Four climbers share one rope on a frozen wall and only three can be held", "A widow becomes the cook of the man who ruined her husband",
])
def test_in_a_minute_a_story_still_comes_to_its_climax(idea: str) -> None:
    brief = Brief(prompt=idea, language="en", duration_sec=60, scenes_per_episode=3, episodes=1)
    climax = conceive(brief, read(idea, "en"), "en").premise.sections["end"].exchanges[0]
    happens = max(re.split(r"\{[\w.]+\}", climax.beats[0].text), key=len).strip()
    assert any(happens in b.text for s in write_script(brief).scenes() for b in s.beats), happens


@pytest.mark.parametrize("premise", STORIES, ids=lambda p: p.id)
def test_who_somebody_is_and_how_is_said_without_a_slot(premise: Premise) -> None:
    """A job and a temper are shown as they stand."""
    assert not any("{" in part.job + part.temper for part in premise.parts.values())
