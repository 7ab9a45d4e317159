"""Deliverables: what a user takes away."""
from engine.deliver.captions import subtitles_srt, subtitles_vtt
from engine.deliver.exporting import export_episode
from engine.deliver.media import gif, hls, webm, webp
from engine.deliver.naming import file_name
from engine.deliver.poster import poster

__all__ = ["export_episode", "file_name", "gif", "hls", "poster", "subtitles_srt", "subtitles_vtt", "webm", "webp"]
