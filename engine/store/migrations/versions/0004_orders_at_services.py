"""Orders placed at outside services, and creators' own keys"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    op.create_table(
        'remote_orders',
        sa.Column('id', postgresql.UUID(as_uuid=True), primary_key=True),
        sa.Column('project_id', postgresql.UUID(as_uuid=True), sa.ForeignKey('projects.id', ondelete='CASCADE'), nullable=False),
        sa.Column('task_id', postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column('makes', sa.String(16), nullable=False),
        sa.Column('provider', sa.String(40), nullable=False),
        sa.Column('remote_id', sa.String(300), nullable=True),
        sa.Column('state', sa.String(16), nullable=False),
        sa.Column('faults', sa.Integer(), server_default=sa.text('0'), nullable=False),
        sa.Column('cost', sa.Float(), server_default=sa.text('0'), nullable=False),
        sa.Column('placed_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('called_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index('remote_orders_task', 'remote_orders', ['task_id'])
    op.create_index('remote_orders_project', 'remote_orders', ['project_id'])
    op.create_index('remote_orders_open', 'remote_orders', ['state'], postgresql_where=sa.text("state in ('open', 'abandoned')"))
    op.alter_column('tasks', 'remote_id', type_=sa.String(300))
    op.create_table(
        'provider_keys',
        sa.Column('id', postgresql.UUID(as_uuid=True), primary_key=True),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
        sa.Column('user_id', postgresql.UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False),
        sa.Column('service', sa.String(40), nullable=False),
        sa.Column('sealed', sa.Text(), nullable=False),
        sa.Column('last_four', sa.String(4), nullable=False),
        sa.UniqueConstraint('user_id', 'service'),
    )


def downgrade() -> None:
    op.drop_table('provider_keys')
    op.alter_column('tasks', 'remote_id', type_=sa.String(200))
    op.drop_table('remote_orders')
