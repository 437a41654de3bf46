"""The Mantine components that the filters are made of, and no others: the package imports all its
hundred and seventy, which took a fifth of the app's start.
"""

import sys
from importlib.metadata import version
from importlib.util import find_spec, module_from_spec

_NAME = "dash_mantine_components"


def _unread_package() -> None:
    """The package without its own `__init__`: its modules are found in it, and Dash finds in it
    the script that they share."""
    spec = find_spec(_NAME)
    assert spec is not None
    package = module_from_spec(spec)
    script = {"relative_package_path": f"{_NAME}.js", "namespace": _NAME}
    vars(package).update(__version__=version(_NAME), _js_dist=[script])
    sys.modules[_NAME] = package


_unread_package()

from dash_mantine_components.DateInput import DateInput  # noqa: E402
from dash_mantine_components.DatesProvider import DatesProvider  # noqa: E402
from dash_mantine_components.MantineProvider import MantineProvider  # noqa: E402
from dash_mantine_components.MultiSelect import MultiSelect  # noqa: E402
from dash_mantine_components.SegmentedControl import SegmentedControl  # noqa: E402
from dash_mantine_components.Switch import Switch  # noqa: E402

__all__ = [
    "DateInput",
    "DatesProvider",
    "MantineProvider",
    "MultiSelect",
    "SegmentedControl",
    "Switch",
]
