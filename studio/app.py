"""The studio's one server: `uvicorn studio.app:app` (or `streamlit run studio/app.py`)."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# `streamlit run` puts this folder on the path instead of the checkout, where a module of ours could shadow a package.
sys.path[:] = [str(ROOT)] + [p for p in sys.path if p != str(ROOT)]

import streamlit as st  # noqa: E402

from studio.server import lifespan, middleware, prepare_streamlit, routes  # noqa: E402

app = st.App(ROOT / "studio" / "ui.py", routes=routes(), middleware=middleware(), lifespan=lifespan)
prepare_streamlit()

if __name__ == "__main__":
    app.run()
