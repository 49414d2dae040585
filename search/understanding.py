"""What a reader meant: which stems to look for, how much each counts, and what was changed.

The reader's own words come first. A word that none of our pages has is corrected, and that is
said; a synonym is added beside the words it stands for, counts for less, and is said, too.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from search import normalise, spelling, vocabulary
from search.matching import Match
from search.models import SearchTerm
from search.models.search_term import Kind
from search.vocabulary import Guess, Known

#: Of a longer question only so many words are read, and so many stems looked for: those that
#: tell pages apart best.
MOST_WORDS = 120
MOST_CHARACTERS = 10_000
MOST_STEMS = 24
#: What a synonym counts beside the reader's own words.
SYNONYM = 0.6
#: Two words that stand together in the query should stand together in the page, at most one
#: other word between them.
NEIGHBOURS = 2


@dataclass(frozen=True)
class Change:
    """A word that was taken for another."""

    typed: str
    taken_for: str


@dataclass(frozen=True)
class Addition:
    """A phrase that was searched for as well, because of what was typed."""

    typed: str
    phrase: str


@dataclass(frozen=True)
class Stem:
    lexeme: int
    text: str
    weight: float


@dataclass(frozen=True)
class Pair:
    """Two stems that should be neighbours."""

    first: str
    second: str
    weight: float


@dataclass
class Understanding:
    stems: list[Stem] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    #: Normal forms that a page's name may equal.
    names: list[str] = field(default_factory=list)
    #: Names that a synonym of the whole query stands for.
    added_names: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    #: The query as it was read, corrected.
    words: list[str] = field(default_factory=list)
    #: Words for which there is nothing on our pages.
    unknown: list[str] = field(default_factory=list)
    #: What each word that was looked at for its spelling (folded) may stand for.
    guesses: dict[str, Guess] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.stems


@dataclass
class _Place:
    """A word of the query at its place: as typed, and as it is taken."""

    typed: str
    folded: str
    known: Known | None
    is_changed: bool = False
    #: Staff have said what the word stands for: it needs no correction.
    is_explained: bool = False


def understand(text: str, language: str, *, as_typed: bool = False) -> Understanding:
    """What `text` asks for in a language. `as_typed` leaves out corrections and synonyms."""
    typed = normalise.words(text[:MOST_CHARACTERS])[:MOST_WORDS]
    if not typed:
        return Understanding()
    synonyms = [] if as_typed else SearchTerm.objects.matching(typed, language)
    folded = [normalise.stem_form(word) for word in typed]
    targets = {match.finds: _folded(match.finds) for match in synonyms}
    joined = [first + second for first, second in pairwise(folded)]
    asked = {*folded, *joined, *(word for words in targets.values() for word in words)}
    known = vocabulary.look_up(asked, language)
    places = [_Place(word, fold, known.get(fold)) for word, fold in zip(typed, folded, strict=True)]
    found = Understanding()
    if not as_typed:
        _say_synonyms(places, synonyms, known, found)
        places = _join(places, known, found)
        places = _correct(places, language, found)
    _weigh(places, synonyms, targets, known, found)
    found.words = [place.folded if place.is_changed else place.typed for place in places]
    found.names = _normal([" ".join(folded), " ".join(found.words)])
    found.added_names = _normal(
        [match.finds for match in synonyms if match.end - match.start == len(folded)]
    )
    return found


def _folded(text: str) -> list[str]:
    return [normalise.stem_form(word) for word in normalise.words(text)]


def _is_unknown(known: Known | None) -> bool:
    return known is not None and not known.is_stop_word and not known.is_known


def _say_synonyms(
    places: list[_Place],
    synonyms: list[Match[SearchTerm]],
    known: dict[str, Known],
    found: Understanding,
) -> None:
    """Note what is searched for as well; a known misspelling is said as a correction."""
    for match in synonyms:
        here = places[match.start : match.end]
        for place in here:
            place.is_explained = True
        typed = " ".join(place.typed for place in here)
        target = [known[word] for word in _folded(match.finds) if word in known]
        if not any(word.is_known for word in target):
            continue
        is_unknown = any(_is_unknown(place.known) for place in here)
        if match.term.kind == Kind.MISSPELLING and is_unknown:
            found.changes.append(Change(typed, match.finds))
        else:
            found.additions.append(Addition(typed, match.finds))


def _join(places: list[_Place], known: dict[str, Known], found: Understanding) -> list[_Place]:
    """Put together what a space too many has parted: "immuno therapy"."""
    result: list[_Place] = []
    for place in places:
        before = result[-1] if result else None
        whole = known.get(before.folded + place.folded) if before else None
        if (
            before
            and whole
            and whole.is_known
            and not (before.is_explained and place.is_explained)
            and (_is_unknown(before.known) or _is_unknown(place.known))
        ):
            typed = f"{before.typed} {place.typed}"
            found.changes.append(Change(typed, whole.word))
            result[-1] = _Place(typed, whole.word, whole, is_changed=True)
        else:
            result.append(place)
    return result


def _correct(places: list[_Place], language: str, found: Understanding) -> list[_Place]:
    """Take each unknown word for the nearest known one, or for two run together."""
    unknown = {
        place.folded
        for place in places
        if not place.is_explained
        and _is_unknown(place.known)
        and spelling.may_be_misspelt(place.folded)
    }
    if not unknown:
        return places
    found.guesses = vocabulary.guesses(unknown, language)
    result: list[_Place] = []
    for place in places:
        meant = _meant(place, found.guesses)
        result += [_Place(place.typed, k.word, k, is_changed=True) for k in meant] or [place]
        taken_for = " ".join(word.word for word in meant)
        # "Dont" is no word to make a fuss about.
        if meant and taken_for.replace("'", "") != place.folded:
            found.changes.append(Change(place.typed, taken_for))
    found.changes = list(dict.fromkeys(found.changes))
    return result


def _meant(place: _Place, guesses: dict[str, Guess]) -> list[Known]:
    guess = guesses.get(place.folded)
    if not guess or not place.known or place.is_explained:
        return []
    near = spelling.nearest(place.folded, guess.similar)
    return [place.known.taken_for(word) for word in ((near,) if near else guess.two)]


def _weigh(
    places: list[_Place],
    synonyms: list[Match[SearchTerm]],
    targets: dict[str, list[str]],
    known: dict[str, Known],
    found: Understanding,
) -> None:
    times = Counter(
        place.known for place in places if place.known and place.known.lexeme is not None
    )
    stems: dict[int, Stem] = {}

    def add(word: Known, share: float) -> None:
        stem = Stem(word.lexeme or 0, word.stem, word.information * share)
        if stem.lexeme not in stems or stems[stem.lexeme].weight < stem.weight:
            stems[stem.lexeme] = stem

    for word, count in times.items():
        add(word, count)
    found.unknown = [place.typed for place in places if _is_unknown(place.known)]
    found.pairs = _pairs([place.known for place in places], 1)
    for match in synonyms:
        # What stands for words that none of our pages has stands in their full place.
        is_alone = all(
            place.known is None or _is_unknown(place.known)
            for place in places[match.start : match.end]
        )
        share = 1 if is_alone else SYNONYM
        # Two words in the place of one are not to weigh as two.
        share *= min(1, (match.end - match.start) / len(targets[match.finds])) ** 0.5
        words = [known.get(word) for word in targets[match.finds]]
        for target in words:
            if target and target.lexeme is not None and not target.is_stop_word:
                add(target, share)
        found.pairs += _pairs(words, share)
    best = sorted(stems.values(), key=lambda stem: (-stem.weight, stem.lexeme))
    found.stems = best[:MOST_STEMS]


def _pairs(words: list[Known | None], share: float) -> list[Pair]:
    pairs = []
    at = [(n, word) for n, word in enumerate(words) if word and word.lexeme is not None]
    for (here, first), (there, second) in pairwise(at):
        if there - here <= NEIGHBOURS and first.stem != second.stem:
            worth = min(first.information, second.information) * share
            pairs.append(Pair(first.stem, second.stem, worth))
    return pairs


def _normal(names: list[str]) -> list[str]:
    return list(dict.fromkeys(normalise.phrase(name) for name in names))
