"""What the accessibility checker finds on a page, and what a screen reader finds there."""

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Frame, Page

_FOLLOWED = """(colours) => {
  const scheme = document.documentElement.dataset.mantineColorScheme;
  return [undefined, colours].includes(scheme);
}"""

_RUN = """([within, rules]) => axe.run(document.querySelector(within) ?? document, {
  iframes: false, resultTypes: ["violations"], ...(rules && {runOnly: rules}),
}).then(({violations}) => violations)"""

_COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that may judge otherwise in other colours."""

_LANDMARKS = (
    *("banner", "main", "complementary", "contentinfo", "navigation", "region", "dialog"),
    "form",
)


def violations(page: Page, axe: str, *, within: str = "html") -> list[str]:
    """Whatever axe calls wrong by any of its rules, in light and in dark, with its first place.

    For a page that follows the reader's colours; of one that was looked at whole before, what
    opens `within` an element. A frame on it is looked at as the document that it is: its title is
    no heading of the page around it.
    """
    # The preview of a closed dialog is no document.
    frames = [frame for frame in page.frames if frame.url not in ("", "about:blank")]
    for frame in frames:
        frame.evaluate(f"{axe}; undefined")
    found = []
    for colours, rules in zip(_COLOURS, (None, _OF_COLOURS), strict=True):
        page.emulate_media(color_scheme=colours)
        page.wait_for_function(_FOLLOWED, arg=colours)
        wrong = [each for frame in frames for each in _wrong(frame, within, rules)]
        found += [f"{colours}: {each}" for each in wrong]
    return found


def _wrong(frame: Frame, within: str, rules: list[str] | None) -> list[str]:
    found = frame.evaluate(_RUN, [within, rules])
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}: "
        f"{each['nodes'][0]['failureSummary']}"
        for each in found
    ]


@dataclass(frozen=True)
class Heard:
    """What a screen reader comes to: its role, its name, what else is said of it."""

    role: str
    name: str
    told: dict[str, Any]

    @property
    def level(self) -> int | None:
        return self.told.get("level")

    @property
    def is_reached(self) -> bool:
        """By keyboard."""
        return bool(self.told.get("focusable")) and self.role not in ("RootWebArea", "Iframe")


def heard(page: Page) -> list[Heard]:
    """The accessibility tree in its reading order, without what it leaves out."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[Heard] = []

    def read(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            told = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
            name = node.get("name", {}).get("value", "")
            found.append(Heard(node["role"]["value"], " ".join(name.split()), told))
        for child in node.get("childIds", []):
            if child in by_id:
                read(by_id[child])

    read(nodes[0])
    return found


def outline(page: Page) -> list[tuple[str, str]]:
    """Headings with their levels, and landmarks, in their reading order."""
    return [
        (f"h{each.level}" if each.role == "heading" else each.role, each.name)
        for each in heard(page)
        if each.role == "heading" or each.role in _LANDMARKS
    ]
