"""Pictures that are not drawn by us: made by outside services, or given by the creator."""
from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.script import Character
from engine.drama.storyboard import Shot, dressed
from engine.drama.vocabulary import Language
from engine.errors import ProviderError
from engine.pipeline.prices import expected
from engine.pipeline.services import capability_of
from engine.pipeline.units import Result, Tools
from engine.settings import Settings
from engine.store import models as m
from engine.store.artefacts import Artefact

REFERENCE = (512, 640)
"""Pixels of the portraits that a service gets to know the cast by."""
_PREVIEW = 1280


def first_picture(session: Session, project: m.Project) -> str | None:
    """The picture that the creator gave the film to begin with; its sha256."""
    found = session.scalar(select(m.Feedback).where(m.Feedback.project_id == project.id, m.Feedback.subject == "reference_image").limit(1))
    return str(found.data["artefact"]) if found else None


def price(provider: str, settings: Settings | None) -> float:
    """Estimated cost of one picture, in US dollars."""
    able = None if provider == "embedded" else capability_of("image", provider, settings)
    return expected("image", {}, able)


def given(i: dict[str, Any], tools: Tools) -> Result:
    """A picture of the creator's own, as it is."""
    preview = _preview(tools.artefacts.read(i["given"]), tools)
    return Result({"kind": "picture", "artefact": i["given"], "preview": preview.sha256}, [preview])


def ordered(i: dict[str, Any], provider: str, tools: Tools) -> Result:
    """Made by an outside service from the shot's words and portraits of those who are in it."""
    from engine.picture import draw_portrait
    from engine.providers.calls import ImageOrder
    from engine.providers.image import image_provider
    from engine.writing import picture_prompt
    service = image_provider(provider, tools.keys, tools.settings)
    able = service.capability
    shot = Shot.model_validate({**i["shot"], "frames": 1, "number": 1})
    cast = {n: Character.model_validate(c) for n, c in i["cast"].items()}
    language: Language = able.language if able.language != "any" else i.get("language", "en")
    prompt, negative = picture_prompt(shot, cast, i["style"], language, i.get("aspect"), i.get("old", ""))
    seen = [a.character for a in shot.actors if a.character in cast and a.view != "back"]
    worn = dressed(shot, cast)
    references = [_png(draw_portrait(worn[name], REFERENCE, i["style"])) for name in dict.fromkeys(seen)][:able.references]
    seed = (i["seed"] + i.get("variant", 0)) % 2**31
    made = service.draw(ImageOrder(prompt, negative, (i["size"][0], i["size"][1]), seed, references), tools.call)
    kept, preview = tools.artefacts.put(made.data, made.media_type), _preview(made.data, tools)
    settings = {"prompt": prompt, "negative": negative, "model": able.model, "references": len(references), "task": made.remote_id,
                **{k: v for k, v in made.facts.items() if k in ("prompt", "model")}}
    return Result({"kind": "picture", "artefact": kept.sha256, "preview": preview.sha256, "seed": int(made.facts.get("seed") or seed), "settings": settings},
                  [kept, preview], made.units, made.cost)


def _preview(data: bytes, tools: Tools) -> Artefact:
    """A picture of anybody's as JPEG of a modest size. Raises ProviderError when it cannot be read."""
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if bgr is None:
        raise ProviderError("The service sent something that is not a picture.", details={"task_over": True})
    scale = min(1.0, _PREVIEW / max(bgr.shape[:2]))
    small = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else bgr
    ok, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 88])
    assert ok
    return tools.artefacts.put(jpeg.tobytes(), "image/jpeg")


def _png(rgb: NDArray[np.uint8]) -> bytes:
    ok, data = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    assert ok
    return data.tobytes()
