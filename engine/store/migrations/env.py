"""Alembic's environment: the connection is handed over by `migrate`."""
from alembic import context
from sqlalchemy import create_engine

from engine.store.models import Base

connection = context.config.attributes.get("connection") or create_engine(context.config.attributes["url"]).connect()
context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
