"""The language-model writer over real HTTP against a scripted server."""
from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine.writing
from engine.drama.brief import Brief, Source
from engine.drama.pace import beat_seconds, scene_seconds
from engine.drama.script import Beat, Character, Episode, Scene, Script
from engine.drama.vocabulary import Language
from engine.errors import ProviderError, ProviderRefused
from engine.providers.text import Capabilities, Endpoint, OpenAICompatible
from engine.providers.text.openai_compatible import forget_endpoints
from engine.writing.continuity import check
from engine.writing.findings import Findings
from engine.writing.model_fit import fit_scenes
from engine.writing.model_writer import write_with
from engine.writing.novel import read_book
from engine.writing.prompting import PROMPTS_VERSION, version_of
from engine.writing.script import WRITING_VERSION, quiet
from tests.contracts.openai_server import OpenAIServer, Reply, asked, chat, error, openai_server, sound
from tests.writing import books

PROMPTS = Path(engine.writing.__file__).parent / "prompts"
ZH = Brief(prompt="末班地铁上，她把他丢掉的信还给了他", duration_sec=60, episodes=2)
EN = Brief(prompt="On the last train she hands him back the letter he threw away", duration_sec=45)


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    forget_endpoints()
    with openai_server() as s:
        yield s


def write(server: OpenAIServer, brief: Brief) -> Script:
    provider = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "", "m", 5.0))
    return write_with(provider, brief, brief.spoken, quiet)


def fits(script: Script, brief: Brief) -> None:
    assert len(script.episodes) == brief.episodes
    for e in script.episodes:
        assert len(e.scenes) == brief.scenes_per_episode
        assert sum(scene_seconds(s, script.language) for s in e.scenes) == pytest.approx(brief.duration_sec, rel=0.05)
        assert e.hook


@pytest.mark.parametrize("brief", [ZH, EN], ids=["zh", "en"])
def test_a_whole_drama(server: OpenAIServer, brief: Brief) -> None:
    script = write(server, brief)
    fits(script, brief)
    assert script.language == brief.spoken
    assert [asked(c) for c in server.calls][:2] == ["outline", "cast"]
    assert brief.prompt in server.calls[0]["messages"][1]["content"]
    looks = [(c.look.hair, c.look.color) for c in script.characters]
    assert len(set(looks)) == len(looks) and len({h for h, _ in looks}) == len(looks), "the model gave both the same look"


def wrap(before: str, after: str) -> object:
    return lambda body, _s: chat(before + json.dumps(sound(body), ensure_ascii=False, indent=1) + after)


@pytest.mark.parametrize("step", [
    wrap("```json\n", "\n```"), wrap("好的，下面是 JSON：\n", "\n希望你喜欢！"), wrap("<think>想一想</think>", ""),
    lambda body, _s: chat(json.dumps(sound(body), ensure_ascii=False, indent=1).replace("{", "{ // note", 1).replace("]", ",]")),
], ids=["fenced", "chatty", "thinking", "commented"])
def test_untidy_json_is_read_without_asking_again(server: OpenAIServer, step: object) -> None:
    server.always = step  # type: ignore[assignment]
    fits(write(server, ZH), ZH)
    assert len(server.calls) == 2 + 2 + 6


@pytest.mark.parametrize("bad", [
    chat(""), chat("我不知道。"), chat('{"title": "只有题目"}'), chat('{"title": "A", "logline": "An English story of two people", "episodes": [{"title": "One", "logline": "They meet in the rain"}, {"title": "Two", "logline": "They part in the rain"}]}'),
    chat('{"title": "末班车", "logline": "一封信", "episodes": [{"title": "一", "logline": "开始"}'),
], ids=["empty", "words", "incomplete", "wrong language", "truncated"])
def test_a_bad_answer_is_told_what_is_wrong_and_mended(server: OpenAIServer, bad: Reply) -> None:
    server.misbehave(bad)
    fits(write(server, ZH), ZH)
    again = server.calls[1]["messages"]
    assert asked(server.calls[1]) == "outline" and [m["role"] for m in again] == ["system", "user", "assistant", "user"]
    assert "不能用" in again[3]["content"]


def test_after_two_repairs_it_is_given_up(server: OpenAIServer) -> None:
    server.always = lambda _b, _s: chat("no")
    with pytest.raises(ProviderError) as caught:
        write(server, ZH)
    assert caught.value.retryable and len(server.calls) == 3


@pytest.mark.parametrize(("reply", "kind"), [(chat(None, refusal="no"), ProviderRefused), (error(500, "x"), ProviderError), (error(429, "x", Retry_After="3"), ProviderError)])
def test_errors_of_the_service_come_through(server: OpenAIServer, reply: Reply, kind: type[Exception]) -> None:
    server.misbehave(lambda _b, _s: None, reply)
    with pytest.raises(kind):
        write(server, ZH)


