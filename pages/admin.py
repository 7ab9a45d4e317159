"""The administration of the studio."""
import streamlit as st

from studio.components import admin_parts
from studio.components.session import actor
from studio.components.words import named, t

PARTS = {"users": admin_parts.users, "providers": admin_parts.providers, "queues": admin_parts.queues, "rules": admin_parts.rules, "audit": admin_parts.audit}

st.title(t("admin.title"))
if not actor().everything:
    st.info(t("admin.not_allowed"), icon=":material/lock:")
    st.stop()
part = st.segmented_control(t("admin.title"), list(PARTS), default="users", required=True, format_func=named("admin.part"), label_visibility="collapsed", key="admin_part")
PARTS[part or "users"]()
