"""What happens and happened to a drama: verdicts and reviews, work under way, failures, time and money, events."""
from __future__ import annotations

import re

import streamlit as st

from studio.components.plain import plain
from studio.components.review_parts import decided, talk, unseen, verdict_card
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import told
from studio.components.words import t
from studio.operations import generation, projects, reviews, tasks
from studio.operations.views import ProjectView


def where(key: str) -> str:
    """The place in the drama that a unit's key names: `speak:e1s2b3` is episode 1, scene 2, line 4."""
    found = re.search(r"(?:^|:)e(\d+)(?:s(\d+)(?:k(\d+)|b(\d+))?)?", key)
    if found is None:
        return ""
    episode, scene, shot, beat = (int(x) if x else None for x in found.groups())
    words = [t("project.episode", n=episode)] + ([t("activity.scene", n=scene)] if scene else [])
    return " · ".join(words + ([t("activity.shot", n=shot)] if shot else []) + ([t("activity.line", n=beat + 1)] if beat is not None else []))


def moderation(project: ProjectView) -> None:
    """What moderation found, what reviewers decided, and the creator's answer."""
    with told():
        verdicts = reviews.verdicts(actor(), project.id)
        if not verdicts:
            return
        st.subheader(t("stage.moderation"))
        unseen(verdicts, project.id)
        for verdict in verdicts:
            verdict_card(verdict, project.id)
        found = reviews.of_project(actor(), project.id)
        for review in found:
            decided(review)
        if found:
            talk(found[0])


def work(project: ProjectView) -> None:
    """Units under way, waiting and failed; refreshes itself while something moves."""
    moving = project.status in ("queued", "running")

    @st.fragment(run_every=2.0 if moving else None)
    def table() -> None:
        with told():
            queue = tasks.queue(actor(), project.id)
            if moving:
                st.caption(t("activity.queue", ahead=queue.ahead, workers=queue.workers, busy=queue.busy))
            found = tasks.listing(actor(), project.id, 1, 200).items
            failed = [task for task in found if task.status == "failed"]
            for task in failed[:5]:
                st.error(f"{t(f'stage.{task.stage}')} · {t(f'unit.{task.kind}')} · {plain(stored(task.error))}", icon=":material/error:")
            open_first = {"running": 0, "failed": 1, "queued": 2}
            rows = [{t("activity.stage"): t(f"stage.{task.stage}"), t("activity.unit"): f"{t(f'unit.{task.kind}')} {where(task.key)}".strip(),
                     t("activity.status"): t(f"task.{task.status}"), t("activity.provider"): t(f"provider.{task.provider}") if task.provider else "", t("activity.attempts"): task.attempts,
                     t("activity.seconds"): f"{task.seconds:.1f}" if task.seconds else ""}
                    for task in sorted(found, key=lambda x: open_first.get(x.status, 3))]
            if rows:
                st.dataframe(rows, hide_index=True, width="stretch", height=min(420, 38 + 35 * len(rows)),
                             column_config={t("activity.seconds"): st.column_config.TextColumn(alignment="right")})

    st.subheader(t("activity.work"))
    table()


def orders(project: ProjectView) -> None:
    """What was ordered at outside services: their own number of it, how it stands, what it cost."""
    with told():
        found = tasks.one(actor(), project.id).orders
        if not found:
            return
        st.subheader(t("activity.orders"))
        st.dataframe([{t("activity.when"): f"{o.placed_at.astimezone():%m-%d %H:%M:%S}", t("activity.provider"): t(f"provider.{o.provider}"), t("activity.status"): t(f"order.{o.state}"),
                       t("activity.dollars"): round(o.cost, 4), t("activity.remote"): o.remote_id or "—"} for o in reversed(found)], hide_index=True, width="stretch",
                     height=min(420, 38 + 35 * len(found)))


def costs(project: ProjectView) -> None:
    """Time and money by stage and provider."""
    with told():
        usage = generation.usage(actor(), project.id)
        if not usage.stages:
            return
        st.subheader(t("activity.costs"))
        one, two, three = st.columns(3)
        one.metric(t("activity.wall"), f"{usage.wall_sec:.0f} s")
        two.metric(t("activity.cpu"), f"{usage.cpu_sec:.0f} s")
        three.metric(t("activity.cost"), f"{usage.cost:.2f}" + (f" / {usage.budget:.2f}" if usage.budget is not None else ""))
        if usage.perhaps:
            st.caption(t("activity.perhaps", cost=f"{usage.perhaps:.2f}"))
        rows = [{t("activity.stage"): t(f"stage.{s.stage}"), t("activity.provider"): t(f"provider.{s.provider}"), t("activity.seconds"): round(s.wall_sec, 2), t("activity.cost"): s.cost}
                for s in usage.stages]
        left, right = st.columns(2) if usage.cost else (st.container(), st.container())
        left.bar_chart(rows, x=t("activity.stage"), y=t("activity.seconds"), color=t("activity.provider"), horizontal=True, height=260, sort=False, y_label="")
        if usage.cost:
            right.bar_chart(rows, x=t("activity.stage"), y=t("activity.cost"), color=t("activity.provider"), horizontal=True, height=260, sort=False, y_label="")


def events(project: ProjectView) -> None:
    """The last events, newest first."""
    with told():
        found = projects.events(actor(), project.id, last=80)
        st.subheader(t("project.events"))
        rows = [{t("activity.when"): e.at.astimezone().strftime("%m-%d %H:%M:%S"), t("activity.stage"): t(f"stage.{e.stage}") if e.stage else "",
                 t("activity.what"): stored(e.message) or t(f"event.{e.type.replace('.', '_')}") + (f" · {place}" if (place := where(str(e.data.get("key") or ""))) else "")} for e in reversed(found)]
        st.dataframe(rows, hide_index=True, width="stretch")
