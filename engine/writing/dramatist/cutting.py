"""What an episode gives up for time: exchanges, and in a short one all but the beginning of those it cannot be told without."""
from __future__ import annotations

from engine.writing.dramatist.played import CLIMAX, EVENT, HOOK, TURN, Played, SceneDraft, total
from engine.writing.dramatist.stage import Stage


def part(drafts: list[SceneDraft], stage: Stage) -> None:
    """Long exchanges in two, of which the second may be given up."""
    for draft in drafts:
        draft.played = _parted_kind(draft.played, stage) if "kind" in stage.story.premise.fields else [q for p in draft.played for q in _parted(p, stage)]


def _parted(piece: Played, stage: Stage) -> list[Played]:
    """A long turn, climax or end in two, where nothing asked is left without an answer: its beginning may stay when there is no time for the rest."""
    turned = bool(stage.story.premise.turn)
    spots = [k for k in range(3, len(piece.beats) - 1) if piece.beats[k - 1].kind == "dialogue" and piece.beats[k - 1].text[-1] not in "?？—…"]
    if piece.rank not in ((3, EVENT, TURN) if turned else (3, TURN, CLIMAX)) or piece.seconds < (_LONG / 2 if turned else _LONG) or not spots:
        return [piece]
    at = min(spots, key=lambda k: abs(stage.seconds(piece.beats[:k]) - 0.62 * piece.seconds))
    first = Played(piece.beats[:at], piece.rank, stage.seconds(piece.beats[:at]), head=piece.head)
    return [first, Played(piece.beats[at:], _REST if piece.rank in (TURN, CLIMAX) else 2, stage.seconds(piece.beats[at:]), head=first)]


_REST = 4
"""What the rest of a reversal ranks: with how it ends, and before more of how it began."""
_FIRST = {EVENT: (11.0, 2), 3: (8.0, 1), TURN: (12.0, _REST), 4: (9.0, 3)}
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


def cut(drafts: list[SceneDraft], stage: Stage, hook: Played | None, aim: float, most: float) -> Played | None:
    """Give up exchanges until the rest fits, keeping what is worth most; each scene keeps one. Gives the hook as it was kept.

    Where the idea's event, its reversal and the hook do not fit together as they are, less and less of each is kept before one goes.
    """
    if total(drafts) <= most:
        return hook
    for k, p in enumerate([p for d in drafts for p in d.played]):
        p.order = _APART * k
    whole = (HOOK, EVENT, TURN)
    if _keep_best(drafts, stage, aim, most, whole):
        return hook
    if len(drafts) > _FEW_SCENES and aim < _CROWDED * len(drafts):
        return hook if any(_keep_best(drafts, stage, aim, most, needed) for needed in ((HOOK, EVENT), (HOOK,))) else _given_up(drafts, stage, hook, aim)
    _shortened(drafts, stage, _A_THIRD * most)
    if _keep_best(drafts, stage, aim, most, whole):
        return hook
    _only_what_counts(drafts, stage)
    _shortened(drafts, stage, 0.0)
    if _keep_best(drafts, stage, aim, most, whole):
        return hook
    _bare(drafts, stage)
    if _keep_best(drafts, stage, aim, most, whole) or (aim >= _WHOLE_HOOK and _keep_best(drafts, stage, aim, most, (HOOK, TURN))):
        return hook
    hook = _without_answer(drafts, stage, hook)
    for needed in (whole, (HOOK, TURN), (EVENT, TURN), (TURN,), (HOOK, EVENT), ()):
        if _keep_best(drafts, stage, aim, most, needed):
            return hook
    return _given_up(drafts, stage, hook, aim)


def _given_up(drafts: list[SceneDraft], stage: Stage, hook: Played | None, aim: float) -> Played | None:
    """Where no choice fits: one exchange after another goes, by rank, to the last of a scene."""
    while total(drafts) > aim:
        options = [(p.rank, -d.seconds, i, -k) for i, d in enumerate(drafts) if sum(p.rank != HOOK for p in d.played) > 1 for k, p in enumerate(d.played) if p.rank != HOOK]
        if not options:
            break
        _, _, i, k = min(options)
        _leave_out(drafts[i], drafts[i].played[-k], stage)
    return hook


_FEW_SCENES, _CROWDED = 3, 6.0
"""Scenes, and seconds of a scene: where more have less, each keeps a line, and the hook stays whole."""
_A_THIRD = 0.34
"""Of the episode that one exchange may take, where all three are to be kept."""
_WHOLE_HOOK = 13.5
"""Seconds of an episode in which a hook is answered, whatever else there is no time for."""
_APART = 10
"""Between the orders of two exchanges, so that the rest of one has its place after its beginning."""
_WEIGHED_SHORT = 11
"""Exchanges that are weighed where only beginnings are kept."""


def _keep_best(drafts: list[SceneDraft], stage: Stage, aim: float, most: float, needed: tuple[int, ...]) -> bool:
    """Keep the choice that is worth most among those with all exchanges of these ranks; whether there is one that fits."""
    pieces = [(i, p) for i, d in enumerate(drafts) for p in d.played]
    if sum(p.rank not in needed for _, p in pieces) > _MOST_WEIGHED + 2:
        return False
    kept = _best_with(pieces, len(drafts), aim, most, needed)
    for i, p in pieces if kept else ():
        if (i, p.order) not in (kept or ()):
            _leave_out(drafts[i], p, stage)
    return bool(kept)


