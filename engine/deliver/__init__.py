"""Deliverables: what a user takes away besides the film itself."""
from engine.deliver.captions import subtitles_srt, subtitles_vtt
from engine.deliver.naming import file_name
from engine.deliver.poster import poster

__all__ = ["file_name", "poster", "subtitles_srt", "subtitles_vtt"]
