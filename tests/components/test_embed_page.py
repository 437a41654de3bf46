"""What an embed says of its figures."""

import re
from datetime import timedelta
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from components.words import en
from data.dataset import Dataset
from tests import stores

WEEKEND = "from=2023-03-04&to=2023-03-05&lang=en"


def text(client: FlaskClient, query: str) -> str:
    answer = client.get(f"/embed?{query}")
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text.replace("&#x27;", "'")))


def test_the_published_weekend_stands_in_the_first_response(client: FlaskClient) -> None:
    shown = text(client, f"categories=personnel,tanks,afvs&{WEEKEND}")
    # The stories of 5 March 2023: 1,750 people, nine tanks, 19 AFVs; 820 and 930 a report.
    assert re.search(r"Personnel 1,750 Tanks 9 AFVs 19", shown)
    assert re.search(r"5 March 2023 930 5 9 4 March 2023 820 4 10", shown)
    assert en.CLAIM in shown and en.SOURCE_LINE in shown


def test_a_restatement_is_never_told_without_the_days_own_value(client: FlaskClient) -> None:
    shown = text(client, "from=2025-02-28&to=2025-02-28&lang=en")
    assert "1,060" in shown and "The total rose by 2,710: +1,650 of it restated" in shown


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


def test_a_frozen_embed_says_so_and_leads_to_the_current_figures(
    client: FlaskClient, dataset: Dataset
) -> None:
    frozen = client.get(f"/embed?{WEEKEND}&asof={dataset.version}").text
    notice = re.search(r'<p class="notice">(.*?)</p>', frozen)
    assert notice and f'href="embed?{WEEKEND.replace("&", "&amp;")}"' in notice[1]
    assert re.sub("<[^>]+>", "", notice[1]) == (
        "Frozen: the figures as they stood after the report of "
        f"{en.day(dataset.newest)}, version {dataset.version}. The current figures"
    )
    assert f"asof={dataset.version}" in frozen.partition("<nav")[2]


def test_a_frozen_embed_never_turns_stale(client: FlaskClient, dataset: Dataset) -> None:
    assert "data-newest" in client.get("/embed?last=7d&lang=en").text
    assert "data-newest" not in client.get(f"/embed?last=7d&asof={dataset.version}&lang=en").text


def test_an_empty_choice_is_said_once_and_can_be_changed(client: FlaskClient) -> None:
    page = client.get("/embed?categories=&lang=en").text
    assert page.count(f">{en.EMPTY_CHOICE}<") == 1 and "<svg" not in page
    assert "embed?categories=tanks&amp;lang=en" in page


def test_what_hosts_add_to_the_address_is_no_part_of_the_view(client: FlaskClient) -> None:
    added = "&initialWidth=300&childId=x&parentTitle=News&parentUrl=https%3A%2F%2Fnews.example&id=q"
    assert client.get(f"/embed?{WEEKEND}{added}").data == client.get(f"/embed?{WEEKEND}").data
