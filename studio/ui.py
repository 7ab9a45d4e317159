"""The Streamlit script: who is it, which pages may they open, run the page.

It must never lie beside a folder `pages/`: Streamlit would then open any file of it to anybody before this script has
run once. Pages check their role themselves, too.
"""
from pathlib import Path

import streamlit as st

from studio.components.header import PAGES as DRAMA_PAGES
from studio.components.look import dress
from studio.components.session import current_actor, sign_out
from studio.components.told import tell
from studio.components.words import choose_language, t

PAGES = Path(__file__).resolve().parent.parent / "pages"

# A material icon would be fetched from a font server as the favicon; an emoji is not.
st.set_page_config(page_title=t("app.name"), page_icon="🎬", layout="wide")


def page(name: str, title: str, icon: str, *, default: bool = False, hidden: bool = False) -> list[st.Page]:
    """The page of that file, as a list; an empty one while the file does not exist. A hidden one is opened from others."""
    path = PAGES / f"{name}.py"
    if not path.exists():
        return []
    return [st.Page(path, title=t(title), icon=f":material/{icon}:", url_path=name, default=default,
                    visibility="hidden" if hidden else "visible")]


def also(name: str, *addresses: str) -> list[st.Page]:
    """The same page at other addresses, in no menu: a link leads there whoever follows it, and signing in stays on it."""
    return [st.Page(PAGES / f"{name}.py", title=t("app.name"), url_path=address, visibility="hidden") for address in addresses]


def drama_pages() -> list[st.Page]:
    """The pages of one drama: no menu leads to them, a drama does."""
    return [p for name, icon in DRAMA_PAGES.items() for p in page(name, f"project.pages.{name}", icon, hidden=True)]


dress()
user = current_actor()

if user.kind == "anonymous":
    elsewhere = [path.stem for path in sorted(PAGES.glob("*.py")) if path.stem not in ("login", "register")]
    menu = {"": page("login", "sign_in.title", "login", default=True) + page("register", "register.title", "person_add") + also("login", *elsewhere)}
else:
    menu = {"": [
        *page("home", "home.title", "movie", default=True), *also("home", "register"), *page("new", "new.title", "add_circle"), *drama_pages(),
        *(page("review", "app.menu.review", "gavel") if user.reviews else []), *page("account", "app.menu.account", "person"),
        *(page("admin", "app.menu.admin", "settings") if user.everything else [])]}

current = st.navigation(menu, position="top" if user.kind == "anonymous" else "sidebar", expanded=True)

with st.container(horizontal=True, horizontal_alignment="right") if user.kind == "anonymous" else st.sidebar:
    choose_language()
    if user.kind != "anonymous":
        st.caption(user.name)
        if st.button(t("app.sign_out"), icon=":material/logout:", key="sign_out", width="stretch"):
            sign_out()

tell()
current.run()
