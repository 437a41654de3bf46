"""The categories of the General Staff's report: their keys, names, groups and spans.

Keys are the same in code, URL, CSV and page. Names follow the official graphics.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Group = Literal[
    "personnel", "armour", "artillery", "air_defence", "air", "naval", "logistics", "other"
]

Opening = Literal["invasion", "loss", "balance"]
"""What the first row of a category is (rules 3 and 5).

`invasion`: reported from the first day on; no daily value, yet a window that reaches back to
it counts from 0. `loss`: a loss of that very report. `balance`: a sum of unknown days, left
out of every window's losses and shown beside them.
"""

FIRST_REPORT = date(2022, 2, 25)
RANKED_FROM = date(2022, 4, 1)
"""Records, averages and ranks count reports from this day on (rule 6)."""


@dataclass(frozen=True)
class Category:
    """One line of the report. `last` is the last report of a line that has ended."""

    key: str
    group: Group
    label: dict[str, str]
    short: dict[str, str]
    first: date = FIRST_REPORT
    last: date | None = None
    opening: Opening = "invasion"


def _category(
    key: str,
    group: Group,
    names: tuple[str, str, str, str],
    *,
    first: date = FIRST_REPORT,
    last: date | None = None,
    opening: Opening = "invasion",
) -> Category:
    label_en, short_en, label_uk, short_uk = names
    return Category(
        key=key,
        group=group,
        label={"en": label_en, "uk": label_uk},
        short={"en": short_en, "uk": short_uk},
        first=first,
        last=last,
        opening=opening,
    )


PARTS_OF_VEHICLES = ("trucks", "fuel_tankers")
"""Two lines until 2022-04-30; `vehicles` continues their sum from 2022-05-01 (rule 3)."""

_LAST_OF_PARTS = date(2022, 4, 30)

CATEGORIES: dict[str, Category] = {
    category.key: category
    for category in (
        _category(
            "personnel",
            "personnel",
            (
                "Personnel (killed and wounded)",
                "Personnel",
                "Особовий склад (убиті й поранені)",
                "Особовий склад",
            ),
        ),
        _category("tanks", "armour", ("Tanks", "Tanks", "Танки", "Танки")),
        _category(
            "afvs",
            "armour",
            ("Armoured fighting vehicles", "AFVs", "Бойові броньовані машини", "ББМ"),
        ),
        _category(
            "artillery",
            "artillery",
            ("Artillery systems", "Artillery", "Артилерійські системи", "Артилерія"),
        ),
        _category(
            "mlrs",
            "artillery",
            (
                "Multiple launch rocket systems",
                "MLRS",
                "Реактивні системи залпового вогню",
                "РСЗВ",
            ),
        ),
        _category(
            "srbm_launchers",
            "artillery",
            (
                "Short-range ballistic missile launchers",
                "SRBM launchers",
                "Пускові установки ОТРК/ТРК",
                "ОТРК/ТРК",
            ),
            first=date(2022, 3, 26),
            last=_LAST_OF_PARTS,
            opening="balance",
        ),
        _category(
            "air_defence",
            "air_defence",
            (
                "Air defence systems",
                "Air defence",
                "Засоби протиповітряної оборони",
                "Засоби ППО",
            ),
        ),
        _category("aircraft", "air", ("Aircraft (fixed-wing)", "Aircraft", "Літаки", "Літаки")),
        _category(
            "helicopters", "air", ("Helicopters", "Helicopters", "Гелікоптери", "Гелікоптери")
        ),
        _category(
            "drones",
            "air",
            (
                "Drones (operational-tactical UAVs)",
                "Drones",
                "БпЛА оперативно-тактичного рівня",
                "БпЛА",
            ),
        ),
        _category(
            "cruise_missiles",
            "air",
            (
                "Cruise missiles (shot down)",
                "Cruise missiles",
                "Крилаті ракети (збиті)",
                "Крилаті ракети",
            ),
            first=date(2022, 5, 1),
            opening="balance",
        ),
        _category(
            "ships",
            "naval",
            ("Warships and boats", "Ships and boats", "Кораблі й катери", "Кораблі й катери"),
        ),
        _category(
            "submarines",
            "naval",
            ("Submarines", "Submarines", "Підводні човни", "Підводні човни"),
            first=date(2023, 9, 14),
            opening="loss",
        ),
        _category(
            "vehicles",
            "logistics",
            (
                "Vehicles and fuel tankers",
                "Vehicles",
                "Автомобільна техніка та автоцистерни",
                "Автотехніка",
            ),
        ),
        _category(
            "trucks",
            "logistics",
            (
                "Military vehicles (to the end of April 2022)",
                "Military vehicles",
                "Автомобільна техніка (по квітень 2022)",
                "Автомобілі",
            ),
            last=_LAST_OF_PARTS,
        ),
        _category(
            "fuel_tankers",
            "logistics",
            (
                "Fuel tankers (to the end of April 2022)",
                "Fuel tankers",
                "Цистерни з паливно-мастильними матеріалами (по квітень 2022)",
                "Цистерни",
            ),
            last=_LAST_OF_PARTS,
        ),
        _category(
            "special_equipment",
            "other",
            ("Special equipment", "Special equipment", "Спеціальна техніка", "Спецтехніка"),
            first=date(2022, 3, 16),
            opening="balance",
        ),
        _category(
            "ground_robots",
            "other",
            (
                "Ground robotic systems",
                "Ground robots",
                "Наземні роботизовані комплекси",
                "НРК",
            ),
            first=date(2026, 5, 3),
            opening="balance",
        ),
    )
}
