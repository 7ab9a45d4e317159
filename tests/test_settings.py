"""The environment and `.env` are read alike."""
from __future__ import annotations

from pathlib import Path

import pytest

from engine.settings import ROOT, Settings


def test_the_folder_of_models_is_a_setting_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STUDIO_MODELS_DIR", raising=False)
    written = tmp_path / ".env"
    written.write_text(f"STUDIO_MODELS_DIR={tmp_path / 'models'}\n")
    assert Settings(_env_file=written).models_dir == tmp_path / "models"
    monkeypatch.setenv("STUDIO_MODELS_DIR", str(tmp_path / "others"))
    assert Settings(_env_file=written).models_dir == tmp_path / "others"
    monkeypatch.setenv("STUDIO_MODELS_DIR", "")
    assert Settings(_env_file=None).models_dir == ROOT / "data" / "models"
