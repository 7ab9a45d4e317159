"""The storyboard of a drama: its shots, edited, redrawn, compared, exchanged for one's own."""
from studio.components.header import project_header
from studio.components.remake import degraded_bar, remake_bar
from studio.components.storyboard_parts import storyboard

project = project_header("storyboard")
degraded_bar(project)
storyboard(project, remake_bar(project))
