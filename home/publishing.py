"""What a page must have before readers may see it, whichever way it is published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks.stream import BodyBlock, give_anchors
from review.intervals import Risk
from review.refusal import RefusedError

#: Readers of such a guide weigh benefits and risks.
WEIGHED = (Risk.TREATMENT, Risk.SCREENING)
#: The blocks without which no guide about a treatment or a test is published.
_MUST_HAVE = ("unknown", "benefits_and_risks")


class IncompletePageError(RefusedError):
    """Raised instead of publishing a page that is not complete."""


class AliasError(RefusedError):
    """Raised instead of writing or publishing a page that only shows what another one says."""

    def __init__(self, page: Page) -> None:
        message = _("“%(title)s” shows the text of another page, and is published with it.")
        super().__init__(message % {"title": page.title})


def problems(page: Page) -> dict[str, str]:
    """Field name to what is wrong with it, for everything the editor's form would refuse.

    Model validation covers plain fields; the content of StreamFields is checked by their blocks,
    which Wagtail otherwise only asks from a form.
    """
    found = _too_long(page)
    try:
        page.full_clean()
    except ValidationError as error:
        found |= {name: " ".join(messages) for name, messages in error.message_dict.items()}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(page, field.name))
            except ValidationError as error:
                found[field.name] = "; ".join(_messages(error)) or str(error)
    if missing := missing_parts(page):
        found["body"] = " ".join(filter(None, [found.get("body"), missing]))
    return found


def missing_parts(page: Any) -> str:
    """What a page about a treatment or a test lacks, in words for staff; empty if nothing.

    Somebody may choose or refuse a treatment by such a page, so it says what may go wrong and
    what nobody knows.
    """
    if getattr(page, "risk", None) not in WEIGHED:
        return ""
    body = page._meta.get_field("body") if hasattr(page, "body") else None
    if body is None:
        return ""
    there = {child.block_type for child in page.body}
    names = [
        str(body.stream_block.child_blocks[kind].label) for kind in _MUST_HAVE if kind not in there
    ]
    if not names:
        return ""
    message = _("A guide about a treatment or a test needs %(blocks)s before it is published.")
    return message % {"blocks": _(" and ").join(f"“{name}”" for name in names)}


def _too_long(page: Page) -> dict[str, str]:
    """Django leaves the longest length of a TextField to forms, which not every way passes."""
    message = _("Use at most %(most)d characters; these are %(count)d.")
    return {
        field.name: message % {"most": field.max_length, "count": len(text)}
        for field in page._meta.get_fields()
        if isinstance(field, TextField) and field.max_length is not None
        if len(text := getattr(page, field.name) or "") > field.max_length
    }


def is_going_live(page: Page) -> bool:
    """Whether readers get another version of a page by its being saved as it is."""
    if not page.live or page.live_revision_id is None or page.alias_of_id:
        return False
    stored = Page.objects.filter(pk=page.pk).values_list("live", "live_revision_id").first()
    return stored != (True, page.live_revision_id)


def refuse_incomplete(page: Page) -> None:
    """Raise `IncompletePageError` unless `page` is fit to be published."""
    if found := problems(page):
        detail = "; ".join(f"{name}: {message}" for name, message in found.items())
        message = _("“%(title)s” is not complete. %(detail)s")
        raise IncompletePageError(message % {"title": page.title, "detail": detail})


def keep_anchors(page: Page, revision: Any) -> None:
    """Write the anchors that readers are about to see into the revision they are published from.

    The editor opens that revision next; without them a reworded heading would get a new anchor.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField) and isinstance(field.stream_block, BodyBlock):
            give_anchors(getattr(page, field.name))
            revision.content[field.name] = field.value_to_string(page)
            revision.save(update_fields=["content"])


def _messages(error: ValidationError) -> list[str]:
    """The messages in a tree of block errors, in order."""
    block_errors = getattr(error, "block_errors", None)
    non_block_errors = getattr(error, "non_block_errors", None)
    if block_errors is None and non_block_errors is None:
        return [str(message) for message in error.messages]
    children = block_errors.values() if isinstance(block_errors, dict) else (block_errors or [])
    found = [str(message) for message in (non_block_errors or [])]
    for child in children:
        if child is not None:
            found += _messages(child)
    return found
