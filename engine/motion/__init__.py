"""What of a shot moves when, in pure functions of the frame number."""
from __future__ import annotations

from engine.motion.breath import breath
from engine.motion.camera import CameraState, camera
from engine.motion.lids import lids
from engine.motion.mouth import mouth

__all__ = ["CameraState", "breath", "camera", "lids", "mouth"]
