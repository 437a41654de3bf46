"""Reads how wide the font's characters are, for drawings that are laid out without it.

Run as `python -m tests.components.advances` after another version of the font.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

from components.drawing.text import ADVANCES, FILES, UNIT


def advances(path: Path) -> dict[str, str]:
    """By advance, in thousandths of the size, the characters that have it."""
    found: dict[str, str] = {}
    with TTFont(path, lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        for code, glyph in sorted(font.getBestCmap().items()):
            advance = str(round(widths[glyph][0] * UNIT / unit))
            found[advance] = found.get(advance, "") + chr(code)
    return found


def main() -> None:
    """Writes the file anew."""
    found = {weight: advances(path) for weight, path in FILES.items()}
    ADVANCES.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
