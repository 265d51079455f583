"""The core loads, and works, without Flask and SQLAlchemy."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PURE = ("dates", "articles", "events", "questions", "attempts", "practice", "results", "formats")
IMPURE = ("flask", "flask_babel", "flask_sqlalchemy", "flask_wtf", "sqlalchemy", "werkzeug")

# A module that is None in sys.modules cannot be imported.
SCRIPT = """
import importlib, sys
sys.modules.update(dict.fromkeys({impure!r}))
for module in {modules!r}:
    importlib.import_module(module)
"""


def test_the_core_loads_without_web_or_storage():
    modules = sorted(
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for stage in PURE
        for file in (ROOT / "quiz" / stage).glob("*.py")
    )
    script = SCRIPT.format(impure=IMPURE, modules=modules)
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
