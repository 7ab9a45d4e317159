"""Moderation: checks with evidence, a policy, a verdict."""
from engine.moderation.deciding import decide
from engine.moderation.films import check_film
from engine.moderation.misheard import misheard_checks
from engine.moderation.pictures import check_image
from engine.moderation.words import check_script, check_text

MODERATION_VERSION = 8
"""Enters the cache key: raise it when the same film should be judged anew."""

__all__ = ["MODERATION_VERSION", "check_film", "check_image", "check_script", "check_text", "decide", "misheard_checks"]
