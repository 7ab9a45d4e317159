"""How far what was heard is from what is written, and what hearing costs."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.pipeline.estimate import estimate
from engine.providers.calls import Capability
from engine.sound.heard import WRONG, wrongness


@pytest.mark.parametrize(("text", "heard", "language"), [
    ("三年前，你为什么没有递出去？", "三年前你为什么没有递出去", "zh"), ("他说：“她在那里。”", "她说他在哪里", "zh"),
    ("The rain stopped before midnight.", "the rain stopped, before midnight", "en"), ("He paid 3,500 yuan for it, Thomas.", "he paid three thousand five hundred yuan for it thomas", "en"),
    ("别走。", "再见", "zh"), ("Go!", "", "en")])
def test_what_sounds_the_same_or_is_too_short_is_not_wrong(text: str, heard: str, language) -> None:
    assert wrongness(text, heard, language) <= WRONG


@pytest.mark.parametrize(("text", "heard", "language"), [
    ("三年前，你为什么没有递出去？", "", "zh"), ("三年前，你为什么没有递出去？", "请大家系好安全带", "zh"), ("The rain stopped before midnight.", "thanks for watching", "en")])
def test_other_words_are_wrong(text: str, heard: str, language) -> None:
    assert wrongness(text, heard, language) > WRONG


def test_the_estimate_knows_of_the_transcripts() -> None:
    able = {"openai_speech": Capability("openai_speech", "speech", "-", price=0.01), "openai_transcript": Capability("openai_transcript", "transcript", "-", price=0.001)}
    brief = Brief(prompt="雨夜，天台", duration_sec=60, providers={"speech": ["openai_speech"]})
    plain = estimate(brief, "zh", lambda _, name: able.get(name) if name == "openai_speech" else None, {})
    heard = estimate(brief, "zh", lambda _, name: able.get(name), {})
    assert [p.makes for p in heard.parts] == [*(p.makes for p in plain.parts), "transcript"] and heard.cost == pytest.approx(plain.cost + 0.06)
    own = estimate(brief.model_copy(update={"providers": brief.providers.model_copy(update={"speech": ["embedded"]})}), "zh", lambda _, name: able.get(name), {})
    assert "transcript" not in [p.makes for p in own.parts]
