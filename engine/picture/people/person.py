"""A person as drawn: the words of the look turned into measures and colours, once."""
from __future__ import annotations

from dataclasses import dataclass

from engine.drama.script import Look
from engine.drama.vocabulary import Age, Build, EasternDress, Gender, OldTimes, RepublicDress, WesternDress
from engine.picture.people.features import Features, features
from engine.picture.people.palette import METAL, Tones, tones

ADULT_FEET = 1440.0
"""The standing height, below the eye line, for which bodies and poses are written down."""
NECK = 130.0
"""Poses are scaled about this y, so that heads of all ages sit on their necks alike."""

HEAD_PIVOT = (-6.0, 110.0)
"""The head rolls about the top of the neck."""

_FEET: dict[Age, tuple[float, float]] = {
    "child": (900, 930), "young": (1380, 1450), "adult": (1400, 1480), "middle": (1370, 1440), "elder": (1290, 1370)}
_SHOULDER: dict[Age, tuple[float, float]] = {
    "child": (92, 96), "young": (118, 156), "adult": (124, 170), "middle": (128, 168), "elder": (120, 152)}
_BUILD: dict[Build, tuple[float, float]] = {"slim": (.93, .86), "average": (1.0, 1.0), "broad": (1.09, 1.17)}


@dataclass(frozen=True)
class Person:
    """Everything about a figure that never changes, in head units."""

    name: str
    gender: Gender
    age: Age
    look: Look
    tones: Tones
    features: Features
    shoulder: float
    """Half the width over the shoulders."""
    girth: float
    """Factor on the thickness of limbs and waist."""
    feet: float
    """y of the soles when standing."""

    @property
    def man(self) -> bool:
        return self.gender == "m"

    @property
    def child(self) -> bool:
        return self.age == "child"

    @property
    def tall(self) -> float:
        """Factor on distances below the neck, against the adult that poses are written for."""
        return (self.feet - NECK) / (ADULT_FEET - NECK)

    @property
    def old(self) -> OldTimes:
        """Which old times the clothes are of."""
        worn = self.look.outfit
        return "west" if worn in WesternDress else "east" if worn in EasternDress else "republic" if worn in RepublicDress else ""

    @property
    def head(self) -> float:
        """Factor on the head's size: drawn people carry their heads a little larger than life."""
        return 1.0 if self.child else 1.05 if self.man else 1.09

    @property
    def sink(self) -> float:
        """How far the head's frame sits below the body's origin: it sets the length of the neck."""
        return 27.0 if self.child else 27.0 if self.man else 31.0

    @property
    def chin(self) -> float:
        """y of the chin of a level head, in the body's frame."""
        return HEAD_PIVOT[1] + (self.features.chin - HEAD_PIVOT[1]) * self.head + self.sink

    def y(self, adult: float) -> float:
        """A height of the adult body in this person's body."""
        return NECK + (adult - NECK) * self.tall

    @classmethod
    def of(cls, name: str, gender: Gender, age: Age, look: Look) -> Person:
        man = gender == "m"
        wide, thick = _BUILD[look.build]
        skin = METAL if look.being == "robot" else tones(look.skin, look.hair_color, gender, age)
        return cls(name, gender, age, look, skin,
                   features(name, gender, age, look.face), _SHOULDER[age][man] * wide,
                   thick * {"child": .74, "young": .94, "adult": 1.0, "middle": 1.06, "elder": .94}[age],
                   _FEET[age][man])
