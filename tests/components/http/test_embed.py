"""/embed and /embed.js: a page for an article's frame, repaired, closed to all but the frame."""

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app, create_server
from components.configuration import ConfigurationError
from components.http import embed
from components.http.embed import ancestors
from components.words import LANGUAGES
from data.dataset import Dataset
from tests import stores
from tests.components.http import asking

WEEKEND = f"/embed?{asking.WEEKEND}&lang=en"
STORE = Path(__file__).parents[3] / "data" / "store"
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Nesting(HTMLParser):
    """Whether every element of a page is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def policy(client: FlaskClient, path: str) -> dict[str, str]:
    header = client.get(path).headers["Content-Security-Policy"]
    return dict(each.strip().split(" ", 1) for each in header.split(";"))


@pytest.fixture
def revised(tmp_path: Path) -> FlaskClient:
    stores.write_revised(tmp_path)
    return create_app(tmp_path).server.test_client()


@pytest.mark.parametrize(
    "query",
    [
        asking.WEEKEND,
        "categories=",
        "categories=personnel,tanks,afvs,artillery,drones&last=war&lang=uk&theme=dark",
        "last=war&measure=cumulative&against=estimate&events=1&controls=0",
        "categories=ground_robots&from=2022-02-25&to=2022-03-01&split=0",
    ],
)
def test_every_view_is_a_whole_page(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/embed?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    page = Nesting()
    page.feed(answer.text)
    assert page.open == [] and {"main", "h1", "footer"} <= set(page.seen)


def test_it_needs_no_framework_sets_no_cookie_and_is_light(client: FlaskClient) -> None:
    answer = client.get("/embed?lang=en", headers={"Accept-Encoding": "br"})
    assert "Set-Cookie" not in answer.headers and len(answer.data) < 12_000
    text = client.get("/embed?lang=en").text
    assert not re.search("plotly|dash|react", text.replace("/dashboard", ""), re.IGNORECASE)
    scripts = re.findall("<script([^>]*)>", text)
    assert len(scripts) == 2 and 'type="application/json"' in scripts[1]
    assert re.fullmatch(r' src="assets/embed\.js\?v=[0-9a-f]{8}" defer', scripts[0])
    assert not re.search(r"<[^>]+\son[a-z]+=", text) and not re.search(r'style="', text)


def test_it_may_stand_in_any_frame_and_do_nothing_else(client: FlaskClient) -> None:
    found = policy(client, WEEKEND)
    [style] = re.findall("<style>(.*?)</style>", client.get(WEEKEND).text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert found == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' 'sha256-{digest}'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "*",
    }
    assert "X-Frame-Options" not in client.get(WEEKEND).headers


def test_only_the_embed_may_stand_in_a_frame(client: FlaskClient) -> None:
    for path in ("/?lang=en", "/api", "/losses.csv", "/chart.svg", "/nonsense"):
        assert policy(client, path)["frame-ancestors"] == "'none'", path


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        ("", "*"),
        ("  ", "*"),
        ("https://news.example.org", "'self' https://news.example.org"),
        (
            "https://a.example  https://*.b.example\n",
            "'self' https://a.example https://*.b.example",
        ),
    ],
)
def test_which_pages_may_hold_it_is_the_operators_choice(value: str, allowed: str) -> None:
    assert ancestors(value) == allowed


def test_the_operators_choice_is_in_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(embed.EMBED_ANCESTORS, "https://news.example.org")
    client = create_app(STORE).server.test_client()
    assert policy(client, WEEKEND)["frame-ancestors"] == "'self' https://news.example.org"


@pytest.mark.parametrize(
    "value", ["https://a.example; script-src *", "a,b", "'none'", '"x"', "https://приклад.укр"]
)
def test_what_is_no_origin_stops_the_start_and_says_why(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(ConfigurationError, match="Correct it, or leave it out") as raised:
        ancestors(value)
    assert repr(value) in str(raised.value)
    monkeypatch.setenv(embed.EMBED_ANCESTORS, value)
    with pytest.raises(ConfigurationError):
        create_app(STORE)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "lang=en"),
        ("categories=afvs,tanks,tonks", "categories=tanks,afvs&lang=en"),
        ("from=2023-03-05&to=2023-03-04", "from=2023-03-04&to=2023-03-05&lang=en"),
        ("to=9999-12-31&by=fortnight&lang=fr", "from=2022-02-25&to=2026-08-22&lang=en"),
        ("utm_source=x&lang=uk&lang=en", "lang=uk"),
        ("%FF=%00&=&categories=%3Cscript%3E", "lang=en"),
        ("initialWidth=600&childId=chart&parentTitle=News&parentUrl=https://x.org", "lang=en"),
    ],
)
def test_what_is_wrong_is_repaired_and_the_view_has_one_address(
    client: FlaskClient, query: str, canonical: str
) -> None:
    answer = client.get(f"/embed?{query}")
    assert answer.status_code == 200
    assert answer.headers["Link"] == f'<{asking.ROOT}/embed?{canonical}>; rel="canonical"'
    assert answer.data == client.get(f"/embed?{canonical}").data


def test_an_empty_choice_says_so(client: FlaskClient) -> None:
    assert "No category is chosen" in asking.read(client, "/embed?categories=&lang=en")
    page = client.get("/embed?categories=&lang=en").text
    assert page.partition("<header>")[2].count("No category is chosen") == 1 and "<svg" not in page


def test_what_hosts_add_to_the_address_is_no_part_of_the_view(client: FlaskClient) -> None:
    # By pym.js: https://github.com/nprapps/pym.js
    added = "&initialWidth=300&childId=x&parentTitle=News&parentUrl=https%3A%2F%2Fnews.example&id=q"
    assert client.get(f"{WEEKEND}{added}").data == client.get(WEEKEND).data


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-06-03", "The next report, of 4 June 2025, restated the total for aircraft by +29."),
        ("2025-06-04", "The report before, of 3 June 2025, had claimed 12 aircraft."),
    ],
)
def test_losses_and_what_was_restated_right_after_are_told_together(
    client: FlaskClient, day: str, said: str
) -> None:
    """Rule 6, of aircraft on 3 and 4 June 2025: never one without the other."""
    view = f"categories=aircraft&from={day}&to={day}&lang=en"
    assert said in asking.read(client, f"/embed?{view}")
    picture = asking.read(client, f"/chart.svg?{view}")
    assert said.split(", of")[0] in picture and ("+29" if "29" in said else "12") in picture


def test_a_version_is_frozen_and_says_so(revised: FlaskClient) -> None:
    frozen = asking.read(revised, f"/embed?last=latest&lang=en&asof={stores.BEFORE}")
    live = asking.read(revised, "/embed?last=latest&lang=en")
    assert "1,325" in frozen and "Frozen: the figures as they stood after" in frozen
    assert "13 March 2024" in frozen and stores.BEFORE in frozen
    assert "1,350" in live and "Frozen" not in live
    text = revised.get(f"/embed?last=latest&lang=en&asof={stores.BEFORE}").text
    (current,) = re.findall('class="notice">.*?<a href="([^"]+)"', text)
    assert unescape(current) == "embed?last=latest&lang=en"


def test_a_version_that_is_not_known_is_told_with_the_current_figures(
    revised: FlaskClient,
) -> None:
    for asof in ("2024-03-12-00000000", "nonsense", ""):
        text = asking.read(revised, f"/embed?last=latest&lang=en&asof={asof}")
        assert "That data version is not known here" in text
        assert "1,350" in text
    assert "not known here" not in asking.read(revised, "/embed?last=latest&lang=en")


def test_all_values_are_in_a_table(client: FlaskClient) -> None:
    text = client.get(WEEKEND).text
    (table,) = re.findall("<table.*?</table>", text, re.DOTALL)
    rows = re.findall("<tr>(.*?)</tr>", table, re.DOTALL)
    read = [re.sub("<[^>]+>", "|", row).replace("||", "|").strip("|").split("|") for row in rows]
    assert read[1:] == [["5 March 2023", "930", "5", "9"], ["4 March 2023", "820", "4", "10"]]
    assert "<caption" in table or "aria-label" in text


def test_its_controls_are_links_and_can_be_left_out(client: FlaskClient) -> None:
    text = client.get(WEEKEND).text
    (controls,) = re.findall('<nav class="controls".*?</nav>', text, re.DOTALL)
    links = [unescape(link) for link in re.findall('href="(embed[^"]+)"', controls)]
    assert len(links) > 20
    for link in links[::4]:
        answer = client.get(f"/{link}")
        assert answer.status_code == 200
        assert answer.headers["Link"] == f'<{asking.ROOT}/{link}>; rel="canonical"'
    assert '<nav class="controls"' not in client.get(f"{WEEKEND}&controls=0").text


def test_the_script_asks_for_the_one_drawing_that_has_room(client: FlaskClient) -> None:
    page = client.get(WEEKEND).text
    for column, wide in (("narrow", 312), ("middle", 430), ("wide", 600)):
        part = client.get(f"{WEEKEND}&fragment={column}").text
        assert part.startswith("<main") and part.count("<svg") == 1 and f'width="{wide}"' in part
        assert len(part) < len(page) and "<td" not in part
    assert page.count("<svg") == 3
    assert client.get(f"{WEEKEND}&fragment=nonsense").text == page


def test_it_leads_to_the_dashboard_and_the_file_of_the_view(client: FlaskClient) -> None:
    links = [unescape(link) for link in re.findall('href="([^"]+)"', client.get(WEEKEND).text)]
    query = f"{asking.WEEKEND}&lang=en"
    assert f"./?{query}" in links and f"losses.csv?{query}" in links
    assert client.get(f"/losses.csv?{query}").status_code == 200


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "not independently verified"), ("uk", "без незалежної перевірки")]
)
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_language_and_theme_are_the_views(
    client: FlaskClient, lang: str, words: str, theme: str
) -> None:
    text = client.get(f"/embed?lang={lang}&theme={theme}").text
    assert f'<html lang="{lang}" data-theme="{theme}">' in text and words in text


def test_without_figures_the_frame_says_so_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "nowhere"))
    client = create_server().test_client()
    for lang, spoken in (("en", "en"), ("uk", "uk"), ("fr", "en")):
        answer = client.get(f"/embed?lang={lang}")
        assert (answer.status_code, answer.mimetype) == (503, "text/html")
        told = unescape(answer.text).replace("\u00a0", " ")
        assert LANGUAGES[spoken].UNAVAILABLE in told  # type: ignore[index]
        assert f'<html lang="{spoken}"' in answer.text and answer.cache_control.no_store
        assert policy(client, f"/embed?lang={lang}")["frame-ancestors"] == "*"


def test_the_hosts_script_is_small_and_stores_nothing(client: FlaskClient) -> None:
    answer = client.get("/embed.js")
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Access-Control-Allow-Origin"] == "*" and len(answer.data) < 2_000
    assert not re.search(r"cookie|localStorage|sessionStorage|fetch\(|eval", answer.text)


# The figures, told as they must be


def text(client: FlaskClient, query: str) -> str:
    answer = client.get(f"/embed?{query}")
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text.replace("&#x27;", "'")))


def test_a_restatement_is_never_told_without_the_days_own_value(client: FlaskClient) -> None:
    shown = text(client, "from=2025-02-28&to=2025-02-28&lang=en")
    assert "The total rose by 2,710: 1,060 claimed as losses, +1,650 restated" in shown


def test_the_weekend_moves_with_the_data(tmp_path: Path) -> None:
    # Reports to Sunday, 10 March 2024, and a week later to Sunday, 17 March.
    for weeks, days in ((0, "9–10 March 2024"), (1, "16–17 March 2024")):
        store = tmp_path / str(weeks)
        totals = {"personnel": [1000 + 10 * day for day in range(7 * (weeks + 1))]}
        stores.write_version(store, totals, restated={}, name=f"2024-03-{10 + 7 * weeks}-00000001")
        client = create_app(store).server.test_client()
        assert days in text(client, "last=weekend&lang=en")


def test_until_both_reports_are_in_the_weekend_before_is_shown(tmp_path: Path) -> None:
    totals = {"personnel": [1000 + 10 * day for day in range(13)]}
    assert stores.FIRST + timedelta(days=12) == stores.FIRST.replace(day=16)
    stores.write_version(tmp_path, totals, restated={}, name="2024-03-16-00000001")
    client = create_app(tmp_path).server.test_client()
    assert "9–10 March 2024" in text(client, "last=weekend&lang=en")


def test_a_frozen_embed_never_turns_stale(client: FlaskClient, dataset: Dataset) -> None:
    assert "data-newest" in client.get("/embed?last=7d&lang=en").text
    assert "data-newest" not in client.get(f"/embed?last=7d&asof={dataset.version}&lang=en").text


@pytest.mark.parametrize(
    "query",
    [
        "categories=nonsense,tanks&from=2099-01-01&to=1066-10-14&lang=xx&theme=pink",
        "from=%00&to=%ff%fe&by=century&last=eternity",
        "asof=../../etc&measure[]=daily&fragment=<svg>&childId='\"<script>",
        "categories=" + "tanks," * 500,
    ],
)
def test_bad_input_is_repaired(client: FlaskClient, query: str) -> None:
    page = client.get(f"/embed?{query}")
    assert page.status_code == 200 and "<svg" in page.text
    assert "<script>" not in page.text and "../" not in page.text
