"""Short on every run of the tests, long with FAULTS=long; what is measured is printed."""

import os

LONG = os.environ.get("FAULTS") == "long"


def told(line: str) -> None:
    """A figure, for who runs the long form."""
    print(f"\n    {line}", end="", flush=True)
