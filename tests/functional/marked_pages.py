"""A guide with a claim and a shared fact in its text, for the browser tests."""

FACT = "When to call"
SLUG = "marked-words"


def make_marked_pages() -> None:
    from home.models import SectionPage
    from tests.builders import make_guide, text
    from tests.home.marked import claim, make_fact, stated

    fact = make_fact(name=FACT, wording="38 °C or more", country="us")
    section = SectionPage.objects.get(slug="immunotherapy")
    words = f"It {claim('may help', 'early', fact.source_id, design='2')}. Call at {stated(fact)}."
    make_guide(section, title="Marked words", slug=SLUG, body=[text(words)])
