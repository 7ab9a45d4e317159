"""What edits have put out of date, and the one button that makes just that again."""
from __future__ import annotations

import math
from uuid import uuid4

import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import told
from studio.components.words import t
from studio.operations import degraded, generation, storyboards
from studio.operations.access import may_edit
from studio.operations.views import AheadView, ProjectView


def duration(seconds: float) -> str:
    """Seconds for people: `40 s` or `3 min`."""
    return t("remake.seconds", n=max(1, math.ceil(seconds))) if seconds < 90 else t("remake.minutes", n=math.ceil(seconds / 60))


def remake_bar(project: ProjectView) -> AheadView | None:
    """The bar, when something is out of date and nothing is being made; gives what it found."""
    if project.stage is None or not may_edit(actor(), project.owner_id, project.status):
        return None
    with told():
        found = storyboards.out_of_date(actor(), project.id)
        if found.problem:
            st.warning(t("remake.problem", why=plain(stored(found.problem))), icon=":material/warning:")
            return found
        if not (found.draw or found.speak or found.film or found.episodes):
            return found
        draft = project.status == "draft"
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="remake_bar"):
            what = [t(f"remake.{name}", n=len(things)) for name, things in
                    (("draw", found.draw), ("speak", found.speak), ("film", found.film)) if things] or [t("remake.join", n=len(found.episodes))]
            price = t("remake.cost", cost=f"{found.cost:.2f}") if found.cost else t("remake.free")
            st.markdown(f":material/update: **{t('remake.begin' if draft else 'remake.title')}** {t('remake.comma').join(what)} · "
                        f"{t('remake.about', time=duration(found.seconds))} · {price}", width="stretch")
            if found.draw and st.button(t("remake.pictures"), key="remake_pictures", icon=":material/brush:"):
                _make(project, "pictures")
            if st.button(t("new.button" if draft else "remake.button"), key="remake_all", type="primary", icon=":material/movie:" if draft else ":material/refresh:"):
                _make(project, None)
        return found
    return None


def degraded_bar(project: ProjectView) -> None:
    """What stand-ins made, and a button that has the wanted services make it after all; nothing when there is no such thing."""
    if not project.degraded or project.status in ("queued", "running") or not may_edit(actor(), project.owner_id, project.status):
        return
    with told():
        found = degraded.of_project(actor(), project.id)
        if not found.units:
            return
        comma = t("remake.comma")
        what = comma.join(t(f"degraded.{p.makes}", n=p.units, name=t(f"provider.{p.provider}")) for p in found.parts)
        unknown = comma.join(t(f"provider.{p.provider}") for p in found.parts if p.cost is None)
        price = t("remake.cost", cost=f"{found.cost:.2f}") if found.cost else "" if unknown else t("remake.free")
        price += t("new.unknown_cost", names=unknown) if unknown else ""
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="degraded_bar"):
            away = comma.join(t(f"provider.{p.provider}") for p in found.parts if not p.available)
            st.markdown(f":material/swap_horiz: **{t('degraded.title')}** {what} · {t('remake.about', time=duration(found.seconds))} · {price}"
                        + (f"  \n:gray[:small[{t('degraded.away', names=away)}]]" if away else ""), width="stretch")
            if st.button(t("degraded.button"), key="redo_degraded", icon=":material/refresh:", disabled=all(not p.available for p in found.parts)):
                generation.redo_degraded(actor(), project.id)
                st.rerun()


def _make(project: ProjectView, until: str | None) -> None:
    storyboards.remake(actor(), project.id, {"until": until}, key=uuid4().hex)
    st.rerun()
