"""Where a worker keeps finished bytes: bounded in entries and in bytes, the oldest go first."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from cachelib import BaseCache
from flask import Flask


class KeptBytes(BaseCache):
    """What flask-caching keeps them in: its own SimpleCache counts entries, whatever they weigh."""

    def __init__(self, most_entries: int, most_bytes: int) -> None:
        super().__init__(default_timeout=0)
        self._most_entries, self._most_bytes = most_entries, most_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> bytes | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def set(self, key: str, value: bytes, timeout: object = None) -> bool:
        """Without expiry, whatever the timeout. False where the value alone is beyond the bound."""
        with self._lock:
            self._drop(key)
            if _weight(key, value) > self._most_bytes:
                return False
            self._kept[key] = value
            self.bytes += _weight(key, value)
            while len(self._kept) > self._most_entries or self.bytes > self._most_bytes:
                self._drop(next(iter(self._kept)))
            return True

    def delete(self, key: str) -> bool:
        with self._lock:
            return self._drop(key)

    def has(self, key: str) -> bool:
        return key in self._kept

    def clear(self) -> bool:
        with self._lock:
            self._kept.clear()
            self.bytes = 0
            return True

    def _drop(self, key: str) -> bool:
        value = self._kept.pop(key, None)
        if value is None:
            return False
        self.bytes -= _weight(key, value)
        return True


def _weight(key: str, value: bytes) -> int:
    return len(key) + len(value)


def backend(
    server: Flask, config: Mapping[str, Any], args: Sequence[Any], options: Mapping[str, Any]
) -> KeptBytes:
    """What flask-caching calls for the cache that CACHE_TYPE names."""
    return KeptBytes(config["CACHE_THRESHOLD"], config["CACHE_MOST_BYTES"])
