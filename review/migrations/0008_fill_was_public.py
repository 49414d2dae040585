from django.db import migrations

# Whether readers could see a page when a version of it went live, nobody wrote down before. No
# default is right for all: `false` would take from readers every earlier version they may know,
# `true` would give them what was private. So a version counts only if its page cannot have been
# private: no page above it, nor itself, has or ever had a view restriction, and none of them was
# ever moved (it may have been out of what was private). Wagtail notes both in its log, and keeps
# that; what is restricted now is looked up too, for a load from files notes nothing. Nor may the
# version have expired before it went live, as happens when a set time is kept late.
#
# Rows of this table are never changed but by this: they cannot tell yet what they are asked. In a
# migration of its own, it keeps no reader waiting, however long it takes.
FILL = """
SET LOCAL statement_timeout = 0;
ALTER TABLE review_publication DISABLE TRIGGER only_appended;
WITH private AS (
    SELECT page_id FROM wagtailcore_pageviewrestriction
    UNION
    SELECT page_id FROM wagtailcore_pagelogentry
    WHERE action LIKE 'wagtail.view\\_restriction.%' OR action = 'wagtail.move'
), hidden AS (
    SELECT page.id FROM private
    JOIN wagtailcore_page above ON above.id = private.page_id
    JOIN wagtailcore_page page ON page.path LIKE above.path || '%'
)
UPDATE review_publication publication SET was_public = true
FROM wagtailcore_page page
WHERE page.id = publication.page_id AND NOT page.id IN (SELECT id FROM hidden)
AND NOT EXISTS (
    SELECT FROM wagtailcore_revision revision
    WHERE revision.id = publication.revision_id
    -- as text, in the order of time: a cast would end at the first value that is no moment
    AND revision.content ->> 'expire_at'
        <= to_char(publication.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
);
ALTER TABLE review_publication ENABLE TRIGGER only_appended;
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0007_publication_was_public"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
