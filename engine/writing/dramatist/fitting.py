"""Length: an episode is cut or drawn out until its estimated seconds are those of the brief."""
from __future__ import annotations

from engine.drama.script import Beat
from engine.writing.dramatist.played import CLIMAX, EVENT, HOOK, TURN, Played, SceneDraft
from engine.writing.dramatist.stage import Stage
from engine.writing.dramatist.swapping import swap

AIM, TOLERANCE = 0.985, 0.028
"""Shares of the asked length: what is aimed at (a little short, for the looks at a new place), and how near is near."""
_FAR = 0.06
"""Of the asked length that a script may be above its aim."""


def fit_episode(drafts: list[SceneDraft], hook: Played | None, stage: Stage, seconds: float) -> None:
    """Cut, fill and trim in place; the hook becomes the end of the last scene, wherever there is room for two lines a scene besides."""
    aim = AIM * seconds
    if hook and aim >= max(14.0, hook.seconds + 2.4 * len(drafts)):
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
    if _total(drafts) > most:
        for draft in drafts:
            draft.played = _parted_kind(draft.played, stage) if "kind" in stage.story.premise.fields else [q for p in draft.played for q in _parted(p, stage)]
    _cut(drafts, stage, aim, most)
    if hook and any(p is hook for p in drafts[-1].left_out):
        _bring_back(hook, drafts, stage, shares, most)
    for much in (1.5, 1.0):
        for draft, share in zip(drafts, shares, strict=True):
            if _before_hook(draft) > share * much and _total(drafts) > most:
                _shorten(draft, stage, share)
    _fill_from_own(drafts, stage, aim)
    _fill_from_between(drafts, stage, aim)
    _fill(drafts, stage, aim)
    _trim(drafts, stage, aim, TOLERANCE * seconds)
    left = aim - _total(drafts)
    if not -_FAR * seconds <= left <= TOLERANCE * seconds:
        swap(drafts, stage, left, TOLERANCE * seconds)


def _total(drafts: list[SceneDraft]) -> float:
    return sum(d.seconds for d in drafts)


def _before_hook(draft: SceneDraft) -> float:
    """The seconds of a scene without the hook."""
    return sum(p.seconds for p in draft.played if p.rank != HOOK)


def _parted(piece: Played, stage: Stage) -> list[Played]:
    """A long turn, climax or end in two, where nothing asked is left without an answer: its beginning may stay when there is no time for the rest."""
    turned = bool(stage.story.premise.turn)
    spots = [k for k in range(3, len(piece.beats) - 1) if piece.beats[k - 1].kind == "dialogue" and piece.beats[k - 1].text[-1] not in "?？—…"]
    if piece.rank not in ((3, EVENT, TURN) if turned else (3, TURN, CLIMAX)) or piece.seconds < (_LONG / 2 if turned else _LONG) or not spots:
        return [piece]
    at = min(spots, key=lambda k: abs(stage.seconds(piece.beats[:k]) - 0.62 * piece.seconds))
    first = Played(piece.beats[:at], piece.rank, stage.seconds(piece.beats[:at]), head=piece.head)
    return [first, Played(piece.beats[at:], 2, stage.seconds(piece.beats[at:]), head=first)]


_FIRST = {EVENT: (11.0, 2), 3: (8.0, 1), TURN: (12.0, 3), 4: (9.0, 3)}
"""By rank, where a kind of idea is told: seconds of an exchange's beginning that is weighed by itself, and the rank of the rest."""


def _parted_kind(played: list[Played], stage: Stage) -> list[Played]:
    """Where a kind of idea is told: the beginning of each exchange that matters, and apart from it what may be left out, which goes on with it."""
    out: list[Played] = []
    last: dict[int, Played] = {}
    short = min(1.0, stage.story.brief.duration_sec / _A_MINUTE)
    for p in played:
        head = last.get(id(p.head), p.head)
        spots = [k for k in range(1 if short < 1 else 2, len(p.beats)) if p.beats[k - 1].kind == "dialogue" and p.beats[k - 1].text[-1] not in "?？—"]
        if p.rank not in _FIRST or not spots or p.seconds < _FIRST[p.rank][0] * short + 2.0:
            p.head = head
            out.append(p)
            continue
        at = min(spots, key=lambda k: abs(stage.seconds(p.beats[:k]) - _FIRST[p.rank][0] * short))
        first = Played(p.beats[:at], p.rank, stage.seconds(p.beats[:at]), head=head)
        last[id(p)] = Played(p.beats[at:], _FIRST[p.rank][1], stage.seconds(p.beats[at:]), head=first)
        out += [first, last[id(p)]]
    return out


_A_MINUTE = 60.0
"""Seconds of an episode for which those are meant; in a shorter one less stays."""
_LONG = 12.0
"""Seconds from which an exchange may be given in part."""
_WORTH = {0: 0.5, 1: 1.5, 2: 2.0, 3: 4.0, 4: 8.0, HOOK: 9.0, EVENT: 16.0, TURN: 16.0, CLIMAX: 16.0}
_MOST_WEIGHED = 13
"""Exchanges that may stay or go, of which every choice is weighed (2 to this power)."""


