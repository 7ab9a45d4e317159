"""Who lies in bed in a scene, and who of them sleeps: read from what the script says is done. Pure.

Description, actions and the narrator's words are read, not what people say to one another. Somebody who is never shown on
their feet before lies there from the scene's beginning; who gets up lies no longer.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from engine.drama.places import is_ward, room_at_court
from engine.drama.script import Character, Scene
from engine.drama.vocabulary import Setting

Rest = Literal["awake", "asleep", "propped"]
"""`propped` leans on the pillows, half sitting."""

BEDS: frozenset[Setting] = frozenset({"hospital", "bedroom", "livingroom", "office", "palace", "kitchen", "classroom", "shop", "countryside"})
"""Where a bed, a couch or a pallet may stand."""
_LIES = re.compile(
    r"躺(?!枪|平|椅上坐)|卧床|卧病|病床上|病榻上|(?<!起)床上(?!用品|边|前|摆|放|堆|有一|扔)|榻上|昏迷|不省人事|昏睡|沉睡|熟睡|酣睡|睡着|睡在|睡得|植物人|弥留|奄奄一息"
    r"|\b(?:lies|lying|lay)\b(?= (?:still |motionless |quietly |pale |awake |asleep |unconscious |half )*(?:in|on|beneath|under|back|there|still|motionless|pale|awake|asleep|unconscious|against)\b)"
    r"|\b(?:in|on) (?:(?:a|the|his|her|their) )?(?:hospital |sick|death|narrow )?bed\b(?!side|room)|\bin a coma\b|\bcomatose\b|\bbedridden\b|\b(?:fast )?asleep\b|\bsleeping\b|\bunconscious\b|\bsickbed\b|\bdeathbed\b", re.I)
_BED = re.compile(r"床(?!边|前|头|沿|脚|尾|位|旁|下|单|铺边)|榻(?!边|前)|炕|担架|被窝|被子|\b(?:in|on|under|to) (?:[\w']+ ){0,3}(?:bed|cot|blankets?|covers|quilt|pillows?|stretcher)\b", re.I)
_ELSEWHERE = re.compile(r"地上|地板|地面|血泊|沙滩|草地|草坪|雪地|路边|路上|街头|椅|甲板|桌|车[里上内]|沙发|怀[里中]|肩|背上|趴|靠着|倒在"
                        r"|\b(?:floor|ground|grass|sand|street|road|deck|pavement|sidewalk|bench|beach|tiles|carpet|chair|armchair|sofa|couch|desk|table|arms|shoulder|lap|car|train)\b", re.I)
_SITS = re.compile(r"坐在?(?:[^，。；]{0,4})床上|床上[^，。；]{0,4}坐|\bsits? (?:up )?(?:in|on) (?:the |her |his |a )?bed\b", re.I)
_NOT = re.compile(r"睡不着|没睡|不睡|别睡|未睡|装睡的是|没有昏迷|睡前|not asleep|can(?:no|')t sleep|sleepless", re.I)
_SLEEPS = re.compile(r"昏迷|不省人事|昏睡|沉睡|熟睡|酣睡|睡着|睡得|睡在|闭着眼|闭上(?:了)?(?:双)?眼|双眼紧闭|双目紧闭|没有醒|未醒|不醒|植物人|断气|咽了?气|没了呼吸|停止(?:了)?呼吸"
                     r"|\bcoma\b|\bcomatose\b|\bunconscious\b|\basleep\b|\bsleeping\b|\beyes (?:are |still )?(?:shut|closed)\b|\b(?:shuts?|closes?) (?:his|her|their) eyes\b|\bbreathes? (?:his|her) last\b|\bhas(?:n't| not) woken\b", re.I)
_WAKES = re.compile(r"醒来|醒了|醒过来|苏醒|惊醒|睁开(?:了)?(?:双)?眼|睁眼|\bwakes?\b|\bawakens?\b|\bawake\b|\bopens? (?:his|her|their) eyes\b|\bcomes? (?:to|round)\b[ .,]", re.I)
_RISES = re.compile(r"起身|下了?床|坐了?起|站了?起|爬了?起|跳起|起床|撑起(?:身|自己)|\bgets? (?:up|out of bed)\b|\bsits? up\b|\bstands? up\b|\brises\b|\bclimbs? out\b|\bleaps? up\b|\bout of bed\b", re.I)
_SITS_UP = re.compile(r"坐了?起|撑起(?:身|自己)|靠(?:在|着|坐)(?:[^，。；]{0,3})(?:床头|枕)|\bsits? up\b|\bleans? (?:back )?(?:on|against) (?:the |her |his )?pillows?\b", re.I)
_LEAVES = re.compile(r"下了?床|站了?起|起床|跳起|爬了?起|走|\b(?:out of bed|stands?|gets? up|leaves?|climbs? out)\b", re.I)
_UPRIGHT = re.compile(r"走|跑|冲|站|坐|跪|推门|进门|离开|靠在门|\b(?:walks?|runs?|stands?|sits?|kneels?|enters?|comes? in|leaves|steps?|rushes|paces)\b", re.I)
_SEES = re.compile(r"(?:发现|看[见到]|撞见|瞧见|望见)(?!自己(?!的))|\b(?:finds?|finding|found|discovers?|sees|catch(?:es)?|spots?)\b(?! (?:him|her)self\b)", re.I)
_CLAUSES = re.compile(r"[^，。；！？!?;.,\n—]+")
_PRONOUNS = {"他": "m", "她": "f", "he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_PRONOUN = re.compile(r"[他她](?!们)|\b(?:he|she|him|her|his)\b", re.I)


@dataclass
class Abed:
    """From which beat on somebody lies, and how; `at` tells of a beat."""

    turns: dict[str, list[tuple[int, Rest | None]]] = field(default_factory=dict)

    def at(self, who: str, beat: int) -> Rest | None:
        """How somebody lies during a beat; None when they do not."""
        state: Rest | None = None
        for since, how in self.turns.get(who, ()):
            if since <= beat:
                state = how
        return state

    @property
    def anybody(self) -> frozenset[str]:
        """Who lies at some time of the scene."""
        return frozenset(w for w, t in self.turns.items() if any(how for _, how in t))

    def _turn(self, who: str, beat: int, how: Rest | None) -> None:
        self.turns.setdefault(who, []).append((beat, how))


def abed(scene: Scene, cast: Mapping[str, Character]) -> Abed:
    """Who lies in the scene, as its description, actions and narration tell."""
    found = Abed()
    if scene.setting not in BEDS:
        return found
    people = [n for n in dict.fromkeys([*scene.characters, *(b.character for b in scene.beats if b.character)]) if n in cast]
    upright: set[str] = set()
    bedded = scene.setting in ("hospital", "bedroom") or (scene.setting == "palace" and bool(room_at_court(scene.place)))
    texts = [(0, scene.description, None), *((i, b.text, b.character) for i, b in enumerate(scene.beats) if b.kind != "dialogue")]
    for beat, text, actor in texts:
        named: list[str] = [actor] if actor and actor in cast else []
        for clause in _CLAUSES.findall(text):
            _read(clause, beat, people, cast, named, upright, bedded, found)
    for who in people:
        if cast[who].look.outfit == "patient" and not treats(cast[who].job) and who not in found.turns and who not in upright and scene.setting == "hospital" and not _CORRIDOR.search(scene.place):
            found._turn(who, 0, "awake")
    lying = [w for w in people if found.at(w, 0)]
    if len(lying) > 1:  # there is one bed: who is unconscious has it, else who was named last
        kept = next((w for w in lying if found.at(w, 0) == "asleep"), lying[-1])
        for who in lying:
            if who != kept:
                del found.turns[who]
    return found


_TREATS = re.compile(r"医生|大夫|护士|医师|护工|\b(?:doctor|surgeon|nurse|physician|medic)\b", re.I)


def treats(job: str) -> bool:
    """Whether somebody is in a hospital for work, whatever they are said to wear."""
    return bool(_TREATS.search(job))


_CORRIDOR = re.compile(r"外|门口|走廊|过道|大厅|手术|急诊|急救|\b(?:outside|corridor|hallway|door|lobby|surgery|operating|emergency)\b", re.I)


def place_with_bed(scene: Scene, lying: bool, chinese: bool) -> str:
    """The scene's place by its name; a hospital in which somebody lies is a ward of it, unless the script says where."""
    if not lying or scene.setting != "hospital" or is_ward(scene.place) or _CORRIDOR.search(scene.place):
        return scene.place
    return f"{scene.place}{'病房' if chinese else ' ward'}".strip()


