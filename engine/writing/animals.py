"""Which animals a scene shows besides its people, in which of its shots, and what they do there. Pure."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.drama.places import room_at_court
from engine.drama.script import Scene, Script
from engine.drama.storyboard import Creature, Placement, Shot
from engine.drama.vocabulary import Animals as BEASTS
from engine.drama.vocabulary import Being, Brought, Facing, Interiors, ShotSize, Stance
from engine.writing.beings import animals_in, coat_of, does, leads
from engine.writing.draft import Draft, on_stage

_WITH_THEM: frozenset[ShotSize] = frozenset({"wide", "full", "two"})
"""Sizes in which an animal is seen with people."""
_GOES = re.compile(r"走|跑|跳|冲|追|窜|钻|跟着|带路|\b(?:walks?|runs?|leads?|follows?|trots?|jumps?|goes|comes?|gallops?)\b", re.I)
_BRINGS: dict[Brought, re.Pattern[str]] = {
    "shoe": re.compile(r"(?:叼|衔|带|送).{0,8}鞋|鞋.{0,4}叼|\b(?:brings?|carries|drops|leaves|steals)\b.{0,16}\bshoes?\b", re.I),
    "letter": re.compile(r"(?:叼|衔|送|带).{0,8}信(?!任|号|息)|\b(?:brings?|carries|drops|leaves)\b.{0,16}\b(?:letters?|notes?)\b", re.I)}
_LAYS_DOWN = re.compile(r"叼|衔|嘴里|放在(?:地|门|脚|面前)|放下|\b(?:left|leaves|drops?|brings?|lays?|carr(?:y|ies))\b", re.I)
_BENDS = re.compile(r"蹲|弯下?腰|俯身|摸了?摸|伸手|捡|抱起|\b(?:bends?|crouch(?:es)?|kneels?|squats?|stoops?|strokes?|pets?|picks? up)\b", re.I)
_LEAST_SECONDS = 2.2
"""An action has to be this long for a look at the animal alone."""


_GONE = re.compile(r"死|丢|失踪|没回来|葬|\b(?:lost|missing|dead|dies|died|buried|never came)\b", re.I)


def _unsaid(scene: Scene, script: Script) -> list[Being]:
    """The animals of the premise that no scene names or lets speak, as in a film too short for it: one that plays a part is
    with the lead, another is in the first scene; none that is gone."""
    idea = " ".join(s for s in re.findall(r"[^。！？.!?]+", script.logline) if animals_in(s) and not _GONE.search(s))
    scenes = list(script.scenes())
    told = " ".join(b.text for s in scenes for b in s.beats if b.kind != "dialogue")
    staged = {n for s in scenes for n in on_stage(s)}
    silent = [c.look.being for c in script.characters if c.look.being in BEASTS and c.name not in staged]
    with_lead = silent if script.characters[0].name in on_stage(scene) else []
    first = animals_in(idea) if (scene.episode, scene.number) == (1, 1) else []
    return [b for b in (*with_lead, *first) if b not in animals_in(told)]


@dataclass(frozen=True)
class Animals:
    """The animals of one scene, by what the script says of them."""

    found: tuple[tuple[Being, str, str | None], ...] = ()
    """With their coats and collars, the same in the whole drama."""
    brings: Brought | None = None

    @classmethod
    def of(cls, scene: Scene, script: Script) -> Animals:
        """Those that its actions and narration name; and those that the premise names and its lines speak of. An animal that
        plays a part is no other one besides: it is there by itself, or as it always looks where it has nothing to say. No horse
        comes into a room."""
        if scene.setting in ("car", "lift"):
            return cls()
        stage = on_stage(scene)
        played = {c.look.being for c in script.characters if c.name in stage}
        told = " ".join([scene.description, *(b.text for b in scene.beats if b.kind != "dialogue")])
        spoken = " ".join(b.text for b in scene.beats if b.kind == "dialogue")
        named = [*animals_in(told), *_unsaid(scene, script), *(b for b in animals_in(spoken) if b in animals_in(script.logline))]
        here = [b for b in dict.fromkeys(named) if b not in played and not (b == "horse" and (scene.setting in Interiors or room_at_court(scene.place)))]
        brings = next((what for what, words in _BRINGS.items() if words.search(f"{script.logline} {told}") and _LAYS_DOWN.search(told)), None)
        return cls(tuple((b, *coat_in(script, b)) for b in here[:2]), brings)

    def drafts(self, draft: Draft, text: str) -> list[Draft]:
        """The shots of an action: it and the animal in one, the animal alone where the action is about it."""
        being = next((b for b, *_ in self.found if b in animals_in(text)), None)
        if being is None or draft.insert:
            return [draft]
        if leads(text, being):
            return [replace(draft, size="full" if _GOES.search(text) else "medium", focus=None, animal=being, poses={}, feelings={}, leaves=False)]
        poses = {draft.focus: "kneel"} if draft.focus and _BENDS.search(text) else {}
        both = replace(draft, size="full", leaves=False, poses={**draft.poses, **poses})  # type: ignore[dict-item]
        if not does(text, being):
            return [both]
        alone = Draft("close", [], None, draft.emotion, draft.seconds * .45, animal=being, optional=draft.seconds < _LEAST_SECONDS)
        return [replace(both, seconds=draft.seconds * .55), alone]

    def seen(self, draft: Draft, actors: list[Placement], texts: list[str]) -> list[Creature]:
        """The animals of a shot with these people, in which these beats happen."""
        if draft.insert or not self.found or (draft.animal is None and (draft.size not in _WITH_THEM or any(a.pose == "lie" for a in actors))):
            return []
        said = " ".join(texts)
        shown = [f for f in self.found if draft.animal in (None, f[0])][:1 if draft.size == "two" else 2]
        return [self._creature(f, i, draft, actors, said) for i, f in enumerate(shown)]

    def _creature(self, found: tuple[Being, str, str | None], i: int, draft: Draft, actors: list[Placement], said: str) -> Creature:
        being, colour, collar = found
        x, facing = _side(being, draft, actors)
        goes: Stance = "stand" if being in animals_in(said) and _GOES.search(said) and draft.size == "full" else "sit"
        laid = self.brings if being not in ("horse",) and (_LAYS_DOWN.search(said) or draft.opening) and draft.size in ("wide", "full") else None
        return Creature(being=being, color=colour, collar=collar, x=max(-1.0, min(1.0, x + i * (.34 if x >= 0 else -.34))), facing=facing, stance=goes, brings=laid)


def coat_in(script: Script, being: Being) -> tuple[str, str | None]:
    """The coat and the collar that an animal has in all shots of a drama: of whoever in the cast is one, else as the script calls it."""
    played = next(((c.look.color, c.look.accent) for c in reversed(script.characters) if c.look.being == being and being in BEASTS), None)
    return played or (coat_of(being, " ".join([script.logline, *(b.text for s in script.scenes() for b in s.beats)]), script.title), None)


def joined(script: Script, shot: Shot, beings: Sequence[Being]) -> list[Creature]:
    """The animals that are to be in a shot: those that were in it as they were, others as they look in the drama, in the free half."""
    shown = {c.being: c for c in shot.creatures}
    new = [(b, *coat_in(script, b)) for b in beings if b not in shown]
    side = -1.0 if sum(a.x for a in shot.actors) > 0 else 1.0
    made = {b: Creature(being=b, color=colour, collar=collar, x=side * (.3 + .34 * n), facing="left" if side > 0 else "right") for n, (b, colour, collar) in enumerate(new)}
    return [shown.get(b) or made[b] for b in beings]


def _side(being: Being, draft: Draft, actors: list[Placement]) -> tuple[float, Facing]:
    """Where an animal is that people are with: in the free half of the frame, between two, looking at whoever it is about."""
    if not actors:
        return .1, "left"
    focus = next((a for a in actors if a.character == draft.focus), actors[0])
    if len(actors) == 1:
        x = -focus.x * (1.2 if being == "horse" else 1.5) or .3
        return (x, "left") if x > focus.x else (x, "right")
    if draft.size == "two" and being != "horse":
        return .02, "left" if focus.x < 0 else "right"
    return (.12, "left") if focus.x <= 0 else (-.12, "right")
