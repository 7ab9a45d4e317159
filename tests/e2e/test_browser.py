"""A creator's whole way in a real Chromium: register, make a drama, watch it."""
from __future__ import annotations

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ZH_PROMPT, at_rest, no_raw_words, shoot

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
    film = page.locator("video")
    film.evaluate("v => new Promise(done => v.readyState >= 2 ? done() : v.addEventListener('loadeddata', done, {once: true}))")
    duration = film.evaluate("v => v.duration")
    assert 11.5 <= duration <= 12.5
    film.evaluate("v => { v.muted = true; v.currentTime = 6; return v.play() }")
    film.evaluate("v => new Promise(done => { const look = () => v.currentTime > 6.3 ? done() : requestAnimationFrame(look); look() })")
    page.locator(".track.pictures .clip").first.click()
    film.evaluate("v => new Promise(done => { const look = () => v.currentTime < 3 ? done() : requestAnimationFrame(look); look() })")
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

    edit_a_line_and_update_the_film(page)
    work_on_the_storyboard(page)
    page.get_by_role("link", name="成片").click()
    page.locator("video").wait_for(state="visible")
    page.reload()
    page.locator("video").wait_for(state="visible")
    page.set_viewport_size({"width": 390, "height": 844})
    shoot(page, "9-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 391, "nothing sticks out of a phone's screen"


def edit_a_line_and_update_the_film(page: Page) -> None:
    """One changed line is saved by itself, told as out of date, and made again."""
    page.get_by_role("link", name="剧本").click()
    line = page.locator(".row.dialogue textarea").first
    line.wait_for()
    before = line.input_value()
    line.fill("你" + before[1:])
    expect(page.locator(".state").first).to_contain_text("已保存", timeout=15_000)
    page.reload()
    expect(page.locator(".row.dialogue textarea").first).to_have_value("你" + before[1:])
    page.get_by_text("有改动还没进成片").wait_for()
    shoot(page, "11-edited")
    page.get_by_role("button", name="历史").click()
    page.get_by_text("改了 1 句").wait_for()
    shoot(page, "12-history")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="更新成片").click()
    expect(page.get_by_text("有改动还没进成片")).to_have_count(0, timeout=20_000)
    expect(page.get_by_text("完成", exact=True).first).to_be_visible(timeout=120_000)
    no_raw_words(page)


def work_on_the_storyboard(page: Page) -> None:
    """A shot is changed by hand and drawn again; both takes are there to be compared."""
    page.get_by_role("link", name="分镜").click()
    page.get_by_text("样片（画面加台词）").click()
    at_rest(page.get_by_role("button", name="播放")).click()
    expect(page.locator(".animatic .time")).not_to_contain_text("0:00 /", timeout=10_000)
    shoot(page, "15-animatic")
    page.get_by_text("样片（画面加台词）").click()
    page.get_by_role("button", name="编辑").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="重画一幅").click()
    dialog.wait_for(state="hidden")
    expect(page.get_by_text("等你确认").first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="编辑").first.click()
    dialog.get_by_text("全部画面（2）").wait_for()
    shoot(page, "13-takes")
    dialog.get_by_role("button", name="用这幅").click()
    dialog.wait_for(state="hidden")
    page.get_by_text("已锁定").first.wait_for()
    shoot(page, "14-storyboard")
    put_the_shots_in_order(page)
    no_raw_words(page)


def put_the_shots_in_order(page: Page) -> None:
    """The first shot is dragged behind the second, and brought back with the keyboard."""
    page.get_by_text("调整顺序").first.click()
    strip = page.locator(".arrange li")
    strip.nth(1).wait_for()
    first, second = (strip.nth(i).get_attribute("data-id") for i in (0, 1))
    assert first and second
    one, two = strip.nth(0).bounding_box(), strip.nth(1).bounding_box()
    assert one and two
    page.mouse.move(one["x"] + 20, one["y"] + 40)
    page.mouse.down()
    page.mouse.move(two["x"] + two["width"] * 0.8, two["y"] + 44, steps=12)
    page.mouse.up()
    expect(strip.nth(0)).to_have_attribute("data-id", second)
    expect(strip.nth(1).locator("b")).to_have_text("2")  # numbered anew: the server has moved it
    expect(strip.nth(1)).to_have_attribute("data-id", first)
    shoot(page, "16-order")
    strip.nth(1).focus()
    page.keyboard.press("ArrowLeft")
    expect(strip.nth(0).locator("b")).to_have_text("1")
    expect(strip.nth(0)).to_have_attribute("data-id", first)
    page.get_by_text("调整顺序").first.click()


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
