"""What happens and happened to a drama."""
from studio.components.activity_parts import activity, verdicts
from studio.components.header import project_header

project = project_header("activity")
verdicts(project)
activity(project)
