"""Length: an episode is cut or drawn out until its estimated seconds are those of the brief."""
from __future__ import annotations

from engine.drama.script import Beat
from engine.writing.dramatist.cutting import cut, part, shortest_hook
from engine.writing.dramatist.played import EVENT, HOOK, TURN, Played, SceneDraft, total
from engine.writing.dramatist.stage import Stage
from engine.writing.dramatist.swapping import swap

AIM, TOLERANCE = 0.985, 0.028
"""Shares of the asked length: what is aimed at (a little short, for the looks at a new place), and how near is near."""
_FAR = 0.06
"""Of the asked length that a script may be above its aim."""


_BESIDE_HOOK = 4.5
"""Seconds that a scene needs besides the hook."""


def fit_episode(drafts: list[SceneDraft], hook: Played | None, stage: Stage, seconds: float) -> None:
    """Cut, fill and trim in place; the hook becomes the end of the last scene, wherever there is room for two lines a scene besides."""
    aim = AIM * seconds
    if hook and (aim >= max(14.0, hook.seconds + 2.4 * len(drafts)) or aim >= shortest_hook(hook, stage).seconds + _BESIDE_HOOK + 2.4 * (len(drafts) - 1)):
        drafts[-1].played.append(hook)
        room = aim - hook.seconds
    else:
        room = aim
        if hook:
            stage.memory.forget(hook.beats)
    # the scene in which the idea's own event happens gets more than the others, and the one that turns it more than the last
    parts = [1.7 if any(p.rank == EVENT for p in d.played) else 1.4 if any(p.rank == TURN for p in d.played) else 1.0 for d in drafts]
    shares = [room * part / sum(parts) for part in parts]
    most = aim + TOLERANCE * seconds
    if total(drafts) > most:
        part(drafts, stage)
    hook = cut(drafts, stage, hook, aim, most)
    if hook and any(p is hook for p in drafts[-1].left_out):
        _bring_back(hook, drafts, stage, shares, most)
    for much in (1.5, 1.0):
        for draft, share in zip(drafts, shares, strict=True):
            if _before_hook(draft) > share * much and total(drafts) > most:
                _shorten(draft, stage, share)
    _fill_from_own(drafts, stage, aim)
    _fill_from_between(drafts, stage, aim)
    _fill(drafts, stage, aim)
    _trim(drafts, stage, aim, TOLERANCE * seconds)
    left = aim - total(drafts)
    if not -_FAR * seconds <= left <= TOLERANCE * seconds:
        swap(drafts, stage, left, TOLERANCE * seconds)


def _before_hook(draft: SceneDraft) -> float:
    """The seconds of a scene without the hook."""
    return sum(p.seconds for p in draft.played if p.rank != HOOK)


def _bring_back(hook: Played, drafts: list[SceneDraft], stage: Stage, shares: list[float], most: float) -> None:
    """A hook that was given up for the idea's own event and what turns it: the scenes that have neither become shorter for it."""
    for draft, share in zip(drafts, shares, strict=True):
        if total(drafts) + hook.seconds > most and not any(p.rank in (EVENT, TURN) for p in draft.played):
            _shorten(draft, stage, min(share, draft.seconds))
    if total(drafts) + hook.seconds <= most and not any(stage.memory.heard(b) for b in hook.beats):
        drafts[-1].left_out = [p for p in drafts[-1].left_out if p is not hook]
        drafts[-1].played.append(hook)
        for beat in hook.beats:
            stage.memory.keep(beat)


def _shorten(draft: SceneDraft, stage: Stage, room: float) -> None:
    """Within a scene: the run of beats from an insert (or the first) on that fits; at least one. The hook is not touched.

    Where the idea's own event is played it is the first that stays: with it the idea begins.
    """
    hooks = [p for p in draft.played if p.rank == HOOK]
    beats = [b for p in draft.played if p.rank != HOOK for b in p.beats]
    start = 0 if any(p.rank == EVENT for p in draft.played) else next((i for i, b in enumerate(beats) if b.insert), 0)
    if start == len(beats) - 1:
        start = max(0, start - 1)
    best = beats[start:start + 1]
    for end in range(start + 1, len(beats) + 1):
        if stage.seconds(beats[start:end]) <= room:
            best = beats[start:end]
    if len(best) == 1 and best[0].kind == "action" and len(beats) > start + 1 and stage.seconds(best) <= room:
        best = beats[start:start + 2]  # what is shown is answered, if by a line a little too long
    elif stage.seconds(best) > room:
        best = [min(beats, key=lambda b: stage.seconds([b]))]
    if any(p.rank == TURN for p in draft.played) and best == beats[start:start + 2] and stage.seconds(beats[start:start + 3]) <= room + 3.0:
        best = beats[start:start + 3]  # what comes out has an answer
    stage.memory.forget([b for b in beats if b not in best])
    if best[0] is beats[start] and (rest := beats[start + len(best):]):
        draft.left_out.insert(0, Played(rest, HOOK, stage.seconds(rest)))
    draft.played = [Played(best, 4, stage.seconds(best)), *hooks]


