"""Moderation: checks with evidence, a policy, a verdict."""
from engine.moderation.deciding import decide
from engine.moderation.films import check_film, judge_film
from engine.moderation.looking import Clip, look_at, stretches
from engine.moderation.looks import LOOK_VERSION, Look
from engine.moderation.misheard import misheard_checks
from engine.moderation.pictures import check_image
from engine.moderation.words import check_script, check_text

MODERATION_VERSION = 9
"""Enters the cache key: raise it when the same film should be judged anew from the same looks."""

__all__ = ["LOOK_VERSION", "MODERATION_VERSION", "Clip", "Look", "check_film", "check_image", "check_script", "check_text", "decide", "judge_film", "look_at",
           "misheard_checks", "stretches"]
