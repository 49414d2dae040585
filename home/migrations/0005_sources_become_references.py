"""The sources typed into each guide become references, each kept once for all guides.

In guides and in every revision of one, so that a draft and an earlier version still have theirs.
Rows are read a few at a time; nothing is held in memory but the references themselves.
"""

import datetime
import json
import re
import uuid
from urllib.parse import unquote, urlsplit

from django.db import migrations

FEW = 100
#: What Wagtail makes the hashes of its reference index with.
INDEX = uuid.UUID("bdc70d8b-e7a2-4c2a-bf43-2a3e3fcbbe86")
PUBMED = re.compile(r"https?://pubmed\.ncbi\.nlm\.nih\.gov/([1-9]\d{0,8})/?$", re.IGNORECASE)
DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}(?:\.\d+)*/\S+)$", re.IGNORECASE)


class References:
    """Finds the reference of a source, or makes it.

    Two sources are one document if they share a DOI, a PubMed number or an address; without any,
    if they share title and publisher. What is said of it first stands; later ones add what is
    missing, and the latest day on which it was read.
    """

    def __init__(self, apps):
        self.Reference = apps.get_model("review", "Reference")
        self.known = {}
        for reference in self.Reference.objects.all():
            for key in keys(reference):
                self.known[key] = reference

    def of(self, source):
        """The id; none for a source in which nothing was typed."""
        given = self.Reference(**fields(source))
        if not (given.title or given.publisher):
            return None
        found = next((self.known[key] for key in keys(given) if key in self.known), None)
        if found is None:
            found = given
            found.save()
        elif self.completed(found, given):
            found.save()
        for key in keys(found):
            self.known[key] = found
        return found.pk

    def completed(self, found, given):
        before = (found.year, found.accessed)
        found.year = found.year or given.year
        found.accessed = max(filter(None, [found.accessed, given.accessed]), default=None)
        return (found.year, found.accessed) != before


def fields(source):
    text = {name: str(source.get(name) or "").strip() for name in ("title", "publisher", "url")}
    url = text["url"]
    doi, pmid = DOI.match(url), PUBMED.match(url)
    title = text["title"]
    if not re.match(r"https?://\S+$", url, re.IGNORECASE) or len(url) > 600:
        # A draft may hold anything. It stays in sight, and is no link.
        title, url = f"{title} {url}".strip(), ""
    if doi or pmid:
        url = ""
    year = source.get("year")
    return {
        "title": (title or text["publisher"])[:250],
        "publisher": text["publisher"][:150],
        "url": url,
        "url_key": url_key(url),
        "doi": unquote(doi[1]).lower()[:250] if doi else "",
        "pmid": pmid[1] if pmid else "",
        "year": year if isinstance(year, int) and 1900 <= year <= 2200 else None,
        "accessed": day(source.get("accessed")),
    }


def day(text):
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        return None


def url_key(url):
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if port and port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def keys(reference):
    found = [
        (name, value) for name in ("doi", "pmid", "url_key") if (value := getattr(reference, name))
    ]
    return found or [("title", (reference.title.lower(), reference.publisher.lower()))]


def rows(cursor, table, column, value, content_type=None):
    """(key, sources) of each row, the newest first, a few at a time."""
    only = " AND content_type_id = %s" if content_type else ""
    below = 2**62
    while True:
        cursor.execute(
            # Names out of this file.
            f"SELECT {column}, {value} FROM {table} WHERE {column} < %s{only}"  # noqa: S608
            f" ORDER BY {column} DESC LIMIT {FEW}",
            [below, *([content_type] if content_type else [])],
        )
        few = cursor.fetchall()
        if not few:
            return
        for key, sources in few:
            if sources:
                yield key, json.loads(sources)
        below = few[-1][0]


def everywhere(apps, schema_editor, change, after_guide=lambda pk, sources: None):
    """Put `change(source block)` in the place of every source block; none takes it away."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    guide = ContentType.objects.filter(app_label="home", model="guidepage").first()
    connection = schema_editor.connection

    def changed(sources):
        return [new for old in sources if (new := change(old)) is not None]

    with connection.cursor() as reading, connection.cursor() as writing:
        for pk, sources in rows(reading, "home_guidepage", "page_ptr_id", "sources::text"):
            new = changed(sources)
            writing.execute(
                "UPDATE home_guidepage SET sources = %s::jsonb WHERE page_ptr_id = %s",
                [json.dumps(new), pk],
            )
            after_guide(pk, new)
        if guide is None:
            return
        # Wagtail keeps a StreamField in a revision as JSON in a string.
        content = "content->>'sources'"
        for pk, sources in rows(reading, "wagtailcore_revision", "id", content, guide.pk):
            writing.execute(
                "UPDATE wagtailcore_revision"
                " SET content = jsonb_set(content, '{sources}', to_jsonb(%s::text)) WHERE id = %s",
                [json.dumps(changed(sources)), pk],
            )


def to_references(apps, schema_editor):
    references = References(apps)
    ReferenceIndex = apps.get_model("wagtailcore", "ReferenceIndex")
    ContentType = apps.get_model("contenttypes", "ContentType")
    types = {
        name: ContentType.objects.get_or_create(app_label=app, model=name)[0]
        for app, name in [("wagtailcore", "page"), ("home", "guidepage"), ("review", "reference")]
    }

    def change(block):
        if not isinstance(block.get("value"), dict):
            return block
        pk = references.of(block["value"])
        return (
            None
            if pk is None
            else {**block, "id": block.get("id") or str(uuid.uuid4()), "value": pk}
        )

    def index(guide, sources):
        # As Wagtail does when a page is saved: what says where a reference is used.
        for block in sources:
            path = f"sources.{block['id']}"
            ReferenceIndex.objects.get_or_create(
                base_content_type=types["page"],
                object_id=str(guide),
                to_content_type=types["reference"],
                to_object_id=str(block["value"]),
                content_path_hash=uuid.uuid5(INDEX, path),
                defaults={
                    "content_type": types["guidepage"],
                    "model_path": "sources.source",
                    "content_path": path,
                },
            )

    everywhere(apps, schema_editor, change, index)


def to_typed_sources(apps, schema_editor):
    Reference = apps.get_model("review", "Reference")
    ReferenceIndex = apps.get_model("wagtailcore", "ReferenceIndex")
    ContentType = apps.get_model("contenttypes", "ContentType")

    def change(block):
        if isinstance(block.get("value"), dict):
            return block
        found = Reference.objects.filter(pk=block["value"]).first()
        if found is None:
            return None
        doi = f"https://doi.org/{found.doi}" if found.doi else ""
        pubmed = f"https://pubmed.ncbi.nlm.nih.gov/{found.pmid}/" if found.pmid else ""
        value = {
            "title": found.title,
            "publisher": found.publisher,
            "url": found.url or doi or pubmed,
            "year": found.year,
            "accessed": found.accessed.isoformat() if found.accessed else None,
        }
        return {**block, "value": value}

    everywhere(apps, schema_editor, change)
    types = ContentType.objects.filter(app_label="review", model="reference")
    ReferenceIndex.objects.filter(to_content_type__in=types).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_review"),
        ("review", "0002_references"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(to_references, to_typed_sources)]
