"""What a request for data asks for, its query read strictly, and the answer to just that."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import Response, request

from components.http import answers, public
from components.http.cache import FinishedBytes
from components.words import LANGUAGES
from data.dataset import Dataset
from data.history import as_of
from data.selection import Lang, QueryError, Selection

Choices = Mapping[str, tuple[str, ...]]
"""An address's own parameters and the values they take, the default first."""


@dataclass(frozen=True)
class Asked:
    """A view, and the figures that it is of: the current ones, or those of the version `asof`.

    `own` are the address's own parameters that are not at their default.
    """

    current: str
    dataset: Dataset
    selection: Selection
    own: Mapping[str, str]
    root: str

    @property
    def query(self) -> str:
        """The one query of all spellings that ask for this."""
        return "&".join([self.selection.to_query(), *([urlencode(self.own)] if self.own else [])])

    def answer(
        self,
        finished: FinishedBytes,
        mimetype: str,
        make: Callable[[], bytes],
        *,
        name: str | None = None,
    ) -> Response:
        """Finished bytes under everything that they depend on."""
        content = finished.get(self.current, request.path, self.root, self.query, make=make)
        canonical = f"{self.root}{request.path}?{self.query}"
        return answers.data(content, mimetype, name=name, canonical=canonical)


def asked(now: Dataset, own: Choices | None = None) -> Asked:
    """The view in the request's query. Raises QueryError at the first thing wrong in it."""
    own = own or {}
    selection = Selection.checked(_query(), now, also=own)
    then = as_of(now, selection.asof)
    if then is not now:
        # The days there are figures of are those of then.
        selection = Selection.checked(_query(), then, also=own)
    chosen = {name: choice(name, options) for name, options in own.items()}
    return Asked(
        current=now.version,
        dataset=then,
        selection=selection,
        own={name: value for name, value in chosen.items() if value != own[name][0]},
        root=public.root(),
    )


def repaired(query: str, now: Dataset) -> tuple[Dataset, Selection, bool]:
    """For pages: the figures and the view that a query asks for, and whether it asks for a version
    of the data that is not known. A reader must be told that; all else is repaired silently."""
    selection, problems = Selection.read(query, now)
    then = as_of(now, selection.asof)
    if then is not now:
        # The days there are figures of are those of then.
        selection, _ = Selection.read(query, then)
    return then, selection, any(problem.code == "wrong_asof" for problem in problems)


def given() -> dict[str, str]:
    """The request's parameters as they are written."""
    return dict(_pairs())


def only(names: Iterable[str]) -> None:
    """For an address that takes no more than these. Raises QueryError where there is another."""
    known, seen = tuple(names), set[str]()
    there_are = f"there are {', '.join(known)}" if known else "this address takes none"
    for name, _ in _pairs():
        if name not in known:
            sentence = f"There is no parameter {name!r} here; {there_are}."
            raise QueryError("unknown_parameter", sentence)
        if name in seen:
            raise QueryError("repeated_parameter", f"{name!r} is given more than once.")
        seen.add(name)


def choice(name: str, options: tuple[str, ...]) -> str:
    """The value of a parameter that is no part of a selection; the first option by default."""
    value = given().get(name, options[0])
    if value not in options:
        raise QueryError(f"wrong_{name}", f"{name}={value!r} is not one of {', '.join(options)}.")
    return value


def preferred_language() -> Lang:
    """The address's language, or the one that the browser prefers."""
    asked = request.args.get("lang")
    preferred = request.accept_languages.best_match(list(LANGUAGES))
    return next(
        (lang for lang in LANGUAGES if lang == (asked if asked in LANGUAGES else preferred)), "en"
    )


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")


def _pairs() -> list[tuple[str, str]]:
    # As Selection reads it, so that both see the same parameters.
    return parse_qsl(_query().lstrip("?"), keep_blank_values=True)
