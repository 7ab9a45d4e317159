from collections.abc import Iterator

import pytest

from studio.security import secret


@pytest.fixture(autouse=True, scope="session")
def root() -> Iterator[None]:
    """A secret of the tests' own, so that none is made in anybody's data folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret, "root_secret", lambda: b"the tests' own secret, long enough")
        secret.key_for.cache_clear()
        yield
    secret.key_for.cache_clear()
