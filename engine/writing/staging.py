"""Who is where in a shot and how: sides, poses, views, clothes, who lies in bed."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.drama.script import Scene, Script, in_old_times
from engine.drama.storyboard import Clothes, Placement
from engine.drama.vocabulary import Emotion, Facing, OldTimes, Pose, ShotSize, View
from engine.writing import grammar
from engine.writing.abed import Abed, abed, place_with_bed
from engine.writing.animals import Animals
from engine.writing.draft import Draft, on_stage
from engine.writing.wardrobe import wardrobe


@dataclass
class SceneLook:
    """What all shots of a scene have in common to the eye: the place's name, what is worn, who lies; and how far it has come."""

    place: str
    wear: dict[str, Clothes]
    lying: Abed
    old: OldTimes = ""
    """Which old times it plays in."""
    beat: int = 0
    animals: Animals = field(default_factory=Animals)
    small: frozenset[str] = frozenset()
    """Of the people of the script those who have no body like a person's."""

    @classmethod
    def of(cls, scene: Scene, script: Script, day: int = 0) -> SceneLook:
        cast = {c.name: c for c in script.characters}
        small = frozenset(n for n, c in cast.items() if c.look.being not in ("person", "robot"))
        dressed = {n: c for n, c in cast.items() if n not in small}
        lying, old = abed(scene, dressed), in_old_times(cast.values())
        return cls(place_with_bed(scene, bool(lying.anybody), script.language == "zh"), wardrobe(scene, dressed, lying.anybody, old, day), lying, old,
                   animals=Animals.of(scene, script), small=small)

    def fitted(self, draft: Draft, people: list[str], beside: Sequence[Draft] = ()) -> Draft:
        """Nobody is looked at over the shoulder of who lies or has none: they are seen alone, and not as in a shot `beside` this one."""
        partner = next((p for p in people if p != draft.focus), None)
        if draft.size != "ots" or partner is None or not (self.lying.at(partner, self.beat) or partner in self.small):
            return draft
        taken = [d.size for d in beside if d.focus == draft.focus]
        sizes: tuple[ShotSize, ...] = ("medium", "close", "xclose")
        return replace(draft, size=next(s for s in sizes if s not in taken))

    def rest(self, who: str, speaks: bool) -> dict[str, object]:
        """What lying asks of a placement: nothing for who does not. Nobody talks in their sleep."""
        how = self.lying.at(who, self.beat)
        if how is None:
            return {}
        still: dict[str, object] = {"asleep": True, "emotion": "neutral"} if how == "asleep" and not speaks else {}
        return {"pose": "lie", "view": "three_quarter", "propped": how == "propped", **still}


def _sides(people: list[str]) -> dict[str, tuple[float, Facing]]:
    """Each person's side for the whole scene, as x in -1..1 and the way they look."""
    if len(people) == 1:
        return {people[0]: (-0.22, "right")}
    spread = {2: (-0.46, 0.46), 3: (-0.62, 0.62, 0.02), 4: (-0.7, 0.7, -0.22, 0.26)}[min(len(people), 4)]
    return {p: (x, "right" if x < 0 else "left") for p, x in zip(people, spread, strict=False)}


def placements(scene: Scene, draft: Draft, feelings: dict[str, Emotion], look: SceneLook) -> list[Placement]:
    people = on_stage(scene)
    if not people:
        return []
    sides = _sides(people)
    focus = draft.focus if draft.focus in sides else None
    resting = any(look.lying.at(p, look.beat) for p in people)

    def place(who: str, x: float | None = None, **extra: object) -> Placement:
        side, facing = sides[who]
        emotion = feelings.get(who, "neutral")
        pose = draft.poses.get(who) or grammar.listening_pose(emotion, scene.setting, scene.episode, scene.number, who)
        if pose in ("hug", "touch", "bow", "kneel") and resting:
            pose = "reach"  # over the edge of the bed
        elif pose in ("hug", "touch") and look.small and len(people) == 2:
            pose = "kneel" if draft.size in ("wide", "full") else "reach"  # down to it
        elif pose == "hip" and look.old == "east":
            pose = "clasp"  # hands in the sleeves; akimbo is of today
        shown = [scene.beats[i] for i in draft.beats]
        if pose == "reach":  # who only stretches out a hand in talking has nothing in it
            shown = [b for b in shown if who == focus and (b.kind == "action" or b.insert)]
        held = grammar.held_in(shown) if pose in ("hold", "reach") else None
        told: dict[str, object] = {"pose": pose, "emotion": emotion, "holding": held, "view": turned(pose, emotion), **extra,
                                   **look.rest(who, any(scene.beats[i].character == who and scene.beats[i].spoken for i in draft.beats))}
        if told["pose"] == "lie":
            told["holding"] = None
        if who in look.small:
            told |= {"pose": "walk" if told["pose"] == "walk" else "stand", "holding": None, "view": "back" if told["view"] == "back" else "three_quarter"}
        return Placement.model_validate({"character": who, "x": side if x is None else x, "facing": facing, **told})

    def turned(pose: Pose, emotion: Emotion) -> View:
        key = (scene.episode, scene.number, *draft.beats)
        if draft.size == "two" and resting:
            return "three_quarter"
        if draft.size == "two" and len(people) == 2:
            return grammar.face_to_face(feelings.get(focus or people[0], "neutral"), *key)
        return grammar.alone_in_frame(draft.size, pose, emotion, scene.setting, draft.hears, bool(focus and draft.spoken) and not draft.hears, *key)

    if draft.size == "wide":
        return _unlike([place(p, sides[p][0] * 0.6) for p in people[:3]], focus)
    if draft.size in ("close", "xclose", "medium", "full") and (focus or len(people) == 1):
        who = focus or people[0]
        if draft.leaves and not look.lying.at(who, look.beat):
            return [place(who, sides[who][0] * .2, view="back")]
        # looking room: a person stands a little towards their own side and looks into the frame
        return [place(who, -0.2 if sides[who][1] == "right" else 0.2)]
    partner = next((p for p in people if p != focus), None) if focus else None
    if draft.size == "ots" and focus and partner:
        near = -0.55 if sides[partner][0] < sides[focus][0] else 0.55
        return [place(focus, -near * 0.55), place(partner, near, view="back")]
    pair = [focus, partner] if focus and partner else people[:3]
    return sorted(_unlike([place(p) for p in pair if p], focus), key=lambda a: a.x)


def _unlike(found: list[Placement], focus: str | None) -> list[Placement]:
    """The same people, no two of whom stand in the same way; whoever the shot is about keeps their pose."""
    out: dict[str, Placement] = {}
    for a in sorted(found, key=lambda a: a.character != focus):
        out[a.character] = a.model_copy(update={"pose": grammar.unlike(a.pose, [b.pose for b in out.values()], a.emotion)})
    return [out[a.character] for a in found]
