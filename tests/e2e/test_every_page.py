"""Every page in both languages, on a desk and on a phone, light and dark: nothing sticks out, nobody reads another language."""
from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from studio.components.live import _JS as live_code
from studio.components.stored import patterns
from tests.e2e.conftest import EN_PROMPT, FLAGS, SHOTS, ZH_PROMPT, studio, until
from tests.e2e.test_rooms_browser import PASSWORD, data, register

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SIZES = {"desk": (1440, 900), "phone": (390, 844)}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
OUTSIDE = ["login", "register"]
ROOMS = ["", "new", "account", "review", "admin"]
DRAMA = ["project", "script", "storyboard", "activity"]

# What is wider than the window and is not inside of something that scrolls by itself.
_STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const r = e.getBoundingClientRect(); if (r.width < 2 || r.height < 2 || r.right <= innerWidth + 2) return false;
  if (getComputedStyle(e).visibility === 'hidden') return false;
  for (let p = e.parentElement; p; p = p.parentElement) { const s = getComputedStyle(p); if (/(auto|scroll|hidden|clip)/.test(s.overflowX) && p.getBoundingClientRect().right <= innerWidth + 2) return false }
  return true }).slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + (e.innerText || '').slice(0, 40))"""


@pytest.fixture(scope="module")
def dramas(studio_url: str, studio_data: Path) -> dict[str, str]:
    """A finished drama in each language, of somebody who may open every page."""
    headers = register(studio_url, "everyone")
    studio("role", "everyone", "admin", data_dir=studio_data)
    made = {}
    for language, prompt in (("zh", ZH_PROMPT), ("en", EN_PROMPT)):
        order = {"prompt": prompt, "language": language, "duration_sec": 12, "scenes_per_episode": 1, "episodes": 1}
        made[language] = data(requests.post(f"{studio_url}/api/v1/projects/generate-drama", json=order, headers=headers, timeout=20))["project_id"]
    for project in made.values():
        until(lambda p=project: data(requests.get(f"{studio_url}/api/v1/projects/{p}", headers=headers, timeout=20))["status"] == "done", 240)  # type: ignore[misc]
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = next(p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n)))
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield found
        found.close()


def settled(page: Page) -> None:
    """Wait until Streamlit has nothing left to do and what it shows stands still."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning], [data-testid=stApp]:not([data-test-script-state])").first.wait_for()
    page.locator("[data-testid=stMain]").first.wait_for()
    page.locator("[data-testid=stSkeleton]").first.wait_for(state="hidden")
    page.wait_for_function("""() => { const now = document.body.innerText.length + ':' + document.images.length;
      const still = window.__seen === now; window.__seen = now; return still && now > '1' }""", polling=500)


def look(page: Page, name: str, language: str, wrong: list[str]) -> None:
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        page.screenshot(path=SHOTS / "all" / f"{language}-{size}-{name}.png")
        out = page.evaluate(_STICKS_OUT)
        if out or page.evaluate("document.documentElement.scrollWidth") > width + 1:
            wrong.append(f"{name} {language} {size}: sticks out: {out}")
    text = page.inner_text("body")
    if "Traceback" in text:
        wrong.append(f"{name} {language}: a traceback")
    # Titles and people's names stay in their own language: the lists on these pages hold them.
    if language == "en" and name not in ("home", "admin", "review") and (left := re.findall(r"[\u4e00-\u9fff]+", text.replace("中文", ""))):
        wrong.append(f"{name} {language}: Chinese words: {left[:5]}")


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_fit_to_be_seen(browser: Browser, studio_url: str, dramas: dict[str, str], language: str):
    (SHOTS / "all").mkdir(parents=True, exist_ok=True)
    wrong: list[str] = []
    context = browser.new_context(locale=LOCALES[language], color_scheme="dark" if language == "en" else "light")
    page = context.new_page()
    page.set_default_timeout(45_000)
    for name in OUTSIDE:
        page.goto(f"{studio_url}/{name}")
        page.locator("input").first.wait_for()
        look(page, name, language, wrong)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{studio_url}/login")
    page.locator("input").first.fill("everyone")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.locator("[data-testid=stSidebarNav]").wait_for()
    if language == "en":
        page.get_by_text("English", exact=True).click()
        page.get_by_role("button", name="Sign out").wait_for()
    for name in ROOMS:
        page.goto(f"{studio_url}/{name}")
        look(page, name or "home", language, wrong)
    for name in DRAMA:
        page.goto(f"{studio_url}/{name}?id={dramas[language]}")
        look(page, name, language, wrong)
    context.close()
    sheet(language)
    assert not wrong, "\n".join(wrong)


