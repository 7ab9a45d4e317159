"""English ideas are parted, cast and said so that no line of them is broken and nobody dead speaks."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.ages import plays_in_old_times
from engine.writing.dramatist.facts_cast_en import cast_of
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.facts_said_en import told_facts
from engine.writing.dramatist.faults_en import faults
from engine.writing.dramatist.idea import shape
from engine.writing.dramatist.lines import halves
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_en import of_somebody


def drama(idea: str) -> Script:
    return write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=3, episodes=1))


def said(script: Script) -> str:
    return " ".join(b.text for s in script.scenes() for b in s.beats)


@pytest.mark.parametrize(("idea", "facts"), [
    ("A florist is asked to decorate the wedding of the man who jilted her.", [("A florist", "is asked to decorate the wedding of the man who jilted her")]),
    ("The cook of a famous hotel secretly writes the critic's reviews.", [("The cook of a famous hotel", "secretly writes the critic's reviews")]),
    ("A clerk accidentally sends a love letter to the whole office.", [("A clerk", "accidentally sends a love letter to the whole office")]),
    ("A village gambles on whether the vicar will catch the hen thief.", [("A village", "gambles on whether the vicar will catch the hen thief")]),
    ("A small town bets on whether the vicar will catch the hen thief.", [("A small town", "bets on whether the vicar will catch the hen thief")]),
    ("The pharmacist steals pills for a tenant who can't pay.", [("The pharmacist", "steals pills for a tenant who can't pay")]),
    ("Every Monday a blind sculptor hires the same model.", [("a blind sculptor", "hires the same model")]),
    ("A thief returns everything he stole, one house at a time.", [("A thief", "returns everything he stole, one house at a time")]),
    ("The elderly landlord still collects the rent in person.", [("The elderly landlord", "still collects the rent in person")]),
])
def test_a_clause_is_not_cut_in_its_middle(idea: str, facts: list[tuple[str, str]]) -> None:
    assert [(f.subject, f.predicate) for f in facts_of(idea)] == facts


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("A clerk accidentally sends a love letter to the whole office.", "topic", "the love letter"),
    ("The new coach is the father nobody told Robbie about.", "topic", ""),
    ("A postman keeps the love letter addressed to his wife.", "topic", "the love letter"),
    ("A housekeeper copies out his unfinished last chapter.", "topic", ""),
    ("A clown hired for a birthday party drops the cake.", "f_open", "{A}, a clown hired for a birthday party, drops the cake."),
    ("Every Monday a blind sculptor hires the same model.", "f_open", "Every Monday, {A}, a blind sculptor, hires the same model."),
    ("Two brothers inherit a bowling alley. One wants to sell it, the other hides the deeds.", "f_turn", "{B} hides the deeds."),
    ("Two brothers inherit a bowling alley. One wants to sell it, the other hides the deeds.", "f_mid", "{A} wants to sell it."),
    ("A courier is accused of theft, but the old woman insists he is her nephew.", "b_says", "You're my nephew."),
    ("A crime novelist's housekeeper is found copying out his unfinished last chapter.", "a_me", ""),
    ("An apprentice knits a scarf for Daniel.", "a_youb", "you're knitting a scarf for me"),
    ("The last arcade in town gets a customer who pays in old coins.", "f_open", "The last arcade in town gets a customer, {A}."),
    ("A prompter forgets every line except one.", "a_you", "you forgot every line except one"),
    ("Two strangers swap suitcases at the airport and each finds the other's secret.", "topic", "the suitcases"),
    ("A thief meets a widow at the airport.", "topic", ""),
    ("A welder rents the same room.", "topic", "the room"),
    ("The groom's mother spoils the wedding cake, and the caterer catches her on camera.", "topic", "the wedding cake"),
    ("The groom's mother spoils the wedding cake, and the caterer catches her on camera.", "news", ""),
    ("Mom announces at dinner that she has sold the house.", "a_you", "you announced at dinner that you've sold the house"),
    ("Evelyn finds her own obituary in the paper.", "topic", "the obituary"),
    ("A surgeon hides the fact that he failed an exam.", "topic", "the exam"),
    ("Gus and Perla have run rival barbershops for thirty years.", "f_open", "{A} and {B} have run rival barbershops for thirty years."),
    ("The butcher's wife runs off with the dentist.", "a_you", "you're running off with the dentist"),
    ("Omar and his estranged twin are both cast in the same commercial.", "f_open", "Omar and his estranged twin are both cast in the same commercial."),
    ("Omar and his estranged twin are both cast in the same commercial.", "a_me", ""),
    ("An old fisherman and a young marine biologist fight over a whale.", "f_open", "{A}, an old fisherman, and {B}, a young marine biologist, fight over a whale."),
    ("The boy who bullied Nadia is now her son's teacher.", "a_youb", "you're now my son's teacher"),
    ("Her first day as a spy is also the day of the flood.", "f_open", "Her first day as a spy is also the day of the flood."),
    ("A barber hears every secret in town and has none of her own.", "own_me", "I have none of my own secrets"),
    ("A taxidermist receives an order for a dog that is still alive.", "a_me", "I received an order for a dog that is still alive"),
    ("A fisherman finds a bride asleep in his boat.", "topic", ""),
    ("Her brother's guitar, sold the week he left, turns up in a pawn shop.", "f_open", "Her brother's guitar, sold the week he left, turns up in a pawn shop."),
])
def test_the_words_of_a_fact(idea: str, slot: str, words: str) -> None:
    told = told_facts(read(idea, "en"))
    assert told and told.words[slot] == words


@pytest.mark.parametrize(("idea", "gone"), [
    ("Grandpa's lottery ticket, bought the day he died, turns out to be the winner.", "grandpa"),
    ("After their father's funeral, a plumber finds a second will in the boiler.", "father"),
    ("A drummer's best friend died on tour, and she keeps his seat empty.", "best friend"),
    ("A gardener plants a tree for her son, who drowned last summer.", "son"),
    ("Her uncle left her a theatre when he died, and the ceiling leaks.", "uncle"),
    ("Grandma's recipe, written the year she died, turns out to be the winner.", "winner"),
    ("A carpenter builds a swing for the daughter he lost.", "daughter"),
    ("The wedding is off, but the band has been paid and refuses to leave.", "wedding"),
    ("A chaplain hears the confession of the man who shot his brother.", "brother"),
    ("A cellist plays every Sunday at her mother's grave.", "mother"),
])
def test_the_dead_do_not_come_in(idea: str, gone: str) -> None:
    assert gone not in [p.called for p in read(idea, "en").people]
    assert gone not in [p.called for p in cast_of(read(of_somebody(idea), "en"))]


@pytest.mark.parametrize(("idea", "who"), [
    ("The ghost of a drowned sailor falls in love with a lighthouse inspector.", "ghost"),
    ("A nurse sits with a dying conductor who wants one last concert.", "conductor"),
])
def test_who_is_not_dead_or_is_a_ghost_comes_in(idea: str, who: str) -> None:
    assert any(who in p.called for p in read(idea, "en").people)


def test_several_at_the_end_of_a_phrase_of_time_are_each_one_person() -> None:
    people = cast_of(read("After the flood, two estranged sisters find a safe in the cellar.", "en"))
    assert [p.called for p in people[:2]] == ["sister", "sister"]


def test_what_somebody_never_did_in_a_relative_clause_is_no_habit() -> None:
    assert shape(read("In 1912, a telegraph operator meets a voice she has never heard.", "en"))[0] != "habit"


def test_what_keeps_turning_up_is_no_habit() -> None:
    assert shape(read("A hotel maid keeps finding postcards signed with her own name.", "en"))[0] != "habit"


def test_who_was_caught_is_called_by_the_deed_and_not_by_what_the_other_knows() -> None:
    turn = read("A night porter discovers the parcel thief is her own landlord.", "en").turn
    assert turn is None or "own landlord" not in " ".join(turn.words.values())
    script = drama("A night porter discovers the parcel thief is her own landlord.")
    assert "my own landlord" not in said(script) or "You are my own landlord" not in said(script)


def test_whoever_is_spoken_to_is_not_spoken_of() -> None:
    assert "shy gardener" not in " ".join(b.text for s in drama("A retired wrestler teaches a shy gardener to fight back.").scenes() for b in s.beats if b.kind == "dialogue")


@pytest.mark.parametrize("idea", ["A tailor is hired to dress the man who left her.", "A gambler, accused of the fire, begs his ex-girlfriend to lie for him.", "A barber's sister asks him to lie for her."])
def test_who_knows_the_other_is_no_stranger(idea: str) -> None:
    assert "Do you know who I am?" not in said(drama(idea))


@pytest.mark.parametrize(("idea", "people"), [
    ("Ines, a retired spy, burns her pancakes.", [("Ines", "f")]),
    ("A courier is accused of theft, but the old woman insists he is her nephew.", [("courier", "m"), ("old woman", "f")]),
    ("A clown recognises the birthday boy's mother as the cop who arrested him.", [("clown", "m"), ("mother", "f")]),
    ("When the power goes out, a babysitter hears somebody upstairs laughing.", [("babysitter", "")]),
    ("The headmistress hires an actor to play her husband at the reunion.", [("headmistress", "f"), ("actor", "")]),
    ("A tailor's apprentice discovers that the suit he is altering belongs to the mayor.", [("apprentice", "m")]),
    ("Forty years after the war, a cellist meets the soldier who spared her.", [("cellist", "f"), ("soldier", "")]),
    ("The worst waiter in Paris is secretly reviewing his own restaurant.", [("waiter", "m")]),
    ("A grieving widow hires a psychic.", [("widow", "f"), ("psychic", "")]),
    ("Gus and Perla have run rival barbershops for thirty years.", [("Gus", "m"), ("Perla", "f")]),
    ("Tom's sister disappears on the morning of her wedding.", [("Tom", "m")]),
    ("A lighthouse keeper's daughter saves the smuggler her father is hunting.", [("daughter", "f"), ("lighthouse keeper", "m")]),
    ("An AI matchmaker falls in love with its worst client.", [("ai matchmaker", "")]),
    ("The night porter at the Grand Hotel collects apologies.", [("night porter", "")]),
    ("Two exes are handcuffed together at a party.", [("ex", ""), ("ex", "")]),
    ("Ten years after the prank that ruined her voice, an opera singer opens a school.", [("singer", "f")]),
    ("Petra cleans the office of the tycoon who fired her father, and every night she moves one thing.", [("Petra", "f"), ("tycoon", "")]),
    ("Two sisters audition for the same role.", [("sister", "f"), ("sister", "f")]),
    ("The new coach is the father nobody told Robbie about.", [("coach", "m"), ("Robbie", "")]),
])
def test_who_is_who(idea: str, people: list[tuple[str, str]]) -> None:
    found = [(p.name or p.called, p.gender) for p in cast_of(read(idea, "en"))]
    assert [(f[0] if f[0].endswith(n) else n, g or f[1]) for f, (n, g) in zip(found, people, strict=False)] == found[:len(people)]
    assert len(found) >= len(people)
    assert len(found) == len(people) or "tailor" in idea or "keeper" in idea


def test_a_grandchild_of_another_makes_nobody_old() -> None:
    assert read("A courier is accused of theft, but the old woman insists he is her grandson.", "en").people[0].age != "elder"


def test_a_child_is_nobodys_opponent() -> None:
    script = drama("Ines, a retired spy, babysits her grandson and meets a forger.")
    assert [c.age for c in script.characters][2] != "child"


def test_a_prom_queen_lives_today() -> None:
    assert not plays_in_old_times("The prom queen trades lives with the lunch lady for one day.")


def test_the_teller_has_the_gender_that_tells_the_two_apart() -> None:
    assert of_somebody("My boss asked me to write her breakup text and I sent it to the wrong man.") == "His boss asked him to write her breakup text and he sent it to the wrong man."


@pytest.mark.parametrize("idea", ["The new coach is the father nobody told Jamie about.", "An intern accidentally sends a poem to the whole company instead of to Daniel."])
def test_nobody_speaks_of_themselves_or_of_the_hearer_by_name(idea: str) -> None:
    name = "Jamie" if "Jamie" in idea else "Daniel"
    for scene in drama(idea).scenes():
        said = [b for b in scene.beats if b.kind == "dialogue"]
        for beat, answer in zip(said, [*said[1:], None], strict=True):
            if name in beat.text:
                assert beat.character != name
                assert f"to {name}" not in beat.text
                assert f"told {name}" not in beat.text or (answer and answer.character != name)


def test_who_is_taught_has_not_overheard_it() -> None:
    assert "hear it twice" not in said(drama("A retired boxer teaches a shy librarian to fight back."))


def test_to_send_instead_of_to_somebody_is_no_fault() -> None:
    assert not faults("She sent it to the whole company instead of to him.")


def test_of_two_whom_a_pronoun_may_mean_nobody_is_accused() -> None:
    assert "You loved me." not in said(drama("A father pretends to be his dead son online to comfort the girl who loved him."))


def test_a_grown_grandchild_is_no_child() -> None:
    ages = {c.job: c.age for c in drama("Grandma Lou enters a poker tournament under her granddaughter's name.").characters}
    assert ages.get("granddaughter", "young") == "young"


@pytest.mark.parametrize(("idea", "place"), [("Mom announces at dinner that she is leaving.", ""), ("Two brothers inherit a bowling alley.", ""), ("A clerk waits in an alley.", "alley")])
def test_what_is_no_place_heads_no_scene(idea: str, place: str) -> None:
    assert read(idea, "en").place == place


@pytest.mark.parametrize(("idea", "words"), [
    ("Rookie cop Dani arrests the pickpocket who once saved her life.", "you once saved my life"),
    ("A midwife hires the gardener who ruined her wedding.", "you ruined my wedding"),
    ("A lawyer must defend the neighbor who poisoned her roses.", "you poisoned my roses"),
    ("A widower hires the maid who lost her sister.", "you lost your sister"),
])
def test_what_was_done_to_somebody_is_theirs(idea: str, words: str) -> None:
    turn = read(idea, "en").turn
    assert turn is None or turn.words["turn_you"].lower().rstrip(".") == words


def test_a_line_is_not_cut_before_what_is_no_clause() -> None:
    assert halves("I don't mind you returning everything you stole, one house at a time as such, on the whole.") == []
    assert halves("I would have told you all of it, but you never once asked me.") == ["I would have told you all of it.", "But you never once asked me."]


@pytest.mark.parametrize("idea", ["A widow rents the spare room to a magician who never leaves.", "A driver gives a ride to a runaway bride who will not say where she is going.", "A robot nanny is due to be scrapped, and the boy she raised has one night to say goodbye."])
def test_what_everybody_can_see_is_no_secret(idea: str) -> None:
    turn = read(idea, "en").turn
    assert turn is None or turn.kind not in ("truth", "deed")


def test_the_one_whom_only_a_relative_clause_names_is_not_left_without_it() -> None:
    assert "except the man." not in said(drama("The village midwife has delivered everyone in town except the man who now wants to marry her."))


def test_who_does_not_come_in_does_not_say_my() -> None:
    assert "my place" not in said(drama("A mother takes her daughter's place at school for a day and fails every class."))


def test_what_is_no_event_does_not_happen() -> None:
    assert "The day it does." not in said(drama("Every morning a crossing guard waves at a car that never stops, until the day it does."))


def test_whose_it_is_of_two_of_one_gender_is_not_said() -> None:
    assert "writing my will" not in said(drama("A hospital clown discovers that the boy in room nine is writing his will."))


def test_me_is_no_subject() -> None:
    assert faults("You play because me can't sleep.")
    assert "because me" not in said(drama("My neighbor plays the trumpet at midnight because his wife can't sleep without it."))


def test_the_nurse_is_not_told_of_my_nurse() -> None:
    assert "my nurse" not in said(drama("A retired magician teaches his nurse one trick too many."))