def _bad_scene(body: dict, _s: OpenAIServer) -> Reply | None:
    if asked(body) != "scenetext":
        return None
    scene = sound(body)
    scene["beats"] = [
        *scene["beats"],
        {"kind": "dialogue", "character": "路人甲乙丙", "emotion": "怒吼", "text": "让开，都让开！", "insert": None, "insert_text": ""},
        {"kind": "dialogue", "character": "苏晓（哭）", "emotion": "悲伤", "text": "苏晓：（哭着）这句台词实在太长了，长到没有人能一口气念完它，所以它应该被切成两半，再分别念出来。", "insert": "火箭", "insert_text": ""},
    ]
    return chat(json.dumps(scene, ensure_ascii=False))


def test_continuity_is_restored(server: OpenAIServer) -> None:
    server.always = _bad_scene
    script = write(server, ZH)
    fits(script, ZH)
    names = {c.name for c in script.characters}
    for scene in script.scenes():
        assert set(scene.characters) <= names and len(scene.characters) <= 3
        for b in scene.beats:
            assert b.character is None or b.character in names
            assert not b.text.startswith(("苏晓：", "（"))
            assert b.kind == "action" or len(b.text) <= 34


@pytest.mark.parametrize(("factor", "brief"), [(0.75, ZH), (10, ZH), (10, ZH.model_copy(update={"episodes": 1, "scenes_per_episode": 1, "duration_sec": 600}))])
def test_too_short_and_ten_times_too_long(server: OpenAIServer, factor: float, brief: Brief) -> None:
    def step(body: dict, _s: OpenAIServer) -> Reply | None:
        if asked(body) != "scenetext" or len(body["messages"]) > 2:
            return None
        scene = sound(body)
        scene["beats"] = scene["beats"][: max(2, int(len(scene["beats"]) * factor))] if factor < 1 else [
            {**b, "text": f"{b['text']}{k}" if b["kind"] == "dialogue" else b["text"]} for k in range(10) for b in scene["beats"]]
        return chat(json.dumps(scene, ensure_ascii=False))

    server.always = step
    fits(write(server, brief), brief)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seconds", [20, 120, 1800])
def test_what_is_too_short_is_drawn_out_or_given_back_and_never_shorter_than_asked(language: Language, seconds: int) -> None:
    people = ["苏晓", "周川"] if language == "zh" else ["Mara", "Theo"]
    line = "那天你没有来，第{}次。" if language == "zh" else "You did not come that day, number {}."
    fitted = 0
    for share in (0.5, 0.7, 0.9):
        written = [Beat(kind="dialogue", character=people[n % 2], text=line.format(n)) for n in range(round(share * seconds / 3.0) + 1)]
        groups = [written]
        try:
            fit_scenes(groups, seconds, language, people, set(), Findings(), "e1", 0.3)
        except ProviderError:
            continue
        fitted += 1
        assert sum(beat_seconds(b, language) for b in groups[0]) == pytest.approx(seconds, rel=0.05)
    assert fitted == 3 or seconds == 1800


def test_all_scenes_are_written_at_once(server: OpenAIServer) -> None:
    """Each of five scenes is answered only when all five have been asked for: four waits in all, not eight."""
    together = threading.Barrier(5, timeout=30)

    def step(body: dict, _s: OpenAIServer) -> None:
        if asked(body) == "scenetext":
            together.wait()

    server.always = step
    brief = ZH.model_copy(update={"episodes": 1, "scenes_per_episode": 5, "duration_sec": 60})
    fits(write(server, brief), brief)
    assert len(server.calls) == 8


def test_a_book_is_read_in_parallel_and_its_pages_are_in_the_prompts(server: OpenAIServer) -> None:
    book = read_book(books.ZH.encode(), "x.txt")
    brief = ZH.model_copy(update={"episodes": 1, "scenes_per_episode": 2, "duration_sec": 40, "source": Source(book="0" * 64, chapters=[1, 2])})
    provider = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "", "m", 5.0))
    found = Findings()
    server.always = lambda body, _s: chat(json.dumps(_of_the_book(body), ensure_ascii=False))
    script = write_with(provider, brief, "zh", quiet, book, found)
    asked_for = [asked(c) for c in server.calls]
    assert asked_for.count("notes") == 2 and asked_for.count("scenetext") == 2, "a piece for each chapter, a call for each scene"
    words = {asked(c): c["messages"][1]["content"] for c in server.calls}
    assert "林晚" in words["outline"] and "第三章" not in " ".join(words.values()), "only of the chosen chapters"
    pages = [c["messages"][1]["content"] for c in server.calls if asked(c) == "scenetext"]
    assert any("你怎么来了？" in p for p in pages) and any("船票" in p for p in pages), "each scene has its own pages"
    assert "林晚" in {c.name for c in script.characters}


def _of_the_book(body: dict) -> dict:
    """As always, but with the people of the book."""
    return json.loads(json.dumps(sound(body), ensure_ascii=False).replace("苏晓", "林晚").replace("周川", "顾沉"))


