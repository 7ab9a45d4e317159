"""Reusable pieces of pages. They know Streamlit; they hold no logic of the studio."""
