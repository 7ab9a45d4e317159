"""Shots that people change, films of single scenes, settings of the whole studio"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    op.add_column('shots', sa.Column('by_hand', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('shots', sa.Column('seed', sa.Integer(), server_default=sa.text('0'), nullable=False))
    op.add_column('projects', sa.Column('parent_id', sa.UUID(), nullable=True))
    op.create_foreign_key('projects_parent_id_fkey', 'projects', 'projects', ['parent_id'], ['id'], ondelete='CASCADE')
    op.create_index('ix_projects_parent_id', 'projects', ['parent_id'])
    # Until now a film of one scene was told from a drama only by being archived from its first moment.
    op.execute("update projects child set parent_id = parent.id, archived_at = null from audit_log l, projects parent "
               "where l.action = 'scene.film' and l.subject = child.id::text and parent.id::text = l.data->>'parent'")
    op.create_table(
        'studio_settings',
        sa.Column('name', sa.String(length=60), nullable=False),
        sa.Column('value', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column('id', sa.UUID(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('name'),
    )


def downgrade() -> None:
    op.drop_table('studio_settings')
    op.drop_index('ix_projects_parent_id', 'projects')
    op.drop_constraint('projects_parent_id_fkey', 'projects')
    op.drop_column('projects', 'parent_id')
    op.drop_column('shots', 'seed')
    op.drop_column('shots', 'by_hand')
