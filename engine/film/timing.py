"""The timeline of an episode from its shots and the real length of every spoken line. Pure, in whole frames."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.drama.brief import Brief
from engine.drama.script import Episode, Line, lines_of
from engine.drama.storyboard import Shot
from engine.drama.timeline import ShotClip, SpeechClip, Timeline
from engine.errors import BadInput
from engine.film.cues import cues_of
from engine.film.fitting import Room, fit, refit
from engine.film.rhythm import Held, Rhythm
from engine.film.slots import GAP_FRAMES, LEAD, TAIL, Slot, room_of, rooms_of, slots_of
from engine.film.spotting import ambience_of, effects_of, music_of, palette_of
from engine.film.titles import HOOK_SECONDS, titles_of
from engine.motion.chance import choice

MAX_TEMPO = 1.2
"""Faster than this speech is no longer acted."""

TEMPO_STEP = 0.05
"""Every other tempo has all lines of an episode spoken anew and all its shots filmed: with finer steps, nearly every edit of a
line would ask for another one where time is short."""
_TEMPI = range(100, round(MAX_TEMPO * 100) + 1, round(TEMPO_STEP * 100))
"""In hundredths."""
_SLACK = 0.05
"""By how much lines may be spoken faster than they have to be, for an edited episode to keep its tempo."""

_CLOSING_SECONDS = 0.5
_OVERLAP = 0.25
"""Seconds that a line is heard before it is seen (J-cut), or is still heard over the next picture (L-cut)."""
_OVERLAP_LEAST = 0.9
"""A picture is never cut shorter than this for it."""
def fit_tempo(shots: list[Shot], speech_seconds: Mapping[str, float], brief: Brief, rhythm: Rhythm | None = None) -> float:
    """How much faster all lines must be spoken for the episode to keep its length: 1.0 (they fit) to `MAX_TEMPO`.

    `speech_seconds`: seconds per line id as spoken at tempo 1. Rounded up to whole `TEMPO_STEP`s. The tempo of the episode's
    `rhythm` stays while the lines fit at it and would not do with `_SLACK` less.
    """
    # A longer shot is no reason to speak faster.
    free = [s.model_copy(update={"fixed": False}) for s in shots]
    lines = [line for line in speech_seconds if shots and line.startswith(f"e{shots[0].episode}s")]
    rate = float(brief.rate)

    def fits(hundredths: int) -> bool:
        slots = slots_of(free, lines, {line: speech_seconds[line] / (hundredths / 100) for line in lines}, rate)
        return sum(room_of(s, rate, 0).least for s in slots) <= brief.frames_per_episode

    found = next((tempo for tempo in _TEMPI if fits(tempo)), _TEMPI[-1]) / 100
    if rhythm and found < rhythm.tempo <= found + _SLACK + 1e-9 and rhythm.of(shots, brief.frames_per_episode):
        return rhythm.tempo
    return found


def plan_timeline(episode: Episode, shots: list[Shot], speech_seconds: Mapping[str, float], brief: Brief, title: str, rhythm: Rhythm | None = None) -> Timeline:
    """The timeline of `episode`: every line inside its shots, the whole exactly `brief.frames_per_episode` long.

    `speech_seconds`: seconds per line id (`e1s1b3`) as it was spoken. When even the shortest pads leave no room the
    episode becomes as much longer as its speech needs; nothing that is said is ever cut. With the `rhythm` that the episode
    had before, every shot stays as long as it was, but for those whose lines need another length and what is nearest to them.
    Raises BadInput for an episode without shots, or when a line of it has not been spoken.
    """
    lines = {line.id: line for scene in episode.scenes for line in lines_of(scene, brief.spoken)}
    rate = brief.rate
    fitting = _fitted(episode, shots, list(lines), speech_seconds, brief)
    pictures = _pictures(fitting.slots, fitting.lengths(rhythm), rate)
    speech = _speech(fitting.slots, pictures, lines, rate)
    pictures = _overlapped(_closed(pictures, rate), shots, speech, rate)
    frames = pictures[-1].end
    width, height = brief.size
    cues = cues_of(speech, lines, frames, rate, (width, height), [p.start for p in pictures[1:]])
    return Timeline(
        episode=episode.number, fps=brief.fps, width=width, height=height, frames=frames, pictures=pictures, speech=speech,
        cues=cues,
        music=music_of(episode, shots, pictures, title, palette_of(shots, brief)), ambience=ambience_of(shots, pictures),
        effects=effects_of(episode, shots, pictures, rate),
        titles=titles_of(episode, title, brief.spoken, pictures, rate, episode.number >= brief.episodes, cues if brief.subtitles else ()),
    )


def rhythm_of(episode: Episode, shots: list[Shot], speech_seconds: Mapping[str, float], brief: Brief, tempo: float) -> Rhythm:
    """How long the shots of an episode are that nobody has edited yet, its lines spoken at this tempo. Raises as
    `plan_timeline` does."""
    lines = [line.id for scene in episode.scenes for line in lines_of(scene, brief.spoken)]
    fitting = _fitted(episode, shots, lines, speech_seconds, brief)
    held = [Held(shot=s.shot.id, planned=s.shot.frames, low=room.low, frames=length)
            for s, room, length in zip(fitting.slots, fitting.rooms, fitting.lengths(None), strict=True)]
    return Rhythm(asked=fitting.asked, tempo=tempo, shots=held)


@dataclass(frozen=True)
class _Fitting:
    """Shots with what is spoken in them, and the frames that each may have, of an episode for which `asked` frames were asked
    and which takes `total`."""

    slots: list[Slot]
    rooms: list[Room]
    asked: int
    total: int

    def lengths(self, rhythm: Rhythm | None) -> list[int]:
        """Frames of every shot: from its rhythm, if most of it is as it was."""
        held = rhythm.of([s.shot for s in self.slots], self.asked) if rhythm else None
        if held is None or 2 * sum(h.low != room.low for h, room in zip(held, self.rooms, strict=True)) > len(held):
            return fit(self.rooms, self.total)
        return refit(self.rooms, [h.low for h in held], [h.frames for h in held], self.total)


def _fitted(episode: Episode, shots: list[Shot], lines: Sequence[str], speech_seconds: Mapping[str, float], brief: Brief) -> _Fitting:
    if not shots:
        raise BadInput(f"Episode {episode.number} has no shots: make its storyboard first.")
    if missing := [i for i in lines if i not in speech_seconds]:
        raise BadInput(f"{len(missing)} lines of episode {episode.number} have not been spoken yet ({', '.join(missing[:3])}): make their speech first.")
    rate = brief.rate
    slots = slots_of(shots, lines, speech_seconds, float(rate))
    ending = round(HOOK_SECONDS * rate) if episode.hook else 0
    rooms = rooms_of(slots, float(rate), ending)
    if sum(r.least for r in rooms) > brief.frames_per_episode:
        # no time for the title: it goes on over the next shot
        rooms = [room_of(s, float(rate), ending if s is slots[-1] else 0) for s in slots]
    # When every length is the creator's wish, so is the sum.
    total = sum(r.planned for r in rooms) if all(s.fixed for s in shots) else brief.frames_per_episode
    return _Fitting(slots, rooms, brief.frames_per_episode, total)


def _pictures(slots: Sequence[Slot], lengths: Sequence[int], rate: Fraction) -> list[ShotClip]:
    clips: list[ShotClip] = []
    at = 0
    for slot, length in zip(slots, lengths, strict=True):
        kind = slot.shot.transition
        # between two acts the picture goes to black and comes out of it, which takes longer than coming out alone
        seconds = {"cut": 0.0, "dissolve": 0.6, "fade": 1.1 if clips else 0.8}[kind]
        clips.append(ShotClip(start=at, frames=length, shot=slot.shot.id, transition=kind,
                              transition_frames=min(round(seconds * rate), length // 2)))
        at += length
    return clips


def _closed(pictures: list[ShotClip], rate: Fraction) -> list[ShotClip]:
    """The episode goes to black at its end."""
    last = pictures[-1]
    return [*pictures[:-1], last.model_copy(update={"closing_frames": min(round(_CLOSING_SECONDS * rate), last.frames // 3)})]


def _overlapped(pictures: list[ShotClip], shots: Sequence[Shot], speech: Sequence[SpeechClip], rate: Fraction) -> list[ShotClip]:
    """J- and L-cuts: some cuts within a scene are moved so that the next line is heard before its picture is seen, or
    the last word of a line is heard over the face of who listens. Sound stays where it is; a cut moves by `_OVERLAP`
    past the word at most, so nobody's line is seen without its speaker for long."""
    out = list(pictures)
    reach, least = round(_OVERLAP * rate), round(_OVERLAP_LEAST * rate)
    for i in range(len(shots) - 1):
        before, after = shots[i], shots[i + 1]
        if after.transition != "cut" or before.scene != after.scene or before.fixed or after.fixed or before.insert or after.insert or before.focus == after.focus:
            continue
        cut = out[i].end
        ended = [c for c in speech if c.shot == before.id and c.end <= cut]
        begun = [c for c in speech if c.shot == after.id and c.start >= cut]
        if not ended or not begun or any(c.start < cut < c.end for c in speech):
            continue
        way = choice(("j", "l", "none"), "overlap", before.id, after.id, ended[-1].line)
        if way == "j" and begun[0].frames > 3 * reach:
            moved = begun[0].start + reach
        elif way == "l" and ended[-1].frames > 4 * reach:
            moved = ended[-1].end - reach
        else:
            continue
        if moved - out[i].start >= least and out[i + 1].end - moved >= least:
            out[i] = out[i].model_copy(update={"frames": moved - out[i].start})
            out[i + 1] = out[i + 1].model_copy(update={"start": moved, "frames": out[i + 1].end - moved})
    return out


