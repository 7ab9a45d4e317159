"""What all checks together mean under a policy. One table; block over review over pass."""
from __future__ import annotations

from engine.drama.verdict import Category, Check, Decision, Policy, Verdict

_RANK: dict[Decision, int] = {"pass": 0, "review": 1, "block": 2}
_WORST: tuple[Decision, ...] = ("pass", "review", "block")

_MEANS: dict[Policy, dict[Category, dict[Decision, Decision]]] = {
    "strict": {"nudity": {"review": "block"}, "text": {"review": "block"}, "script": {"review": "review"}},
    "standard": {},
    "draft": {"quality": {"review": "pass"}, "speech": {"review": "pass"}, "face": {"review": "pass"}, "script": {"review": "pass"},
              "violence": {"review": "pass"}, "text": {"review": "pass"}},
}
"""Where a policy takes a check's decision for another one; everything else stands as it is."""


def decide(checks: list[Check], policy: Policy) -> Verdict:
    """The verdict. Its score is the lowest of the checks that count against it, else the mean of all."""
    judged = [c.model_copy(update={"decision": _MEANS[policy].get(c.category, {}).get(c.decision, c.decision)}) for c in checks]
    worst = _WORST[max((_RANK[c.decision] for c in judged), default=0)]
    against = [c.score for c in judged if c.decision == worst]
    score = min(against) if worst != "pass" else sum(c.score for c in judged) / len(judged) if judged else 100.0
    return Verdict(decision=worst, score=round(score, 1), policy=policy, checks=judged)
