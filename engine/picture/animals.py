"""The animals of a shot that are nobody in the cast, and the ledges on which those sit who are small."""
from __future__ import annotations

from collections.abc import Mapping

from engine.drama.script import Character
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Animals
from engine.picture.beside import beside, on_ground
from engine.picture.creatures import Creature
from engine.picture.creatures.stage import draw_brought, draw_ledge, draw_perch, draw_table
from engine.picture.figures import Present, present, smalls
from engine.picture.framing import across, frame_of
from engine.picture.layers import Layer
from engine.picture.persons import person
from engine.picture.set_up import SetUp, sheet
from engine.picture.standing import Frame, Stand

LOWEST = 352.0
"""y in frame units; what a foot stands on below it is out of sight."""


class Staged:
    """The animals of one shot, staged with the people in it."""

    def __init__(self, shot: Shot, s: SetUp, people: list[Stand], cast: Mapping[str, Character]) -> None:
        self._shot, self._s, self._people = shot, s, people
        found = present(shot)
        everybody = {**cast, **{c.name: c for _, c, _ in found}}
        self._small = smalls(everybody)
        self._birds = {n for n, c in everybody.items() if c.look.being in Animals}
        floor = bool(found) or any(a.character in self._small for a in shot.actors)
        grounded = on_ground(shot, floor)
        frame: Frame = frame_of(shot.size, s.canvas.aspect, shot.angle, shot.setting, floor)
        self._found = []
        for placement, character, creature in found:
            stand = beside(placement, across(placement, shot, s.canvas.aspect), self._small[character.name], shot, frame, s.canvas.aspect, grounded, bool(people), passing=True)
            self._found.append((stand, character, creature))

    def seen_by(self, stand: Stand) -> list[Stand]:
        """Whom somebody may look at: who is alone or kneels looks at the animal."""
        alone = len(self._people) < 2 or stand.placement.pose == "kneel"
        return [stand, *(s for s, _, _ in self._found)] if alone and self._found else self._people

    def behind(self) -> list[Layer]:
        """Those larger than people."""
        return self._layers(large=True)

    def before(self) -> list[Layer]:
        """Those in front of the people, with what they bring."""
        return self._layers(large=False)

    def _layers(self, large: bool) -> list[Layer]:
        out: list[Layer] = []
        for stand, character, creature in self._found:
            if (stand.depth < 1) != large:
                continue
            out += self.ledge(stand)
            gift = self._gift(stand, creature)
            layer, _ = person(stand, character, self._shot, self._s, self._gaze(stand), speaks=False)
            out += [x for x in (layer, gift) if x is not None]
        return out

    def _gaze(self, stand: Stand) -> tuple[float, float]:
        """Up to whom it faces."""
        facing = [p for p in self._people if (p.x - stand.x) * stand.flip > 0]
        if not facing:
            return (.2, -.1 if not self._people else -.5)
        near = min(facing, key=lambda p: abs(p.x - stand.x))
        return (.8, max(-.8, min(.6, (near.eye - stand.eye) / max(60.0, abs(near.x - stand.x)))))

    def _gift(self, stand: Stand, creature: Present) -> Layer | None:
        if creature.brings is None or not stand.grounded:
            return None
        k = stand.scale * .92
        x, y = stand.x + stand.flip * 215 * stand.scale, stand.eye + Creature(creature.being, creature.color, None).height * stand.scale + 10 * stand.scale
        what = creature.brings
        return sheet(self._s.canvas, lambda c: draw_brought(c, what, x, y, k, stand.flip), "brought", stand.depth, self._s, self._shot.light)

    def ledge(self, stand: Stand) -> list[Layer]:
        """What one sits on: near, a ledge, if its edge is in the frame; from afar the small table or the perch of one that is kept
        above the ground."""
        if stand.raised:
            return [self._support(stand)]
        if stand.grounded or stand.foot >= LOWEST:
            return []
        s, shot = self._s, self._shot
        key = f"{shot.place}|{shot.setting}"
        return [sheet(s.canvas, lambda c: draw_ledge(c, stand.foot, stand.x, 360 * s.canvas.aspect, shot.setting, key), "ledge", stand.depth, s, shot.light, s.frame.blur * .1)]

    def _support(self, stand: Stand) -> Layer:
        """From its feet down to the ground."""
        small = self._small[stand.placement.character]
        top, k = stand.eye + small.ground * stand.scale, stand.scale
        draw = draw_perch if stand.placement.character in self._birds else draw_table
        return sheet(self._s.canvas, lambda c: draw(c, stand.x, top, top + stand.raised * k, k), "support", stand.depth, self._s, self._shot.light)
