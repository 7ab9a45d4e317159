"""Errors of ours become a message on the page, in the language of whoever looks."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from engine.errors import StudioError
from studio.components.words import catalogue, language


def words_of(error: StudioError) -> str:
    """The sentence of an error: that of the locale when it has one for its key, else the error's own."""
    return catalogue(language()).get(error.key, error.message)


@contextmanager
def told() -> Iterator[None]:
    """`with told(): …` shows what went wrong instead of a traceback, and the page goes on after it."""
    try:
        yield
    except StudioError as error:
        st.error(words_of(error))
