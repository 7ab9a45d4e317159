"""What music is chosen for a drama's age."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.storyboard import Placement, Shot
from engine.film.spotting import palette_of


@pytest.mark.parametrize(("style", "genre", "setting", "who", "place", "palette"), [
    ("noir", "costume", "palace", "沈妃", "偏殿", "chinese"), ("noir", "romance", "palace", "沈妃", "", "chinese"), ("ink", "romance", "cafe", "Nora", "the café", "chinese"),
    ("noir", "costume", "palace", "Marian", "Castle", "film"), ("pastel", "romance", "palace", "Rowan", "the ballroom", "film"), ("noir", "romance", "cafe", "林晚", "咖啡馆", "film"),
])
def test_chinese_instruments_play_for_old_china_and_ink_and_not_for_a_castle(style: str, genre: str, setting: str, who: str, place: str, palette: str) -> None:
    shot = Shot(episode=1, scene=1, number=1, frames=24, size="two", setting=setting, place=place, actors=[Placement(character=who)])  # type: ignore[arg-type]
    assert palette_of([shot], Brief(prompt="A drama", style=style, genre=genre)) == palette  # type: ignore[arg-type]
