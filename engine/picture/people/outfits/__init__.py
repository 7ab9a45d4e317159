"""The wardrobe: every outfit of the vocabulary, from the front and from behind."""
from __future__ import annotations

from engine.picture.people.outfits import (
    gentlemen,
    historical,
    leisure,
    modern,
    occasions,
    plain,
    republic,
    republic_plain,
    western,
    work,
)
from engine.picture.people.outfits.garment import Outfit, Sleeve
from engine.picture.people.outfits.sleeves import draw_arm
from engine.picture.people.person import Person

OUTFITS: dict[str, Outfit] = {**modern.OUTFITS, **leisure.OUTFITS, **plain.OUTFITS, **work.OUTFITS, **historical.OUTFITS, **occasions.OUTFITS, **western.OUTFITS, **gentlemen.OUTFITS, **republic.OUTFITS, **republic_plain.OUTFITS}

_MENS = {"dress": modern.OUTFITS["blazer"], "qipao": historical.CHANGSHAN, "wedding": occasions.GROOM, "gown": western.DOUBLET, "kirtle": gentlemen.JERKIN, "aoqun": republic.GOWN, "studentdress": republic_plain.PUPIL_BOY}
_WOMENS = {"changshan": historical.OUTFITS["qipao"]}
"""What a man wears by a word whose cut is a woman's, and a woman by a word whose cut is a man's."""


def outfit_of(person: Person) -> Outfit:
    """The outfit of somebody, in their own cut."""
    return (_MENS if person.man else _WOMENS).get(person.look.outfit) or OUTFITS[person.look.outfit]


__all__ = ["OUTFITS", "Outfit", "Sleeve", "draw_arm", "outfit_of"]