def test_a_page_that_the_model_cannot_read_is_indexed_without_it(server: OpenAIServer) -> None:
    book = read_book(books.ZH.encode(), "x.txt")
    brief = ZH.model_copy(update={"episodes": 1, "scenes_per_episode": 1, "duration_sec": 20, "source": Source(book="0" * 64)})
    provider = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "", "m", 5.0))
    found = Findings()
    server.always = lambda body, _s: chat("我读不了。") if asked(body) == "notes" else chat(json.dumps(_of_the_book(body), ensure_ascii=False))
    write_with(provider, brief, "zh", quiet, book, found)
    assert sum(f.startswith("chunk") for f in found.found) == 3
    outline = next(c for c in server.calls if asked(c) == "outline")["messages"][1]["content"]
    assert "顾沉" in outline and "老周" in outline


def test_people_who_are_not_of_the_book_are_refused_once(server: OpenAIServer) -> None:
    book = read_book(books.ZH.encode(), "x.txt")
    brief = ZH.model_copy(update={"episodes": 1, "scenes_per_episode": 1, "duration_sec": 20, "source": Source(book="0" * 64)})
    provider = OpenAICompatible("test", Capabilities("the test model", "m", True), Endpoint(server.url, "", "m", 5.0))
    server.always = lambda body, _s: chat(json.dumps(_of_the_book(body) if asked(body) != "cast" or len(body["messages"]) > 2 else sound(body), ensure_ascii=False))
    script = write_with(provider, brief, "zh", quiet, book, Findings())
    assert "林晚" in {c.name for c in script.characters}
    assert "林晚" in [c for c in server.calls if asked(c) == "cast"][1]["messages"][3]["content"]


def _scene(number: int, *beats: Beat, place: str = "站台", **more: object) -> Scene:
    return Scene.model_validate({"number": number, "episode": 1, "title": "x", "place": place, "setting": "underground", "characters": ["林知夏", "顾沉"],
                                 "beats": [b.model_dump() for b in beats], **more})


def test_the_check_finds_and_mends_names_places_times_and_presence() -> None:
    says = lambda who, text: Beat(kind="dialogue", character=who, text=text)  # noqa: E731
    leaves = Beat(kind="action", character="顾沉", text="顾沉摔门而去。")
    one = _scene(1, says("顾沉", "林知春，你听我说。"), leaves, says("顾沉", "那封信不是我写的。"), says("林知夏", "那是谁？"), time_of_day="night")
    two = _scene(2, says("林知夏", "电话响了三遍。"), setting="street", time_of_day="day")
    script = Script(title="信", genre="romance", language="zh", characters=[Character(name="林知夏", gender="f"), Character(name="顾沉", gender="m"), Character(name="周川", gender="m")],
                    episodes=[Episode(number=1, title="一", hook="窗台多了枚徽章", scenes=[one, two]),
                              Episode(number=2, title="二", logline="两人去看海", scenes=[one.model_copy(update={"episode": 2})])])
    found = Findings()
    mended = check(script, found)
    first, second = mended.episodes[0].scenes
    assert first.beats[0].text == "林知夏，你听我说。"
    assert [b.text for b in first.beats].index("顾沉摔门而去。") > [b.text for b in first.beats].index("那封信不是我写的。")
    assert (second.setting, second.time_of_day) == ("underground", "night")
    text = "\n".join(found.found)
    for part in ("林知春 is nobody", "leaves later", "kept so", "the time was kept", "not taken up", "周川 never appears"):
        assert part in text, (part, text)
    again = Findings()
    assert check(mended, again) == mended and len(again.found) == 2, "what only people can mend is listed again, the rest is mended"


def test_a_hook_that_is_forgotten_is_asked_for(server: OpenAIServer) -> None:
    def forgetful(body: dict, _s: OpenAIServer) -> Reply | None:
        if asked(body) != "outline" or len(body["messages"]) > 2:
            return None
        outline = sound(body)
        outline["episodes"][0]["hook"] = "窗台上多了一枚徽章。"
        return chat(json.dumps(outline, ensure_ascii=False))

    server.always = forgetful
    fits(write(server, ZH), ZH)
    assert "徽章" in server.calls[1]["messages"][3]["content"]


def test_a_prompt_that_is_changed_has_another_version(tmp_path: Path) -> None:
    shutil.copytree(PROMPTS, tmp_path / "prompts")
    assert version_of(tmp_path / "prompts") == PROMPTS_VERSION
    file = tmp_path / "prompts" / "en" / "scene.md"
    file.write_text(file.read_text(encoding="utf-8") + "Be brief.\n", encoding="utf-8")
    assert version_of(tmp_path / "prompts") != PROMPTS_VERSION


def test_the_version_of_the_prompts_enters_the_cache_key() -> None:
    assert PROMPTS_VERSION and WRITING_VERSION.endswith(PROMPTS_VERSION)
    zh, en = ({p.name for p in (PROMPTS / language).glob("*.md")} for language in ("zh", "en"))
    assert zh == en and {"outline.md", "notes.md", "excerpt.md"} <= zh
