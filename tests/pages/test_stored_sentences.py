"""What the engine keeps with a drama is read in Chinese on Chinese pages."""
from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from engine.pipeline import ladder
from studio.components.stored import chinese
from tests.conftest import ROOT

ROOMS = ["engine/film/join.py", "engine/film/foreign.py", "engine/film/segment.py", "engine/film/timing.py", "engine/sound/model.py", "engine/sound/kokoro.py",
         "engine/moderation", "engine/pipeline/planning.py", "engine/pipeline/running.py", "engine/pipeline/keeping.py", "engine/pipeline/stages", "engine/pipeline/ladder.py", "engine/providers/text/openai_compatible.py"]
TOLD = {"Hold", "Evidence", "StudioError", "ProviderError", "ProviderRefused", "ModelMissing", "DiskFull", "Unavailable", "_mark_degraded"}
NOT_TOLD = {"A voice needs at least one pack with a weight above zero.", "There is no voice 7: choose from 7."}


def said(node: ast.expr) -> str | None:
    """A literal sentence with 7 for whatever is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "7%" if "%" in ast.unparse(v).partition(":")[2] else "7" for v in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and (left := said(node.left)) is not None:
        return left + (said(node.right) or "7")
    return None


def sentences() -> list[str]:
    found = {ladder.BROKEN}
    for room in ROOMS:
        for path in sorted((ROOT / room).glob("*.py")) if (ROOT / room).is_dir() else [ROOT / room]:
            for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Check":
                    found |= {s for k in node.keywords if k.arg == "name" and (s := said(k.value))}
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD:
                    given = [*node.args, *(k.value for k in node.keywords if k.arg == "what")]
                    found |= {s for a in given if (s := said(a)) and (" " in s or "7" in s)}
    return sorted(found - NOT_TOLD)


@pytest.mark.parametrize("sentence", sentences())
def test_what_stops_a_drama_has_chinese_words(sentence: str):
    # What is only filled in (a category, a part of the picture) may be any of several words.
    for filled in ("black", "violence"):
        if re.search("[\u4e00-\u9fff]", chinese(re.sub(r"^7(?= for|: | picture)", filled, sentence))):
            return
    pytest.fail(f"no Chinese for: {sentence}")


@pytest.mark.parametrize("category", yaml.safe_load((ROOT / "engine/moderation/lexicon.yaml").read_text(encoding="utf-8")))
def test_every_category_of_words_has_a_chinese_name(category: str):
    assert re.search("[\u4e00-\u9fff]", chinese(category))


def test_findings_are_told_one_by_one():
    told = chinese("A reviewer has to look at it: violence: “砍死” in “老子砍死你。”; black for 2.5 s")
    assert told == "需要审核员看一看：暴力：“砍死”，见“老子砍死你。”；黑屏 2.5 秒"


def test_a_sentence_without_words_stays_as_it_is():
    assert chinese("Nobody wrote this down; nor this.") == "Nobody wrote this down; nor this."


def test_an_english_reader_is_told_shorthand_in_words():
    from studio.components.stored import english
    assert english("e1s2 beat 3: said before, left out") == "Episode 1, scene 2, line 3: said before, left out"
    assert english("SceneText: answer 1 could not be used: not JSON: Expecting value") == "lines: answer 1 could not be used and was asked for again"
    assert chinese("SceneText: answer 1 could not be used: not JSON: Expecting value") == "写对白时第 1 次回答不能用，已要求重写"
    assert english("A plain sentence.") == "A plain sentence."
