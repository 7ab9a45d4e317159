"""The script of a drama: read, edited, compared, brought in and taken away."""
from studio.components.header import project_header
from studio.components.remake import remake_bar
from studio.components.script_parts import script

project = project_header("script")
remake_bar(project)
script(project)
