"""The colours of a person: skin, hair, lips, lines, all derived from the look's words."""
from __future__ import annotations

from dataclasses import dataclass, replace

from engine.drama.vocabulary import Age, Gender, HairColor, Skin
from engine.picture.gfx import RGB, light, lum, mix, mul, rgb, shade

SKINS: dict[Skin, str] = {"fair": "#f7dccb", "light": "#f0c9ab", "tan": "#dba781", "brown": "#ac7552", "dark": "#7a4f3a"}
HAIRS: dict[HairColor, str] = {
    "black": "#24222c", "darkbrown": "#3b2b29", "brown": "#5f4234", "auburn": "#7f402d", "blonde": "#cfa15f",
    "grey": "#8d8f98", "white": "#d3d4da", "navy": "#283150",
}
IRISES = ("#4f3527", "#63422c", "#45322a", "#573a33", "#70492b", "#5a4a38")


@dataclass(frozen=True)
class Tones:
    """Every flat colour of head and hands. `core` is the deeper shadow, `line` the colour of drawn features."""

    skin: RGB
    shadow: RGB
    core: RGB
    glow: RGB
    line: RGB
    blush: RGB
    lip: RGB
    hair: RGB
    hair_dark: RGB
    hair_light: RGB
    brow: RGB
    lash: RGB
    sheen: float
    """How strongly skin shines, 0..1: highlights are paler on fair than on dark skin."""


def tones(skin: Skin, hair: HairColor, gender: Gender, age: Age) -> Tones:
    """The palette of a person. Shadows lean to rose on fair and to umber on dark skin."""
    base = mix(SKINS[skin], "#d9a6a0", 0.06) if age == "elder" else mix(SKINS[skin], SKINS[skin], 0)
    dark = lum(base) < 0.5
    shadow = mix(mul(base, (.84, .66, .63)), "#7d4a63", .10 if not dark else .04)
    core = mix(mul(base, (.66, .46, .46)), "#5c3552", .12)
    locks = mix(HAIRS[hair], HAIRS[hair], 0)
    pale = lum(locks) > 0.45
    brow = mix(mix(locks, "#4a3a36", .55), base, .05) if pale else mix(locks, base, .08)
    if age == "elder":
        brow = mix(brow, "#8f8c92", .45)
    return Tones(
        skin=base, shadow=shadow, core=core, glow=light(base, .45, "#fff3e6"),
        line=mix(base, "#3a1420", .74), blush=mix("#e0605c", base, .12 if not dark else .35),
        lip=mix(base, "#b03d4c" if not dark else "#8c2f3c", .34 if gender == "m" else .60),
        hair=locks, hair_dark=shade(locks, .52), hair_light=mix(locks, "#c7cdf2" if not pale else "#fffaf0", .34),
        brow=brow, lash=mix(locks, "#1a1016", .62 if not pale else .8), sheen=max(.3, min(1.0, (lum(base) - .15) / .6)))


METAL = replace(tones("fair", "black", "m", "adult"), skin=rgb("#c9cedb"), shadow=rgb("#8b93a8"), core=rgb("#555d74"), glow=rgb("#f4f6fb"), line=rgb("#3a4054"), blush=rgb("#c9cedb"), sheen=1.0)
"""Of a robot's neck and hands."""
