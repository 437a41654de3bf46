"""`make shots`: the README's pictures, from the running app at fixed views and sizes."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, executable
from tests.served import ROOT, served

FOLDER = ROOT / ".github" / "screenshots"
WINDOW = "categories=personnel&from=2026-05-25&to=2026-08-22&lang=en"
WEEKEND = "categories=personnel,tanks&from=2023-03-04&to=2023-03-05&lang=en"

VIEWS = {
    "dashboard": (f"/?{WINDOW}", 1280, 900),
    "phone": (f"/?{WEEKEND}", 390, 844),
    "embed": (f"/embed?{WINDOW}", 700, 760),
}
"""By name: the address, and the width and height in CSS pixels."""


def main() -> None:
    found = executable()
    if found is None:
        raise SystemExit(MISSING)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "log") as (address, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in VIEWS:
            for theme in ("light", "dark"):
                _shoot(browser, address, name, theme)
        browser.close()


def _shoot(browser: Browser, address: str, name: str, theme: str) -> None:
    path, width, height = VIEWS[name]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
    page.goto(f"{address}{path}&theme={theme}", wait_until="networkidle")
    page.wait_for_selector(".js-plotly-plot .main-svg, .plot .reader")
    page.screenshot(path=FOLDER / f"{name}-{theme}.png")
    page.close()


if __name__ == "__main__":
    main()
