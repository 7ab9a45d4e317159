"""What happened to a drama, and what moderation found."""
from __future__ import annotations

from html import escape

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import projects, reviews
from studio.operations.views import ProjectView


def verdicts(project: ProjectView) -> None:
    """What moderation found."""
    with told():
        for verdict in reviews.verdicts(actor(), project.id):
            colour = {"pass": "green", "review": "orange", "block": "red"}[verdict.decision]
            with st.expander(f":{colour}[{t('decision.' + verdict.decision)}] · {verdict.subject} · {verdict.score:.0f}/100"):
                for check in verdict.checks:
                    found = "; ".join(e["what"] for e in check.get("evidence", [])[:4])
                    st.markdown(f"{'✓' if check['decision'] == 'pass' else '•'} {check['name']} · {check['score']:.0f}" + (f" — {escape(found)}" if found else ""))


def activity(project: ProjectView) -> None:
    """The last events, newest first."""
    with told():
        events = projects.events(actor(), project.id, last=60)
        st.subheader(t("project.events"))
        rows = [{" ": e.at.astimezone().strftime("%H:%M:%S"), "  ": t(f"stage.{e.stage}") if e.stage else "", "   ": e.message or e.type} for e in reversed(events)]
        st.dataframe(rows, hide_index=True, width="stretch")
