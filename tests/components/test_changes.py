"""What a change of the view sends: no more than differs from the view that is shown."""

import json
import re
from typing import Any

from components import changes, ids, page
from data.dataset import Dataset
from data.selection import Selection
from tests import pieces

SHOWN = "categories=tanks&from=2023-03-04&to=2023-03-05"


def rendered(dataset: Dataset, query: str) -> dict[str, Any]:
    view = page.rendered(dataset, Selection.checked(query, dataset))
    found: dict[str, Any] = json.loads(pieces.written(view))
    return found


def parts(view: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = view[ids.PLACES]["data"]["parts"]
    return found


def test_only_what_differs_is_sent(dataset: Dataset) -> None:
    before, after = rendered(dataset, SHOWN), rendered(dataset, f"{SHOWN}&measure=cumulative")
    sent = changes.changed(before, after, stale=[])
    places = sent.pop(ids.PLACES)["data"]
    assert places["since"] == f"{dataset.version}?{before[ids.DOCUMENT]['data']['query']}"
    assert ids.CHART in places["parts"] and ids.NOTES not in places["parts"]
    assert set(sent) == {ids.DOCUMENT, ids.RANGES, ids.STEPS}
    repaired = changes.changed(before, after, stale=[ids.FROM, ids.LOCATION])
    assert repaired[ids.FROM] == {"value": "2023-03-04"}
    assert repaired[ids.LOCATION] == after[ids.LOCATION]


def test_a_part_comes_without_what_stands_in_it_already(dataset: Dataset) -> None:
    both = SHOWN.replace("tanks", "tanks,afvs")
    before, after = rendered(dataset, SHOWN), rendered(dataset, both)
    sent = parts(changes.changed(before, after, stale=[]))
    evidence = sent[ids.EVIDENCE]
    assert re.search(r'id="evidence-tanks"[^>]* data-same></figure>', evidence)
    assert re.search(r'id="evidence-afvs"[^>]*><figcaption>', evidence)
    assert len(sent[ids.OVERVIEW]) < len(parts(after)[ids.OVERVIEW]) / 5
