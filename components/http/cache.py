"""The small cache: finished bytes under (data version, kind, view), made once per cold key."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from flask import Flask
from flask_caching import Cache

MOST_ENTRIES = 1024
MOST_BYTES = 48 * 1024 * 1024


class FinishedBytes:
    """Bounded, in-process, without expiry: a key names a version, which never changes."""

    def __init__(
        self, server: Flask, *, most_entries: int = MOST_ENTRIES, most_bytes: int = MOST_BYTES
    ) -> None:
        self._cache = Cache(
            server,
            config={
                "CACHE_TYPE": "components.http.kept.backend",
                "CACHE_THRESHOLD": most_entries,
                "CACHE_MOST_BYTES": most_bytes,
            },
        )
        self._making: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()

    def get(self, *key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes under the key. Where several ask for a cold one, one makes it for all.

        What making raises, all who wait for it are told; nothing of it is kept.
        """
        name = "|".join(key)
        found: bytes | None = self._cache.get(name)
        if found is not None:
            return found
        with self._lock:
            making = self._making.get(name)
            if making is None:
                ours = self._making[name] = Future[bytes]()
        return self._made(name, ours, make) if making is None else making.result()

    def _made(self, name: str, ours: Future[bytes], make: Callable[[], bytes]) -> bytes:
        """Makes it, and tells those who wait."""
        try:
            # Another may have finished it between our look and our turn.
            found: bytes | None = self._cache.get(name)
            if found is None:
                found = make()
                self._cache.set(name, found)
        except BaseException as fault:
            ours.set_exception(fault)
            raise
        else:
            ours.set_result(found)
            return found
        finally:
            with self._lock:
                del self._making[name]