def _fill_from_own(drafts: list[SceneDraft], stage: Stage, aim: float) -> None:
    """Into what room is left goes what was cut off, or the beginning of an exchange that was given up whole: it is the story's own."""
    pieces = sorted(((d, p) for d in drafts for p in d.left_out), key=lambda x: -x[1].rank)
    for draft, piece in pieces:
        room = aim - total(drafts) + 0.6
        least = 1 if piece.rank == HOOK else 2
        fitting = [n for n in range(least, len(piece.beats) + 1) if stage.seconds(piece.beats[:n]) <= room and piece.beats[n - 1].kind == "dialogue" and piece.beats[n - 1].text[-1] != "?"]
        if not fitting or (piece.head and piece.head not in draft.played) or any(stage.memory.heard(b) for b in piece.beats[:fitting[-1]]):
            continue
        beats = piece.beats[:fitting[-1]]
        for beat in beats:
            stage.memory.keep(beat)
        at = next((k for k, q in enumerate(draft.played) if q.rank == HOOK or (piece.rank != HOOK and q.order > piece.order)), len(draft.played))
        draft.played.insert(at, Played(beats, 1, stage.seconds(beats), piece.order))


def _fill_from_between(drafts: list[SceneDraft], stage: Stage, aim: float) -> None:
    """Then what the premise has for between its scenes, at the end of the first and before the end of the second: it is of this story, and no filler is."""
    for at, draft in enumerate(drafts[:2]):
        if draft.played and draft.played[-1].rank == HOOK:
            continue
        for played in stage.between(draft, at, lambda: aim - total(drafts) + 1.0):
            draft.played.insert(len(draft.played) - (at and len(draft.played) > 1), played)


def _fill(drafts: list[SceneDraft], stage: Stage, aim: float) -> None:
    """Draw out the shortest scene first, with exchanges of its own kind before its last one."""
    stuck: set[int] = set()
    rounds = [0] * len(drafts)
    told = all(d.card.spine for d in drafts)
    while total(drafts) < aim - (7.5 if told else 5.0) and len(stuck) < len(drafts):
        i = min((i for i in range(len(drafts)) if i not in stuck), key=lambda i: drafts[i].seconds)
        draft = drafts[i]
        body = (("banter",) if draft.card.mood == "comedy" else ()) + draft.card.functions
        turn = rounds[i] % len(body)
        rounds[i] += 1
        played = stage.extra(draft, ("calm",)) if stage.story.premise.from_idea else None
        played = played or stage.extra(draft, (*body[turn:], *body[:turn]))
        if played is None:
            if draft.spent and rounds[i] < 400:
                draft.spent.clear()
                played = stage.extra(draft, body)
            if played is None:
                stuck.add(i)
                continue
        if total(drafts) + played.seconds > aim + 1.0:
            stage.memory.forget(played.beats)
            if rounds[i] > 12 or total(drafts) > aim - 9:
                stuck.add(i)
            continue
        closing = 2 if draft is drafts[-1] and draft.played and draft.played[-1].rank == HOOK and len(draft.played) > 1 else 1
        draft.played.insert(max(len(draft.played) - closing, 0) if len(draft.played) > closing else len(draft.played) - (closing == 2), played)


def _trim(drafts: list[SceneDraft], stage: Stage, aim: float, near: float) -> None:
    """Single beats in or out until the rest is small: a look, or a short answer of just the right length."""
    for _ in range(2000):
        left = aim - total(drafts)
        if -2 * near <= left <= near:
            return
        if left < 0:
            if not _take_out(drafts, stage, -left):
                return
            continue
        draft = min(drafts, key=lambda d: d.seconds)
        silent = sum(b.kind == "action" and not b.insert for b in draft.beats())
        if abs(left - 2.2) <= near or (left > 4 and silent < 1 + draft.seconds / 12):
            calm = _calmest(drafts)
            _insert(calm, stage.fillers.silence(calm), stage)
            continue
        options = stage.fillers.reactions(draft, 60)
        if not options:
            calm = _calmest(drafts)
            _insert(calm, stage.fillers.silence(calm), stage)
            continue
        best = _nearest(options, left, near, stage)
        if abs(left - stage.seconds(best)) < left:
            for beat in best:
                stage.memory.keep(beat)
                _insert(draft, beat, stage)
            continue
        # too little room for any words: make more by taking something out
        if not _take_out(drafts, stage, 0.01):
            return


