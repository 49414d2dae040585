"""When a search has failed a reader, so that staff should hear of it."""

from search.models.missed_search import Failure
from search.query import Query
from search.results import Found
from search.said import unanswered

#: Of the weight of all that was asked, the best page holds at least so much.
LEAST_HELD = 0.5


def failure(query: Query, found: Found) -> Failure | None:
    """Whether a search found nothing, or nothing good; None where it did well or says nothing.

    Asked of whole searches only: what filters leave out, a second page or "only as typed" tell
    nothing about our words. It is weak when half of the words are on no page, or when the best page
    holds less than half of what the words weigh. Where staff have chosen an answer or said what
    words mean, or a page is called what was asked, it did well. Words like "the" ask for nothing.
    """
    if not query.words or query.chosen or query.as_typed or query.page > 1 or found.promoted:
        return None
    understood, unknown = found.understood, len(unanswered(found.understood))
    if not (understood.stems or unknown):
        return None
    if not found.results:
        return Failure.NOTHING
    best = found.results[0]
    if best.bonus:
        return None
    if unknown >= len(understood.stems):
        return Failure.WEAK
    asked = sum(stem.weight for stem in understood.stems)
    if not understood.additions and (best.held or 0) < asked * LEAST_HELD:
        return Failure.WEAK
    return None
