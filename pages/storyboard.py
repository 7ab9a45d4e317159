"""The storyboard of a drama: its shots, edited, redrawn, compared, exchanged for one's own."""
from studio.components.header import project_header
from studio.components.remake import remake_bar
from studio.components.storyboard_parts import storyboard

project = project_header("storyboard")
storyboard(project, remake_bar(project))
