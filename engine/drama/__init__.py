"""The domain: pure pydantic values, no I/O, no imports from any other room."""
