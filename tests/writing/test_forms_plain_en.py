"""Plain English ideas told by the form they have: who plays whom, and what of the idea is said."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import Story, conceive


def _story(idea: str) -> Story:
    return conceive(Brief(prompt=idea), read(idea, "en"), "en")


@pytest.mark.parametrize(("idea", "form", "words"), [
    ("A detective's new partner is the man he arrested ten years ago", "form_new_is_old", "margin"),
    ("A delivery driver saves a stranger's life and gets fired for being late", "form_good_deed_costs", "saved a stranger's life|sentence"),
    ("A woman fakes her own kidnapping to test her husband", "form_faked_own", "kidnapping"),
    ("Grandma joins the neighborhood watch and catches her own grandson", "form_catches_own", "putting it back|behind the cistern"),
    ("A chef loses his sense of taste the night before the most important dinner of his life", "form_loses_before", "sense of taste"),
    ("The office intern finds out the CEO sleeps in the building every night", "form_boss_at_night", "sleep in the building every night|blanket"),
    ("A father teaches his estranged son to drive on the way to a custody hearing", "form_on_the_way", "Sundays"),
    ("A high school janitor solves the math problem no student could", "form_hidden_gift", "twenty years|wiping"),
    ("A retired boxer trains the daughter of the man who ended his career", "form_child_of_enemy", "ended his career|surname"),
    ("The maid of honor realizes she is in love with the groom on the wedding morning", "form_loves_the_groom", "sandwich"),
    ("A mother goes back to college and shares a dorm with her daughter", "form_parent_beside_child", "Full scholarship"),
    ("An actor hired to play a dead man at family dinners starts to love the family", "form_hired_to_be", "play a dead man|salt"),
    ("A soldier comes home early and finds his wife's suitcase packed", "form_home_early", "sees his wife's suitcase packed"),
    ("A thief breaks into a house and ends up babysitting", "form_breaks_in", "sitter"),
    ("Two old friends meet at the bus stop and one of them pretends not to remember", "form_pretends_not", "say you don't know me"),
    ("A teenager writes to a prison inmate who turns out to be her father", "form_turns_out_kin", "marmalade"),
    ("A con man inherits the orphanage he grew up in", "form_inherits_from_past", "tin"),
    ("A woman hires a private investigator to find out who keeps sending her flowers", "form_who_keeps_sending", "Tuesday"),
    ("A cook from a village opens a restaurant across from her former master", "form_across_from_master", "last line"),
    ("Two nurses compete for one promotion and one doctor", "form_two_want_one", "withdraw"),
    ("A small-town mayor discovers her rival is the anonymous donor saving the library", "form_rival_is_donor", "Soup|soup"),
    ("A son finds out his strict father used to be a clown", "form_used_to_be", "cousin|common name"),
    ("A cab driver takes an old woman on a last tour of her life", "form_last_tour", "list"),
    ("A small girl sells lemonade to pay her father's bail", "form_small_sale", "Still to come"),
    ("A bride hides in a taxi and the driver is her first love", "form_it_is_the_ex", "east|West"),
])
def test_a_plain_idea_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert _story(idea).premise.id == form
    text = "\n".join(b.text + b.insert_text for s in write_script(Brief(prompt=idea, duration_sec=90)).scenes() for b in s.beats if b.kind != "narration")
    assert any(word in text for word in words.split("|")), text


def test_a_prom_queen_has_no_court() -> None:
    assert _story("A prom queen and the janitor's son swap phones by accident").premise.fields.get("era") != "old"


def test_who_does_it_plays_it() -> None:
    cast = _story("A bride hides in a taxi and the driver is her first love").cast
    assert (cast["A"].job, cast["A"].gender, cast["B"].job, cast["B"].gender) == ("bride", "f", "driver", "m")
    cast = _story("Grandma joins the neighborhood watch and catches her own grandson").cast
    assert (cast["A"].gender, cast["A"].age, cast["B"].gender) == ("f", "elder", "m")
    cast = _story("A high school janitor solves the math problem no student could").cast
    assert cast["B"].job != "student"
    cast = _story("The maid of honor realizes she is in love with the groom on the wedding morning").cast
    assert (cast["A"].gender, cast["A"].job, cast["B"].job) == ("f", "friend", "groom")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_has_marks_of_type(language: str) -> None:
    from engine.writing.dramatist.bank import premises
    lines = [b.text for p in premises(language) for s in p.sections.values() for x in s.exchanges for b in x.beats]  # type: ignore[arg-type]
    assert not [line for line in lines if "*" in line]


def test_no_action_begins_with_an_article_that_is_read_as_a_role() -> None:
    """“* A board on two barrels” would be an action of A."""
    from engine.writing.dramatist.bank import premises
    for p in premises("en"):
        if "form" in p.fields or "kind" in p.fields:
            for section in p.sections.values():
                for beat in (b for x in section.exchanges for b in x.beats if b.kind == "action" and b.role == "A" and not b.insert):
                    assert "{" + str(beat.role) in beat.text, (p.id, beat.text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_a_form_begins_can_be_staged(language: str) -> None:
    """No first exchange of a scene has more than three people in it: a fourth would cost the scene its beginning."""
    from engine.writing.dramatist.bank import premises
    from engine.writing.dramatist.stage import MOST_PEOPLE
    for p in premises(language):  # type: ignore[arg-type]
        if "form" in p.fields:
            for name, section in p.sections.items():
                assert name == "hook" or all(len(x.roles) <= MOST_PEOPLE for x in section.exchanges), (p.id, name)
