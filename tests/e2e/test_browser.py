"""A creator's whole way in a real Chromium: register, make a drama, watch it."""
from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.conftest import ARTEFACTS, ROOT, ZH_PROMPT, environment

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"]
SHOTS = ARTEFACTS / "browser"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="module")
def studio_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A whole studio, started as `make run` starts it."""
    data, port = tmp_path_factory.mktemp("browser") / "data", free_port()
    process = subprocess.Popen([sys.executable, "-m", "studio", "run"], cwd=ROOT, env=environment(data, SERVER_PORT=str(port)),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    url = f"http://localhost:{port}"
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                if requests.get(url + "/api/v1/health", timeout=2).json()["data"]["status"] == "ok":
                    break
            except requests.RequestException:
                assert process.poll() is None, (process.stdout.read() if process.stdout else b"").decode()[-3000:]
            assert time.monotonic() < deadline, "the studio did not come up"
            time.sleep(.2)
        import threading
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
        found.set_default_timeout(20_000)
        yield found
        browser.close()


def shoot(page: Page, name: str) -> Path:
    page.wait_for_timeout(600)  # Streamlit's own fade-in; nothing to await is exposed
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


def no_raw_words(page: Page) -> None:
    """Neither a traceback nor the name of a sentence that has no words."""
    text = page.inner_text("body")
    assert "Traceback" not in text and "Error:" not in text
    for prefix in ("home.", "new.", "project.", "stage.", "status.", "size.", "move.", "emotion."):
        assert not any(word.startswith(prefix) and word[len(prefix):].isalpha() for word in text.split()), text


def test_register_make_a_drama_and_watch_it(page: Page, studio_url: str):
    page.goto(studio_url + "/register")
    page.get_by_label("用户名").fill("林晚")
    page.get_by_label("邮箱").fill("linwan@example.com")
    page.get_by_role("textbox", name="密码").fill("一个长长的密码 2026")
    shoot(page, "1-register")
    page.get_by_role("button", name="注册").click()
    expect(page.get_by_role("heading", name="我的短剧")).to_be_visible()
    shoot(page, "2-home-empty")

    page.get_by_role("button", name="新建短剧").click()
    idea = page.get_by_role("textbox", name="你的想法")
    idea.fill(ZH_PROMPT)
    page.get_by_role("spinbutton", name="每集秒数").fill("12")
    page.get_by_role("spinbutton", name="每集场数").fill("1")
    page.get_by_role("spinbutton", name="每集场数").press("Tab")
    shoot(page, "3-new")
    page.get_by_role("button", name="开始制作").click()

    expect(page.get_by_role("tab", name="剧本")).to_be_visible()
    shoot(page, "4-running")
    page.locator("video").wait_for(state="visible", timeout=150_000)
    page.wait_for_function("document.querySelector('video').readyState >= 2", timeout=20_000)
    duration = page.evaluate("document.querySelector('video').duration")
    assert 11.5 <= duration <= 12.5
    page.evaluate("v => { const v_ = document.querySelector('video'); v_.muted = true; v_.currentTime = 6; return v_.play() }", None)
    page.wait_for_function("document.querySelector('video').currentTime > 6.3", timeout=20_000)
    shoot(page, "5-film")
    no_raw_words(page)

    page.get_by_role("tab", name="剧本").click()
    shoot(page, "6-script")
    page.get_by_role("tab", name="分镜").click()
    page.locator("img >> visible=true").first.wait_for()
    shoot(page, "7-storyboard")
    no_raw_words(page)
    page.get_by_role("tab", name="动态").click()
    shoot(page, "8-activity")

    link = page.get_by_role("tab", name="成片")
    link.click()
    href = page.get_by_role("link", name="下载第 1 集").get_attribute("href")
    assert href
    answer = requests.get(href if href.startswith("http") else studio_url + href, timeout=20)
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"] and answer.content[4:8] == b"ftyp"

    page.reload()
    page.locator("video").wait_for(state="visible")
    page.set_viewport_size({"width": 390, "height": 844})
    shoot(page, "9-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 391, "nothing sticks out of a phone's screen"


def test_a_bad_idea_is_told_on_the_form(page: Page, studio_url: str):
    page.goto(studio_url + "/register")
    page.get_by_label("用户名").fill("顾沉")
    page.get_by_label("邮箱").fill("guchen@example.com")
    page.get_by_role("textbox", name="密码").fill("另一个长长的密码 2026")
    page.get_by_role("button", name="注册").click()
    page.get_by_role("heading", name="我的短剧").wait_for()
    page.get_by_role("button", name="新建短剧").click()
    page.get_by_role("textbox", name="你的想法").fill("🎬🎬🎬")
    page.get_by_role("button", name="开始制作").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    shoot(page, "10-bad-idea")
    no_raw_words(page)
    page.goto(studio_url + "/")
    expect(page.get_by_text("第一部短剧，只差一句话")).to_be_visible()
