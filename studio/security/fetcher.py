"""The guarded fetcher: the only way in which the studio reads an address that somebody gave it.

Only http and https, only public addresses, looked up once and then connected to by number, so that a name that
changes its answer between check and use (DNS rebinding) gains nothing; every redirect is checked like the first
address. Size, type and time are limited. Pictures are decoded and encoded again: what is kept has no metadata, no
hidden second file behind it, and is what its type says.
"""
from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from engine.errors import BadInput, TooLarge

MAX_BYTES = 20 * 2**20
MAX_SECONDS = 20.0
MAX_REDIRECTS = 4
MAX_PIXELS = 40_000_000
MAX_SIDE = 4096
"""Pixels; larger pictures are scaled down."""
PORTS = frozenset({80, 443, 8000, 8080, 8443})
"""Where web servers listen: other ports belong to other protocols."""
IMAGE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "application/octet-stream", "binary/octet-stream"})

Resolve = Callable[[str, int], list[str]]
"""Host and port → addresses; replaced in tests."""


@dataclass(frozen=True)
class Fetched:
    """Bytes from outside, with the type that the other side claims and the address they finally came from."""

    data: bytes
    media_type: str
    url: str


def _refused(why: str) -> BadInput:
    return BadInput(f"This address cannot be used: {why}.", key="error.address", details=[{"field": "url", "message": why}])


def resolve(host: str, port: int) -> list[str]:
    """Addresses of a host, by the system's resolver (which also understands 0x7f.1 and 2130706433)."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused("the host name is not known") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public(address: str) -> bool:
    """Whether an IP address belongs to the open internet: not loopback, private, link-local, shared, multicast,
    reserved or documentation; for IPv6 also not one that carries such an IPv4 address inside (mapped, NAT64, 6to4,
    Teredo)."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour or ip.teredo:
            return False
        if ip in ipaddress.ip_network("64:ff9b::/96") or ip in ipaddress.ip_network("64:ff9b:1::/48"):
            return False
        if int(ip) >> 32 == 0:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _target(url: str) -> tuple[SplitResult, str, int]:
    """The parts, host and port of an address that we are ready to look up. Raises BadInput."""
    if len(url) > 2048 or any(c <= " " or c == "\x7f" or c == "\\" for c in url):
        raise _refused("it is not a web address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused("it is not a web address") from error
    if parts.scheme not in ("http", "https"):
        raise _refused("only http and https are read")
    if parts.username or parts.password or "@" in parts.netloc:
        raise _refused("it must not contain a user name")
    if not parts.hostname:
        raise _refused("it has no host name")
    port = port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS:
        raise _refused(f"port {port} is not a web server's")
    try:
        host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    except UnicodeError as error:
        raise _refused("the host name is not valid") from error
    return parts, host, port


def _connect(host: str, port: int, secure: bool, deadline: float, lookup: Resolve) -> tuple[HTTPConnection, Timer]:
    """A connection to a public address of the host, and its watch (to be cancelled when done). *All* addresses of the
    host must be public: one that is not is a trick."""
    addresses = lookup(host, port)
    if not addresses or not all(public(a) for a in addresses):
        raise _refused("it does not lead to a public server")
    last: OSError | None = None
    for address in addresses[:4]:
        try:
            sock = socket.create_connection((address, port), timeout=_left(deadline))
            if secure:
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except OSError as error:
            last = error
            continue
        connection = HTTPConnection(host, port, timeout=_left(deadline))
        connection.sock = sock
        return connection, _watch(sock, deadline)
    raise _refused("the server cannot be reached") from last


def _watch(sock: socket.socket, deadline: float) -> Timer:
    """Cuts the connection off at the deadline. Socket time-outs count from byte to byte, so a server that drips one
    byte a second would never meet them."""
    def cut() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(_left(deadline), cut)
    timer.daemon = True
    timer.start()
    return timer


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _refused(f"the server took longer than {MAX_SECONDS:.0f} seconds")
    return left


def _body(response: HTTPResponse, limit: int, deadline: float) -> bytes:
    """The whole body, read in pieces under both limits."""
    length = response.getheader("Content-Length", "")
    if length.isascii() and length.isdecimal() and int(length) > limit:
        raise TooLarge(f"The file behind this address is larger than {limit // 2**20} MB.")
    kept = io.BytesIO()
    while True:
        piece = response.read1(65536)
        _left(deadline)
        if not piece:
            break
        kept.write(piece)
        if kept.tell() > limit:
            raise TooLarge(f"The file behind this address is larger than {limit // 2**20} MB.")
    if length.isascii() and length.isdecimal() and kept.tell() < int(length):
        raise _refused("the server broke off in the middle")
    return kept.getvalue()


def fetch(url: str, *, types: frozenset[str] | None = None, limit: int = MAX_BYTES, seconds: float = MAX_SECONDS,
          lookup: Resolve = resolve) -> Fetched:
    """Read an address from outside. Raises BadInput with the reason in words, TooLarge.

    `types` are the media types to accept (None: any).
    """
    deadline = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts, host, port = _target(url)
        connection, watch = _connect(host, port, parts.scheme == "https", deadline, lookup)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            try:
                path.encode("ascii")
            except UnicodeEncodeError as error:
                raise _refused("it contains characters that must be escaped") from error
            connection.request("GET", path, headers={
                "User-Agent": "3kstory-studio", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"})
            response = connection.getresponse()
            if response.status in (301, 302, 303, 307, 308):
                url = urljoin(url, response.getheader("Location") or "")
                continue
            if response.status != 200:
                raise _refused(f"the server answered {response.status}")
            kind = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
            if types is not None and kind not in types:
                raise _refused(f"a file of type {kind or 'unknown'} is not taken here")
            return Fetched(_body(response, limit, deadline), kind, url)
        except (OSError, HTTPException) as error:
            _left(deadline)
            raise _refused("the server broke off or answered nonsense") from error
        finally:
            watch.cancel()
            connection.close()
    raise _refused(f"it redirects more than {MAX_REDIRECTS} times")


def clean_image(data: bytes) -> tuple[bytes, str]:
    """The picture decoded and encoded again, as JPEG or (when it has transparency) PNG, upright, at most MAX_SIDE
    pixels a side, with its type. Raises BadInput for what is no picture, TooLarge for too many pixels."""
    from PIL import Image, ImageOps, UnidentifiedImageError
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP", "GIF"]) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise TooLarge(f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels.")
            image = ImageOps.exif_transpose(opened)
            transparent = "A" in image.getbands() or "transparency" in image.info
            image = image.convert("RGBA" if transparent else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInput("This is not a picture that can be read: use JPEG, PNG, WebP or GIF.", key="error.not_an_image") from error
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    out = io.BytesIO()
    if transparent:
        image.save(out, "PNG")
        return out.getvalue(), "image/png"
    image.save(out, "JPEG", quality=92)
    return out.getvalue(), "image/jpeg"


def fetch_image(url: str, *, lookup: Resolve = resolve) -> tuple[bytes, str]:
    """A picture from outside, cleaned (see `clean_image`)."""
    return clean_image(fetch(url, types=IMAGE_TYPES, lookup=lookup).data)
