"""How long the shots of an episode were before anybody edited it"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0006'
down_revision = '0005'


def upgrade() -> None:
    op.add_column('episodes', sa.Column('rhythm', postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    op.drop_column('episodes', 'rhythm')
