"""Checking a text, a picture or a film that somebody hands in, outside of any drama."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

from engine.drama.brief import clean_text, detect_language
from engine.drama.verdict import Check, Policy
from engine.errors import BadInput


def moderate_text(text: str, policy: str) -> dict[str, Any]:
    """The verdict on words. Raises BadInput for an empty text."""
    from engine import moderation
    cleaned = clean_text(text)
    if not cleaned:
        raise BadInput("There is no text to check.")
    return _verdict(moderation.check_text(cleaned, detect_language(cleaned) or "en"), policy)


def moderate_file(path: Path, kind: Literal["image", "video"], policy: str) -> dict[str, Any]:
    """The verdict on a picture or a film. Raises BadInput when it cannot be read as one."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")
    return _verdict(_image(path) if kind == "image" else _film(path), policy)


def _image(path: Path) -> list[Check]:
    import cv2
    import numpy as np

    from engine import moderation
    picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise BadInput("This file is not a picture that can be read (JPEG, PNG, WebP).")
    return moderation.check_image(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8), drawn=False)


def _film(path: Path) -> list[Check]:
    import av

    from engine import moderation
    try:
        return moderation.check_film(path)
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise BadInput("This file is not a film that can be read (MP4, MOV, WebM).") from error


def _verdict(checks: list[Check], policy: str) -> dict[str, Any]:
    from engine import moderation
    return moderation.decide(checks, cast(Policy, policy)).model_dump(mode="json", exclude={"policy"})
