"""The words that an English idea gives to its event (`events/en.lst`), turned so that people can say them."""
from __future__ import annotations

import re
from collections.abc import Mapping

from engine.writing.dramatist.clauses_en import done_to, persons, predicate, sayable, told


def event_words(found: Mapping[str, str], given: Mapping[str, str], mine: str, yours: str) -> dict[str, str]:
    """Every slot of the events' premises: from what the idea says (`found`), else what the premise says (`given`).

    `mine` and `yours` are the genders of A, who mostly speaks, and of B.
    """
    words = dict(given)
    for name, clause in found.items():
        clause = re.sub(r"\s+", " ", clause).strip(" ,.;")
        words |= {k: v for k, v in _TURNED.get(name, _as_it_is)(name, clause, mine, yours).items() if v}
    for name in ("wrong", "lie"):  # what the premise says is in the words of A
        if name in given and words[name] == given[name]:
            words |= _of_the_premise(name, given[name], mine)
    if given.get("cause"):
        words = {**_cause("cause", given["cause"], mine, yours), **words}
    if given.get("condition"):
        words = {**_condition("condition", given["condition"], mine, yours), **words}
    words["term_cap"] = words.get("term", "")[:1].upper() + words.get("term", "")[1:]
    words["prey_they"] = words.get("prey_they") or words.get("prey", "")
    victim = re.search(r"\b(?:my|our) (?:father|mother|parents|family|son|daughter|brother|sister|husband|wife|child|grandfather|grandmother)\b", words.get("wrong", ""))
    words["victim_cap"] = "My" + (victim[0][victim[0].index(" "):] if victim else " father")
    words["deadline_cap"] = words.get("deadline", "tonight")[:1].upper() + words.get("deadline", "tonight")[1:]
    deadline = words.get("deadline", "tonight")
    words["deadline_when"] = deadline if deadline in ("tonight", "tomorrow") else "with " + deadline
    return words


def _as_it_is(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    clause = re.sub(r"^(?:only |same )", "", clause)
    clause = clause[0].lower() + clause[1:]
    return {name: clause if len(clause.split()) <= 8 and sayable("it " + clause) else ""}


def _mine(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """A thing or a person, said by A: “her dead father” is “my dead father”."""
    said = persons(clause, mine, "I")
    return {name: said if sayable("it " + said, 10) else ""}


def _wish(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What is wished for, of whomever: a wish with a person in it is said by nobody else."""
    return {name: sayable(re.split(r" (?:where|that|which|who|with) ", clause)[0], 8)}


def _goal(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """Where somebody is driven: “see the club once more”."""
    place = sayable("see " + re.split(r" (?:where|that|which|who|with|of (?:his|her)) ", clause)[0], 6)
    return {"wish": f"{place} once more" if place else ""}


def _prey(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What two fight over, in their own mouths (“our mother's”) and told of them."""
    said = sayable(re.sub(r"\btheir\b", "our", clause), 10)
    return {"prey": said, "prey_they": clause if said else ""}


def _secret(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    return {name: done_to(clause, mine, yours)}


def _gift(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What somebody unknown does for A, after “somebody”."""
    return {name: sayable(persons(predicate(clause, "who"), mine, "I"), 12)}


def _wrong(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    said, confessed = done_to(clause, mine, yours, "who"), done_to(clause, mine, yours, "I")
    return {"wrong": said, "wrong_you": confessed, "wrong_they": predicate(clause, "who")} if said and confessed else {}


def _lie(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """“pretends to be a doctor”: of A, to A's face, and as what is not so."""
    clause = re.split(r" (?:for|until|so|when|while|because|in front of|every|and|to (?:keep|get|save|please|win|avoid|stay|escape|impress)) ", clause)[0]
    if re.match(r"pretend\w* to be (?:his|her|their) ", clause):
        return {}  # whose that is nobody else can say
    you = told(re.sub(r"^has been (pretend|ly|fak)ing\b", lambda m: {"pretend": "pretends", "ly": "lies", "fak": "fakes"}[m[1]], clause), mine, "I", "past", 12)
    if not you:
        return {}
    not_so = re.sub(r"^pretended to be\b", "am not", you) if you.startswith("pretended to be ") else "made it up"
    believed = re.sub(r"^pretended to be\b", "are", you) if you.startswith("pretended to be ") else "are doing well"
    return {"lie": you, "lie_they": clause, "lie_not": not_so, "lie_you": persons(believed, mine, "you")}


def _of_the_premise(name: str, said: str, mine: str) -> dict[str, str]:
    they = {"f": "she", "m": "he"}[mine]
    if name == "wrong":
        return {"wrong_you": re.sub(r"\bwe\b", "you", said), "wrong_they": re.sub(r"\bwe\b", they, said)}
    return {"lie": "pretended to go to work", "lie_they": said, "lie_not": "have no work to go to", "lie_you": "still work there"}


def _cause(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What somebody wants to reach by it: “keep her shop”, said by A (“my”) and to A (“your”); by B (`his_cause`) where it is B's."""
    if mine != yours and re.search(rf"\b(?:{_HIS[yours]})\b", clause, re.I):
        return {"his_cause": sayable(persons(clause, yours, "I"), 9)}
    return {"cause": sayable(persons(clause, mine, "I"), 9), "cause_you": sayable(persons(clause, mine, "you"), 9)}


def _real(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """Who A really was, said by B: “the surgeon who saved his mother” saved mine."""
    return {name: sayable(persons(clause, yours, "I"), 9)}


def _unknown(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What B does not know of A, said by A to B: “she just inherited his company”, “I just inherited your company”."""
    said = persons(clause, mine, "I")
    said = sayable(persons(said, yours, "you") if mine != yours else said, 12)
    return {"unknown": said, "unknown_cap": said[:1].upper() + said[1:]}


def _known(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """A thing of which everybody knows which: “a pear tree” is “the pear tree”."""
    return {name: sayable(re.sub(r"^(?:an?|one|their) ", "the ", clause), 7)}


_HIS = {"m": "his|him|he", "f": "her|hers|she"}


def _condition(name: str, clause: str, mine: str, yours: str) -> dict[str, str]:
    """What an heir must do, read to them (“you spend a year in it”) and told of them."""
    clause = re.sub(r"^(?:(?:he|she|they) )?(?:must|has to|have to|can) ", "", re.sub(r"^(?:he|she|they) ", "", clause))
    first = clause.partition(" ")[0]
    they = {"f": "she", "m": "he"}[mine]
    if "{" in clause:
        return {"condition_you": "you " + predicate(clause, "you", "now"), "condition_they": f"{they} {clause}"}
    you = told(clause, mine, "you", "now") or sayable(persons(clause, mine, "you") if first.islower() and not first.endswith("s") else "")
    if not you:
        return {}
    return {"condition_you": f"you {you}", "condition_they": f"{they} {clause}" if first.endswith("s") else f"{they} must {clause}"}


_TURNED = {"cause": _cause, "real": _real, "unknown": _unknown, "quarrel": _known, "feast": _known, "secret": _secret, "wrong": _wrong, "sender": _mine, "wish": _wish, "lie": _lie, "condition": _condition, "seen": _mine, "gift": _gift, "prize": _mine, "prey": _prey, "goal": _goal}
