"""Registering, staying signed in and signing out in a real browser."""
from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.api.conftest import Person, Studio

pytestmark = pytest.mark.browser
SHOTS = Path(__file__).resolve().parents[2] / "test-artifacts" / "sign-in"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    assert path, "Chromium is needed: apt-get install chromium"
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-US", viewport={"width": 1280, "height": 860})
    context.set_default_timeout(45_000)
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Until the script has run to its end and everything it drew stands: what is typed earlier may be drawn over."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-testid=stSkeleton]')")


def test_register_reload_second_tab_sign_out(studio: Studio, page: Page) -> None:
    hosts: set[str] = set()
    page.on("request", lambda r: hosts.add(r.url.split("/")[2]) if r.url.startswith(("http", "ws")) else None)
    name = f"anna-{secrets.token_hex(3)}"
    page.goto(studio.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    settled(page)
    page.screenshot(path=SHOTS / "1-sign-in.png")
    page.get_by_label("Email or user name").fill("nobody@example.com")
    page.get_by_role("textbox", name="Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Email or password is wrong.")).to_be_visible()

    page.get_by_role("link", name="Register").last.click()
    expect(page.get_by_role("heading", name="Create your account")).to_be_visible()
    settled(page)
    page.get_by_label("User name").fill(name)
    page.get_by_role("textbox", name="Email").fill(f"{name}@example.com")
    page.get_by_role("textbox", name="Password").fill("a long sentence 3")
    page.screenshot(path=SHOTS / "2-register.png")
    page.get_by_role("button", name="Register").click()
    home = page.get_by_role("heading", name="My dramas")
    expect(home).to_be_visible()
    page.screenshot(path=SHOTS / "3-home.png")

    cookies = {c["name"]: c for c in page.context.cookies()}
    assert cookies["studio_session"]["httpOnly"] and cookies["studio_session"]["sameSite"] == "Lax"
    assert "studio" not in page.evaluate("document.cookie")
    page.reload()
    expect(home).to_be_visible()
    second = page.context.new_page()
    second.goto(studio.url + "/new")
    expect(second.get_by_role("heading", name="New drama")).to_be_visible()
    stranger = page.context.browser.new_context(locale="en-US").new_page()  # type: ignore[union-attr]
    stranger.goto(studio.url + "/new")
    expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()
    stranger.context.close()

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "studio_session" not in {c["name"] for c in page.context.cookies()}
    second.get_by_role("link", name=re.compile("My dramas")).click()
    expect(second.get_by_role("heading", name="Sign in")).to_be_visible()
    assert hosts == {studio.url.split("/")[2]}, "the pages ask nobody else for anything"


def test_home_shows_my_dramas_page_by_page(studio: Studio, page: Page, register: Callable[[], Person]) -> None:
    person = register()
    for i in range(26):
        person.project(title=f"drama {i:02d} <b>*x*</b>")
    page.goto(studio.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    settled(page)
    page.get_by_label("Email or user name").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(person.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("drama 25").first).to_be_visible()
    expect(page.get_by_text("drama 00")).to_have_count(0)
    page.screenshot(path=SHOTS / "4-dramas.png")
    page.get_by_role("button", name=re.compile("next", re.I)).click()
    expect(page.get_by_text("drama 00").first).to_be_visible()
    page.get_by_role("textbox", name="Search titles").fill("MA 13")
    page.keyboard.press("Enter")
    expect(page.get_by_text("drama 13").first).to_be_visible()
    opens = page.get_by_test_id("stBaseButton-secondary").filter(has_text="Open")
    expect(opens).to_have_count(1)  # what was listed before stays until the run has ended
    opens.click()
    expect(page.get_by_role("heading", name=re.compile("drama 13"))).to_be_visible()
