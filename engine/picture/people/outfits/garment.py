"""What an outfit is made of: its tints, its sleeves, the parts that draw it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.drama.script import Look
from engine.picture.gfx import (
    RGB,
    Colour,
    rgb,
    shade,
)
from engine.picture.people.body import Body

Tint = Callable[[Look], RGB]
GOLD = "#dfba68"


def main(look: Look) -> RGB:
    return rgb(look.color)


def accent(look: Look) -> RGB:
    return rgb(look.accent)


def colour_of(body: Body) -> RGB:
    """The colour that somebody wears."""
    return main(body.person.look)


def accent_of(body: Body) -> RGB:
    """The second colour that somebody wears."""
    return accent(body.person.look)


def fixed(colour: Colour) -> Tint:
    return lambda look: rgb(colour)


def darker(k: float) -> Tint:
    return lambda look: shade(look.color, k)


@dataclass(frozen=True)
class Sleeve:
    """How a garment covers the arm."""

    tint: Tint = main
    style: Literal["long", "short", "bare", "wide", "puff", "rolled"] = "long"
    ease: float = 1.0
    cuff: Tint | None = None
    """Colour of what shows at the wrist (a shirt cuff, a ribbed band)."""
    stripes: Tint | None = None
    """Colour of stripes along it."""
    plate: bool = False
    """Armour over the shoulder."""
    frill: Tint | None = None
    """Colour of the lace that falls from its end."""


@dataclass(frozen=True)
class Outfit:
    """A garment from the front and from behind."""

    trunk: Callable[[Body], None]
    lower: Callable[[Body], None]
    behind: Callable[[Body], None]
    sleeve: Sleeve = Sleeve()
    open_to: float = .36
    """How far the neck opening shows skin, in shoulder units."""
