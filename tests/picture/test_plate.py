"""What is written on a door's plate stays on the plate."""
from __future__ import annotations

import pytest

from engine.picture.inserts_things import _PLATE, plate_lines
from engine.picture.lettering import font


@pytest.mark.parametrize("text", ["404", "录音室", "盆底压着半张", "盆底压着半张船票的那一间屋子", "Room 12", "Do not disturb the patient", "管理员"])
def test_no_line_is_wider_than_the_plate(text: str) -> None:
    lines, size = plate_lines(text)
    assert lines and len(lines) <= 2
    assert all(font(size, "bold").measureText(line) <= _PLATE for line in lines)
    assert text.startswith(lines[0].strip())
