"""The browser that the browser tests drive: one that is on the machine, or one of playwright's.

Run as `python -m tests.browser.chromium` before the tests: where there is none it tries to
install one, and says loudly when that fails too. With REQUIRE_BROWSER=1 that is an error.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = (
    "NO BROWSER: neither Chromium nor Chrome is on this machine, and playwright has none. "
    "The browser tests do not run. Install one (apt-get install chromium), or run "
    "python -m playwright install --with-deps chromium."
)

PHONE_SCREEN: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
"""A page on a phone: a finger, and a browser that makes what is too wide fit the screen."""


def is_required() -> bool:
    """Whether to fail, and not to skip, where there is no browser."""
    return os.environ.get("REQUIRE_BROWSER") == "1"


@cache
def executable() -> str | None:
    """The path of a browser that starts."""
    candidates = [*map(shutil.which, COMMANDS), _playwrights_own()]
    return next((path for path in candidates if path and _starts(path)), None)


def _playwrights_own() -> str | None:
    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    """A name on the path may be a stub that only asks for another package."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def main() -> int:
    if executable() is None:
        print("No browser on this machine; trying playwright's own.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        executable.cache_clear()
    if found := executable():
        print(f"Browser tests run in {found}")
        return 0
    line = "!" * 80
    print(f"{line}\n{MISSING}\n{line}", file=sys.stderr)
    return 1 if is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
