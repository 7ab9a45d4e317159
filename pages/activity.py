"""What happens and happened to a drama."""
from studio.components.activity_parts import costs, events, moderation, orders, work
from studio.components.header import project_header

project = project_header("activity")
work(project)
moderation(project)
orders(project)
costs(project)
events(project)
