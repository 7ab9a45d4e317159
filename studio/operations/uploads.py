"""A creator's own pictures and clips, in the place of ours."""
from __future__ import annotations

import io
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import select

from engine.errors import BadInput, TooLarge
from engine.pipeline import edits
from engine.store import models as m
from studio.connections import artefacts, transaction
from studio.operations import storyboards
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.views import ShotView
from studio.security.clips import clean_clip
from studio.security.fetcher import clean_image
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter

MAX_BYTES = 60 * 2**20
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"GIF8")
"""How pictures begin (RIFF is WebP, or AVI: told apart below)."""


def _is_picture(head: bytes) -> bool:
    return head.startswith(_PICTURES) and not (head[:4] == b"RIFF" and head[8:12] != b"WEBP")


def _jpeg(data: bytes) -> bytes:
    """A preview of a cleaned picture."""
    from PIL import Image
    with Image.open(io.BytesIO(data)) as opened:
        image = opened.convert("RGB")
        image.thumbnail((1280, 1280))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=88)
        return out.getvalue()


def for_shot(actor: Actor, project_id: UUID, shot_id: UUID, file: BinaryIO) -> ShotView:
    """Show this picture or clip in a shot, and keep it. What the file is is told by its content; it is decoded and encoded
    again. Raises BadInput, TooLarge, NotFound, Conflict, TooMany."""
    owner = actor.signed_in()
    limiter().hit("fetch.user", str(owner))
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True)
        edits.still(project)
        storyboards.shot_row(session, project_id, shot_id)
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // 2**20} MB.", key="error.too_large")
    if not data:
        raise BadInput("The file is empty.", key="error.empty_file")
    if _is_picture(data[:12]):
        kind, (clean, media) = "picture", clean_image(data)
        preview = _jpeg(clean)
    else:
        kind, media = "clip", "video/mp4"
        clean, preview = clean_clip(data)
    kept, small = artefacts().put(clean, media), artefacts().put(preview, "image/jpeg")
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        row = storyboards.shot_row(session, project_id, shot_id)
        take = session.scalar(select(m.Take).where(m.Take.shot_id == row.id, m.Take.cache_key == kept.sha256))
        if take is None:
            take = m.Take(project_id=project.id, shot_id=row.id, kind=kind, provider="upload", seed=0, settings={}, cache_key=kept.sha256,
                          artefact=kept.sha256, preview=small.sha256)
            session.add(take)
            for art in (kept, small):
                session.merge(m.Artefact(sha256=art.sha256, size=art.size, media_type=art.media_type))
            session.flush()
        edits.choose_take(session, project, row, take)
        note(session, actor.user_id, "shot.upload", str(shot_id), project=str(project_id), what=kind)
    return storyboards.one(actor, project_id, shot_id)
