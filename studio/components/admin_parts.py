"""The administration: users, models, queues, rules, the audit log. Only the part that is looked at is computed."""
from __future__ import annotations

from typing import get_args

import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import tell_after, told
from studio.components.words import named, t
from studio.operations import administration, models
from studio.operations.administration import UserRow
from studio.security.permissions import Role

_PER_PAGE = 20


def users() -> None:
    """Roles, and who may not come in any more."""
    with st.container(horizontal=True):
        search = st.text_input(t("admin.search"), key="user_search", max_chars=100, placeholder=t("admin.search"), label_visibility="collapsed", width="stretch",
                               on_change=lambda: st.session_state.pop("user_page", None))
        role = st.selectbox(t("admin.role"), ["", *get_args(Role)], format_func=named("admin.role_or_all"),
                            label_visibility="collapsed", key="user_role", width=180)
    with told():
        found = administration.users(actor(), st.session_state.get("user_page", 1), _PER_PAGE, search=search.strip(), role=role or None)
        if not found.items:
            st.info(t("admin.nobody"), icon=":material/person_search:")
        for user in found.items:
            _user(user)
        if found.total > _PER_PAGE:
            st.pagination(-(-found.total // _PER_PAGE), key="user_page")


def _user(user: UserRow) -> None:
    roles = list(get_args(Role))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        gone = f" :red-badge[{t('admin.disabled')}]" if user.disabled else ""
        st.markdown(f"**{plain(user.username)}**{gone}  \n:gray[:small[{plain(user.email)} · {t('admin.dramas', n=user.dramas)} · {user.created_at.astimezone():%Y-%m-%d}]]",
                    width="stretch")
        # The version is part of the key: after a change, or a refusal, the box shows what is.
        chosen = st.selectbox(t("admin.role"), roles, roles.index(user.role), format_func=named("admin.role_is"), label_visibility="collapsed",
                              key=f"role_{user.id}_{user.version}", width=150, disabled=user.id == actor().user_id)
        if chosen != user.role:
            with told():
                administration.change_user(actor(), user.id, {"role": chosen}, user.version)
                st.rerun()
        if st.button(t("admin.enable" if user.disabled else "admin.disable"), key=f"disable_{user.id}", disabled=user.id == actor().user_id,
                     icon=":material/lock_open:" if user.disabled else ":material/block:"):
            with told():
                administration.change_user(actor(), user.id, {"disabled": not user.disabled}, user.version)
                st.rerun()


def providers() -> None:
    """What writes, draws, films and speaks, and whether it answers."""
    with told():
        known = models.listing()
        with st.spinner(t("admin.asking")):
            health = {p.id: p for p in models.health().models}
        for model in known.models:
            probe = health.get(f"{model.makes}:{model.id}")
            reachable = probe is not None and probe.reachable
            colour, word = ("green", "ready") if reachable else ("gray", "not_configured") if not model.configured else ("red", "unreachable")
            about = ", ".join(model.needs) if model.needs else (probe.error if probe and probe.error else f"{probe.latency_ms:.0f} ms" if probe and probe.latency_ms else "")
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{t('makes.' + model.makes)} · {plain(model.id)}**  \n:gray[:small[{plain(model.name)}]]", width="stretch")
                if model.default:
                    st.badge(t("admin.default"), color="blue")
                st.markdown(f":{colour}-badge[{t(f'admin.{word}')}] :gray[:small[{plain(about)}]]")


def queues() -> None:
    """The work of all dramas, live."""
    @st.fragment(run_every=3.0)
    def table() -> None:
        with told():
            found = administration.queues(actor())
            one, two, three = st.columns(3)
            one.metric(t("admin.workers"), found.workers)
            two.metric(t("admin.busy"), len(found.busy))
            three.metric(t("admin.oldest"), f"{found.oldest_waiting_sec:.0f} s" if found.oldest_waiting_sec is not None else "—")
            if found.stages:
                st.dataframe([{t("activity.stage"): t(f"stage.{s.stage}"), t("task.queued"): s.queued, t("task.running"): s.running, t("task.failed"): s.failed}
                              for s in found.stages], hide_index=True, width="stretch")
            else:
                st.info(t("admin.idle"), icon=":material/check:")

    table()


def rules() -> None:
    """The rules of the house."""
    with told():
        now = administration.house_rules(actor())
        with st.form(f"rules_{now.version}"):
            opened = st.toggle(t("admin.registration"), now.registration_open, key="registration_open")
            policies = ["standard", "strict"]
            policy = st.segmented_control(t("admin.policy"), policies, default=now.policy, required=True, format_func=named("policy"), help=t("admin.policy_help"))
            writers = ["", *(x.id for x in models.listing().models if x.makes == "text" and x.configured)]
            writer = st.selectbox(t("admin.writer"), writers, writers.index(now.text_provider) if now.text_provider in writers else 0,
                                  format_func=({"": t("admin.writer_environment")} | {w: w for w in writers if w}).__getitem__)
            capped = st.number_input(t("admin.budget"), 0.0, 1_000_000.0, now.budget, 1.0, placeholder=t("admin.no_limit"))
            orders = st.number_input(t("admin.orders"), 1, 100_000, now.orders_per_day, placeholder=t("admin.no_limit"))
            if st.form_submit_button(t("script.save"), type="primary"):
                administration.change_rules(actor(), {"registration_open": opened, "policy": policy, "text_provider": writer, "budget": capped, "orders_per_day": orders},
                                            now.version)
                tell_after(t("account.saved"))
                st.rerun()


def audit() -> None:
    """Who did what."""
    kinds = ["all", "user", "project", "script", "shot", "review", "rules", "key"]
    kind = st.pills(t("admin.kind"), kinds, default="all", required=True, format_func=named("admin.kind_is"), label_visibility="collapsed",
                    key="audit_kind") or "all"
    with told():
        found = administration.audit(actor(), st.session_state.get("audit_page", 1), 50, action="" if kind == "all" else f"{kind}.")
        st.dataframe([{t("activity.when"): f"{r.at.astimezone():%m-%d %H:%M:%S}", t("admin.who"): r.actor, t("admin.deed"): r.action, t("admin.subject"): r.subject,
                       t("admin.details"): ", ".join(f"{k}={v}" for k, v in r.data.items())} for r in found.items], hide_index=True, width="stretch")
        if found.total > 50:
            st.pagination(-(-found.total // 50), key="audit_page")
