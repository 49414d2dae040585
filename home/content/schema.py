"""The front matter of each kind of page: which keys, in which order, of which type."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from home.choices import Accent, Audience, Evidence, Icon, Stage, StudiedIn
from review.intervals import Risk
from review.models.reference import ReferenceKind


class Kind(StrEnum):
    HOME = "home"
    SECTION = "section"
    GUIDE = "guide"
    STANDARD = "standard"
    DIGEST_INDEX = "digest_index"
    DIGEST = "digest"


#: The kinds that have text below their front matter.
WITH_BODY = {Kind.GUIDE, Kind.STANDARD}


class Type(Enum):
    """What a key holds, in words that finish “`key` must be …”."""

    TEXT = "text"
    PROSE = "text in paragraphs"
    WHOLE = "a whole number, of at most 9 digits"
    DAY = "a day such as 2024-01-31"
    MONTH = "a month such as 2024-01"
    TEXTS = "a list of texts"
    ENTRY = "keys with values, indented below it"
    ENTRIES = "a list, each entry with keys of its own"


@dataclass(frozen=True)
class Key:
    name: str
    type: Type = Type.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    #: Written as `[a, b]` on one line.
    flow: bool = False
    parts: tuple["Key", ...] = ()


def _required(name: str, type: Type = Type.TEXT, **more: object) -> Key:
    return Key(name, type, required=True, **more)  # type: ignore[arg-type]


_TRANSLATION_OF = Key("translation_of")
_TITLE = _required("title")
_ORDER = Key("order", Type.WHOLE)
#: For search engines, where an editor has given them something of their own.
_PROMOTE = (Key("seo_title"), Key("search_description"))

#: Words of the glossary, each by the end of its address.
_WORDS = (
    Key("words_left_out", Type.TEXTS, flow=True),
    Key("words_always", Type.TEXTS, flow=True),
)

#: A reference, by the names of its fields. One of `url`, `doi` and `pmid` has to be there.
SOURCE = (
    _required("title"),
    Key("authors"),
    _required("publisher"),
    Key("url"),
    Key("doi"),
    Key("pmid", Type.WHOLE),
    Key("year", Type.WHOLE),
    Key("kind", choices=tuple(ReferenceKind.values)),
    Key("funder"),
    Key("accessed", Type.DAY),
)
_FINDING = (
    _required("headline"),
    _required("what_was_found", Type.PROSE),
    _required("kind_of_study"),
    _required("studied_in", choices=tuple(StudiedIn.values)),
    Key("people"),
    Key("who_paid"),
    _required(
        "source",
        Type.ENTRY,
        parts=(_required("title"), _required("publisher"), _required("url"), _required("date")),
    ),
    _required("evidence", choices=tuple(Evidence.values)),
    _required("means_today", Type.PROSE),
    Key("guide"),
)

KEYS: dict[Kind, tuple[Key, ...]] = {
    Kind.HOME: (
        _TRANSLATION_OF,
        _TITLE,
        _required("lead"),
        Key("search_examples", Type.TEXTS, flow=True),
        *_PROMOTE,
    ),
    Kind.SECTION: (
        _TRANSLATION_OF,
        _TITLE,
        _ORDER,
        _required("intro"),
        _required("accent", choices=tuple(Accent.values)),
        _required("icon", choices=tuple(Icon.values)),
        Key("start_here", Type.TEXTS, flow=True),
        *_PROMOTE,
    ),
    Kind.GUIDE: (
        _TRANSLATION_OF,
        _TITLE,
        _ORDER,
        _required("summary"),
        _required("key_points", Type.TEXTS),
        _required("for_whom", Type.TEXTS, flow=True, choices=tuple(Audience.values)),
        _required("stages", Type.TEXTS, flow=True, choices=tuple(Stage.values)),
        Key("also_called", Type.TEXTS, flow=True),
        _required("risk", choices=tuple(Risk.values)),
        Key("check_every", Type.WHOLE),
        _required("sources", Type.ENTRIES, parts=SOURCE),
        Key("related", Type.TEXTS, flow=True),
        *_WORDS,
        *_PROMOTE,
    ),
    Kind.STANDARD: (_TRANSLATION_OF, _TITLE, _ORDER, _required("summary"), *_PROMOTE),
    Kind.DIGEST_INDEX: (_TRANSLATION_OF, _TITLE, _required("intro"), *_PROMOTE),
    Kind.DIGEST: (
        _TRANSLATION_OF,
        _TITLE,
        _required("month", Type.MONTH),
        _required("summary"),
        _required("items", Type.ENTRIES, parts=_FINDING),
        *_WORDS,
        *_PROMOTE,
    ),
}