def _read(clause: str, beat: int, people: Sequence[str], cast: Mapping[str, Character], named: list[str], upright: set[str], bedded: bool, found: Abed) -> None:
    """One clause: who lies down, wakes, gets up. `named` are those spoken of so far, the latest last; it grows. In a `bedded`
    place the bed need not be named."""
    here = sorted((at, who) for who in people if (at := _place(clause, who)) >= 0)
    lies = _LIES.search(clause)
    if lies and (_NOT.search(clause) or _SITS.search(clause) or not (_BED.search(clause) or (bedded and not _ELSEWHERE.search(clause)))):
        lies = None
    who = _whose(clause, lies, here, people, cast, named) if lies else None
    if lies and who:
        # who came in on their feet lies from now on, everybody else from the beginning
        since = beat if who in upright else 0
        if found.at(who, beat) is None:
            found._turn(who, since, "asleep" if _SLEEPS.search(clause) else "awake")
        elif _SLEEPS.search(clause):
            found._turn(who, beat, "asleep")
    subject = who or (here[0][1] if here else _spoken_of(clause, cast, named))
    if subject:
        lying = found.at(subject, beat)
        if lying and _SITS_UP.search(clause) and not _LEAVES.search(clause):
            found._turn(subject, beat, "propped")
        elif lying and _RISES.search(clause):
            found._turn(subject, beat, None)
        elif not lying and _SITS.search(clause) and cast[subject].look.outfit == "patient":
            found._turn(subject, beat if subject in upright else 0, "propped")
        elif lying and _WAKES.search(clause) and not re.search(r"没|未|不|n't|not ", clause):
            found._turn(subject, beat, "awake")
        elif lying == "awake" and not lies and _SLEEPS.search(clause):
            found._turn(subject, beat, "asleep")
        elif not lying and not lies and _UPRIGHT.search(clause):
            upright.add(subject)
    named += [w for _, w in here if w != who]
    if who:
        named.append(who)


