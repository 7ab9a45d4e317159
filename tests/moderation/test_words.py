"""The lexicon: what it must find however it is written, and what it must leave alone."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.drama.brief import detect_language
from engine.drama.script import Beat
from engine.moderation import check_script, check_text, decide
from engine.moderation.fold import fold, syllables
from engine.moderation.words import find
from tests.samples import EN, ZH

HERE = Path(__file__).parent
BENIGN = HERE.joinpath("benign.txt").read_text(encoding="utf-8").splitlines()
EVASIONS = [line.split("\t") for line in HERE.joinpath("evasions.txt").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", BENIGN)
def test_ordinary_drama_is_never_blocked(line: str) -> None:
    assert decide(check_text(line, detect_language(line) or "zh"), "standard").decision != "block"


def test_hardly_any_ordinary_line_is_held() -> None:
    held = [line for line in BENIGN if find(line)]
    assert len(BENIGN) >= 60
    assert len(held) <= 2, held


@pytest.mark.parametrize(("expected", "text"), EVASIONS)
def test_a_word_is_found_however_it_is_written(expected: str, text: str) -> None:
    found = check_text(f"今晚 {text} 来吗", "zh", "e1s2b3")[0]
    assert found.decision == expected
    assert found.evidence[0].scene == "e1s2b3"
    assert found.evidence[0].data["category"]


@pytest.mark.parametrize("text", ["grapes", "therapist", "Scunthorpe", "heroine", "rapeseed oil", "a chink in the armour", "缉毒警察", "裸辞", "bath bomb"])
def test_words_inside_words_are_not_found(text: str) -> None:
    assert find(text) == []


def test_the_evidence_names_the_beat_and_the_words() -> None:
    scene = ZH.episodes[0].scenes[0]
    bad = scene.model_copy(update={"beats": [*scene.beats, Beat(kind="dialogue", character="林晚", text="他在网上出售冰毒。")]})
    episode = ZH.episodes[0].model_copy(update={"scenes": [bad, ZH.episodes[0].scenes[1]]})
    checks = check_script(ZH.model_copy(update={"episodes": [episode]}))
    drugs = next(c for c in checks if c.name == "drugs")
    assert (drugs.decision, drugs.evidence[0].scene) == ("block", f"e1s1b{len(scene.beats)}")
    assert "出售冰毒" in drugs.evidence[0].what
    assert decide(checks, "draft").decision == "block"


@pytest.mark.parametrize("script", [ZH, EN])
def test_a_harmless_script_passes_every_policy(script) -> None:  # type: ignore[no-untyped-def]
    assert decide(check_script(script), "strict").decision == "pass"


@given(st.text(max_size=80), st.booleans())
def test_folding_keeps_the_way_back(text: str, tight: bool) -> None:
    folded, where = fold(text, tight=tight)
    assert len(folded) == len(where)
    assert where == sorted(where)
    assert all(0 <= i < len(text) for i in where)
    sound, back = syllables(folded)
    assert len(sound) == len(back)


@given(st.text(alphabet="我你他的在说走来去看 abc，。", max_size=20), st.text(alphabet="我你他的在说走来去看 ，。", max_size=20), st.sampled_from(" .*-·_~|"))
def test_a_hit_stands_where_it_says(before: str, after: str, mark: str) -> None:
    text = before + mark.join("出售冰毒") + after
    hits = [h for h in find(text) if h.word == "出售冰毒"]
    assert len(hits) == 1
    assert text[hits[0].start:hits[0].end] == mark.join("出售冰毒")
