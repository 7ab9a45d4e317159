"""The secret that is made on the first start."""
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio.security import secret


def test_it_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "jwt.key"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secret._made_once(path), range(32)))
    assert len(made) == 1 and len(made.pop()) >= secret.MIN_BYTES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_each_purpose_has_a_key_of_its_own() -> None:
    assert len({secret.key_for("token"), secret.key_for("media"), secret.root_secret()}) == 3
