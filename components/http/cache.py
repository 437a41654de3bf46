"""The small cache: finished bytes under (data version, kind, view), made once per cold key."""

import threading
from collections.abc import Callable

from flask import Flask
from flask_caching import Cache

MOST_ENTRIES = 256


class FinishedBytes:
    """Bounded, in-process, without expiry: a key names a version, which never changes."""

    def __init__(self, server: Flask) -> None:
        self._cache = Cache(
            server,
            config={
                "CACHE_TYPE": "SimpleCache",
                "CACHE_THRESHOLD": MOST_ENTRIES,
                "CACHE_DEFAULT_TIMEOUT": 0,
            },
        )
        self._making: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, *key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes under the key. Where several ask for a cold one, one makes it for all."""
        name = "|".join(key)
        found = self._cache.get(name)
        if found is not None:
            return bytes(found)
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        try:
            with making:
                found = self._cache.get(name)
                if found is None:
                    found = make()
                    self._cache.set(name, found)
        finally:
            with self._lock:
                self._making.pop(name, None)
        return bytes(found)
