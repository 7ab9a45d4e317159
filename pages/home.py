"""My dramas."""
import streamlit as st

from studio.components import home_parts
from studio.components.told import told
from studio.components.words import t

head, button = st.columns([4, 1], vertical_alignment="bottom")
head.title(t("home.title"))
if button.button(t("home.new"), type="primary", icon=":material/add:", width="stretch", key="new_drama"):
    st.switch_page("../pages/new.py")

home_parts.undo_bar()
with told():
    if not home_parts.find("", "all", "newest").total and not home_parts.find("", "archived", "newest").total:
        home_parts.empty()
        st.stop()
    search, status, sort = home_parts.filters()
    home_parts.grid(search, status, sort)
    found = home_parts.find(search, status, sort)
    if found.total > home_parts.PER_PAGE:
        st.pagination(-(-found.total // home_parts.PER_PAGE), key="home_page")
