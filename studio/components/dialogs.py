"""Dialogs whose title is in the reader's language: as a decorator `st.dialog` would want it before anybody reads."""
from __future__ import annotations

from collections.abc import Callable
from typing import Literal, ParamSpec

import streamlit as st

P = ParamSpec("P")


def dialog(title: str, body: Callable[P, None], width: Literal["small", "large"] = "small") -> Callable[P, None]:
    """`body`, to be called in this run, as a dialog under that title (Markdown)."""
    return st.dialog(title, width=width)(body)
