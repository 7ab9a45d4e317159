"""A long line is cut in two at a stop, and what it quotes stays whole."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.writing.dramatist.lines import halves


@pytest.mark.parametrize(("line", "cut"), [
    ("外头都在传，我念给你听：“相声演员的搭档突然说不出话了。”说的是不是你？", ["外头都在传，我念给你听：“相声演员的搭档突然说不出话了。”", "说的是不是你？"]),
    ("他写下：“是真的。我一个人说完了两个人的词。可你们只看见一半。”", []),
    ("She said that it rained. He said that it had not.", ["She said that it rained.", "He said that it had not."]),
])
def test_a_quotation_is_not_cut(line: str, cut: list[str]) -> None:
    assert halves(line) == cut


@given(st.lists(st.sampled_from(["他走了", "“别走。”", "。", "，", "“再等等，我就来。”", "？", "灯灭了"]), min_size=2, max_size=12))
def test_each_half_has_all_its_quotation_marks(parts: list[str]) -> None:
    for half in halves("".join(parts)):
        assert half.count("“") == half.count("”")
