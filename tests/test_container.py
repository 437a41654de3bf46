"""The container: who it runs as, what it may write, and what is set for it."""

import re
from pathlib import Path

import pytest

from components.http import embed, proxies, public
from data.sources import SOURCES

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def service(name: str) -> str:
    """A service's own lines in compose.yaml, with those that it shares."""
    (own,) = re.findall(rf"^  {name}:\n((?:    .*\n|\n)+)", COMPOSE, re.MULTILINE)
    shared = COMPOSE.partition("x-own: &own\n")[2].partition("\nservices:")[0]
    return own + shared if "<<: *own" in own else str(own)


def test_the_image_runs_as_a_user_of_its_own_and_tells_its_health() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001$", final, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK .*\n.*/healthz", final, re.MULTILINE)
    assert "requirements-dev" not in final and "make " not in final


@pytest.mark.parametrize("name", ["edge", "app", "refresh"])
def test_each_service_has_a_closed_root_and_no_powers(name: str) -> None:
    lines = service(name)
    for line in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "logging:"):
        assert line in lines


def test_only_the_refresh_writes_the_figures() -> None:
    assert '"store:/app/data/store:ro"' in service("app")
    assert '"store:/app/data/store"' in service("refresh")
    assert "store" not in service("edge")


def test_nginx_is_pinned() -> None:
    assert re.search(r"image: nginx:\d+\.\d+\.\d+-", service("edge"))


@pytest.mark.parametrize(
    "name",
    [
        *(proxies.PROXY_HOPS, proxies.TRUSTED_HOSTS, public.PUBLIC_URL, embed.EMBED_ANCESTORS),
        *("CONTACT", "WEB_WORKERS", "WEB_THREADS", "ACCESS_LOG"),
    ],
)
def test_the_app_is_told_what_an_operator_sets(name: str) -> None:
    assert re.search(rf"^ +{name}: ", service("app"), re.MULTILINE)


@pytest.mark.parametrize("name", sorted({source.mirror for source in SOURCES}))
def test_the_refresh_is_told_of_an_operators_mirrors(name: str) -> None:
    assert re.search(rf"^ +{name}: ", service("refresh"), re.MULTILINE)
