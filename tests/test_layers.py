"""Who may import whom, beyond what import-linter's contracts say."""
from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def imported(path: Path) -> set[str]:
    """Top-level names that a file imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_pages_know_the_studio_alone():
    for path in (ROOT / "pages").glob("*.py"):
        assert imported(path) <= {"studio", "streamlit"} | set(sys.stdlib_module_names), path.name


def test_the_engine_knows_neither_web_nor_queue():
    for path in (ROOT / "engine").rglob("*.py"):
        assert not imported(path) & {"streamlit", "fastapi", "starlette", "uvicorn", "rq", "studio", "worker", "pages"}, path


def test_only_the_settings_read_the_environment():
    allowed = {"engine/settings.py", "engine/store/embedded.py"}  # the second hands PATH on to the servers that it starts
    for path in (ROOT / "engine").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert str(path.relative_to(ROOT)) in allowed or ("os.environ" not in text and "getenv" not in text), path


def test_both_languages_have_every_sentence():
    from studio.components.words import catalogue
    assert set(catalogue("zh")) == set(catalogue("en"))


def test_nobody_imports_what_another_module_keeps_for_itself():
    for room in ("engine", "worker", "studio", "pages"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("engine", "worker", "studio"):
                    assert not [a.name for a in node.names if a.name.startswith("_")], f"{path.relative_to(ROOT)}: {node.module}"
