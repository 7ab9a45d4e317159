"""The words on the pages: `t("home.title")` in the language of whoever looks.

Each language is a folder of YAML files in `studio/locales`, one per page, nested by subject. A key that a language lacks falls back to English,
so that nobody ever reads a key; a test holds the files to the same keys.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st
import yaml

from studio.operations import accounts

LANGUAGES = {"zh": "中文", "en": "English"}
_FOLDER = Path(__file__).resolve().parent.parent / "locales"


@lru_cache
def catalogue(language: str) -> dict[str, str]:
    """All sentences of a language by dotted key."""
    flat: dict[str, str] = {}

    def walk(prefix: str, node: Any) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                walk(f"{prefix}.{key}" if prefix else str(key), value)
        else:
            flat[prefix] = str(node)

    for path in sorted((_FOLDER / language).glob("*.yaml")):
        walk("", yaml.safe_load(path.read_text(encoding="utf-8")))
    return flat


def language() -> Literal["zh", "en"]:
    """The language chosen in this session, else the account's, else the browser's, else Chinese."""
    chosen = st.session_state.get("language")
    if chosen in LANGUAGES:
        return "zh" if chosen == "zh" else "en"
    mine = getattr(st.session_state.get("actor"), "language", "auto")
    if mine in LANGUAGES:
        return "zh" if mine == "zh" else "en"
    locale = st.context.locale
    return "en" if isinstance(locale, str) and not locale.lower().startswith("zh") else "zh"


def sentence(key: str, lang: str, **values: object) -> str:
    """The sentence of that key with its values filled in."""
    text = catalogue(lang).get(key) or catalogue("en").get(key) or key.rsplit(".", 1)[-1]
    return text.format(**values) if values else text


def t(key: str, **values: object) -> str:
    """The sentence of that key in the language of this session."""
    return sentence(key, language(), **values)


def named(prefix: str) -> Callable[[object], str]:
    """A `format_func` for the words of a closed list: `named("mood")("hope")` is `t("mood.hope")`."""
    spoken = language()
    return lambda value: sentence(f"{prefix}.{value}", spoken)


def choose_language() -> None:
    """A small switch between the languages; who is signed in finds their choice again in every browser."""
    now = language()
    # The language is part of the key: however it was changed, the switch shows what is.
    picked = st.segmented_control(t("app.language"), list(LANGUAGES), default=now, required=True, format_func=LANGUAGES.__getitem__,
                                  key=f"language_switch_{now}", label_visibility="collapsed")
    if picked and picked != now:
        st.session_state["language"] = picked
        who = st.session_state.get("actor")
        if who is not None and who.kind == "user":
            accounts.change_profile(who, {"language": picked})
        st.rerun()
