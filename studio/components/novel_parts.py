"""A drama out of a book: bring it, choose chapters, order."""
from __future__ import annotations

import io

import streamlit as st

from studio.components.home_parts import open_drama
from studio.components.new_parts import estimate, services, style
from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import named, t
from studio.operations import novels
from studio.operations.choices import CHOICES
from studio.operations.novels import BookView

_KINDS = ["txt", "md", "docx", "epub", "fountain", "text", "markdown"]
_PER_MINUTE = {"zh": 400, "en": 1250}
"""Characters of a novel that become about a minute of drama (what is neither said nor to be seen is left out)."""


def from_book() -> None:
    """Everything for it."""
    st.caption(t("new.book_about"))
    file = st.file_uploader(t("new.book_file"), _KINDS, key="book_file", max_upload_size=20)
    if file is None:
        return
    book = _read(file.file_id, file.name, file.getvalue())
    if book is None:
        return
    st.subheader(plain(book.title), anchor=False)
    st.caption(t("new.book_facts", letters=f"{book.characters:,}", chapters=len(book.chapters)))
    if book.kind == "script":
        st.info(t("new.book_is_script"), icon=":material/description:")
        if st.button(t("new.script_button"), type="primary", icon=":material/edit_note:", width="stretch", key="keep_script"):
            _begin({"book": book.book})
        return
    _contents(book)
    chapters = _chapters(book)
    look = style()
    one, two, three = st.columns(3)
    episodes = one.number_input(t("new.episodes"), 1, 100, 1, key="book_episodes")
    scenes = two.number_input(t("new.scenes"), 1, 12, 3, key="book_scenes")
    seconds = three.number_input(t("new.seconds"), 5, 1800, 60, step=15, key="book_seconds")
    left, right = st.columns(2, vertical_alignment="bottom")
    aspect = left.segmented_control(t("new.aspect"), CHOICES["aspect"], default="9:16", required=True, format_func=named("aspect"), key="book_aspect")
    gates = right.segmented_control(t("new.gates"), ["straight", "review"], default="straight", required=True, format_func=named("new.gates_is"), help=t("new.gates_help"), key="book_gates")
    letters = sum(c.characters for c in book.chapters if c.number in set(chapters))
    minutes = letters / _PER_MINUTE[book.language]
    chosen = services("book")
    with st.expander(t("new.more"), icon=":material/tune:"):
        title = st.text_input(t("new.book_name"), max_chars=120, key="book_title")
    facts = {"chapters": len(chapters), "letters": f"{letters:,}", "minutes": f"{minutes:.0f}" if minutes >= 2 else f"{minutes:.1f}"}
    if minutes * 60 < 0.8 * episodes * seconds:
        st.warning(t("new.book_too_short", minutes=facts["minutes"]), icon=":material/short_text:")
    else:
        st.caption(t("new.book_chosen", **facts))
    estimate({"language": book.language, "episodes": episodes, "scenes_per_episode": scenes, "duration_sec": seconds, **chosen})
    if st.button(t("new.book_button"), type="primary", width="stretch", icon=":material/movie:", key="adapt"):
        _begin({"book": book.book, "chapters": [] if len(chapters) == len(book.chapters) else chapters, "title": title, "episodes": episodes, "scenes_per_episode": scenes,
                "duration_sec": seconds, "aspect": aspect, "style": look, "gates": gates == "review", **chosen})


def _begin(order: dict[str, object]) -> None:
    with told():
        open_drama(novels.begin(actor(), order).id)


def _read(file_id: str, name: str, data: bytes) -> BookView | None:
    """The book, read once per upload."""
    held = st.session_state.get("book_read")
    if held is not None and held[0] == file_id:
        found: BookView = held[1]
        return found
    with told(), st.spinner(t("new.book_reading")):
        book = novels.read(actor(), io.BytesIO(data), name)
        st.session_state["book_read"] = (file_id, book)
        return book
    return None


def _contents(book: BookView) -> None:
    """Who is in it, where it plays, what happens."""
    if book.people:
        st.markdown(f"**{t('new.book_people')}**  " + " · ".join(f"{plain(p.name)}" + (f" :gray[{t('new.book_lines', n=p.lines)}]" if p.lines else "") for p in book.people[:10]))
    if book.places:
        st.markdown(f"**{t('new.book_places')}**  " + " · ".join(plain(p.name) for p in book.places[:10]))
    if book.events:
        with st.expander(t("new.book_events"), icon=":material/timeline:"):
            shown = book.events[::max(1, len(book.events) // 30)][:30]
            st.markdown("\n".join(f"- :gray[{e.chapter}] {plain(e.text)}" for e in shown))


def _chapters(book: BookView) -> list[int]:
    """From which chapter to which."""
    if len(book.chapters) == 1:
        return [1]
    names = {c.number: (c.title or t("new.book_unnamed", n=c.number)) for c in book.chapters}
    numbers = list(names)
    left, right = st.columns(2)
    first = left.selectbox(t("new.book_from"), numbers, format_func=names.__getitem__, key=f"book_from_{book.book[:8]}")
    later = [n for n in numbers if n >= first]
    last = right.selectbox(t("new.book_to"), later, index=min(len(later) - 1, 2), format_func=names.__getitem__, key=f"book_to_{book.book[:8]}_{first}")
    opening = next(c.opening for c in book.chapters if c.number == first)
    st.caption(plain(opening) + "…")
    return [n for n in later if n <= last]
