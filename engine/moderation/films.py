"""Films: what was seen of their pictures, and what only the whole tells: loudness, clipping, silence, lines that are not heard."""
from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from engine.drama.script import Script
from engine.drama.timeline import Timeline
from engine.drama.verdict import Check, Decision, Evidence
from engine.moderation import pictures
from engine.moderation.looking import Clip, look, no_film, running, stretches, subject_of, subject_of_any
from engine.moderation.looks import Look, Seen, Span, together
from engine.moderation.sight import Ask, sight_checks
from engine.moderation.words import check_script
from engine.sound.checks import Heard, listen, silences_in
from engine.sound.speech import RATE, Audio

MOST_EVIDENCE = 10
"""Places that a check names."""
SAME_SECONDS = 2.0
"""What is found again within that time is the same thing."""
BLACK_SECONDS, FROZEN_SECONDS = 1.0, 4.0
"""How long a picture may be black, and how long it may stand."""


def check_film(path: Path, script: Script | None = None, timeline: Timeline | None = None, expect_faces: bool = False,
               drawn: Collection[str] = (), ask: Ask | None = None) -> list[Check]:
    """All checks on a film, and on its script if given. With a timeline, every shot is looked at and every line must be heard.
    `drawn` are the shots that the studio's own illustrator drew (see `looking.Clip`). A vision model, if `ask` leads to one,
    is shown the other shots, too. Raises BadInput for a file that is no film, or a damaged one."""
    looks = _looks(path, timeline, drawn, ask) if timeline else [(0.0, look(running(path), subject_of_any(_measured(path).seconds), ask))]
    return [*(check_script(script) if script else []), *judge_film(path, looks, timeline, expect_faces)]


def judge_film(path: Path, looks: Sequence[tuple[float, Look]], timeline: Timeline | None = None, expect_faces: bool = False) -> list[Check]:
    """All checks on a film whose pictures have been looked at: the looks, each with the second at which its stretch begins,
    and its sound. Raises BadInput for a file that is no film, or a damaged one."""
    seen, film = together(looks), _measured(path)
    sound = _heard(path) if film.heard else Heard()
    checks = [_nudity(seen), _reading(seen), _lasting(seen, "black", seen.black, BLACK_SECONDS), _lasting(seen, "frozen", seen.held, FROZEN_SECONDS)]
    checks += [_blood(seen), _faces(seen, expect_faces)]
    checks += sight_checks([(g.at, g.sight) for g in seen.glimpses if g.sight], seen.silent)
    return [*checks, _quality(seen), *_sound(film, sound, timeline)]


def _looks(path: Path, timeline: Timeline, drawn: Collection[str], ask: Ask | None) -> list[tuple[float, Look]]:
    """The film decoded once, looked at as if its stretches came one by one."""
    parts = stretches(timeline)
    starts = [timeline.seconds(timeline.pictures[part[0]].start) for part in parts]
    found = []
    for i, frames in itertools.groupby(running(path), key=lambda at_frame: max(0, bisect_right(starts, at_frame[0] + 1e-3) - 1)):
        clips = [Clip(c.frames, c.shot in drawn) for c in (timeline.pictures[j] for j in parts[i])]
        subject = subject_of(clips, timeline.rate, timeline.seconds(timeline.frames))
        found.append((starts[i], look(((at - starts[i], frame) for at, frame in frames), subject, ask)))
    return found


@dataclass
class _Film:
    """What is measured of a whole film."""

    seconds: float
    """Of its picture."""
    pictures: int
    heard: bool
    """Whether it has a sound track."""


def _measured(path: Path) -> _Film:
    try:
        with av.open(str(path)) as container:
            video = container.streams.video[0]
            times = [float(p.pts * p.time_base) for p in container.demux(video) if p.size and p.pts is not None]
            exact = float(video.duration * video.time_base) if video.duration and video.time_base else max(times, default=0.0)
            return _Film(exact, len(times), bool(container.streams.audio))
    except (av.FFmpegError, IndexError) as error:
        raise no_film() from error


def _heard(path: Path) -> Heard:
    try:
        return listen(_hear(path))
    except av.FFmpegError as error:
        raise no_film() from error


def _hear(path: Path) -> Iterator[Audio]:
    """The sound in small blocks."""
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("fltp", "stereo", RATE)
        for frame in itertools.chain(container.decode(audio=0), [None]):
            for part in resampler.resample(frame):
                yield np.asarray(part.to_ndarray().T, np.float32)


def _nudity(seen: Seen) -> Check:
    """The worst frame of those that were looked at for it."""
    return _together([pictures.nudity_check(g.nudity, g.at) for g in seen.glimpses if g.nudity is not None], pictures.nudity_check(0.0))


def _blood(seen: Seen) -> Check:
    return _together([pictures.blood_check(g.blood, g.at) for g in seen.glimpses if g.blood is not None], pictures.blood_check(0.0))


def _reading(seen: Seen) -> Check:
    return _together([pictures.text_check(g.words, g.at) for g in seen.glimpses if g.words is not None], pictures.text_check([]))


