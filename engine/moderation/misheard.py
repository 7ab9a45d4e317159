"""Lines that a service said otherwise than they are written, as a transcription service heard them."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.drama.timeline import Timeline
from engine.drama.verdict import Check, Evidence

MOST = 10
"""Lines that are named."""


def misheard_checks(found: Sequence[Mapping[str, Any]], timeline: Timeline) -> list[Check]:
    """One check when there are such lines (`line`, `text`, `heard`, `wrong` 0 to 1), each with its second: a person has to
    listen to them. None when there are not."""
    if not found:
        return []
    at = {clip.line: timeline.seconds(clip.start) for clip in timeline.speech}
    evidence = [Evidence(what=f"“{f['text'][:80]}” is heard as “{(f['heard'] or '')[:80]}”", at_sec=round(at[f["line"]], 2) if f["line"] in at else None,
                         data={"line": f["line"], "wrong": f["wrong"]}) for f in found[:MOST]]
    worst = max(float(f["wrong"]) for f in found)
    return [Check(name="words heard", category="speech", score=round(100 * (1 - worst), 1), decision="review", evidence=evidence)]
