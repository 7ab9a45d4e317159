"""The head in profile: the line from forehead to chin, what is drawn within it, the ear in its middle.

The same `Features` as in three-quarter view give its measures, so that somebody who turns stays the same."""
from engine.picture.people.side.head import draw_ear_side, head_steps_side
from engine.picture.people.side.measures import EYES_SIDE, FACE_SIDE, MOUTH_SIDE

__all__ = ["EYES_SIDE", "FACE_SIDE", "MOUTH_SIDE", "draw_ear_side", "head_steps_side"]
