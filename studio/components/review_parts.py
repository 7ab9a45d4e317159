"""The reviewers' room: the queue, one work with its evidence, the decision."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import streamlit as st

from engine.moderation.sight import SILENT
from studio.components.plain import plain
from studio.components.player import player
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import tell_after, told
from studio.components.words import named, t
from studio.operations import episodes, reviews
from studio.operations.review_views import ReviewView, VerdictView

COLOURS = {"pass": "green", "review": "orange", "block": "red", "approve": "green", "request_changes": "orange", "reject": "red"}
_KEYS = {"approve": "a", "request_changes": "s", "reject": "d"}
_REASONS = ("violence", "nudity", "words", "minors", "quality", "rights")


def waiting_for(since: datetime) -> str:
    """How long something has waited, in words."""
    minutes = max(0, int((datetime.now(UTC) - since).total_seconds() // 60))
    if minutes < 60:
        return t("review.minutes", n=minutes)
    return t("review.hours", n=minutes // 60) if minutes < 48 * 60 else t("review.days", n=minutes // 1440)


def room() -> None:
    """The whole page."""
    status = st.segmented_control(t("review.which"), ["open", "decided"], default="open", required=True, format_func=named("review"),
                                  label_visibility="collapsed", key="review_status") or "open"
    with told():
        found = reviews.queue(actor(), 1, 100, status=status)  # type: ignore[arg-type]
        if not found.items:
            st.info(t(f"review.none_{status}"), icon=":material/task_alt:")
            return
        ids = [str(r.id) for r in found.items]
        if st.session_state.get("review") not in ids:
            st.session_state["review"] = ids[0]
        queue, work = st.columns([1, 3], gap="large")
        with queue:
            _queue(found.items, found.total)
        with work:
            _work(next(r for r in found.items if str(r.id) == st.session_state["review"]), ids)


def _queue(items: list[ReviewView], total: int) -> None:
    st.caption(t("review.total", n=total))
    for item in items:
        chosen = str(item.id) == st.session_state["review"]
        with st.container(border=True):
            st.markdown(f"**{plain(item.project_title)}**  \n:gray[:small[{plain(item.owner)} · {waiting_for(item.created_at)}]]")
            if st.button(t("review.look"), key=f"look_{item.id}", type="primary" if chosen else "secondary", width="stretch", disabled=chosen):
                st.session_state["review"] = str(item.id)
                st.rerun()


def _step(ids: list[str], by: int) -> None:
    at = ids.index(st.session_state["review"]) + by
    st.session_state["review"] = ids[at % len(ids)]


def _work(item: ReviewView, ids: list[str]) -> None:
    head, steps = st.columns([3, 2], vertical_alignment="center")
    head.markdown(f"### {plain(item.project_title)}")
    with steps, st.container(horizontal=True, horizontal_alignment="right"):
        st.button(t("review.previous"), icon=":material/arrow_upward:", shortcut="k", key="previous", on_click=_step, args=(ids, -1))
        st.button(t("review.next"), icon=":material/arrow_downward:", shortcut="j", key="next", on_click=_step, args=(ids, 1))
    if item.status == "open":
        _decide(item, ids)
    else:
        decided(item)
    for episode in episodes.listing(actor(), item.project_id):
        if episode.film_url:
            marks = _marks([v for v in item.verdicts if v.subject == f"film:e{episode.number}"])
            st.markdown(f"**{t('project.episode', n=episode.number)}**")
            player(f"review_{item.id}_{episode.number}", episode, marks=marks)
    unseen(reviews.verdicts(actor(), item.project_id), item.project_id)
    for verdict in item.verdicts:
        verdict_card(verdict, item.project_id, opened=True)
    earlier = [r for r in reviews.of_project(actor(), item.project_id) if r.id != item.id]
    if earlier:
        st.markdown(f"**{t('review.history')}**")
        for one in earlier:
            decided(one)
    talk(item)


def _marks(verdicts: list[VerdictView]) -> list[dict[str, Any]]:
    """Evidence that has a time, for the player."""
    return [{"at": e["at_sec"], "label": stored(e["what"])} for v in verdicts for c in v.checks if c["decision"] != "pass" for e in c.get("evidence", [])
            if e.get("at_sec") is not None][:40]


def _decide(item: ReviewView, ids: list[str]) -> None:
    """The decision, with reasons ready to be clicked."""
    with st.container(border=True):
        ready = st.pills(t("review.reasons"), _REASONS, selection_mode="multi", format_func=named("review.reason"), key=f"reasons_{item.id}")
        words = st.text_area(t("review.reason_words"), key=f"words_{item.id}", max_chars=3000, height=70, placeholder=t("review.reason_help"))
        with st.container(horizontal=True):
            for decision, key in _KEYS.items():
                icon = {"approve": "check", "request_changes": "edit_note", "reject": "block"}[decision]
                if st.button(t(f"review.{decision}"), icon=f":material/{icon}:", shortcut=key, key=f"{decision}_{item.id}",
                             type="primary" if decision == "approve" else "secondary"):
                    reason = "；".join([*(t(f"review.reason.{r}") for r in ready), *([words.strip()] if words.strip() else [])])
                    with told():
                        reviews.decide(actor(), item.id, {"decision": decision, "reason": reason})
                        tell_after(t("review.done", title=plain(item.project_title)))
                        rest = [i for i in ids if i != str(item.id)]
                        st.session_state["review"] = rest[0] if rest else None
                        st.rerun()


def decided(item: ReviewView) -> None:
    """Who decided what and when, and why."""
    if item.status == "withdrawn" or not item.decision:
        st.caption(t("review.withdrawn" if item.status == "withdrawn" else "review.waiting", when=f"{item.created_at.astimezone():%Y-%m-%d %H:%M}"))
        return
    when = f"{item.decided_at.astimezone():%Y-%m-%d %H:%M}" if item.decided_at else ""
    st.markdown(f":{COLOURS[item.decision]}-badge[{t(f'review.{item.decision}')}] {plain(item.reviewer or '')} · {when}" + (f"  \n{plain(item.reason)}" if item.reason else ""))


def unseen(verdicts: list[VerdictView], project_id: UUID) -> None:
    """Says that the vision model did not answer, and offers to ask it again."""
    silent = [v for v in verdicts if v.unseen]
    if not silent:
        return
    why = next((e["what"] for v in silent for c in v.checks for e in c.get("evidence", []) if c["name"] == SILENT), "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(f"{t('review.unseen')} {plain(stored(why))}", icon=":material/visibility_off:")
        if st.button(t("review.check_again"), key=f"check_again_{project_id}", icon=":material/visibility:"):
            with told():
                reviews.check_again(actor(), project_id)
                tell_after(t("review.checking"))
                st.rerun()


def verdict_card(verdict: VerdictView, project_id: UUID, opened: bool = False) -> None:
    """What moderation found about one subject, check by check."""
    subject = t("review.of_script") if verdict.subject == "script" else t("review.of_film", n=verdict.subject.rpartition("e")[2])
    label = f":{COLOURS[verdict.decision]}[{t('decision.' + verdict.decision)}] · {subject} · {verdict.score:.0f}/100 · {t('review.policy', name=t('policy.' + verdict.policy))}"
    with st.expander(label, expanded=opened):
        for check in sorted(verdict.checks, key=lambda c: c["score"]):
            if check["name"] == SILENT:
                st.markdown(f":material/visibility_off: **{plain(stored(SILENT).capitalize())}** · {plain(stored(check['evidence'][0]['what']))}")
                continue
            bad = check["decision"] != "pass"
            st.markdown(f"{':material/error:' if bad else ':material/check:'} **{plain(stored(check['name']).capitalize())}** · "
                        f":{COLOURS[check['decision']]}[{check['score']:.0f}]")
            for evidence in check.get("evidence", [])[:8] if bad else []:
                _evidence(evidence)


def _evidence(evidence: dict[str, Any]) -> None:
    at = evidence.get("at_sec")
    where = f"{int(at // 60)}:{int(at % 60):02d} · " if at is not None else f"{evidence['scene']} · " if evidence.get("scene") else ""
    st.markdown(f"> {where}{plain(stored(evidence['what']))}")


def talk(item: ReviewView) -> None:
    """What was said to a review, and a place to say something."""
    for said in item.answers:
        with st.chat_message("user"):
            st.markdown(f"**{plain(said.author)}** :gray[:small[{said.created_at.astimezone():%m-%d %H:%M}]]  \n{plain(said.text)}")
    with st.form(f"answer_{item.id}", border=False, clear_on_submit=True):
        text = st.text_area(t("review.answer"), max_chars=3000, height=70, key=f"answer_text_{item.id}")
        if st.form_submit_button(t("review.send"), icon=":material/send:"):
            with told():
                reviews.answer(actor(), item.id, {"text": text})
                st.rerun()
