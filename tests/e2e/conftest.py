"""One tiny drama per language and test session, made by the command line like anybody's."""
from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "test-artifacts"

ZH_PROMPT = "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"
EN_PROMPT = "A tired barista in a rainy city finds her late grandmother's ring in a stranger's coffee cup"


@dataclass(frozen=True)
class Made:
    """What `python -m studio drama --json` answered, and where its files are."""

    result: dict[str, Any]
    out: Path
    data_dir: Path
    log: str

    @property
    def film(self) -> Path:
        return Path(self.result["episodes"][0]["path"])


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """The environment of a studio of its own: nothing of the caller's settings leaks in."""
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "STUDIO_MODELS_DIR", "PASSWORD_ROUNDS")}
    return {**keep, "DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT), **more}


def studio(*args: str, data_dir: Path, timeout: float = 400, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m studio …` to its end."""
    done = subprocess.run([sys.executable, "-m", "studio", *args], cwd=ROOT, env=environment(data_dir, **more), text=True,
                          capture_output=True, timeout=timeout)
    assert not check or done.returncode == 0, f"exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
    return done


def make(prompt: str, folder: Path, *args: str) -> Made:
    """A drama of one scene and a few seconds, in a data folder of its own."""
    data_dir, out = folder / "data", folder / "out"
    done = studio("drama", "--prompt", prompt, "--scenes", "1", "--duration", "14", "--out", str(out), "--json", *args, data_dir=data_dir)
    return Made(json.loads(done.stdout.strip().splitlines()[-1]), out, data_dir, done.stderr)


@pytest.fixture(scope="session")
def zh_drama(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(ZH_PROMPT, tmp_path_factory.mktemp("zh"))


@pytest.fixture(scope="session")
def en_drama(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(EN_PROMPT, tmp_path_factory.mktemp("en"), "--aspect", "16:9")


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"]
SHOTS = ARTEFACTS / "browser"
# Playwright's own five seconds are too few for a page that shares two cores with workers at work.
expect.set_options(timeout=30_000)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="session")
def studio_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the studio that is looked at in browsers."""
    return tmp_path_factory.mktemp("browser") / "data"


@pytest.fixture(scope="session")
def studio_url(studio_data: Path) -> Iterator[str]:
    """A whole studio, started as `make run` starts it."""
    data, port = studio_data, free_port()
    process = subprocess.Popen([sys.executable, "-m", "studio", "run"], cwd=ROOT, env=environment(data, SERVER_PORT=str(port)),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    url = f"http://localhost:{port}"
    try:
        deadline = time.monotonic() + 180
        while True:
            try:
                if requests.get(url + "/api/v1/health", timeout=2).json()["data"]["status"] == "ok":
                    break
            except requests.RequestException:
                assert process.poll() is None, (process.stdout.read() if process.stdout else b"").decode()[-3000:]
            assert time.monotonic() < deadline, "the studio did not come up"
            time.sleep(.2)
        threading.Thread(target=lambda: process.stdout and [None for _ in process.stdout], daemon=True).start()
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(40)


@pytest.fixture
def page(studio_url: str) -> Iterator[Page]:
    chromium = next(p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n)))
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
        found = context.new_page()
        found.set_default_timeout(30_000)
        yield found
        browser.close()


def at_rest(target: Locator) -> Locator:
    """It, as soon as it has not moved for half a second: a press and a release that hit two things are no click, and what an
    opening panel pushes away, or a page that shrinks scrolls, moves longer on a busy machine than Playwright waits."""
    target.evaluate("""e => new Promise(done => { let last = '', since = performance.now()
      const look = () => { const r = e.getBoundingClientRect(), now = [r.x, r.y, r.width, r.height].join(); if (now !== last) { last = now; since = performance.now() }
        performance.now() - since > 500 ? done() : requestAnimationFrame(look) }
      look() })""")
    return target


def shoot(page: Page, name: str) -> Path:
    page.wait_for_timeout(600)  # Streamlit's own fade-in; nothing to await is exposed
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


def no_raw_words(page: Page) -> None:
    """Neither a traceback nor the name of a sentence that has no words."""
    text = page.inner_text("body")
    assert "Traceback" not in text and "Error:" not in text
    for prefix in ("home.", "new.", "project.", "stage.", "status.", "size.", "move.", "emotion.", "board.", "script.", "cast.", "editor.", "remake.", "film.", "review.", "admin.", "account.", "activity.", "error."):
        assert not any(word.startswith(prefix) and word[len(prefix):].isalpha() for word in text.split()), text


def until(condition: Callable[[], object], seconds: float) -> None:
    """Ask until it is so; what cannot be asked yet (a server that is just coming up) is not so yet."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if condition():
                return
        except (requests.RequestException, KeyError, ValueError):
            pass
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(.1)
