"""Two processes publish what is due at the same time."""

from threading import Barrier, Thread

from django.db import connection
from wagtail.models import ModelLogEntry, PageLogEntry

from home.models import SectionPage
from review import schedule
from review.models import Publication
from tests.review.test_publishing_on_schedule import scheduled
from tests.search.index_help import COMMITTING

pytestmark = COMMITTING


def test_two_runners_publish_each_page_once(section: SectionPage) -> None:
    guides = [scheduled(section) for _ in range(4)]
    runs: list[schedule.Run] = []
    together = Barrier(2)

    def runner() -> None:
        together.wait()
        try:
            runs.append(schedule.run())
        finally:
            connection.close()

    threads = [Thread(target=runner) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    titles = [title for run in runs for title in run.published]
    assert sorted(titles) == sorted(guide.title for guide in guides)
    assert not [failure for run in runs for failure in run.failed]
    assert Publication.objects.count() == len(guides)
    log = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert log.count() == len(guides)
    assert not ModelLogEntry.objects.exists()
