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
home_parts.rename()
with told():
    chosen = home_parts.chosen()
    found = home_parts.find(*chosen)
    if not found.total and chosen == home_parts.NOTHING_CHOSEN and not home_parts.find("", "archived", "newest").total:
        home_parts.empty()
        st.stop()
    home_parts.filters()
    home_parts.grid(found, *chosen)
    if found.total > home_parts.PER_PAGE:
        st.pagination(-(-found.total // home_parts.PER_PAGE), key="home_page")
