"""Pages of the browser tests with a past: one whose check is late, and one that was taken down.

The people in them are made up, and say so.
"""

from datetime import UTC, date, datetime, timedelta

LATE, WITHDRAWN = "late-check", "taken-down"
#: The number of the earlier version in its address.
EARLIER = 900_000


def make_checked_pages(image: int) -> None:
    from home.models import SectionPage
    from review import decisions
    from tests.builders import make_guide

    section = SectionPage.objects.get(slug="immunotherapy", locale__language_code="en-gb")
    make_late(section, image)
    gone = make_guide(section, title="A guide that was taken down", slug=WITHDRAWN)
    gone.save_as_loaded()
    gone.refresh_from_db()
    other = section.get_children().live().first()
    decisions.withdraw(gone, "A trial found more harm than we wrote.", instead=other)


def make_late(section: object, image: int) -> None:
    from review.models import Publication, Reviewer
    from tests.builders import make_guide
    from tests.review.reading import publication, record

    page = make_guide(section, title="A guide whose check is late", slug=LATE)
    page.save_as_loaded()
    page.refresh_from_db()
    first = Publication.objects.get(page_id=page.pk).revision
    page.save_as_loaded()
    page.refresh_from_db()
    then = datetime(2019, 1, 15, 12, tzinfo=UTC)
    past = {"revision": first, "sentence": "We wrote that it is rare. It is not."}
    publication(page, "safety", then, pk=EARLIER, **past, is_correction=True)
    card = Reviewer.objects.create(
        name="Test Reviewer",
        role="test nurse for children with cancer",
        credentials="Made up",
        organisation="A hospital that does not exist",
        interests="None",
        photo_id=image,
        locale=page.locale,
    )
    words = "I read all of it, and the sources too."
    for year in range(30):
        at = then + timedelta(days=30 * year)
        more = {"on": at.date(), "due": date(2025, 5, 4), "interval": 12, "recorded_at": at}
        record(page, "clinical", card, **more, public_note=words)
    record(page, "plain-language", card, on=then.date())
