"""The guarded fetcher against real servers on loopback, reached through a lookup that tells lies like DNS can."""
import http.server
import io
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from PIL import Image

from engine.errors import BadInput, TooLarge
from studio.security import fetcher

PRIVATE = [
    "http://127.0.0.1/", "http://localhost/", "http://localhost:8080/", "http://0.0.0.0/", "http://0/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/", "http://127.1/", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[ff02::1]/",
    "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/", "http://198.18.0.1/", "http://240.0.0.1/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
]
MALFORMED = [
    "", "example.com", "//example.com/", "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "data:text/plain,x",
    "javascript:alert(1)", "http://", "http:///x", "http://user:pass@example.com/", "http://example.com@127.0.0.1/",
    "http://example.com:22/", "http://example.com:6379/", "http://example.com:99999/", "http://example.com:x/", "http://exa mple.com/",
    "http://example.com\\@127.0.0.1/", "http://example.com/\r\nHost: x", "http://[::1", "http://" + "a" * 3000 + "/", "http://\u0000/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_nothing_private_is_ever_connected_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("it connected"))
    with pytest.raises(BadInput):
        fetcher.fetch(url)


@pytest.mark.parametrize("url", MALFORMED)
def test_malformed_addresses_are_refused_before_lookup(url: str) -> None:
    with pytest.raises(BadInput):
        fetcher.fetch(url, lookup=lambda host, port: pytest.fail("it looked up"))


@pytest.mark.parametrize("address, answer", [
    ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("8.8.8.8", True), ("nonsense", False),
    ("127.0.0.1", False), ("::ffff:8.8.8.8", False),
])
def test_public(address: str, answer: bool) -> None:
    assert fetcher.public(address) is answer


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(BadInput, match="public"):
        fetcher.fetch("http://mixed.example/", lookup=lambda h, p: ["93.184.216.34", "127.0.0.1"])


def picture(size: tuple[int, int] = (8, 6), kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#b23a48").save(out, kind, **options)
    return out.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/picture":
            body = picture() + b"<script>hidden behind the picture</script>"
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        elif self.path == "/inside":
            self._redirect("http://127.0.0.1/secret")
        elif self.path == "/elsewhere":
            self._redirect("file:///etc/passwd")
        elif self.path == "/loop":
            self._redirect("/loop")
        elif self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>")
        elif self.path in ("/announced", "/endless", "/drip"):
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            if self.path == "/announced":
                self.send_header("Content-Length", str(10**9))
            self.end_headers()
            try:
                for _ in range(3000 if self.path == "/endless" else 200 if self.path == "/drip" else 0):
                    self.wfile.write(b"x" * (8192 if self.path == "/endless" else 1))
                    if self.path == "/drip":
                        time.sleep(0.05)
            except OSError:
                pass
        else:
            self.send_error(404)

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def outside() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def world(outside: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """`public.example` is at a public address, where (as if by a route) our server answers."""
    real = socket.create_connection

    def route(address: tuple[str, int], **kw: object) -> socket.socket:
        assert address[0] == "93.184.216.34", f"connected to {address}"
        return real(("127.0.0.1", outside), **kw)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", route)


def lookup(host: str, port: int) -> list[str]:
    return ["93.184.216.34"] if host == "public.example" else fetcher.resolve(host, port)


@pytest.mark.usefixtures("world")
class TestAnswers:
    def test_a_picture_arrives_encoded_anew(self) -> None:
        data, kind = fetcher.fetch_image("http://public.example/picture", lookup=lookup)
        assert kind == "image/jpeg" and b"hidden" not in data
        assert Image.open(io.BytesIO(data)).size == (8, 6)

    def test_a_redirect_to_the_inside_is_refused(self) -> None:
        with pytest.raises(BadInput, match="public"):
            fetcher.fetch("http://public.example/inside", lookup=lookup)

    def test_a_redirect_to_a_file_is_refused(self) -> None:
        with pytest.raises(BadInput, match="http"):
            fetcher.fetch("http://public.example/elsewhere", lookup=lookup)

    def test_redirects_end(self) -> None:
        with pytest.raises(BadInput, match="redirects"):
            fetcher.fetch("http://public.example/loop", lookup=lookup)

    def test_the_wrong_type_is_refused(self) -> None:
        with pytest.raises(BadInput, match="text/html"):
            fetcher.fetch_image("http://public.example/page", lookup=lookup)

    @pytest.mark.parametrize("path", ["announced", "endless"])
    def test_too_much_is_cut_off(self, path: str) -> None:
        with pytest.raises(TooLarge):
            fetcher.fetch(f"http://public.example/{path}", lookup=lookup)

    def test_a_dripping_server_is_cut_off_in_time(self) -> None:
        started = time.monotonic()
        with pytest.raises(BadInput):
            fetcher.fetch("http://public.example/drip", seconds=0.5, lookup=lookup)
        assert time.monotonic() - started < 8, "all of it takes ten seconds"

    def test_rebinding_gains_nothing(self) -> None:
        """The name is looked up once: a second answer, private this time, is never asked for."""
        answers = iter([["93.184.216.34"], ["127.0.0.1"]])
        fetched = fetcher.fetch("http://rebind.example/picture", lookup=lambda h, p: next(answers))
        assert fetched.data.startswith(b"\x89PNG")
        assert next(answers) == ["127.0.0.1"]


def test_metadata_does_not_survive() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    data, _ = fetcher.clean_image(picture(kind="JPEG", exif=exif))
    assert b"where I live" not in data


def test_transparency_does() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    data, kind = fetcher.clean_image(out.getvalue())
    assert kind == "image/png" and Image.open(io.BytesIO(data)).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:40], b"%PDF-1.4"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        fetcher.clean_image(data)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(TooLarge):
        fetcher.clean_image(picture((9000, 9000)))
