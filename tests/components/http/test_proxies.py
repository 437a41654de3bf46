"""Whose word is taken on where a request came from, and the hosts that are answered."""

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.configuration import ConfigurationError
from components.http.proxies import hops, hosts

FORWARDED = {
    "X-Forwarded-Host": "losses.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.9",
}


def with_environment(monkeypatch: pytest.MonkeyPatch, **environment: str) -> FlaskClient:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    client: FlaskClient = create_app().server.test_client()
    return client


def link(client: FlaskClient, **headers: str) -> str:
    """The dashboard's address, as a file names it."""
    found: str = client.get("/latest.json", headers=headers).get_json()["links"]["dashboard"]
    return found


def test_by_default_no_proxy_is_believed(client: FlaskClient) -> None:
    assert link(client, **FORWARDED).startswith("http://localhost/")


def test_one_proxy_is_believed_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_environment(monkeypatch, PROXY_HOPS="1")
    assert link(client, **FORWARDED).startswith("https://losses.example.org/")


def test_what_a_reader_says_before_the_proxy_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = with_environment(monkeypatch, PROXY_HOPS="1")
    told = FORWARDED | {"X-Forwarded-Host": "evil.example, losses.example.org"}
    assert link(client, **told).startswith("https://losses.example.org/")


def test_only_trusted_hosts_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_environment(monkeypatch, TRUSTED_HOSTS="losses.example.org .example.com")
    for host in ("losses.example.org", "losses.example.org:8443", "a.b.example.com"):
        assert client.get("/healthz", headers={"Host": host}).status_code == 200
    for host in ("evil.example", "losses.example.org.evil.example", "example.org"):
        answer = client.get("/healthz", headers={"Host": host})
        assert answer.status_code == 400 and answer.get_json()["error"] == "bad_request"


def test_the_containers_own_health_check_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_environment(monkeypatch, TRUSTED_HOSTS="losses.example.org")
    assert client.get("/healthz", headers={"Host": "127.0.0.1:8050"}).status_code == 200


def test_a_proxys_host_has_to_be_trusted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_environment(monkeypatch, PROXY_HOPS="1", TRUSTED_HOSTS="losses.example.org")
    assert client.get("/healthz", headers=FORWARDED).status_code == 200
    told = FORWARDED | {"X-Forwarded-Host": "evil.example"}
    assert client.get("/healthz", headers=told).status_code == 400


@pytest.mark.parametrize("value", ["-1", "10", "one", "1.0", "1 1", " 1", "٣"])
def test_a_wrong_number_of_proxies_is_refused_at_start(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(ConfigurationError, match=r"PROXY_HOPS=.*expected.*Correct it"):
        with_environment(monkeypatch, PROXY_HOPS=value)


@pytest.mark.parametrize(
    "value",
    ["https://a.example", "a.example:80", "a.example/x", "a,b", "*.example", "a_b", "-a", "ґ.ua"],
)
def test_a_wrong_host_is_refused_at_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(ConfigurationError, match=r"TRUSTED_HOSTS=.*expected.*Correct it"):
        with_environment(monkeypatch, TRUSTED_HOSTS=f"ok.example {value}")


def test_nothing_configured_is_no_proxy_and_any_host() -> None:
    assert hops("") == 0 and hosts("") == [] and hops("2") == 2
