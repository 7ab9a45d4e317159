"""Bringing a book over HTTP, choosing chapters, ordering a drama of them."""
from __future__ import annotations

from tests.api.conftest import Person, refused
from tests.writing.books import ZH


def bring(person: Person, data: bytes, name: str = "灯塔来信.txt") -> dict[str, object]:
    answer = person.post("/books/upload", files={"file": (name, data)})
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()["data"]
    return found


def test_a_book_becomes_a_drama(owner: Person, other: Person) -> None:
    book = bring(owner, ZH.encode("gb18030"))
    assert (book["title"], book["kind"], len(book["chapters"])) == ("灯塔来信", "novel", 3)  # type: ignore[arg-type]
    assert [p["name"] for p in book["people"]][:2] == ["林晚", "顾沉"]  # type: ignore[attr-defined]
    assert owner.get(f"/books/{book['book']}").json()["data"] == book
    # what somebody has brought is theirs, even to those who know its id
    assert other.get(f"/books/{book['book']}").status_code == 404
    order = {"book": book["book"], "chapters": [2], "duration_sec": 12, "scenes_per_episode": 1}
    assert other.post("/projects/from-book", json=order).status_code == 404
    made = owner.post("/projects/from-book", json=order, headers={"Idempotency-Key": "book-1"})
    assert made.status_code == 201 and made.json()["data"]["title"] == "灯塔来信" and made.json()["data"]["status"] in ("queued", "running")
    again = owner.post("/projects/from-book", json=order, headers={"Idempotency-Key": "book-1"})
    assert again.json()["data"]["id"] == made.json()["data"]["id"]
    owner.post(f"/projects/{made.json()['data']['id']}/cancel")


def test_what_will_not_do_is_told(owner: Person) -> None:
    book = bring(owner, ZH.encode())
    for order, field in (({"chapters": [9]}, "chapters"), ({"chapters": [1], "episodes": 20}, "episodes"), ({"language": "en"}, "language")):
        answer = owner.post("/projects/from-book", json={"book": book["book"], **order})
        assert refused(answer, 422)["data"][0]["field"] == field
    assert "TXT" in str(refused(owner.post("/books/upload", files={"file": ("a.pdf", b"%PDF-1.7")}), 422)["message"])


def test_a_finished_script_becomes_a_draft(owner: Person) -> None:
    book = bring(owner, "内景 咖啡店 夜\n\n林晚：你怎么来了？\n顾沉：来还你一样东西。\n林晚：我不要。\n".encode("utf-16"), "戏.fountain")
    assert book["kind"] == "script"
    made = owner.post("/projects/from-book", json={"book": book["book"]})
    assert made.status_code == 201 and made.json()["data"]["status"] == "draft"
    beats = owner.get(f"/projects/{made.json()['data']['id']}/scenes").json()["data"]["items"][0]["beats"]
    assert [b["text"] for b in beats] == ["你怎么来了？", "来还你一样东西。", "我不要。"]
    path = f"/projects/{made.json()['data']['id']}"
    assert owner.get(path).json()["data"]["brief"]["own_lengths"] and owner.get(path + "/script").status_code == 200, "each episode is as long as its words"
    assert not owner.put(path, json={"target_duration_sec": 30}).json()["data"]["brief"]["own_lengths"], "unless a length is asked for"
