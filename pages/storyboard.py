"""The storyboard of a drama."""
from studio.components.header import project_header
from studio.components.storyboard_parts import storyboard

project = project_header("storyboard")
storyboard(project)
