"""The wardrobe: every outfit of the vocabulary, from the front and from behind."""
from __future__ import annotations

from engine.picture.people.outfits import historical, modern, work
from engine.picture.people.outfits.pieces import Outfit, Sleeve, draw_arm

OUTFITS: dict[str, Outfit] = {**modern.OUTFITS, **work.OUTFITS, **historical.OUTFITS}

__all__ = ["OUTFITS", "Outfit", "Sleeve", "draw_arm"]
