"""/healthz: ready or not, which data, how old."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, Response, jsonify

from data.dataset import Dataset

STALE_AFTER_DAYS = 2
"""Rule 8: one report a day; an amber notice after two without."""


def register(server: Flask, dataset: Callable[[], Dataset]) -> None:
    @server.get("/healthz")
    def healthz() -> Response:
        """503 by `notices` where no figures can be read."""
        now = dataset()
        age = (datetime.now(ZoneInfo("Europe/Kyiv")).date() - now.newest).days
        told = jsonify(
            ready=True,
            version=now.version,
            newest_report=now.newest.isoformat(),
            days_old=age,
            stale=age >= STALE_AFTER_DAYS,
        )
        told.headers["Access-Control-Allow-Origin"] = "*"
        told.cache_control.no_store = True
        return told
