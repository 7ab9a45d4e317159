"""Books in every format and encoding; chapters, people and places; dramas made of the book's own words."""
from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drama.brief import Brief, clean_text
from engine.drama.pace import scene_seconds
from engine.drama.script import Script
from engine.errors import BadInput, TooLarge
from engine.writing.interchange import parse_script
from engine.writing.novel import MAX_CHARACTERS, Book, adapt, digest, read_book
from engine.writing.novel.chapters import lines_of, split
from engine.writing.novel.encodings import decode
from engine.writing.novel.passages import passages
from engine.writing.novel.people import people
from tests.writing.books import EN, ZH, docx, epub, packed


def made(book: Book, chapters: list[int] | None = None, **order: object) -> Script:
    return adapt(book, chapters or [], Brief.model_validate({"prompt": "改编", "language": book.language, **order}), lambda *_: None)


@pytest.fixture(scope="module")
def zh() -> Book:
    return read_book(ZH.encode("gb18030"), "x.txt")


@pytest.fixture(scope="module")
def en() -> Book:
    return read_book(EN.encode(), "fell point.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_is_told_by_the_bytes(encoding: str) -> None:
    book = read_book(ZH.encode(encoding), "x.txt")
    assert book.title == "灯塔来信" and [c.title for c in book.chapters] == ["第一章 雨夜", "第二章 钥匙", "第三章 笔迹"]
    assert "“你怎么来了？”顾沉问。" in book.chapters[0].text


def test_traditional_chinese_in_big5_and_english_in_latin_1() -> None:
    assert decode("她說：「這封信不是你寫的。」他沒有回頭，只是把門關上了。".encode("big5")).startswith("她說：「這封信不是你寫的。」")
    assert "café" in decode("She waited in the café until the lamp went out, and nobody came.".encode("latin-1"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多，。！？“”"), min_size=24, max_size=400),
       st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]))
