"""What the operator says of this installation, for parts that print it."""

import os


class ConfigurationError(ValueError):
    """A setting can't be used. The message says which, why, and what to do."""


def contact() -> str | None:
    """Whom readers can write to: CONTACT, a mail address or a page."""
    return os.environ.get("CONTACT") or None


def address() -> str:
    """The address that the world knows the dashboard by, without a slash at its end: PUBLIC_URL, or
    nothing."""
    return os.environ.get("PUBLIC_URL", "").rstrip("/")
