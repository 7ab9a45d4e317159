"""What a transaction that holds a project's row has read of it: it plans the drama several times over, and asks the database
for the same rows once. Whoever adds, moves or removes rows of the script or the storyboard says so by `forget`."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from engine.store import models as m

_T = TypeVar("_T")
_NAME = "at hand"


@contextmanager
def at_hand(session: Session, project: m.Project) -> Iterator[None]:
    """While it lasts, `once` keeps what is read of this project. Only for who has locked the project's row."""
    session.info[_NAME] = project.id, {}
    try:
        yield
    finally:
        session.info.pop(_NAME, None)


def once(session: Session, project: m.Project, what: Hashable, read: Callable[[], _T]) -> _T:
    """What `read` gives, which is kept under this name where things are kept."""
    kept = _kept(session, project)
    if kept is None:
        return read()
    if what not in kept:
        kept[what] = read()
    found: _T = kept[what]
    return found


def kept(session: Session, project: m.Project, what: Hashable) -> Any | None:
    """What has been read under this name; None for nothing."""
    return (_kept(session, project) or {}).get(what)


def forget(session: Session, project: m.Project) -> None:
    """The script or the storyboard have other rows now. What `tasks_of` keeps it keeps up by itself."""
    found = _kept(session, project) or {}
    for what in [w for w in found if not (isinstance(w, tuple) and w[0] == "tasks")]:
        del found[what]


def _kept(session: Session, project: m.Project) -> dict[Hashable, Any] | None:
    of, found = session.info.get(_NAME, (None, None))
    return found if of == project.id else None
