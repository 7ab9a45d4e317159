"""Preview: the film of a drama, or how far it is."""
from studio.components.film_parts import film
from studio.components.header import project_header

project = project_header("project")
film(project)
