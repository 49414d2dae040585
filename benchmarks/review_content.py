"""Checks for many pages: versions, records, publications and decisions, as years would leave them.

Written in SQL: through the models it would take longer than the measurement. The people are made
up, for the measurement only, and go with its database.
"""

from django.db import connection
from django.utils import timezone
from wagtail.models import Locale

from home.models import GuidePage
from review.intervals import add_months

#: Checks of each page, oldest first, a year or two apart.
ROUNDS = 5

_VERSIONS = """
INSERT INTO wagtailcore_revision
    (content_type_id, base_content_type_id, object_id, created_at, content, object_str, user_id)
SELECT page.content_type_id, base.id, page.id::text,
    now() - (%(rounds)s - round) * interval '1 year', '{}', page.title, page.owner_id
FROM wagtailcore_page page
JOIN home_guidepage guide ON guide.page_ptr_id = page.id
JOIN django_content_type base ON base.app_label = 'wagtailcore' AND base.model = 'page'
CROSS JOIN generate_series(1, %(rounds)s) round
ORDER BY round, page.id
"""
_LIVE = """
UPDATE wagtailcore_page page SET live_revision_id = last.id, latest_revision_id = last.id
FROM (SELECT object_id, max(id) AS id FROM wagtailcore_revision WHERE content = '{}'
      GROUP BY object_id) last
WHERE last.object_id = page.id::text
"""
# Days in the past, from the page's number: due days fall from eight months ago to two years ahead.
_CHECKS = """
INSERT INTO review_reviewrecord (page_id, revision_id, page_title, kind, outcome, reviewer_id,
    reviewer_name, reviewer_role, "on", interval, interval_reason, due, public_note, staff_note,
    recorded_at, recorded_by_id)
SELECT page.id, version.id, page.title, 'clinical', 'approved', reviewer.id, reviewer.name,
    reviewer.role, day.on, 12, '', day.on + 365, '', '', day.on, reviewer.account_id
FROM wagtailcore_page page
JOIN wagtailcore_revision version ON version.object_id = page.id::text AND version.content = '{}'
CROSS JOIN LATERAL (
    SELECT count(*) AS later FROM wagtailcore_revision newer
    WHERE newer.object_id = version.object_id AND newer.content = '{}' AND newer.id > version.id
) place
CROSS JOIN LATERAL (
    SELECT current_date - (page.id * 37 %% 900 - 290)::int + 20 - 365 * (place.later + 1)::int AS on
) day
JOIN review_reviewer reviewer ON reviewer.id = (
    SELECT min(id) + page.id %% count(*) FROM review_reviewer
)
WHERE page.id %% 50 <> 0
ORDER BY version.id
"""
_PUBLISHED = """
INSERT INTO review_publication
    (page_id, revision_id, page_title, kind, sentence, is_correction, was_public, at)
SELECT page_id, revision_id, page_title, 'meaning', 'It says something else.', false, true,
    recorded_at
FROM review_reviewrecord ORDER BY id
"""
_DECIDED = """
INSERT INTO review_decision (page_id, page_title, kind, due, reason, at)
SELECT page.id, page.title, 'extended', current_date + 90, 'Waiting for a guideline.', now()
FROM wagtailcore_page page JOIN home_guidepage guide ON guide.page_ptr_id = page.id
WHERE page.id %% 40 = 1
"""
_EDITED = """
WITH draft AS (
    INSERT INTO wagtailcore_revision
        (content_type_id, base_content_type_id, object_id, created_at, content, object_str)
    SELECT version.content_type_id, version.base_content_type_id, version.object_id, now(), '{}',
        version.object_str
    FROM wagtailcore_page page JOIN wagtailcore_revision version ON version.id = live_revision_id
    WHERE page.id %% 100 = 3 AND version.content = '{}'
    RETURNING id, object_id
)
UPDATE wagtailcore_page page SET latest_revision_id = draft.id, has_unpublished_changes = true
FROM draft WHERE draft.object_id = page.id::text
"""
_STATEMENTS = (_VERSIONS, _LIVE, _CHECKS, _PUBLISHED, _DECIDED, _EDITED)


def add_checks(owners: int = 20, reviewers: int = 10) -> None:
    """Five checks of each guide there is; one in fifty was never checked."""
    from review.models import Reviewer
    from users.models import User

    english = Locale.objects.get(language_code="en-gb")
    people = User.objects.bulk_create(
        [
            User(username=f"owner-{number}", email=f"owner-{number}@example.org")
            for number in range(owners)
        ]
    )
    GuidePage.objects.update(owner=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page SET owner_id = %s + id %% %s WHERE depth > 3",
            [people[0].pk, owners],
        )
    Reviewer.objects.bulk_create(
        [
            Reviewer(name=f"Made up {number}", role="nurse", interests="None", locale=english)
            for number in range(reviewers)
        ]
    )
    with connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(statement, {"rounds": ROUNDS})
        cursor.execute("ANALYZE")


def add_checks_of(guide: GuidePage, count: int) -> None:
    """`count` more checks of one guide, each of a version of its own, the last one live."""
    from review.models import Reviewer, ReviewRecord

    if count <= 0:
        return
    card = Reviewer.objects.first()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO wagtailcore_revision (content_type_id, base_content_type_id, object_id,"
            " created_at, content, object_str)"
            " SELECT content_type_id, base_content_type_id, object_id, now(), content, object_str"
            " FROM wagtailcore_revision, generate_series(1, %s) WHERE id = %s RETURNING id",
            [count, guide.live_revision_id],
        )
        versions = [pk for (pk,) in cursor.fetchall()]
    today = timezone.localdate()
    ReviewRecord.objects.bulk_create(
        [
            ReviewRecord(
                page_id=guide.pk,
                revision_id=version,
                page_title=guide.title,
                kind="clinical",
                outcome="approved",
                reviewer=card,
                reviewer_name=card.name,
                reviewer_role=card.role,
                on=today,
                interval=12,
                due=add_months(today, 12),
            )
            for version in versions
        ]
    )
    GuidePage.objects.filter(pk=guide.pk).update(live_revision_id=versions[-1])
    guide.refresh_from_db()
