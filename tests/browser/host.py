"""A page of another site that holds embeds, as newsrooms' pages do."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

PYM = Path(__file__).parents[2] / "node_modules" / "pym.js" / "dist" / "pym.v1.min.js"

SANDBOXES = (
    None,
    "allow-scripts",
    "allow-scripts allow-same-origin",
    "allow-scripts allow-downloads allow-popups",
)
WIDTHS = (300, 600, 1000)

DATAWRAPPER = """
addEventListener("message", ({ data, source }) => {
  for (const [id, height] of Object.entries(data["datawrapper-height"] ?? {})) {
    if (!id) throw new Error("a height without an id");
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.style.height = `${height}px`;
    }
  }
});
"""
"""What pages with Datawrapper's charts do: every embed's height comes with the chart's id."""

AMP = """
addEventListener("message", ({ data, source }) => {
  if (data.sentinel !== "amp" || data.type !== "embed-size") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
"""
"""What amp-iframe does."""


class Host:
    """A site whose pages are written by the test that opens them."""

    def __init__(self, port: int) -> None:
        # By another name than the embed's: another origin, and another site too.
        self.address = f"http://localhost:{port}"
        self.pages: dict[str, bytes] = {"/pym.js": PYM.read_bytes()}

    def page(self, path: str, *content: str) -> str:
        """Publish a page, and its address."""
        body = f'<!DOCTYPE html><html lang="en"><title>{path}</title><body>{"".join(content)}'
        self.pages[path] = body.encode()
        return self.address + path


@contextmanager
def hosted() -> Iterator[Host]:
    """A host on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            found = host.pages.get(path)
            self.send_response(204 if found is None else 200)
            kind = "text/javascript" if path.endswith(".js") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(found or b"")

        def log_message(self, *_: object) -> None:
            """Not into the tests' output."""

    with ThreadingHTTPServer(("localhost", 0), Handler) as server:
        host = Host(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield host
        finally:
            server.shutdown()


def frame(address: str, *, sandbox: str | None = None, width: int = 600, height: int = 400) -> str:
    """A frame as an article holds it."""
    limits = "" if sandbox is None else f' sandbox="{sandbox}"'
    return (
        f'<iframe src="{escape(address)}" width="{width}" height="{height}" title="An embed"'
        f'{limits} style="border:0"></iframe>'
    )


def frames(address: str) -> str:
    """One under each sandbox in each width."""
    return "".join(
        frame(address, sandbox=sandbox, width=width) for sandbox in SANDBOXES for width in WIDTHS
    )


def script(text: str) -> str:
    return f"<script>{text}</script>"