def _place(clause: str, who: str) -> int:
    """Where a clause names somebody, by the whole name or an English first name; -1 when it does not."""
    at = clause.find(who)
    if at < 0 and " " in who:
        match = re.search(rf"\b(?:{'|'.join(map(re.escape, who.split()))})\b", clause)
        at = match.start() if match else -1
    return at


def _whose(clause: str, lies: re.Match[str], here: Sequence[tuple[int, str]], people: Sequence[str], cast: Mapping[str, Character], named: Sequence[str]) -> str | None:
    """Who it is that lies: named right after (病床上的林晚), nearest before, or spoken of before."""
    after = next((who for at, who in here if lies.end() <= at <= lies.end() + 6), None)
    rest = clause[lies.end():lies.end() + 6]
    if after and (re.match(r"[^她他]{0,3}(?:的|着)", rest) or not any(at < lies.start() for at, _ in here)):
        return after
    pronoun = re.match(r"[^，]{0,3}的([他她])", rest)
    if pronoun:
        watchers = {w for at, w in here if at < lies.start()} | ({named[0]} if named and not here else set())
        others = [p for p in people if p not in watchers and cast[p].gender == _PRONOUNS[pronoun[1]]]
        return next((p for p in reversed(named) if p in others), others[0] if len(others) == 1 else None)
    before = [(at, who) for at, who in here if at < lies.start()]
    seen = _SEES.search(clause, before[-1][0] if before else 0, lies.start())
    if seen:
        return next((p for p in people if cast[p].job and cast[p].job in clause[seen.end():lies.start()]), None)
    if before:
        return before[-1][1]
    return after or _spoken_of(clause, cast, named)


def _spoken_of(clause: str, cast: Mapping[str, Character], named: Sequence[str]) -> str | None:
    """Whom a clause without a name is about: the last one named, of the pronoun's gender when it has one."""
    pronoun = _PRONOUN.search(clause)
    gender = _PRONOUNS[pronoun[0].lower()] if pronoun else None
    return next((n for n in reversed(named) if gender in (None, cast[n].gender)), None)
