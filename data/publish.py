"""The store's folders: reading the version that is there, and the atomic switch to a new one."""

import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from data.dataset import DatasetError
from data.loader import CURRENT, MANIFEST, published
from data.version import Version, digests

_VERSION = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}")
_UNFINISHED = ".new-"
_KEPT = 2
"""Versions: the current one, and the last good one before it."""


def newest_version(store: Path) -> Version | None:
    """The current version, or the newest good one where it can't be read; None in a new store.

    Raises DatasetError in a store of which nothing can be read, as its log would be lost.
    """
    current = published(store)
    folders = sorted(_versions(store), key=lambda path: (path.name == current, path.name))
    for folder in reversed(folders):
        if version := _read(folder):
            return version
    if folders:
        raise DatasetError(
            f"{store}: no version in it is whole; expected files with the checksums of their "
            "manifest.json. Nothing was published. Restore a version's folder from a backup, or "
            "empty the store to begin a new log, and run again."
        )
    return None


def _versions(store: Path) -> list[Path]:
    return [path for path in store.glob("*") if path.is_dir() and _VERSION.fullmatch(path.name)]


def _read(folder: Path) -> Version | None:
    """The version in a folder, if it is whole."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = manifest["files"] == digests(files) and manifest.get("version") == folder.name
    return Version(manifest, files) if whole else None


def publish(store: Path, version: Version) -> None:
    """Write a version whole beside the others, then switch to it in one step.

    Readers see the old version or the new one, after a power cut too. A folder that a crash
    left under the same name goes.
    """
    folder = store / version.name
    unfinished = store / f"{_UNFINISHED}{version.name}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        unfinished.mkdir()
        for name, content in version.files.items():
            _write(unfinished / name, content)
        manifest = json.dumps(version.manifest, indent=2, ensure_ascii=False) + "\n"
        _write(unfinished / MANIFEST, manifest.encode())
        _sync(unfinished)
        unfinished.rename(folder)
    except OSError:
        # A full disk isn't to stay full of what nobody can use.
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _sync(store)
    switch(store, version.name)
    tidy(store, keep=version.manifest["history"])


def tidy(store: Path, *, keep: Sequence[str]) -> None:
    """Remove what a crash left, and all versions but the two newest of these and the shown one."""
    for path in store.rglob(f"{_UNFINISHED}*"):
        _remove(path)
    for path in _versions(store):
        if path.name not in (*keep[-_KEPT:], published(store)):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def switch(store: Path, version: str) -> None:
    """Show readers of the store a version that is in it."""
    replace(store / CURRENT, f"{version}\n".encode())


def replace(path: Path, content: bytes) -> None:
    """Put a file in place of another in one step."""
    beside = path.with_name(f"{_UNFINISHED}{path.name}")
    try:
        _write(beside, content)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