def sheet(language: str) -> None:
    """All shots of a language on one picture, to be looked at."""
    for size, (width, height) in SIZES.items():
        shots = sorted((SHOTS / "all").glob(f"{language}-{size}-*.png"))
        w = 480 if size == "desk" else 240
        h, columns = w * height // width, 4 if size == "desk" else 6
        whole = Image.new("RGB", (w * columns, h * -(-len(shots) // columns)))
        for i, path in enumerate(shots):
            with Image.open(path) as shot:
                whole.paste(shot.convert("RGB").resize((w, h)), (i % columns * w, i // columns * h))
        whole.save(SHOTS / f"every-page-{language}-{size}.png")


def test_a_browser_understands_the_patterns_of_stored_sentences(browser: Browser):
    """The live bars look sentences up with the same patterns as Python; one that a browser cannot read would stop them."""
    page = browser.new_page()
    page.evaluate("all => all.forEach(([pattern]) => new RegExp(`^(?:${pattern})$`, 's'))", patterns())
    page.close()


def test_the_line_of_progress_outlives_a_call_that_was_overtaken(browser: Browser, studio_url: str):
    """Streamlit runs a component's code twice while it is being loaded, and cleans up after the first when the second holds the line."""
    context, one, _, _, project = two_tabs(browser, studio_url, "lines")
    states = one.evaluate("""async ([code, project]) => {
      const lines = [], Real = WebSocket
      window.WebSocket = class extends Real { constructor(...a) { super(...a); lines.push(this) } }
      const live = (await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })))).default
      const box = document.createElement("div"); box.innerHTML = "<div class=stages></div><div class=now></div>"; document.body.append(box)
      const call = () => live({ data: { project, stages: [], running: true, words: [], last_event_id: 0 }, parentElement: box, setTriggerValue() {} })
      const first = call(), second = call()
      first(); const kept = lines.map(l => l.readyState <= Real.OPEN)
      second(); return [kept, lines.map(l => l.readyState <= Real.OPEN)] }""", [live_code, project])
    assert states == [[True], [False]]
    context.close()


def two_tabs(browser: Browser, studio_url: str, name: str) -> tuple[BrowserContext, Page, Page, dict[str, str], str]:
    """The script of a new drama in two tabs of one person, both of which have shown everything there is."""
    headers = register(studio_url, name)
    text = "场景一 天台 · 夜 · 雨\n林晚：你怎么来了？\n顾沉：来还你一样东西。\n"
    project = data(requests.post(f"{studio_url}/api/v1/projects/from-script", json={"text": text, "title": "两个窗口"}, headers=headers, timeout=20))["id"]
    context = browser.new_context(locale="zh-CN", viewport=dict(zip(("width", "height"), SIZES["desk"], strict=True)))
    one, two = context.new_page(), context.new_page()
    one.goto(f"{studio_url}/login")
    one.locator("input").first.fill(name)
    one.locator("input[type=password]").fill(PASSWORD)
    one.locator("input[type=password]").press("Enter")
    one.locator("[data-testid=stSidebarNav]").wait_for()
    for tab in (one, two):
        tab.goto(f"{studio_url}/script?id={project}")
        tab.locator(".row.dialogue textarea").first.wait_for()
        settled(tab)
    return context, one, two, headers, project


def first_line(studio_url: str, project: str, headers: dict[str, str]) -> str:
    script = data(requests.get(f"{studio_url}/api/v1/projects/{project}/script", headers=headers, timeout=20))
    return str(script["episodes"][0]["scenes"][0]["beats"][0]["text"])


def test_what_others_save_while_somebody_types_is_not_overwritten(browser: Browser, studio_url: str):
    """A run of the page brings their version into the middle of a sentence; the sentence still stands on the one it was begun on."""
    context, one, two, headers, project = two_tabs(browser, studio_url, "typing")
    line = two.locator(".row.dialogue textarea").first
    line.fill("是")
    one.locator(".row.dialogue textarea").first.fill("你怎么又来了？")
    until(lambda: (line.press_sequentially("你"), first_line(studio_url, project, headers) == "你怎么又来了？")[1], 30)
    cards = two.locator("[class*=st-key-scene_card_]")
    two.evaluate("document.querySelector('.st-key-add_scene button').click()")  # without taking the focus, which would save
    until(lambda: (line.press_sequentially("你"), cards.count() == 2)[1], 30)
    two.locator(".clash").first.wait_for()
    assert first_line(studio_url, project, headers) == "你怎么又来了？"
    assert line.input_value().startswith("是你你"), "nothing that was typed is lost"
    context.close()


def test_two_tabs_never_overwrite_each_other_silently(browser: Browser, studio_url: str):
    context, one, two, headers, project = two_tabs(browser, studio_url, "twotabs")
    one.locator(".row.dialogue textarea").first.fill("你怎么又来了？")
    one.locator(".state", has_text="已保存").first.wait_for()
    two.locator(".row.dialogue textarea").first.fill("是你？")
    two.locator(".clash").wait_for()
    assert "你怎么又来了？" in two.locator(".clash").inner_text(), "what the other tab wrote is shown"
    two.screenshot(path=SHOTS / "16-two-tabs.png")
    assert two.locator(".row.dialogue textarea").first.input_value() == "是你？", "nothing that was typed is lost"
    two.locator(".clash button").last.click()
    two.locator(".clash").wait_for(state="detached")
    two.locator(".state", has_text="已保存").first.wait_for()
    assert first_line(studio_url, project, headers) == "是你？"
    revisions = data(requests.get(f"{studio_url}/api/v1/projects/{project}/script/revisions", headers=headers, timeout=20))
    assert revisions["total"] >= 2, "both are in the history"
    two.get_by_role("link", name="动态").click()
    two.get_by_role("heading", name="经过").wait_for()
    two.get_by_role("link", name="剧本").click()
    two.locator(".row.dialogue textarea").first.wait_for()
    assert not two.locator(".clash").count(), "what was settled is not asked again"
    context.close()


def test_a_wish_for_a_line_that_is_being_typed_waits_for_it(browser: Browser, studio_url: str):
    context, one, _, headers, project = two_tabs(browser, studio_url, "wishes")
    one.locator(".row.dialogue textarea").first.fill("你怎么又来了？我不是说过，不要再来这里找我了吗？")
    one.locator(".row.dialogue .grip").first.click()
    one.locator(".bar button", has_text="更短").click()
    def told() -> list[str]:
        return [r["reason"] for r in data(requests.get(f"{studio_url}/api/v1/projects/{project}/script/revisions", headers=headers, timeout=20))["items"]]

    until(lambda: any(r.startswith("rewritten") for r in told()), 30)
    assert told().index("scene") == 1, "the typed words were kept first"
    assert not one.locator(".clash").count()
    context.close()
