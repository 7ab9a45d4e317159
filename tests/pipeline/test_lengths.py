"""How long an episode is: as asked, or as its own words take where somebody has brought the script."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.pipeline.stages.read import brief_for
from engine.pipeline.stages.storyboard import board, board_inputs
from engine.writing import parse_script

SHORT = "第1集：门口\n场景一 咖啡店\n林晚：你怎么来了？\n顾沉：来还你一样东西。\n林晚：什么东西，要你大半夜跑一趟？\n"
LONG = "第2集：天台\n场景一 天台\n" + "".join(f"{('林晚', '顾沉')[n % 2]}：这是我第{n}次对你说，那天晚上我在天台上等了你很久。\n" for n in range(1, 15)) + "场景二 街上\n林晚：走吧。\n顾沉：走。\n"


def test_every_episode_of_a_script_that_was_brought_has_its_own_length():
    script = parse_script(SHORT + LONG)
    own = [sum(scene_seconds(s, "zh") for s in e.scenes) for e in script.episodes]
    assert own[1] > 5 * own[0]
    brief = Brief(prompt="咖啡店里，他来还她一样东西", episodes=2, scenes_per_episode=2, duration_sec=round(sum(own) / 2), own_lengths=True, language="zh")
    for number, (episode, seconds) in enumerate(zip(script.episodes, own, strict=True), 1):
        fitted = brief_for(brief, episode)
        assert Brief.model_validate(fitted.model_dump()) == fitted
        assert fitted.duration_sec == pytest.approx(max(seconds, 5), abs=1), number
        assert sum(s.frames for s in board(board_inputs(script, brief, number))) == fitted.frames_per_episode
    asked = brief.model_copy(update={"own_lengths": False})
    assert brief_for(asked, script.episodes[0]).duration_sec == brief.duration_sec, "what is written for a length keeps it"
