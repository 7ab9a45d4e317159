"""What the theme cannot say: pictures that are pressed instead of buttons below them, tabs, closer margins.

Streamlit gives every keyed element the class `st-key-<key>`; the rules hang on those and on its test ids, never on generated names.
"""
from __future__ import annotations

from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).resolve().parent.parent / "assets"

_CSS = """<style>
[data-testid=stMainBlockContainer] { padding-top: 3.6rem; padding-bottom: 5rem; max-width: 1240px }
[data-testid=stSidebarHeader] { padding-bottom: .5rem }
.stMarkdown h2 { padding-top: .2rem }

/* A picture with its button laid over it: the whole picture is pressed; the button shows itself under the pointer. */
[class*="st-key-frame_"] { position: relative; border-radius: .6rem; overflow: hidden; background: #17131b; flex: none }
[class*="st-key-frame_"] [data-testid=stImage] img { display: block; border-radius: 0 }
[class*="st-key-frame_"] [data-testid=stElementToolbar] { display: none }
[class*="st-key-frame_"] > .stElementContainer:has(> .stButton) { position: absolute !important; inset: 0; width: 100% !important; height: 100% !important; z-index: 1 }
[class*="st-key-frame_"] > .stElementContainer > .stButton { width: 100%; height: 100% }
[class*="st-key-frame_"] > * > .stButton button { width: 100%; height: 100%; min-height: 0; border: 0; border-radius: .6rem; background: transparent; color: transparent; transition: background .15s, color .15s }
[class*="st-key-frame_"] > * > .stButton button:is(:hover, :focus-visible, :active) { background: rgb(20 12 18 / 45%); color: #fff; border: 0 }
[class*="st-key-frame_"] > * > .stButton button:focus-visible { box-shadow: inset 0 0 0 3px #ef5f74 }
@media (hover: none) { [class*="st-key-frame_"] > * > .stButton button:hover { background: transparent; color: transparent } }
[class*="st-key-frame_"] > [class*="st-key-pick_"] { position: absolute !important; top: .4rem; left: .4rem; width: auto !important; z-index: 2; line-height: 0;
  background: rgb(255 255 255 / 82%); border-radius: .4rem; padding: .3rem }
[class*="st-key-pick_"] label { min-height: 0; padding: 0; gap: 0 } [class*="st-key-pick_"] label > div:last-child { display: none }

/* Posters: all of one shape, whatever the shape of the film. */
[class*="st-key-frame_poster"] :is(img, [data-testid=stImage]) { aspect-ratio: 9 / 16; object-fit: contain; width: 100% }
[class*="st-key-frame_blank"] { aspect-ratio: 9 / 16; background: linear-gradient(160deg, #5b2338, #241a2c 62%, #17131b); padding: 1.1rem; justify-content: center }
[class*="st-key-frame_blank"] p { color: #f6e9ec; font-size: 1.15rem; font-weight: 700; text-align: center; text-wrap: balance; overflow-wrap: anywhere }
[class*="st-key-menu_"] button { min-height: 0; padding: .1rem } [class*="st-key-menu_"] button [data-testid=stIconMaterial] ~ [data-testid=stIconMaterial] { display: none }
[class*="st-key-frame_making"] { background: color-mix(in srgb, currentColor 8%, transparent) }

/* Choosing a picture. */
[class*="st-key-option_"] { flex: 1 1 0 !important; min-width: 0 !important; width: auto !important }
[class*="st-key-frame_on_"] { box-shadow: 0 0 0 3px var(--primary, #cf4058); }
.st-key-styles { flex-wrap: nowrap !important }

/* The pages of a drama. */
.st-key-drama_tabs { border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); row-gap: 0 }
.st-key-drama_tabs a { border-radius: .5rem .5rem 0 0 }
.st-key-tab_on a { box-shadow: inset 0 -3px 0 #cf4058; background: transparent } .st-key-tab_on a * { font-weight: 700 }
@media (max-width: 640px) {
  [data-testid=stMainBlockContainer] { padding-top: 3.4rem }
  .st-key-drama_tabs { flex-wrap: nowrap !important; gap: 0 !important; justify-content: space-between }
  .st-key-drama_tabs a { padding: .3rem .35rem } .st-key-drama_tabs > :first-child a p { display: none }
}
</style>"""


def dress() -> None:
    """The rules for every page, and the studio's sign above the menu."""
    st.html(_CSS)
    st.logo(ASSETS / "sign.svg", size="large")
