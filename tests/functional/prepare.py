"""Fill the database of the browser tests: `python -m tests.functional.prepare`.

The sample content as `make demo` loads it, one account for each group of staff, a draft, and a
guide in each language that holds every block and every diagram there is, a new one included, and
two phrases that readers could not find.
"""

import io
from typing import Any

import django
from django.conf import settings
from django.core.files.images import ImageFile
from django.core.management import call_command

EVERY_BLOCK = "every-block"
MISSED = ["scalp cooling", "aparcamiento del hospital"]
DRAFT = "A draft that nobody has published"
#: For a test that changes it.
PUBLISHED = "Cold gloves"


def main() -> None:
    django.setup()
    from django.contrib.auth.models import Group

    from tests.builders import make_staff

    call_command("load_guides", str(settings.BASE_DIR / "home/content/sample"))
    for language, file in (("en-gb", "en.csv"), ("es", "es.csv")):
        words = str(settings.BASE_DIR / "glossary/sample" / file)
        call_command("glossary", "load", words, language=language)
    call_command("record_words")
    for group in [*Group.objects.values_list("name", flat=True), None]:
        make_staff(group)
    make_card()
    make_guides()
    make_missed_searches()


def make_card() -> None:
    """The clinician of these tests has a public card, as whoever checks must."""
    from wagtail.models import Locale

    from review.models import Reviewer
    from users.models import User

    Reviewer.objects.create(
        name="Test clinician",
        role="test nurse",
        interests="None",
        account=User.objects.get(username="clinical-reviewer"),
        locale=Locale.objects.get(language_code="en-gb"),
    )


def make_missed_searches() -> None:
    from tests.search.failed_searches import seen

    for phrase, language in zip(MISSED, ("en-gb", "es"), strict=True):
        seen(phrase, 0, 1, 9, language=language)


def make_guides() -> None:
    from django.utils import translation

    from home.models import SectionPage
    from tests.builders import make_guide
    from tests.functional.checked_pages import make_checked_pages
    from tests.functional.marked_pages import make_marked_pages

    image = an_image()
    make_checked_pages(image.pk)
    make_marked_pages()
    care = SectionPage.objects.get(slug="support-and-care")
    make_guide(care, title=DRAFT, live=False)
    make_guide(care, title=PUBLISHED, summary="What cold gloves can do.").save_as_loaded()
    for language, section, title in (
        ("en-gb", "immunotherapy", "Every block"),
        ("es", "inmunoterapia", "Todos los bloques"),
    ):
        with translation.override(language):
            make_guide(
                SectionPage.objects.get(slug=section, locale__language_code=language),
                title=title,
                slug=EVERY_BLOCK,
                body=every_block(image.pk),
                for_whom=["patient", "family", "parent", "teenager"],
                also_called=["all of it"],
            )


def an_image() -> Any:
    from PIL import Image

    from home.models import PortalImage

    file = io.BytesIO()
    Image.new("RGB", (1200, 800), "#456").save(file, "PNG")
    file.name = "plain.png"
    return PortalImage.objects.create(
        title="Plain", description="A plain blue-grey field.", file=ImageFile(file, file.name)
    )


def every_block(image: int) -> list[dict[str, Any]]:
    from home.blocks.advice import Urgency
    from home.blocks.media import DIAGRAMS
    from home.blocks.palettes import guide_palette

    body: list[dict[str, Any]] = []
    for kind, block in guide_palette():
        example: Any = block.get_prep_value(block.get_preview_value())
        variants = [example]
        if kind == "care_card":
            variants = [example | {"urgency": urgency} for urgency in Urgency.values]
        elif kind == "diagram":
            variants = [example | {"name": name} for name in DIAGRAMS]
        elif kind == "image":
            picture = {"image": image, "decorative": False, "alt_text": "A plain field."}
            variants = [{"image": picture, "caption": "A field."}]
        body += [{"type": kind, "value": value} for value in variants]
    return body


if __name__ == "__main__":
    main()
