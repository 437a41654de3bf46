"""`make shots`: the README's picture, from the running app at a fixed view and size."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import MISSING, executable
from tests.served import ROOT, served

PICTURE = ROOT / ".github" / "screenshots" / "dashboard.png"
VIEW = "?categories=personnel&from=2026-05-25&to=2026-08-22&lang=en&theme=light"


def main() -> None:
    found = executable()
    if found is None:
        raise SystemExit(MISSING)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "log") as (address, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        page.goto(f"{address}/{VIEW}", wait_until="networkidle")
        page.wait_for_selector(".js-plotly-plot .bars")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
