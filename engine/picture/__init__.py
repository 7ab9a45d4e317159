"""Pictures: shot → layers, drawn with skia alone."""
from engine.picture.illustrator import PICTURE_VERSION, draw_portrait, draw_shot

__all__ = ["PICTURE_VERSION", "draw_portrait", "draw_shot"]