def _together(checks: list[Check], nothing: Check) -> Check:
    """The worst of the checks of single frames, which come in the film's order, with the evidence of all that found something.
    What goes on being seen is named once."""
    seen: dict[str, float] = {}
    found: list[Evidence] = []
    for evidence in (e for c in checks if c.decision != "pass" for e in c.evidence):
        at = evidence.at_sec or 0.0
        if at - seen.get(evidence.what, -SAME_SECONDS) >= SAME_SECONDS:
            found.append(evidence)
        seen[evidence.what] = at
    return min(checks, key=lambda c: c.score, default=nothing).model_copy(update={"evidence": found[:MOST_EVIDENCE]})


def _lasting(seen: Seen, what: str, spans: list[Span], longest: float) -> Check:
    """Black or frozen for too long."""
    bad = [(a, b) for a, b in spans if b - a >= longest]
    share = sum(b - a for a, b in bad) / max(seen.seconds, .1)
    return Check(name=f"{what} picture", category="quality", score=round(100 * (1 - min(1.0, share * 2)), 1), decision="review" if bad else "pass",
                 evidence=[Evidence(what=f"{what} for {b - a:.1f} s", at_sec=round(a, 2)) for a, b in bad[:MOST_EVIDENCE]])


def _faces(seen: Seen, expected: bool) -> Check:
    looked = [g.faces for g in seen.glimpses if g.faces is not None]
    share = sum(count > 0 for count in looked) / max(1, len(looked))
    decision: Decision = "review" if expected and not any(looked) else "pass"
    return Check(name="faces", category="face", score=100.0 if decision == "pass" else 40.0, decision=decision,
                 evidence=[Evidence(what=f"faces on {share:.0%} of the sampled frames", data={"count": sum(looked)})])


def _quality(seen: Seen) -> Check:
    bad = [g for g in seen.glimpses if g.quality < 50]
    mean = float(np.mean([g.quality for g in seen.glimpses])) if seen.glimpses else 0.0
    decision: Decision = "review" if not seen.glimpses or len(bad) > max(1, len(seen.glimpses) // 4) else "pass"
    return Check(name="picture quality", category="quality", score=round(mean, 1), decision=decision,
                 evidence=[Evidence(what=", ".join(g.wrong), at_sec=round(g.at, 2)) for g in bad[:MOST_EVIDENCE]])


def _sound(film: _Film, sound: Heard, timeline: Timeline | None) -> list[Check]:
    if sound.samples == 0:
        return [Check(name="sound", category="speech", score=0, decision="review", evidence=[Evidence(what="there is no sound")])]
    lufs = sound.loudness
    loud: Decision = "review" if not np.isfinite(lufs) or lufs < -30 or lufs > -9 else "pass"
    clipped = sound.clipped_share
    gaps = silences_in(sound.levels, 6.0)
    checks = [
        Check(name="loudness", category="speech", score=max(0.0, round(100 - 6 * max(0.0, abs(max(lufs, -70.0) + 16) - 1), 1)), decision=loud,
              evidence=[Evidence(what=f"{lufs:.1f} LUFS", data={"lufs": round(max(lufs, -99.0), 2)})]),
        Check(name="clipping", category="speech", score=max(0.0, round(100 - clipped * 1e5, 1)), decision="review" if clipped > 5e-4 else "pass",
              evidence=[Evidence(what=f"{clipped:.3%} of the samples are clipped")] if clipped > 5e-4 else []),
        Check(name="silence", category="speech", score=100.0 if not gaps else 40.0, decision="review" if gaps else "pass",
              evidence=[Evidence(what=f"silent for {b - a:.1f} s", at_sec=round(a, 2)) for a, b in gaps[:MOST_EVIDENCE]]),
        _length(film, sound, timeline),
    ]
    return [*checks, _lines(sound, timeline)] if timeline is not None else checks


def _length(film: _Film, sound: Heard, timeline: Timeline | None) -> Check:
    """Sound and picture must end together, and the film must have the pictures that its shots have."""
    apart = abs(sound.samples / RATE - film.seconds)
    wrong = [Evidence(what=f"sound and picture end {apart:.2f} s apart")] if apart >= .5 else []
    if timeline is not None and film.pictures != timeline.frames:
        wrong.append(Evidence(what=f"the film has {film.pictures} pictures, its shots have {timeline.frames}"))
    return Check(name="length", category="quality", score=30.0 if wrong else 100.0, decision="review" if wrong else "pass", evidence=wrong)


def _lines(sound: Heard, timeline: Timeline) -> Check:
    """Every line must be heard where the timeline has it."""
    missing = []
    for clip in timeline.speech:
        a, b = int(timeline.seconds(clip.start) * 10), int(timeline.seconds(clip.end) * 10) + 1
        if len(part := sound.levels[a:b]) == 0 or float(part.max()) < -45:
            missing.append(clip)
    share = len(missing) / max(1, len(timeline.speech))
    return Check(name="lines heard", category="speech", score=round(100 * (1 - share), 1), decision="review" if missing else "pass",
                 evidence=[Evidence(what=f"line {c.line} is not heard", at_sec=round(timeline.seconds(c.start), 2), scene=c.line) for c in missing[:MOST_EVIDENCE]])
