"""Errors of ours become a message on the page, in the language of whoever looks."""
from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
import yaml

from engine.errors import StudioError
from studio.components.stored import chinese
from studio.components.words import language

_CHINESE = Path(__file__).resolve().parent.parent / "locales" / "errors_zh.yaml"


@lru_cache
def _chinese() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_CHINESE.read_text(encoding="utf-8"))
    return loaded


def words_of(error: StudioError) -> str:
    """The sentence of an error. In English it is the error's own; in Chinese that of its key, with what is wrong with
    each field where fields are wrong."""
    if language() == "en":
        return error.message
    known = _chinese()
    name = error.key.removeprefix("error.")
    if name in known:
        return str(known[name])
    fields = error.details if isinstance(error.details, list) else []
    told_fields = [_field(f) for f in fields if isinstance(f, dict) and "message" in f]
    return "；".join(told_fields) or chinese(error.message)


def _field(fault: dict[str, Any]) -> str:
    """What is wrong with a field, in Chinese as far as we have words for it."""
    known, message = _chinese(), str(fault["message"])
    for pattern, sentence in known["sentences"].items():
        if found := re.search(pattern, message):
            message = str(sentence).format(*found.groups())
            break
    name = str(fault.get("field", "")).rpartition(".")[2]
    return f"{known['fields'].get(name, name)}：{message}" if name not in ("", "request") else message


@contextmanager
def told() -> Iterator[None]:
    """`with told(): …` shows what went wrong instead of a traceback, and the page goes on after it."""
    try:
        yield
    except StudioError as error:
        st.error(words_of(error))


def tell_after(sentence: str) -> None:
    """Show a sentence in the corner once the page has been run again: what is shown just before a rerun is lost."""
    st.session_state["to_tell"] = sentence


def tell() -> None:
    """Show what `tell_after` kept, if anything."""
    if sentence := st.session_state.pop("to_tell", None):
        st.toast(sentence, icon=":material/task_alt:")
