"""A reviewer's and an administrator's whole way in a real Chromium, in both languages, on a desk and on a phone."""
from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.e2e.conftest import no_raw_words, shoot, studio, until
from tests.writing.books import ZH

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PASSWORD = "一个长长的密码 2026"
SCRIPT = "场景一 天台 · 夜 · 雨\n林晚：老子砍死你。\n顾沉：你冷静一点。\n"


def register(url: str, name: str) -> dict[str, str]:
    """An account made through the API; headers to call it with."""
    answer = requests.post(f"{url}/api/v1/auth/register", json={"username": name, "email": f"{name}@example.com", "password": PASSWORD}, timeout=20)
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['data']['token']}"}


def data(answer: requests.Response) -> Any:
    assert answer.ok, answer.text
    return answer.json()["data"]


def sign_in(page: Page, url: str, name: str) -> None:
    page.goto(url)
    page.get_by_label("邮箱或用户名").fill(name)
    page.get_by_role("textbox", name="密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="退出登录").wait_for()


def choose(page: Page, box: Locator, name: str) -> None:
    """An entry of a list, which closes when the page is drawn anew just then."""
    entry = page.get_by_role("option", name=name)
    until(lambda: entry.count() or box.click() or entry.count(), 60)
    entry.click()


def turn_to(page: Page, part: str, seen: str | None) -> None:
    """A part of the house. On a busy machine a click is lost now and then when what refreshes itself is drawn just then:
    it is done again, as a person would."""
    button = page.get_by_text(part, exact=True).first
    button.click()
    if seen:
        found = page.get_by_text(seen).first
        with contextlib.suppress(TimeoutError):
            found.wait_for(timeout=10_000)
            return
        page.get_by_text("用户", exact=True).first.click()
        page.get_by_text("newcomer@example.com").wait_for()
        button.click()
        found.wait_for()


def everywhere(page: Page, name: str) -> None:
    """The same page on a desk and on a phone, with nothing sticking out."""
    for width, height, where in ((1440, 900, "desk"), (390, 844, "phone")):
        page.set_viewport_size({"width": width, "height": height})
        shoot(page, f"{name}-{where}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1
    page.set_viewport_size({"width": 1440, "height": 900})
    no_raw_words(page)


def test_a_reviewer_sends_a_work_back_and_its_creator_reads_why(page: Page, studio_url: str, studio_data: Path):
    author = register(studio_url, "author")
    project = data(requests.post(f"{studio_url}/api/v1/projects/from-script", json={"text": SCRIPT, "title": "天台"}, headers=author, timeout=20))["id"]
    data(requests.post(f"{studio_url}/api/v1/projects/{project}/remake", json={}, headers=author, timeout=20))
    until(lambda: data(requests.get(f"{studio_url}/api/v1/projects/{project}", headers=author, timeout=20))["status"] == "in_review", 120)

    register(studio_url, "judge")
    studio("role", "judge", "reviewer", data_dir=studio_data)
    sign_in(page, studio_url, "judge")
    page.get_by_role("link", name="审核").click()
    page.get_by_role("heading", name="天台").wait_for()
    expect(page.get_by_text("砍死你").first).to_be_visible()
    everywhere(page, "20-review")
    page.get_by_role("textbox", name="给创作者的话").fill("第一句太暴力，请换一种说法。")
    page.get_by_role("textbox", name="给创作者的话").blur()
    page.get_by_role("button", name="退回修改").click()
    page.get_by_text("没有待审的作品").wait_for()

    page.get_by_role("button", name="退出登录").click()
    page.get_by_label("邮箱或用户名").wait_for()
    sign_in(page, studio_url, "author")
    page.goto(f"{studio_url}/activity?id={project}")
    page.get_by_text("第一句太暴力").first.wait_for()
    everywhere(page, "21-told")


def test_an_administrator_keeps_the_house(page: Page, studio_url: str, studio_data: Path):
    register(studio_url, "boss")
    register(studio_url, "newcomer")
    studio("role", "boss", "admin", data_dir=studio_data)
    sign_in(page, studio_url, "boss")
    page.get_by_role("link", name="管理").click()
    page.get_by_text("newcomer@example.com").wait_for()
    everywhere(page, "22-users")
    for part, seen in (("模型", "Kokoro"), ("队列", "在线工人"), ("规则", "开放注册"), ("记录", "user.register")):
        turn_to(page, part, None if part == "记录" else seen)
        everywhere(page, f"23-{part}")
    turn_to(page, "规则", "开放注册")
    page.get_by_text("开放注册").click()
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存").first.wait_for()
    refused = requests.post(f"{studio_url}/api/v1/auth/register", json={"username": "late", "email": "late@example.com", "password": PASSWORD}, timeout=20)
    assert refused.status_code == 403
    page.get_by_text("已保存").first.wait_for(state="hidden")  # what is said next is of the next saving
    page.get_by_text("开放注册").click()
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存").first.wait_for()
    page.get_by_text("English", exact=True).click()
    page.get_by_role("heading", name="Administration").wait_for()
    everywhere(page, "24-english")


def test_a_novel_becomes_a_drama_of_its_own_words(page: Page, studio_url: str):
    author = register(studio_url, "novelist")
    sign_in(page, studio_url, "novelist")
    page.goto(f"{studio_url}/new")
    page.get_by_text("从小说开始").first.click()
    page.locator("input[type=file]").set_input_files({"name": "灯塔来信.txt", "mimeType": "text/plain", "buffer": ZH.encode("gb18030")})
    page.get_by_role("heading", name="灯塔来信").wait_for()
    expect(page.get_by_text("林晚").first).to_be_visible()
    everywhere(page, "25-book")
    # from the second chapter on
    choose(page, page.get_by_role("combobox").first, "第二章 钥匙")
    page.get_by_text("第二天早上").locator("visible=true").first.wait_for()
    seconds = page.get_by_label("每集秒数")
    seconds.fill("20")
    seconds.press("Enter")
    scenes = page.get_by_label("每集场数")
    scenes.fill("1")
    scenes.press("Enter")
    page.get_by_text("剧本和分镜先给我看").first.click()
    everywhere(page, "26-book-chosen")
    page.get_by_role("button", name="改编成短剧").click()
    page.wait_for_url("**/project*", timeout=60_000)
    [project] = data(requests.get(f"{studio_url}/api/v1/projects", headers=author, timeout=20))["items"]
    until(lambda: data(requests.get(f"{studio_url}/api/v1/projects/{project['id']}/scenes", headers=author, timeout=20))["items"], 120)
    [scene] = data(requests.get(f"{studio_url}/api/v1/projects/{project['id']}/scenes", headers=author, timeout=20))["items"]
    lines = [b["text"] for b in scene["beats"] if b["kind"] == "dialogue"]
    later = ZH[ZH.index("第二章"):]
    assert lines and all(line.rstrip("。") in later for line in lines), "the book's own words, of the chapters that were chosen"
    page.goto(f"{studio_url}/script?id={project['id']}")
    expect(page.locator(".row.dialogue textarea").first).to_have_value(lines[0])
    everywhere(page, "27-book-script")
