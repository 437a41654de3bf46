"""Every sentence the reader sees, in each language: the packages `en` and `uk` say the same things.

Words only: no figure is worked out here, and no part keeps a sentence of its own. A test holds
the two packages' names and signatures against each other.
"""

from types import ModuleType

from components.words import en, uk
from data.selection import Lang

LANGUAGES: dict[Lang, ModuleType] = {"en": en, "uk": uk}


def words(lang: Lang) -> ModuleType:
    """The module that speaks the language."""
    return LANGUAGES[lang]
