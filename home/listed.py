"""Guides as lists show them: rows, because making pages of them takes longer than asking."""

from typing import NamedTuple

from home.addresses import address
from home.choices import for_whom
from home.reading import in_minutes, to_read

#: What `ListedGuide` is made of, in its order, in a statement over `GUIDES`.
COLUMNS = "page.id, page.title, page.url_path, guide.summary, guide.for_whom, guide.reading_minutes"
GUIDES = "wagtailcore_page page JOIN home_guidepage guide ON guide.page_ptr_id = page.id"


class ListedGuide(NamedTuple):
    """What `components/guide_list.html` shows of a guide."""

    pk: int
    title: str
    url_path: str
    summary: str
    for_whom: list[str]
    reading_minutes: int

    @property
    def url(self) -> str:
        return address(self.url_path)

    @property
    def facts(self) -> str:
        """What stands below it: how long it takes, and for whom it is."""
        facts = [to_read(self.reading_minutes)]
        if self.for_whom:
            facts.append(for_whom(self.for_whom))
        return "\xa0· ".join(facts)

    @property
    def minutes(self) -> str:
        return in_minutes(self.reading_minutes)
