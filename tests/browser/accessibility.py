"""What the accessibility checker finds on a page."""

from playwright.sync_api import Page


def violations(page: Page, axe: str) -> list[str]:
    """What axe calls serious or critical, with the first place of each."""
    page.evaluate(f"{axe}; undefined")
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
