"""Import skia, or say in a sentence what the machine lacks.

The wheel is linked against libGL.so.1 and libEGL.so.1 even though we draw on the CPU only; a slim machine does not have
them, and then the bare ImportError tells nobody what to do.
"""
from __future__ import annotations

from typing import Any

from engine.errors import ModelMissing

_INSTALL = "apt-get install libgl1 libegl1"


def load() -> Any:
    """The `skia` module. Raises ModelMissing when it is not installed or its shared libraries are not there."""
    try:
        import skia
    except ImportError as error:
        text = str(error)
        if "libGL" in text or "libEGL" in text:
            raise ModelMissing(f"The drawing library needs libGL.so.1 and libEGL.so.1: install them with `{_INSTALL}`.",
                               details=text) from error
        raise ModelMissing(f"The drawing library skia-python cannot be loaded ({text}): run `make install` again; "
                           f"on Debian it also needs `{_INSTALL}`.", details=text) from error
    return skia


skia: Any = load()
