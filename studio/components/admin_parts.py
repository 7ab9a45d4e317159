"""The administration: users, models, queues, rules, the audit log. Only the part that is looked at is computed."""
from __future__ import annotations

from typing import get_args

import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import tell_after, told
from studio.components.words import named, t
from studio.operations import administration, models
from studio.operations.administration import UserRow
from studio.operations.model_views import Model, Probe
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
    """What writes, draws, films, speaks and listens: what is used by default, and how each service is."""
    with told():
        known = models.listing(wait=False).models
        _defaults(known)
        with st.spinner(t("admin.asking")):
            health = models.health(fresh=bool(st.session_state.pop("ask_again", False)))
        probes = {p.id: p for p in health.models}
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("admin.asked_at", time=f"{health.checked_at.astimezone():%H:%M:%S}"), width="stretch")
            if st.button(t("admin.ask_again"), icon=":material/refresh:", key="ask_services"):
                st.session_state["ask_again"] = True
                st.rerun()
        for makes in dict.fromkeys(m.makes for m in known):
            st.markdown(f"#### {t(f'makes.{makes}')}")
            for model in (m for m in known if m.makes == makes):
                _service(model, probes[f"{makes}:{model.id}"])


def _defaults(known: list[Model]) -> None:
    """What new dramas are made by when their creator does not say."""
    now = administration.house_rules(actor())
    with st.container(border=True, key="defaults"):
        st.markdown(f"**{t('admin.defaults')}**  \n:gray[:small[{t('admin.defaults_about')}]]")
        with st.container(horizontal=True):
            chosen = {}
            for makes in ("text", "image", "video", "speech"):
                there = [m for m in known if m.makes == makes]
                words = {m.id: t(f"provider.{m.id}") if m.configured else t("admin.not_set_up", name=t(f"provider.{m.id}")) for m in there}
                if makes == "text":
                    words = {"": t("admin.from_environment", name=t(f"provider.{models.from_environment()}"))} | words
                was = getattr(now, f"{makes}_provider")
                chosen[f"{makes}_provider"] = st.selectbox(t(f"makes.{makes}"), list(words), list(words).index(was), format_func=words.__getitem__,
                                                           key=f"default_{makes}_{now.version}", width=220)
    if any(value != getattr(now, name) for name, value in chosen.items()):
        administration.change_rules(actor(), now.model_dump(exclude={"version"}) | chosen, now.version)
        tell_after(t("account.saved"))
        st.rerun()


def _service(model: Model, probe: Probe) -> None:
    """One service: what it can do, how it is, what went wrong."""
    able = model.able
    colour, word = ("gray", "not_configured") if not model.configured else ("orange", "failing") if probe.breaker == "open" else \
        ("red", "unreachable") if not probe.reachable else ("red", "unusable") if probe.error else ("green", "ready")
    can = [t("admin.free") if able.price == 0 else t("admin.price", price=f"{able.price:g}", unit=t(f"admin.unit.{able.unit}")) if able.price else t("admin.price_unknown"),
           t("admin.parallel", n=able.parallel)]
    if able.references:
        can.append(t("admin.references", n=able.references))
    if able.lengths_sec or able.longest_sec:
        can.append(t("admin.clip_lengths", seconds=" / ".join(f"{s:g}" for s in able.lengths_sec)) if able.lengths_sec else t("admin.clips", seconds=f"{able.longest_sec:g}"))
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            about = [plain(model.name), *can] if model.name != "-" and (model.makes == "speech" or not model.embedded) else can
            st.markdown(f"**{t(f'provider.{model.id}')}** :gray[:small[{' · '.join(about)}]]", width="stretch")
            if model.default:
                st.badge(t("admin.default"), color="blue")
            st.badge(t(f"admin.{word}"), color=colour)  # type: ignore[arg-type]
        if facts := _facts(model, probe):
            st.caption(" · ".join(facts))
        if probe.memory and probe.memory.total and probe.memory.used is not None:
            st.progress(min(1.0, probe.memory.used / probe.memory.total), t("admin.memory", used=_gb(probe.memory.used), total=_gb(probe.memory.total)))
        if model.configured and probe.error:
            st.markdown(f":red[:small[{plain(stored(probe.error))}]]")
        if probe.last_error and probe.last_error_at:
            st.caption(t("admin.last_error", time=f"{probe.last_error_at.astimezone():%m-%d %H:%M}", error=plain(stored(probe.last_error))))


def _facts(model: Model, probe: Probe) -> list[str]:
    """How it is, in a few words each."""
    if not model.configured:
        return [t("admin.needs", names=", ".join(plain(n) for n in model.needs))]
    q, found = probe.queue, []
    if probe.latency_ms and probe.reachable:
        found.append(f"{probe.latency_ms:.0f} ms")
    if probe.loaded:
        found.append(t("admin.loaded", names=plain(", ".join(probe.loaded[:3]))))
    elif probe.loaded is not None:
        found.append(t("admin.not_loaded"))
    if q.running is not None and not model.embedded:
        found.append(t("admin.queue", running=q.running, waiting=q.waiting or 0))
    if q.ours or q.ours_waiting or model.embedded:
        found.append(t("admin.ours", running=q.ours, waiting=q.ours_waiting))
    if probe.memory and probe.memory.used and not probe.memory.total:
        found.append(t("admin.memory_used", used=_gb(probe.memory.used)))
    if probe.breaker == "open" and probe.asked_again_sec:
        found.append(t("admin.again_in", seconds=f"{probe.asked_again_sec:.0f}"))
    return found


def _gb(size: int) -> str:
    return f"{size / 2**30:.1f}"


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
            capped = st.number_input(t("admin.budget"), 0.0, 1_000_000.0, now.budget, 1.0, placeholder=t("admin.no_limit"))
            orders = st.number_input(t("admin.orders"), 1, 100_000, now.orders_per_day, placeholder=t("admin.no_limit"))
            if st.form_submit_button(t("script.save"), type="primary"):
                given = {"registration_open": opened, "policy": policy, "budget": capped, "orders_per_day": orders}
                administration.change_rules(actor(), now.model_dump(exclude={"version"}) | given, now.version)
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
