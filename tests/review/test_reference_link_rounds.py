"""`check_links` goes round politely, is bounded, and is off unless asked for."""

import io
import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from review import link_round
from review.link_round import Round
from review.models import Reference
from review.models.reference import LinkStatus
from tests.builders import make_reference
from tests.review.link_site import Site, site

__all__ = ["site"]


@pytest.fixture
def references(db: None) -> list[Reference]:
    return [
        make_reference(title=f"{host} {number}", url=f"https://{host}.example/{number}")
        for host in ("a", "b")
        for number in (1, 2)
    ]


class Clock:
    """Seconds that pass when somebody sleeps, or looks."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


def a_round(clock: Clock, asked: list[tuple[float, str]], takes: float = 0.1) -> Round:
    def look(url: str) -> LinkStatus:
        asked.append((clock.seconds, url))
        clock.sleep(takes)
        return LinkStatus.OK

    return Round(look=look, now=lambda: clock.seconds, sleep=clock.sleep)


def test_a_host_rests_between_two_requests(references: list[Reference]) -> None:
    asked: list[tuple[float, str]] = []
    assert a_round(Clock(), asked).run(10, 60) == 4
    times: dict[str, list[float]] = {"a": [], "b": []}
    for moment, url in asked:
        times[url.removeprefix("https://")[0]].append(moment)
    for first, second in times.values():
        assert second - first >= link_round.PAUSE
    # The other host is asked in the meantime.
    assert [url[8] for _moment, url in asked] == ["a", "b", "a", "b"]


def test_a_round_ends_after_so_many_or_so_long(references: list[Reference]) -> None:
    assert a_round(Clock(), []).run(3, 60) == 3
    assert a_round(Clock(), [], takes=10).run(10, 15) == 2


def test_what_was_not_looked_at_for_longest_comes_first(references: list[Reference]) -> None:
    a_round(Clock(), []).run(3, 60)
    asked: list[tuple[float, str]] = []
    a_round(Clock(), asked).run(1, 60)
    assert [url for _moment, url in asked] == [references[3].url]


def test_a_result_is_stored_at_once_and_is_no_edit(references: list[Reference]) -> None:
    def look(url: str) -> LinkStatus:
        if url == references[1].url:
            raise KeyboardInterrupt
        return LinkStatus.GONE

    before = Reference.objects.get(pk=references[0].pk)
    with pytest.raises(KeyboardInterrupt):
        Round(look=look, pause=0).run(10, 60)
    found = Reference.objects.get(pk=references[0].pk)
    assert found.link_status == "gone"
    assert found.link_checked_at is not None
    assert (found.title, found.url) == (before.title, before.url)
    # The next round can begin.
    assert a_round(Clock(), []).run(10, 60) == 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
def test_two_rounds_at_a_time_are_one_too_many() -> None:
    def another() -> None:
        try:
            with pytest.raises(link_round.AnotherRoundError):
                Round().run(1, 1)
            refused.append(True)
        finally:
            connections.close_all()

    refused: list[bool] = []
    make_reference()

    def look(url: str) -> LinkStatus:
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()
        return LinkStatus.OK

    assert Round(look=look).run(1, 60) == 1
    assert refused == [True]
    connection.close()


# --- The command ---


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("check_links", *arguments, stdout=output)
    return output.getvalue()


def test_it_is_off_unless_asked_for(
    references: list[Reference], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Round, "run", lambda *args: 0)
    assert settings.PORTAL_CHECK_LINKS is False
    with pytest.raises(CommandError, match="PORTAL_CHECK_LINKS=1, or add --yes"):
        run()
    assert run("--yes") == "0 links looked at\n"
    settings.PORTAL_CHECK_LINKS = True
    assert run() == "0 links looked at\n"


def test_the_command_says_what_it_found(site: Site, db: None) -> None:
    # Refused before any request: the command itself goes by the strict policy.
    make_reference(url=site.at("200", "127.0.0.1"))
    said = run("--yes", "--most", "5", "--seconds", "5")
    assert said == f"not-allowed {site.at('200', '127.0.0.1')}\n1 links looked at\n"
    assert site.asked == []
