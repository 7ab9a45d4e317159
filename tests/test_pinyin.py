"""pypinyin with its phrases in numbers reads as pypinyin does."""
from __future__ import annotations

import importlib.resources as resources
import json
import random
import subprocess
import sys

from engine.pinyin import _Phrases, pypinyin
from engine.sound.pronounce import _READINGS, _prepare_readings
from tests.test_chinese import TEXTS

PURE = """
import json, sys, pypinyin
pypinyin.load_single_dict(READINGS)
texts = json.load(sys.stdin)
print(json.dumps([[pypinyin.lazy_pinyin(t, style=pypinyin.Style.TONE3, neutral_tone_with_five=True), pypinyin.pinyin(t, heteronym=True)] for t in texts]))
"""


def phrases() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = json.loads((resources.files("pypinyin") / "phrases_dict.json").read_text("utf-8"))
    return found


def test_sentences_are_read_as_by_pypinyin_itself():
    dice, known = random.Random(4), sorted(phrases())
    texts = [*TEXTS[:-1], *("".join(w[:dice.randint(1, 9)] for w in dice.sample(known, 6)) for _ in range(1500))]
    whole = subprocess.run([sys.executable, "-c", PURE.replace("READINGS", repr({ord(k): v for k, v in _READINGS.items()}))], input=json.dumps(texts), capture_output=True, text=True, check=True)
    _prepare_readings()  # the rest of the house shares them
    ours = pypinyin()
    for text, (plain, every) in zip(texts, json.loads(whole.stdout), strict=True):
        assert ours.lazy_pinyin(text, style=ours.Style.TONE3, neutral_tone_with_five=True) == plain
        assert ours.pinyin(text, heteronym=True) == every


def test_every_phrase_is_there_and_nothing_else():
    pypinyin()
    from pypinyin.constants import PHRASES_DICT as ours
    assert isinstance(ours, _Phrases)
    known = phrases()
    assert all(ours[phrase] == readings for phrase, readings in known.items())
    begins = {phrase[:n] for phrase in known for n in range(1, len(phrase))} - set(known)
    assert not any(text in ours for text in begins) and all(ours.begins(text) for text in begins)
    assert "程x" not in ours and not ours.begins("程x")
