"""One address for each type of page a reader can meet."""

from tests.functional.checked_pages import EARLIER, LATE, WITHDRAWN
from tests.functional.prepare import EVERY_BLOCK

EVERY_BLOCK_GUIDE = f"/immunotherapy/{EVERY_BLOCK}/"
EVERY_BLOCK_GUIDE_IN_SPANISH = f"/es/inmunoterapia/{EVERY_BLOCK}/"
MANY_RESULTS = "/search/?q=cancer"

PAGE_TYPES = {
    "home": "/",
    "section": "/immunotherapy/",
    "guide with care cards": "/immunotherapy/immune-side-effects/",
    "guide with diagram": "/immunotherapy/checkpoint-inhibitors/",
    "guide with table": "/support-and-care/your-care-team/",
    "guide with every block": EVERY_BLOCK_GUIDE,
    "guide whose check is late": f"/immunotherapy/{LATE}/",
    "history": f"/immunotherapy/{LATE}/history/",
    "earlier version": f"/immunotherapy/{LATE}/history/{EARLIER}/",
    "taken down": f"/immunotherapy/{WITHDRAWN}/",
    "digest list": "/digest/",
    "digest": "/digest/2024-01/",
    "standard": "/privacy/",
    "results": MANY_RESULTS,
    "results with a correction": "/search/?q=kemo+imunotherapy",
    "results with filters": "/search/?q=cancer&stage=having-treatment&for=parent",
    "results below the help line": "/search/?q=i+want+to+die",
    "empty results": "/search/?q=qqqqzzzz",
    "empty results with near words": "/search/?q=imunotherapy&as=typed",
    "A to Z": "/a-to-z/",
    "words": "/words/",
    "word": "/words/immunotherapy/",
    "words that have a part in them": "/words/?q=bio",
    "results with a definition": "/search/?q=biopsies",
    "missing": "/no-such-page/",
    "Spanish home": "/es/",
    "Spanish section": "/es/inmunoterapia/",
    "Spanish guide with every block": EVERY_BLOCK_GUIDE_IN_SPANISH,
    "missing in Spanish": "/es/immunotherapy/checkpoint-inhibitors/",
}
#: These answer 404 or 410, as they should.
MISSING = {PAGE_TYPES[name] for name in ("missing", "missing in Spanish", "taken down")}
