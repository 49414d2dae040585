"""Sending the mails that were written down: each once, as far as SMTP allows.

Two steps, each a transaction of its own, with the sending between them:

1. *Take*: a mail that is due is marked with `sending_since`. It is locked meanwhile, and what
   another runner has locked is skipped, so two runners never hold the same mail.
2. *Done*: `sent_at` is set; or, if sending failed, the time of the next attempt.

Killed before step 1 is committed: nothing has happened. Killed between step 1 and the moment the
mail server accepts: the mail stays marked; after `ABANDONED` another run takes it, so it is late
but not lost. Killed between the server's “accepted” and the commit of step 2: nobody can know of
that acceptance, so the mail is sent once more after `ABANDONED`, with the same Message-ID, by which
mail servers and readers recognise a copy. That is the one case in which somebody may get a mail
twice; the other choice would be to lose mails. A connection that breaks while the server answers
looks like a failure and ends in the same way.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from review.models.outbox import Mail

logger = logging.getLogger(__name__)

#: After this long, whoever began to send a mail has been killed. Far above `EMAIL_TIMEOUT`.
ABANDONED = timedelta(minutes=15)
#: The pause after a first failure. It doubles each time, up to `LONGEST_PAUSE`.
FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
#: Then the address is taken for dead; the mail stays in the table.
MOST_ATTEMPTS = 12


@dataclass
class Run:
    sent: int = 0
    failed: int = 0


def send() -> Run:
    """Try each mail that is due. One that fails holds up no other."""
    run = Run()
    while mail := _take():
        try:
            _deliver(mail)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next mail has its turn
            _put_off(mail, error)
            run.failed += 1
        else:
            Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), sending_since=None)
            run.sent += 1
    return run


@transaction.atomic
def _take() -> Mail | None:
    now = timezone.now()
    free = Q(sending_since=None) | Q(sending_since__lt=now - ABANDONED)
    due = Mail.objects.filter(
        free, sent_at=None, next_attempt_at__lte=now, attempts__lt=MOST_ATTEMPTS
    )
    mail = due.select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
    if mail:
        mail.sending_since, mail.attempts = now, mail.attempts + 1
        mail.save(update_fields=["sending_since", "attempts"])
    return mail


def _deliver(mail: Mail) -> None:
    """Hand it to the mail server. Whoever has left since, or has no address now, gets none."""
    person = mail.recipient
    if person.is_active and person.email:
        headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
        EmailMessage(mail.subject, mail.body, to=[person.email], headers=headers).send()


def _put_off(mail: Mail, error: Exception) -> None:
    # The error may hold the address; its kind is enough for the log.
    say = logger.error if mail.attempts >= MOST_ATTEMPTS else logger.warning
    say("Mail %s not sent, attempt %s: %s", mail.pk, mail.attempts, type(error).__name__)
    pause = min(FIRST_PAUSE * 2 ** (mail.attempts - 1), LONGEST_PAUSE)
    Mail.objects.filter(pk=mail.pk).update(
        next_attempt_at=timezone.now() + pause, sending_since=None
    )