def _cut(drafts: list[SceneDraft], stage: Stage, aim: float, most: float) -> None:
    """Give up exchanges until the rest fits, keeping what is worth most; each scene keeps one, and the hook stays."""
    if _total(drafts) <= most:
        return
    pieces = [(i, p) for i, d in enumerate(drafts) for p in d.played]
    for k, (_, p) in enumerate(pieces):
        p.order = k
    if sum(p.rank not in (HOOK, EVENT, TURN) for _, p in pieces) <= _MOST_WEIGHED and (kept := _best_subset(pieces, len(drafts), aim, most, _needed(stage))):
        for i, p in pieces:
            if (i, p.order) not in kept:
                drafts[i].played = [q for q in drafts[i].played if q is not p]
                drafts[i].left_out.append(p)
                stage.memory.forget(p.beats)
        return
    while _total(drafts) > aim:
        options = [(p.rank, -d.seconds, i, -k) for i, d in enumerate(drafts) if sum(p.rank != HOOK for p in d.played) > 1 for k, p in enumerate(d.played) if p.rank != HOOK]
        if not options:
            return
        _, _, i, k = min(options)
        drafts[i].left_out.append(drafts[i].played.pop(-k))
        stage.memory.forget(drafts[i].left_out[-1].beats)


def _needed(stage: Stage) -> tuple[tuple[int, ...], ...]:
    """Which ranks stay together, the best choice first: the idea's own event and what turns it, and if there is room for it the hook."""
    premise = stage.story.premise
    if "kind" in premise.fields:
        return (HOOK, EVENT, TURN), (HOOK, EVENT), (HOOK,)
    return ((HOOK, EVENT, TURN), (EVENT, TURN), (HOOK, EVENT)) if premise.turn or premise.retold else ((HOOK, EVENT),)


def _bring_back(hook: Played, drafts: list[SceneDraft], stage: Stage, shares: list[float], most: float) -> None:
    """A hook that was given up for the idea's own event and what turns it: the scenes that have neither become shorter for it."""
    for draft, share in zip(drafts, shares, strict=True):
        if _total(drafts) + hook.seconds > most and not any(p.rank in (EVENT, TURN) for p in draft.played):
            _shorten(draft, stage, min(share, draft.seconds))
    if _total(drafts) + hook.seconds <= most and not any(stage.memory.heard(b) for b in hook.beats):
        drafts[-1].left_out = [p for p in drafts[-1].left_out if p is not hook]
        drafts[-1].played.append(hook)
        for beat in hook.beats:
            stage.memory.keep(beat)


def _best_subset(pieces: list[tuple[int, Played]], scenes: int, aim: float, most: float, choices: tuple[tuple[int, ...], ...]) -> set[tuple[int, int]] | None:
    """All subsets are weighed (there are few pieces); None when not even one exchange a scene fits."""
    for needed in choices:
        if kept := _best_with(pieces, scenes, aim, most, needed):
            return kept
    return None


def _best_with(pieces: list[tuple[int, Played]], scenes: int, aim: float, most: float, needed: tuple[int, ...]) -> set[tuple[int, int]] | None:
    """The best of the subsets in which all of these ranks are."""
    best: tuple[float, int] | None = None
    must = [k for k, (_, p) in enumerate(pieces) if p.rank in needed]
    free = [k for k, (_, p) in enumerate(pieces) if p.rank not in needed]
    if len(free) > _MOST_WEIGHED + 2:
        return None
    tails = [(1 << k, 1 << h) for k, (_, p) in enumerate(pieces) for h, (_, q) in enumerate(pieces) if p.head is q]
    base = sum(1 << k for k in must)
    for choice in range(1 << len(free)):
        mask = base | sum(1 << k for n, k in enumerate(free) if choice >> n & 1)
        if any(mask & tail and not mask & head for tail, head in tails):
            continue
        seconds = worth = 0.0
        held = 0
        for k, (i, p) in enumerate(pieces):
            if mask >> k & 1:
                seconds += p.seconds
                worth += _WORTH[p.rank]
                held |= (p.rank != HOOK) << i
        if seconds <= most and held == (1 << scenes) - 1:
            score = worth + 24.0 * seconds / aim
            if best is None or score > best[0]:
                best = (score, mask)
    if best is None:
        return None
    return {(i, p.order) for k, (i, p) in enumerate(pieces) if best[1] >> k & 1}


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
        room = aim - _total(drafts) + 0.6
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
        for played in stage.between(draft, at, lambda: aim - _total(drafts) + 1.0):
            draft.played.insert(len(draft.played) - (at and len(draft.played) > 1), played)


def _fill(drafts: list[SceneDraft], stage: Stage, aim: float) -> None:
    """Draw out the shortest scene first, with exchanges of its own kind before its last one."""
    stuck: set[int] = set()
    rounds = [0] * len(drafts)
    told = all(d.card.spine for d in drafts)
    while _total(drafts) < aim - (7.5 if told else 5.0) and len(stuck) < len(drafts):
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
        if _total(drafts) + played.seconds > aim + 1.0:
            stage.memory.forget(played.beats)
            if rounds[i] > 12 or _total(drafts) > aim - 9:
                stuck.add(i)
            continue
        closing = 2 if draft is drafts[-1] and draft.played and draft.played[-1].rank == HOOK and len(draft.played) > 1 else 1
        draft.played.insert(max(len(draft.played) - closing, 0) if len(draft.played) > closing else len(draft.played) - (closing == 2), played)


def _trim(drafts: list[SceneDraft], stage: Stage, aim: float, near: float) -> None:
    """Single beats in or out until the rest is small: a look, or a short answer of just the right length."""
    for _ in range(2000):
        left = aim - _total(drafts)
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
