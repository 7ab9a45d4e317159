"""The script of a drama."""
from studio.components.header import project_header
from studio.components.script_parts import script

project = project_header("script")
script(project)