def _leave_out(draft: SceneDraft, piece: Played, stage: Stage) -> None:
    draft.played = [q for q in draft.played if q is not piece]
    draft.left_out.append(piece)
    stage.memory.forget(piece.beats)


def _shortened(drafts: list[SceneDraft], stage: Stage, seconds: float) -> None:
    """Of every exchange that matters only the beginning, of at most so many seconds or as short as can be; and of the others the best few."""
    for draft in drafts:
        for p in list(draft.played):
            at = _beginning(p, stage, seconds) if p.rank >= _MATTERS and p.rank != HOOK else len(p.beats)
            if at < len(p.beats) and any(q is p for q in draft.played):
                rest = Played(p.beats[at:], 3 if p.rank == TURN else 2, stage.seconds(p.beats[at:]), p.order + 1, head=p)
                p.beats, p.seconds = p.beats[:at], stage.seconds(p.beats[:at])
                draft.left_out.append(rest)
                stage.memory.forget(rest.beats)
                _without_sequels(draft, p, rest, stage)
    free = sorted(((p.rank, -p.order, i, p) for i, d in enumerate(drafts) for p in d.played if p.rank < _MATTERS), key=lambda f: f[:2])
    for _, _, i, p in free[:max(0, sum(len(d.played) for d in drafts) - _WEIGHED_SHORT)]:
        _leave_out(drafts[i], p, stage)


def _without_sequels(draft: SceneDraft, piece: Played, rest: Played, stage: Stage) -> None:
    """Leave out what goes on with the rest of an exchange that has been cut off."""
    after = next((q for q in draft.played if q.order > piece.order), None)
    gone = [q for q in draft.played if q.head is piece or (q is after and q.rank <= 2)]
    while gone:
        for q in gone:
            q.head = rest
            _leave_out(draft, q, stage)
        gone = [q for q in draft.played if any(q.head is g for g in gone)]


_MATTERS = 3
"""Ranks from which the beginning of an exchange tells something by itself."""


def _beginning(piece: Played, stage: Stage, seconds: float) -> int:
    """How many beats of an exchange may stand alone: to a line that asks nothing, within so many seconds; else the shortest with a line in it."""
    lines = [k for k, b in enumerate(piece.beats, 1) if b.kind == "dialogue"]
    closed = [k for k in lines if piece.beats[k - 1].text[-1] not in "?？—" and stage.seconds(piece.beats[:k]) <= seconds]
    if closed or not lines:
        return closed[-1] if closed else len(piece.beats)
    at = lines[0]
    if piece.rank == TURN and at < len(piece.beats):  # what comes out is answered, if it is in a word or two
        answer = piece.beats[at]
        at += answer.kind == "dialogue" and answer.character != piece.beats[at - 1].character and stage.seconds([answer]) <= _IN_A_WORD
    return at


_IN_A_WORD = 3.0
"""Seconds of an answer that the shortest reversal has room for."""


def _only_what_counts(drafts: list[SceneDraft], stage: Stage) -> None:
    """Of every scene the idea's event and its reversal; of one that has neither, what matters most in it."""
    for draft in drafts:
        own = [p for p in draft.played if p.rank != HOOK]
        counts = [p for p in own if p.rank in (EVENT, TURN)] or [max(own, key=lambda p: (p.rank, -p.order))] if own else []
        for p in own:
            if not any(p is c for c in counts):
                _leave_out(draft, p, stage)


def _bare(drafts: list[SceneDraft], stage: Stage) -> None:
    """Of every exchange one beat: what is shown in it, else what is said first (of all but the reversal, the shortest of what is said at first)."""
    for draft in drafts:
        for p in (p for p in draft.played if p.rank != HOOK):
            shown, lines = [k for k, b in enumerate(p.beats) if b.insert], [k for k, b in enumerate(p.beats) if b.kind == "dialogue"]
            at = shown[0] if shown else min(lines[:1 if p.rank == TURN else 3], key=lambda k, p=p: stage.seconds([p.beats[k]]), default=0)  # type: ignore[misc]
            stage.memory.forget([b for k, b in enumerate(p.beats) if k != at])
            if p.beats[at + 1:]:
                rest = Played(p.beats[at + 1:], _REST, stage.seconds(p.beats[at + 1:]), p.order + 1, head=p)
                for other in (q for q in draft.left_out if q.head is p):
                    other.head = rest
                draft.left_out.append(rest)
            p.beats, p.seconds = [p.beats[at]], stage.seconds([p.beats[at]])


def shortest_hook(hook: Played, stage: Stage) -> Played:
    """A hook without what is answered to it: its first line, or the thing that is shown."""
    head = hook.beats[0]
    if len(hook.beats) < 2 or not (head.kind == "dialogue" or head.insert):
        return hook
    return Played(hook.beats[:1], HOOK, stage.seconds(hook.beats[:1]), hook.order)


def _without_answer(drafts: list[SceneDraft], stage: Stage, hook: Played | None) -> Played | None:
    """The hook in the last scene made as short as can be."""
    if hook is None or not any(p is hook for p in drafts[-1].played):
        return hook
    short = shortest_hook(hook, stage)
    stage.memory.forget(hook.beats[len(short.beats):])
    drafts[-1].played = [short if p is hook else p for p in drafts[-1].played]
    return short


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


