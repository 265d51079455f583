"""Programs of others that read the files written here, each in an environment of its own.

`make test` puts them beside the tests' own environment, under the name `judges`.
"""

import shutil
import sys
from pathlib import Path

import pytest

JUDGES = Path(sys.prefix) / "judges"
NODE = shutil.which("node")
NODE_MODULES = JUDGES / "node_modules"
ANKI_PYTHON = JUDGES / "anki" / "bin" / "python"

needs_node = pytest.mark.skipif(
    NODE is None or not NODE_MODULES.exists(),
    reason="`make test` fetches the JavaScript programs that judge",
)
needs_anki = pytest.mark.skipif(
    not ANKI_PYTHON.exists(), reason="`make test` fetches the program that judges decks"
)
