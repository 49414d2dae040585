"""Mails go out once: with two runners, after a kill, and past an address that fails."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connections
from django.utils import timezone

from review import outbox, reminders
from review.models import Mail, Reminder
from tests.builders import make_home, make_section, make_staff
from tests.review.checked import checked_guide
from users.models import User

TODAY = date(2026, 11, 20)


class Killed(BaseException):
    """As if the process had ended there."""


def make_mails(*names: str) -> list[Mail]:
    return [
        Mail.objects.create(
            recipient=make_staff("Author", name),
            day=TODAY,
            subject="1 page needs a check",
            body="Hello.",
            message_id=f"<{name}@example.org>",
        )
        for name in names
    ]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + by)


def sent_to() -> list[str]:
    return [message.to[0] for message in mail.outbox]


@pytest.mark.django_db
def test_each_is_sent_once_with_its_message_id() -> None:
    first, second = make_mails("a", "b")
    assert (outbox.send().sent, outbox.send().sent) == (2, 0)
    assert sent_to() == ["a@example.org", "b@example.org"]
    headers = mail.outbox[0].extra_headers
    assert headers["Message-ID"] == first.message_id
    assert headers["Auto-Submitted"] == "auto-generated"
    assert second.message_id != first.message_id


@pytest.mark.django_db
def test_an_address_that_fails_holds_up_nobody_and_waits_longer_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_mails("bad", "good")
    real = EmailMessage.send

    def send(self: EmailMessage, **options: Any) -> int:
        if self.to == ["bad@example.org"]:
            raise OSError("refused")
        return real(self, **options)

    monkeypatch.setattr(EmailMessage, "send", send)
    run = outbox.send()
    assert (run.sent, run.failed) == (1, 1)
    assert sent_to() == ["good@example.org"]
    bad = Mail.objects.get(sent_at=None)
    assert (bad.attempts, bad.sending_since) == (1, None)
    assert outbox.send().failed == 0  # it waits
    pauses = []
    for _ in range(9):
        now = Mail.objects.get(pk=bad.pk).next_attempt_at
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert outbox.send().failed == 1
        pauses.append(Mail.objects.get(pk=bad.pk).next_attempt_at - now)
    assert pauses[0] == 2 * outbox.FIRST_PAUSE
    assert pauses == sorted(pauses)
    assert pauses[-1] == outbox.LONGEST_PAUSE
    monkeypatch.setattr(EmailMessage, "send", real)
    later(monkeypatch, timedelta(days=2))
    assert outbox.send().sent == 1


@pytest.mark.django_db
def test_a_dead_address_is_left_alone_in_the_end() -> None:
    (dead,) = make_mails("dead")
    Mail.objects.update(attempts=outbox.MOST_ATTEMPTS)
    assert outbox.send() == outbox.Run()
    assert Mail.objects.get(pk=dead.pk).sent_at is None


@pytest.mark.django_db
def test_whoever_left_gets_no_mail() -> None:
    make_mails("gone", "without")
    User.objects.filter(username="gone").update(is_active=False)
    User.objects.filter(username="without").update(email="")
    outbox.send()
    assert mail.outbox == []
    assert not Mail.objects.filter(sent_at=None).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_kill_loses_nothing_and_repeats_only_what_was_just_accepted(
    monkeypatch: pytest.MonkeyPatch, nth: int, accepted: bool
) -> None:
    make_mails("a", "b", "c")
    real, calls = EmailMessage.send, []

    def send(self: EmailMessage, **options: Any) -> int:
        calls.append(self)
        if len(calls) == nth:
            if accepted:
                real(self, **options)
            raise Killed
        return real(self, **options)

    monkeypatch.setattr(EmailMessage, "send", send)
    with pytest.raises(Killed):
        outbox.send()
    assert outbox.send().sent == 3 - nth  # the one in hand is left: it may be going out now
    assert Mail.objects.filter(sent_at=None).count() == 1
    later(monkeypatch, outbox.ABANDONED + timedelta(seconds=1))
    assert outbox.send().sent == 1
    assert set(sent_to()) == {"a@example.org", "b@example.org", "c@example.org"}
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(ids) == 3 + accepted
    assert len(set(ids)) == 3  # the copy can be told by its id
    assert not Mail.objects.filter(sent_at=None).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
def test_two_runners_at_once_send_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    make_mails(*"abcdefgh")
    both = threading.Barrier(2, timeout=60)
    both_run(lambda: (both.wait(), outbox.send()))
    assert sorted(sent_to()) == [f"{name}@example.org" for name in "abcdefgh"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
def test_two_runners_at_once_write_each_mail_once() -> None:
    section = make_section(make_home())
    owner, lead = make_staff("Author"), make_staff("Clinical lead")
    for days in (-1, -10, 20):
        checked_guide(section, TODAY + timedelta(days), owner=owner)
    both = threading.Barrier(2, timeout=60)
    written: list[int] = []

    def write() -> None:
        both.wait()
        written.append(reminders.write(TODAY))

    both_run(write)
    assert sum(written) == 2
    assert Mail.objects.filter(recipient=owner).count() == 1
    assert Mail.objects.filter(recipient=lead).count() == 1
    assert Reminder.objects.count() == 5


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
def test_a_kill_between_people_repeats_nobody_and_forgets_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = make_section(make_home())
    owners = [make_staff("Author", name) for name in ("a", "b", "c")]
    for owner in owners:
        checked_guide(section, TODAY, owner=owner)
    real, calls = Reminder.objects.bulk_create, []

    def create(*args: Any, **options: Any) -> Any:
        calls.append(args)
        if len(calls) == 2:
            raise Killed
        return real(*args, **options)

    monkeypatch.setattr(Reminder.objects, "bulk_create", create)
    with pytest.raises(Killed):
        reminders.write(TODAY)
    assert (Mail.objects.count(), Reminder.objects.count()) == (1, 1)
    assert reminders.write(TODAY) == 2
    assert Mail.objects.count() == Reminder.objects.count() == 3


def both_run(act: Any) -> None:
    errors: list[Exception] = []

    def run() -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - told below, where the test sees it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors, errors