def _calmest(drafts: list[SceneDraft]) -> SceneDraft:
    """Where one more look stands least beside others: the scene with the fewest silent beats among those that can part their lines."""
    return min(drafts, key=lambda d: (sum(b.kind == "action" for b in d.beats()) / max(1, len(d.played)), d.seconds))


def _nearest(options: list[Beat], left: float, near: float, stage: Stage) -> list[Beat]:
    """The answer, or the answer and its reply, that last nearest to `left` seconds."""
    one = min(options, key=lambda b: abs(left - stage.seconds([b])))
    if abs(left - stage.seconds([one])) <= near or left > 6:
        return [one]
    timed = [(stage.seconds([b]), b) for b in options]
    pairs = [(abs(left - s - t), i, k) for i, (s, a) in enumerate(timed) for k, (t, b) in enumerate(timed) if i < k and a.character != b.character and a.text != b.text]
    if not pairs:
        return [one]
    gap, i, k = min(pairs)
    return [timed[i][1], timed[k][1]] if gap < abs(left - stage.seconds([one])) else [one]


def _take_out(drafts: list[SceneDraft], stage: Stage, over: float) -> bool:
    """Remove the beat whose length is nearest to what is too much: silent ones and last words first, never a hook; of a scene two beats
    stay before its hook, as long as another scene has more."""
    found = _removable(drafts, stage, over, 3) or _removable(drafts, stage, over, 2) or _removable(drafts, stage, over, 1)
    if not found:
        return False
    _, i, k, b = min(found)
    played = drafts[i].played[k]
    stage.memory.forget([played.beats.pop(b)])
    played.seconds = stage.seconds(played.beats)
    if not played.beats:
        drafts[i].played.pop(k)
    return True


def _removable(drafts: list[SceneDraft], stage: Stage, over: float, least: int) -> list[tuple[float, int, int, int]]:
    """Beats that may go, by how little they are missed, of scenes that have `least` beats besides the hook (with 1: at least two with it)."""
    options = []
    for i, d in enumerate(drafts):
        own = sum(len(q.beats) for q in d.played if q.rank != HOOK)
        if own < least or (least == 1 and sum(len(q.beats) for q in d.played) < 2):
            continue
        for k, p in enumerate(d.played):
            if p.rank == HOOK:
                continue
            for b, beat in enumerate(p.beats):
                if beat.insert or (beat.kind == "narration" and stage.story.premise.retold):
                    continue
                seconds = stage.seconds([beat])
                # what sets an exchange of the story going is not to be missed, a look is
                action = 0 if p.rank == 0 else 3 if b == 0 and len(p.beats) > 1 else 1.5
                answer = len(p.beats) <= 3 and p.beats[0].insert  # what is shown is not left without one
                inner = action if beat.kind == "action" else 1 if b == len(p.beats) - 1 and not answer else 3
                options.append((inner + abs(seconds - over) * 0.6, i, k, b))
    return options


def _insert(draft: SceneDraft, beat: Beat, stage: Stage) -> None:
    """Between two exchanges, as far from other silences as can be; a reply goes after somebody else's line."""
    played = Played([beat], 0, stage.seconds([beat]))
    last = len(draft.played) - 1
    hooked = bool(draft.played) and draft.played[-1].rank == HOOK
    # not before the scene's own first words: the narrator's may stand there
    first = next((i for i, p in enumerate(draft.played) if any(b.kind != "narration" for b in p.beats)), 0) + 1
    spots = list(range(first, last + 1)) or [0 if hooked and not last else len(draft.played) - hooked]

    def bad(at: int) -> float:
        before = draft.played[at - 1].beats[-1] if at else None
        after = draft.played[at].beats[0] if at < len(draft.played) else None
        same = sum(b is not None and b.kind == "action" and beat.kind == "action" for b in (before, after))
        own = beat.kind == "dialogue" and (before is None or before.kind != "dialogue" or before.character == beat.character)
        return same + 2 * own + 0.01 * at

    at = min(spots, key=bad)
    before = draft.played[at - 1].beats[-1] if at else None
    others = {b.character for b in draft.beats() if b.kind == "dialogue" and b.character} - {beat.character}
    if beat.kind == "dialogue" and before and before.kind == "dialogue" and before.character == beat.character and others:
        played.beats[0] = beat.model_copy(update={"character": min(str(name) for name in others)})  # nobody answers themselves
    draft.played.insert(at, played)