def _speech(slots: Sequence[Slot], pictures: Sequence[ShotClip], lines: Mapping[str, Line], rate: Fraction) -> list[SpeechClip]:
    """Lay the lines out in their shots: spare frames go before, between and after them."""
    begins: dict[str, int] = {}
    shots: dict[str, str] = {}
    length: dict[str, int] = {}
    for slot, clip in zip(slots, pictures, strict=True):
        at = clip.start + _lead(slot, clip.frames, rate)
        gap = _gap(slot, clip.frames, rate)
        for piece in slot.pieces:
            if piece.starts:
                # a line that runs on into the next shot ends flush with this one
                begins[piece.line] = at if piece.ends else clip.end - piece.frames
                shots[piece.line] = clip.shot
            length[piece.line] = length.get(piece.line, 0) + piece.frames
            at += piece.frames + gap
    return [SpeechClip(start=begins[i], frames=length[i], line=i, shot=shots[i], character=lines[i].character) for i in begins]


def _spare(slot: Slot, frames: int) -> int:
    return frames - slot.spoken - slot.gaps * GAP_FRAMES[0]


def _gap(slot: Slot, frames: int, rate: Fraction) -> int:
    """Frames between the lines of this shot: wider when there is time."""
    if not slot.gaps:
        return 0
    pads = _pad(slot, rate)
    extra = max(0, _spare(slot, frames) - pads) // slot.gaps
    return min(GAP_FRAMES[1], GAP_FRAMES[0] + extra)


def _pad(slot: Slot, rate: Fraction) -> int:
    return slot.pieces[0].starts * round(LEAD[1] * rate) + slot.pieces[-1].ends * round(TAIL[1] * rate)


def _lead(slot: Slot, frames: int, rate: Fraction) -> int:
    """Frames before the first line: none when it comes over from the shot before, else four tenths of the spare time
    (up to a second); all of it when the last line runs on, since that one has to reach the cut."""
    if not slot.pieces or not slot.pieces[0].starts:
        return 0
    spare = frames - slot.spoken - slot.gaps * _gap(slot, frames, rate)
    if not slot.pieces[-1].ends:
        return spare
    return min(max(min(LEAD[0], spare), round(0.4 * spare)), round(1.0 * rate))
