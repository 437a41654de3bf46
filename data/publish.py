"""The store's folders: reading the version that is there, and the atomic switch to a new one."""

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from data.dataset import DatasetError
from data.version import Version, digests

_MANIFEST = "manifest.json"
_CURRENT = "current"
_VERSION = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}")
_UNFINISHED = ".new-"


def current(store: Path) -> str:
    """The version that readers of the store are shown, or ""."""
    try:
        return (store / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def newest_version(store: Path) -> Version | None:
    """The current version, or the newest good one where it can't be read; None in a new store.

    Raises DatasetError in a store of which nothing can be read, as its log would be lost.
    """
    folders = sorted(_versions(store), key=lambda path: (path.name == current(store), path.name))
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


def _versions(store: Path) -> Iterable[Path]:
    return (path for path in store.iterdir() if path.is_dir() and _VERSION.fullmatch(path.name))


def _read(folder: Path) -> Version | None:
    """The version in a folder, if it is whole."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = manifest["files"] == digests(files) and manifest.get("version") == folder.name
    return Version(manifest, files) if whole else None


def publish(store: Path, version: Version, previous: Version | None) -> None:
    """Write a version whole beside the others, then switch to it in one step.

    Readers see the old version or the new one, after a power cut too. A folder that a crash
    left under the same name goes; the version before stays as the last good one.
    """
    folder = store / version.name
    unfinished = store / f"{_UNFINISHED}{os.getpid()}"
    for leftover in (*store.glob(f"{_UNFINISHED}*"), folder):
        shutil.rmtree(leftover, ignore_errors=True)
    unfinished.mkdir()
    for name, content in version.files.items():
        _write(unfinished / name, content)
    manifest = json.dumps(version.manifest, indent=2, ensure_ascii=False) + "\n"
    _write(unfinished / _MANIFEST, manifest.encode())
    _sync(unfinished)
    unfinished.rename(folder)
    _sync(store)
    switch(store, version.name)
    kept = {version.name, previous.name if previous else ""}
    for path in list(_versions(store)):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def switch(store: Path, version: str) -> None:
    """Show readers of the store a version that is in it."""
    replace(store / _CURRENT, f"{version}\n".encode())


def replace(path: Path, content: bytes) -> None:
    """Put a file in place of another in one step."""
    beside = path.with_name(f"{_UNFINISHED}{path.name}")
    _write(beside, content)
    os.replace(beside, path)
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
