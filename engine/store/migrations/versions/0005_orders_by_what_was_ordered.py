"""Orders that are found by what was ordered, and clips that are known by nothing else"""
import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'

_OF_ITS_FRAMES = ('frames', 'fps', 'later')


def _key(provider: str, inputs: dict) -> str:
    """The content key of a clip, as `engine.pipeline.keys.content_key` has it at this revision."""
    return hashlib.sha256(json.dumps(['video', 1, 'clip', provider, inputs], ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()).hexdigest()


def upgrade() -> None:
    op.add_column('remote_orders', sa.Column('cache_key', sa.String(64), server_default='', nullable=False))
    _forget_frames(op.get_bind())
    op.execute("update remote_orders o set cache_key = t.cache_key from tasks t where t.id = o.task_id and (t.remote_id = o.remote_id or o.state = 'placing')")


def _forget_frames(connection: sa.Connection) -> None:
    """Which of its frames are shown is no part of what a clip is known by any more: those that are paid for stay known."""
    found = connection.execute(sa.text("select id, provider, inputs, cache_key from tasks where stage = 'video' and kind = 'clip' and jsonb_exists(inputs, 'frames')"))
    for task, provider, old, key in found.all():
        inputs = {k: v for k, v in old.items() if k not in _OF_ITS_FRAMES}
        connection.execute(sa.text("insert into cache_entries (key, kind, result, artefacts) select :new, kind, result, artefacts from cache_entries where key = :old "
                                   "on conflict do nothing"), {'new': _key(provider, inputs), 'old': _key(provider, old)})
        if key == _key('', old):
            connection.execute(sa.text("update tasks set inputs = cast(:inputs as jsonb), cache_key = :key where id = :task"),
                               {'inputs': json.dumps(inputs), 'key': _key('', inputs), 'task': task})


def downgrade() -> None:
    op.drop_column('remote_orders', 'cache_key')
