"""The wardrobe: every outfit of the vocabulary, from the front and from behind."""
from __future__ import annotations

from engine.picture.people.outfits import gentlemen, historical, leisure, modern, occasions, plain, western, work
from engine.picture.people.outfits.garment import Outfit, Sleeve
from engine.picture.people.outfits.sleeves import draw_arm
from engine.picture.people.person import Person

OUTFITS: dict[str, Outfit] = {**modern.OUTFITS, **leisure.OUTFITS, **plain.OUTFITS, **work.OUTFITS, **historical.OUTFITS, **occasions.OUTFITS, **western.OUTFITS, **gentlemen.OUTFITS}

_MENS = {"dress": modern.OUTFITS["blazer"], "qipao": historical.CHANGSHAN, "wedding": occasions.GROOM, "gown": western.DOUBLET, "kirtle": gentlemen.JERKIN}
"""What a man wears by a word whose cut is a woman's."""


def outfit_of(person: Person) -> Outfit:
    """The outfit of somebody, in their own cut."""
    return (_MENS.get(person.look.outfit) if person.man else None) or OUTFITS[person.look.outfit]


__all__ = ["OUTFITS", "Outfit", "Sleeve", "draw_arm", "outfit_of"]
