"""Many guides, quickly: rows copied from one guide that was made the ordinary way."""

from uuid import uuid4

from wagtail.models import Page

from home.models import GuidePage, SectionPage
from search.index.rebuilding import rebuild
from tests.builders import make_guide


def make_many(section: SectionPage, count: int) -> list[GuidePage]:
    """`count` published guides at the end of `section`, found by search too."""
    pattern = make_guide(section)
    first = int(pattern.path[-Page.steplen :], 36) + 1
    names = {field.name for field in Page._meta.concrete_fields} - {"id", "path", "slug"}
    shared = {name: getattr(pattern, name) for name in names}
    pages = []
    for number in range(first, first + count - 1):
        slug = f"copy-{number}"
        own = {"path": Page._get_path(section.path, pattern.depth, number), "slug": slug}
        own |= {"url_path": f"{section.url_path}{slug}/", "translation_key": uuid4()}
        pages.append(Page(**(shared | own)))
    Page.objects.bulk_create(pages)
    Page.objects.filter(pk=section.pk).update(numchild=section.get_children().count())
    long = {f.name for f in GuidePage._meta.local_concrete_fields} - {"page_ptr"}
    guides = []
    for page in pages:
        guide = GuidePage(page_ptr=page, **{name: getattr(pattern, name) for name in long})
        guide.__dict__.update(page.__dict__)
        guide.save_base(raw=True, force_insert=(GuidePage,))
        guides.append(guide)
    rebuild(lambda done, total: None)
    return [pattern, *guides]
