"""What a first visit may weigh: bytes as they are sent, and requests."""

import re

from flask.testing import FlaskClient

ACCEPTS = {"Accept-Encoding": "br"}


def test_an_embed_is_two_requests_and_40_kilobytes(client: FlaskClient) -> None:
    document = client.get("/embed?lang=en", headers=ACCEPTS)
    text = client.get("/embed?lang=en").text
    # A page in a frame has its icon asked for by nobody.
    loaded = re.findall(r'<(?:script src|link rel="stylesheet" href|img src)="([^"]+)"', text)
    assert len(loaded) == 1 and not re.search(r"@import|url\((?!.?data:)", text)
    sizes = []
    for address in loaded:
        with client.get(f"/{address}", headers=ACCEPTS) as answer:
            assert answer.status_code == 200
            sizes.append(len(answer.data))
    assert len(document.data) + sum(sizes) <= 40_000


def test_the_whole_war_by_day_is_an_embed_of_40_kilobytes_too(client: FlaskClient) -> None:
    answer = client.get("/embed?last=war&by=day&lang=en", headers=ACCEPTS)
    assert answer.headers["Content-Encoding"] == "br" and len(answer.data) <= 40_000
