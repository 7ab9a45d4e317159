"""Fetching what a service has made: at once (its addresses live for hours), and believed only when decoded.

A result counts when its length is what was announced, its first bytes are those of the kind we asked for, and it can be
decoded to the end: pictures with Pillow, clips frame by frame, sound with its header. One transfer that fails is
repeated once, from an address asked for anew.
"""
from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

import av
import requests
from PIL import Image
from urllib3.exceptions import HTTPError as TransportError

from engine.errors import ProviderError
from engine.providers.calls import Call
from engine.providers.http import CONNECT_SECONDS, Service, private

Kind = Literal["image", "video", "audio"]
_LARGEST = {"image": 64 * 2**20, "video": 600 * 2**20, "audio": 128 * 2**20}
"""Bytes."""
_SECONDS = {"image": 60.0, "video": 240.0, "audio": 60.0}
_MAX_PIXELS = 40_000_000
_REDIRECTS = 3
_STALL = 20.0
"""Seconds without a byte."""


@dataclass(frozen=True)
class Picture:
    """A checked picture."""

    data: bytes
    media_type: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Clip:
    """A checked clip: size in pixels, length in seconds."""

    data: bytes
    size: tuple[int, int]
    frames: int
    seconds: float


class _Broken(Exception):
    """This transfer failed; another may not."""


def fetch(service: Service, fresh: Callable[[], str], kind: Kind, call: Call, check: Callable[[bytes], object] | None = None) -> bytes:
    """The bytes behind an address that the service gave out. `fresh` gives the address and is asked again before the
    second and last try; `check` raises ProviderError for bytes that cannot be used. Raises ProviderError."""
    for last in (False, True):
        try:
            data = _transfer(service, fresh(), kind, call)
            if not looks_like(data, kind):
                raise _Broken
            if check is not None:
                check(data)
            return data
        except (_Broken, ProviderError, requests.RequestException, TransportError, OSError) as error:
            if last:
                if isinstance(error, ProviderError):
                    raise
                raise ProviderError(f"What {service.label} made could not be fetched whole.", details=service.details(stage="download")) from error
    raise AssertionError


def _transfer(service: Service, url: str, kind: Kind, call: Call) -> bytes:
    until = time.monotonic() + _SECONDS[kind]
    inside = private(service.base_url)
    for _ in range(_REDIRECTS + 1):
        if urlsplit(url).scheme not in ("http", "https") or (private(url) and not inside):
            raise ProviderError(f"{service.label} sent an address that is not followed.", details=service.details(stage="download"))
        with requests.get(url, timeout=(CONNECT_SECONDS, min(_STALL, 4 * service.seconds)), stream=True, allow_redirects=False, auth=lambda r: r) as response:
            if response.is_redirect:
                url = urljoin(url, response.headers["Location"])
                continue
            if response.status_code != 200 or _other_type(response.headers.get("Content-Type", "")):
                raise _Broken
            return _body(response, _LARGEST[kind], until, call)
    raise _Broken


def _other_type(content_type: str) -> bool:
    """Whether a content type says that this is an error page. Object stores send binary/octet-stream for anything, so
    the bytes themselves are looked at later."""
    return content_type.split(";")[0].strip().lower() in ("text/html", "text/plain", "application/json", "application/xml", "text/xml")


def _body(response: requests.Response, largest: int, until: float, call: Call) -> bytes:
    announced = int(response.headers.get("Content-Length") or -1)
    if announced > largest:
        raise _Broken
    with tempfile.TemporaryFile(dir=call.scratch) as file:
        size = 0
        for part in response.iter_content(1 << 18):
            size += len(part)
            if size > largest or time.monotonic() > until:
                raise _Broken
            file.write(part)
        if announced >= 0 and size != announced and "Content-Encoding" not in response.headers:
            raise _Broken
        file.seek(0)
        return file.read()


def looks_like(data: bytes, kind: Kind) -> bool:
    """Whether the first bytes are those of a format of that kind which we read."""
    if kind == "image":
        return data[:8] == b"\x89PNG\r\n\x1a\n" or data[:3] == b"\xff\xd8\xff" or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
    if kind == "video":
        return data[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide") or data[:4] == b"\x1aE\xdf\xa3"
    return data[:4] in (b"RIFF", b"OggS", b"fLaC") or data[:3] == b"ID3" or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0)


def picture(service: Service, data: bytes) -> Picture:
    """The picture, decoded once to be sure of it. Raises ProviderError."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MAX_PIXELS or min(image.size) < 8:
                raise ValueError(image.size)
            image.load()
            return Picture(data, Image.MIME.get(image.format or "", "image/png"), image.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ProviderError(f"{service.label} sent a picture that cannot be opened.", details=service.details(stage="check")) from error


def clip(service: Service, data: bytes, seconds: float = 0.0) -> Clip:
    """The clip, decoded to its end; `seconds` is the length ordered (0: any), of which a tenth may be missing. Raises
    ProviderError."""
    try:
        with av.open(io.BytesIO(data), "r") as container:
            video = container.streams.video[0]
            video.thread_type = "AUTO"
            announced, rate = video.frames, video.average_rate or video.guessed_rate
            frames = sum(1 for _ in container.decode(video))
            size = (video.codec_context.width, video.codec_context.height)
    except (av.FFmpegError, OSError, IndexError) as error:
        raise ProviderError(f"{service.label} sent a clip that cannot be decoded.", details=service.details(stage="check")) from error
    length = float(frames / rate) if rate else 0.0
    if frames == 0 or frames < announced - 1 or length < seconds * 0.9 - 0.1 or min(size) < 64:
        raise ProviderError(f"{service.label} sent a clip that is incomplete.", details=service.details(stage="check", frames=frames, seconds=round(length, 2)))
    return Clip(data, size, frames, length)


def sound(service: Service, data: bytes) -> float:
    """Seconds of a recording, decoded to its end. Raises ProviderError."""
    try:
        with av.open(io.BytesIO(data), "r") as container:
            stream = container.streams.audio[0]
            samples = sum(frame.samples for frame in container.decode(stream))
            seconds = samples / stream.codec_context.sample_rate
    except (av.FFmpegError, OSError, IndexError, ZeroDivisionError) as error:
        raise ProviderError(f"{service.label} sent a recording that cannot be decoded.", details=service.details(stage="check")) from error
    if seconds < 0.05:
        raise ProviderError(f"{service.label} sent an empty recording.", details=service.details(stage="check"))
    return seconds


def as_wav(service: Service, data: bytes) -> bytes:
    """A recording in any format as WAV, 16 bit, its own sample rate and channels. WAV whose header does not know its length
    (servers that stream write it so) is written anew. Raises ProviderError."""
    sound(service, data)
    if data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") == len(data) - 8:
        return data
    out = io.BytesIO()
    with av.open(io.BytesIO(data), "r") as source, av.open(out, "w", format="wav") as target:
        heard = source.streams.audio[0]
        stream = target.add_stream("pcm_s16le", rate=heard.codec_context.sample_rate)
        stream.layout = heard.codec_context.layout
        for frame in source.decode(heard):
            for packet in stream.encode(frame):
                target.mux(packet)
        for packet in stream.encode(None):
            target.mux(packet)
    return out.getvalue()
