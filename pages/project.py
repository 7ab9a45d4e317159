"""The film of a drama, or how far it is."""
from studio.components.film_parts import film
from studio.components.header import project_header
from studio.components.remake import degraded_bar, remake_bar

project = project_header("project")
ahead = remake_bar(project)
degraded_bar(project)
film(project, ahead)
