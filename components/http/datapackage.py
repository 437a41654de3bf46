"""The Frictionless data package: what the file of everything holds, column by column."""

from typing import Any

from components.words import LANGUAGES
from components.words.en import api as say
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.rows import COLUMNS

_SOURCES = (
    {"title": "General Staff of the Armed Forces of Ukraine, daily reports"},
    {
        "title": "2022-Ukraine-Russia-War-Dataset, by Petro Ivaniuk (MIT)",
        "path": "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    },
    {
        "title": "orc-losses, by Lod Softworks LLC and the Orc Losses contributors (MIT)",
        "path": "https://github.com/lod-db/orc-losses",
    },
)
_LICENCE = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/licenses/MIT"}

_ONE_STATUS = f"({'|'.join(say.STATUSES)})"
_TYPES: dict[str, dict[str, Any]] = {
    "date": {"type": "date", "format": "%Y-%m-%d", "constraints": {"required": True}},
    "end": {"type": "date", "format": "%Y-%m-%d", "constraints": {"required": True}},
    "category": {"type": "string", "constraints": {"required": True, "enum": list(CATEGORIES)}},
    "losses": {"type": "integer", "constraints": {"minimum": 0}},
    "total": {"type": "integer", "constraints": {"minimum": 0}},
    "restatement": {"type": "integer"},
    "status": {
        "type": "string",
        "constraints": {"pattern": f"{_ONE_STATUS}(\\+{_ONE_STATUS})*"},
    },
    "source": {"type": "string", "format": "uri"},
}
_COUNTED = ("losses", "total", "restatement")


def package(dataset: Dataset, root: str) -> dict[str, Any]:
    """The description of the published version; its file is the live one at the same address."""
    return {
        "profile": "data-package",
        "name": "general-staff-claims",
        "title": LANGUAGES["en"].TITLE,
        "description": say.DESCRIPTION,
        "version": dataset.version,
        "homepage": f"{root}/",
        "keywords": list(say.KEYWORDS),
        "licenses": [_LICENCE],
        "sources": list(_SOURCES),
        "contributors": [{"title": say.PROVIDER, "path": f"{root}/", "role": "publisher"}],
        "resources": [_losses(dataset, root), _categories()],
    }


def _losses(dataset: Dataset, root: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": "losses",
        "title": LANGUAGES["en"].DOWNLOAD_ALL,
        "description": f"{LANGUAGES['en'].report_of(dataset.newest)}. {say.FREEZING_HINT}",
        "path": f"{root}/losses.csv?scope=all",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(name) for name in COLUMNS],
            "missingValues": [""],
            "primaryKey": ["date", "category"],
            "foreignKeys": [
                {
                    "fields": ["category"],
                    "reference": {"resource": "categories", "fields": ["key"]},
                }
            ],
        },
    }


def _field(name: str) -> dict[str, Any]:
    field = {"name": name, "title": name, "description": say.COLUMNS[name], **_TYPES[name]}
    if name in _COUNTED:
        field["unit"] = say.UNIT_OF_CATEGORY
    if name == "status":
        told = " ".join(f"{status}: {text}" for status, text in say.STATUSES.items())
        field["description"] += f" {told}"
    return field


def _categories() -> dict[str, Any]:
    """The keys in a table of their own, inside the description."""
    columns = ("key", "label_en", "label_uk", "group", "unit", "first", "last")
    rows = [
        {
            "key": category.key,
            "label_en": category.label["en"],
            "label_uk": category.label["uk"],
            "group": category.group,
            "unit": unit(category.key),
            "first": category.first.isoformat(),
            "last": category.last.isoformat() if category.last else "",
        }
        for category in CATEGORIES.values()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": "categories",
        "title": say.CATEGORIES_TITLE,
        "data": rows,
        "schema": {
            "fields": [
                {"name": name, "type": "date" if name in ("first", "last") else "string"}
                for name in columns
            ],
            "missingValues": [""],
            "primaryKey": ["key"],
        },
    }


def unit(category: str) -> str:
    """What a category's numbers count: a key of the words' UNITS."""
    return "people" if category == "personnel" else "items"
