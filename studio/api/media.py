"""Artefacts over HTTP: signed addresses, ranges, the right type, and never a path."""
from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from engine.errors import StudioError
from studio.api.envelope import failure_of
from studio.connections import artefacts
from studio.security.media_urls import check_media, media_type


async def media(request: Request) -> Response:
    """GET or HEAD `/app/static/m/<sha256>/<name>?e=<expiry>&s=<signature>[&d=1]`.

    The file is found by its hash in the artefact store; the name only gives the type and what a download is called.
    """
    sha256, name = request.path_params["sha256"], request.path_params["name"]
    query = request.query_params
    try:
        check_media(sha256, name, query.get("e", ""), query.get("s", ""))
        path = await run_in_threadpool(lambda: artefacts().path(sha256))
    except StudioError as error:
        return failure_of(error)
    etag = f'"{sha256}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    kind, shown = media_type(name)
    return FileResponse(
        path, media_type=kind, filename=name,
        content_disposition_type="inline" if shown and not query.get("d") else "attachment",
        headers={"Cache-Control": "private, max-age=21600, immutable", "ETag": etag,
                 "Cross-Origin-Resource-Policy": "same-site"},
    )
