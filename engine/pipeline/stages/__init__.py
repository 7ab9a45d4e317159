"""The six stages, by name."""
from __future__ import annotations

from engine.drama.vocabulary import StageName
from engine.pipeline.stages.export import ExportStage
from engine.pipeline.stages.moderation import ModerationStage
from engine.pipeline.stages.pictures import PicturesStage
from engine.pipeline.stages.script import ScriptStage
from engine.pipeline.stages.storyboard import StoryboardStage
from engine.pipeline.stages.video import VideoStage
from engine.pipeline.units import Stage

REAL: dict[StageName, Stage] = {
    s.name: s for s in (ScriptStage(), StoryboardStage(), PicturesStage(), VideoStage(), ModerationStage(), ExportStage())
}