def test_everyday_chinese_comes_back_from_every_encoding(letters: list[str], encoding: str) -> None:
    text = "第一章\n" + "".join(letters) + "\n林晚推开门，没有说话。"
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_text_or_refused_in_words(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04"):
        try:
            assert isinstance(read_book(head + data, "x"), Book)
        except BadInput as refused:
            assert refused.message


def test_docx_by_its_headings() -> None:
    book = read_book(docx([("Title", "灯塔"), ("Heading1", "雨夜"), ("", "林晚推开书店的门，没有说话。"), ("Heading1", "钥匙"), ("", "顾沉去了海边的灯塔，门开着。")]), "灯塔.docx")
    assert [(c.title, c.text) for c in book.chapters] == [("雨夜", "林晚推开书店的门，没有说话。"), ("钥匙", "顾沉去了海边的灯塔，门开着。")] and book.title == "灯塔"


def test_epub_by_its_spine() -> None:
    book = read_book(epub("Fell Point", [("The Keeper", ["Clara opened the door & listened to the sea."]), ("The Sergeant", ["Pike came up the path in the rain."])]), "x.epub")
    assert book.title == "Fell Point" and [c.title for c in book.chapters] == ["The Keeper", "The Sergeant"]
    assert book.chapters[0].text == "Clara opened the door & listened to the sea."


def test_a_zip_bomb_is_refused_before_it_goes_off() -> None:
    bomb = packed({"word/document.xml": b"<a>" + b"0" * (60 * 2**20) + b"</a>"})
    assert len(bomb) < 200_000
    with pytest.raises(TooLarge):
        read_book(bomb, "x.docx")
    lying = bytearray(bomb)
    with zipfile.ZipFile(io.BytesIO(bomb)) as z:
        size = z.infolist()[0].file_size
    lying[:] = bytes(lying).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(BadInput):
        read_book(bytes(lying), "x.docx")


def test_entities_of_xml_reach_nothing() -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(BadInput):
        read_book(packed({"word/document.xml": evil}), "x.docx")


@pytest.mark.parametrize("data", [b"", b"   \n", b"%PDF-1.7 ...", "Это роман о любви и смерти.".encode(), b"PK\x03\x04broken", packed({"a.txt": "hello"})])
def test_what_is_no_book_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_book(data, "x")


def test_more_than_a_million_characters_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_book(("她" * 99 + "。\n").encode() * (MAX_CHARACTERS // 100 + 10), "x.txt")


PARAGRAPHS = st.lists(st.text(alphabet="林晚推开门看见海边灯火，。！？“”她他的了在 abc1234567890", min_size=1, max_size=40), max_size=30)
HEADINGS = st.sampled_from(["第一章 雨夜", "第二回", "第12章：钥匙", "Chapter 3", "CHAPTER IV. The Door", "楔子", "番外 后来", "# 标题", "## 第五节", "3. 归来", "一"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(HEADINGS, PARAGRAPHS), min_size=1, max_size=8), PARAGRAPHS)
def test_no_paragraph_is_lost_and_none_comes_twice(parts: list[tuple[str, list[str]]], front: list[str]) -> None:
    lines = lines_of("\n".join([*front, *(x for head, body in parts for x in (head, *body))]))
    found = split(lines, "zh")
    kept = "\n".join(c.text for c in found).split("\n")
    plain = [words for rank, words in lines if words]
    # whatever is not kept is a heading
    heads = {c.title for c in found}
    at = 0
    for line in plain:
        if at < len(kept) and kept[at] == line:
            at += 1
        else:
            assert line in heads or any(h.split()[:1] == line.split()[:1] for h in heads) or re.match(r"第|Chapter|CHAPTER|楔子|番外|标题|\d|[一]", line), line
    assert at == len([k for k in kept if k]) and [c.number for c in found] == list(range(1, len(found) + 1))
    assert all(c.text for c in found)


@pytest.mark.parametrize(("heads", "language"), [
    (["第一章 起", "第二章 承", "第三章"], "zh"), (["第1回　风雪", "第2回　故人", "第3回　归来"], "zh"), (["Chapter One", "Chapter Two: The Sea", "CHAPTER III"], "en"),
    (["# One", "# Two", "# Three"], "en"), (["1", "2", "3", "4"], "en"), (["楔子", "第一章", "尾声"], "zh"),
])
def test_headings_of_all_kinds(heads: list[str], language: str) -> None:
    text = "\n\n".join(f"{h}\n" + ("她推开了门，外面下着雨。\n" if language == "zh" else "She opened the door to the rain.\n") * 3 for h in heads)
    assert len(split(lines_of(text), language)) == len(heads)  # type: ignore[arg-type]


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    text = "第一章的结尾他没有看懂。\n" * 3 + "Part of him knew.\nChapter and verse, she said."
    assert len(split(lines_of(text), "zh")) == 1


def test_a_book_without_chapters_is_cut_into_parts() -> None:
    found = split(lines_of("她推开了门，外面下着雨，没有人说话。\n" * 600), "zh")
    assert len(found) > 2 and all(len(c.text) <= 3300 for c in found) and found[0].title == "第1部分"


def test_people_places_and_events_in_their_order(zh: Book, en: Book) -> None:
    index = digest(zh)
    assert [(p.name, p.gender) for p in index.people][:4] == [("林晚", "f"), ("顾沉", "m"), ("老周", "m"), ("周以安", "m")]
    assert {p.name for p in index.places} == {"灯塔", "书店"}
    assert [e.chapter for e in index.events] == sorted(e.chapter for e in index.events) and all(e.text.rstrip("。") in zh.text for e in index.events)
    assert {(p.name, p.gender) for p in digest(en).people} == {("Clara", "f"), ("Thomas", "m"), ("Pike", "m")}


def test_who_says_what(zh: Book, en: Book) -> None:
    told = [p for c in zh.chapters for p in passages(c.text, c.number, people(zh.text, "zh"), "zh")]
    by = {p.text: p.who for p in told if p.kind == "say"}
    assert by["你怎么来了？"] == "顾沉" and by["恭喜。"] == "顾沉" and by["那你现在为什么拿来？"] == "顾沉"
    assert by["晚晚，车在外面等你半个小时了。"] == "周以安" and by["老板，你们店里，卖信吗？"] == "周以安"
    assert by["答应过她父亲。"] == "老周" and by["我认得这个字。我从小看到大。"] == "林晚"
    assert by["顾沉，这封信不是你写的。"] == "林晚", "a sentence that is interrupted by who says it is one sentence"
    english = {p.text: p.who for c in en.chapters for p in passages(c.text, c.number, people(en.text, "en"), "en") if p.kind == "say"}
    assert english["Miss Marsh, there has been a complaint."] == "Pike" and english["From whom?"] == "Clara"
    assert english["A friend."] == "", "a man's voice is nobody's yet"


@pytest.mark.parametrize(("episodes", "seconds", "scenes"), [(1, 60, 3), (2, 40, 2), (3, 24, 1)])
def test_a_drama_of_the_books_own_words(zh: Book, episodes: int, seconds: int, scenes: int) -> None:
    script = made(zh, episodes=episodes, duration_sec=seconds, scenes_per_episode=scenes)
    assert len(script.episodes) == episodes
    text = re.sub(r"\W", "", zh.text)
    heard: list[str] = []
    for episode in script.episodes:
        assert len(episode.scenes) == scenes and episode.hook == episode.scenes[-1].beats[-1].text[:200]
        assert sum(scene_seconds(s, "zh") for s in episode.scenes) == pytest.approx(seconds, rel=0.05)
        for scene in episode.scenes:
            assert len({b.character for b in scene.beats if b.character}) <= 3
            for beat in scene.beats:
                if beat.spoken:
                    assert re.sub(r"\W", "", beat.text) in text, beat.text
                    heard.append(beat.text)
    assert len(set(heard)) == len(heard)
    places = [text.index(re.sub(r"\W", "", h)) for h in heard if len(h) > 6]
    assert places == sorted(places), "told in the order of the book"
    assert script == made(zh, episodes=episodes, duration_sec=seconds, scenes_per_episode=scenes)


@pytest.mark.parametrize(("episodes", "scenes"), [(1, 1), (1, 2), (2, 1), (2, 3), (4, 2), (6, 1)])
@pytest.mark.parametrize("seconds", [8, 12, 16, 20])
def test_short_episodes_of_a_book_are_as_long_as_asked_too(zh: Book, en: Book, episodes: int, scenes: int, seconds: int) -> None:
    for book in (zh, en):
        try:
            script = made(book, episodes=episodes, duration_sec=max(seconds, 4 * scenes), scenes_per_episode=scenes)
        except BadInput:
            continue
        for episode in script.episodes:
            assert sum(scene_seconds(s, book.language) for s in episode.scenes) == pytest.approx(max(seconds, 4 * scenes), rel=0.05), episode.number
            assert all(len({b.character for b in s.beats if b.character}) <= 3 for s in episode.scenes)


def test_only_the_chosen_chapters(zh: Book) -> None:
    script = made(zh, [2], duration_sec=30, scenes_per_episode=1)
    said = " ".join(b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue")
    assert "老周" in {c.name for c in script.characters} and "恭喜" not in said and "恨" not in said


def test_english_is_adapted_too(en: Book) -> None:
    script = made(en, episodes=2, duration_sec=30, scenes_per_episode=2)
    assert all(sum(scene_seconds(s, "en") for s in e.scenes) == pytest.approx(30, rel=0.05) for e in script.episodes)
    assert script.episodes[0].hook == "Then who has been writing to me for seven years?"


def test_too_little_is_refused_with_what_would_do(zh: Book) -> None:
    with pytest.raises(BadInput) as caught:
        made(zh, [1], episodes=5, duration_sec=120)
    assert "seconds" in caught.value.message


@pytest.mark.parametrize("text", ["内景 咖啡店 夜\n\n林晚：你怎么来了？\n顾沉：来还你一样东西。\n（她转身。）\n林晚：我不要。\n", "INT. CAFE - NIGHT\n\nMARA\nYou came.\n\nTOM\nI said I would.\n\nMARA\nThat was years ago.\n"])
def test_a_finished_script_is_kept_word_for_word(text: str) -> None:
    book = read_book(text.encode("utf-16"), "stück.fountain")
    assert book.kind == "script"
    # the lines as they were, for the reader of scripts
    assert [clean_text(x) for x in book.chapters[0].text.split("\n") if x.strip()] == [x for x in text.split("\n") if x.strip()]
    lines = [b.text for s in parse_script(book.chapters[0].text).scenes() for b in s.beats if b.kind == "dialogue"]
    assert len(lines) == 3 and all(line in text for line in lines)


@pytest.mark.parametrize("text", [ZH, EN])
def test_people_of_a_book_want_and_hide_what_the_book_says(text: str) -> None:
    script = made(read_book(text.encode(), "book.txt"), duration_sec=30, scenes_per_episode=1)
    hearts = [h for c in script.characters for h in (c.want, c.secret) if h]
    plain = re.sub(r"\W", "", text)
    assert len(hearts) >= 2 and len(set(hearts)) == len(hearts)
    assert all(re.sub(r"\W", "", h) in plain for h in hearts), hearts
