"""A creator's whole way in a real Chromium: register, make a drama, watch it."""
from __future__ import annotations

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ZH_PROMPT, no_raw_words, shoot

pytestmark = [pytest.mark.slow, pytest.mark.browser]

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

    expect(page.get_by_role("link", name="分镜")).to_be_visible()
    shoot(page, "4-running")
    page.locator("video").wait_for(state="visible", timeout=150_000)
    page.wait_for_function("document.querySelector('video').readyState >= 2", timeout=20_000)
    duration = page.evaluate("document.querySelector('video').duration")
    assert 11.5 <= duration <= 12.5
    page.evaluate("v => { const v_ = document.querySelector('video'); v_.muted = true; v_.currentTime = 6; return v_.play() }", None)
    page.wait_for_function("document.querySelector('video').currentTime > 6.3", timeout=20_000)
    shoot(page, "5-film")
    no_raw_words(page)

    page.get_by_role("link", name="剧本").click()
    page.get_by_role("heading", name="人物").wait_for()
    shoot(page, "6-script")
    page.get_by_role("link", name="分镜").click()
    page.locator("img >> visible=true").first.wait_for()
    shoot(page, "7-storyboard")
    no_raw_words(page)
    page.get_by_role("link", name="动态").click()
    page.get_by_role("heading", name="经过").wait_for()
    shoot(page, "8-activity")

    link = page.get_by_role("link", name="成片")
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
