"""The side panel reads what is in the form, keeps nothing of it, and bars nobody from anything."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import DigestPage, GuidePage, HomePage, SectionPage
from home.plain_language import publishing_summary
from review.edit_kinds import EditKind
from tests.builders import DIGEST_ITEM, block, make_digest, make_guide, make_home, make_section
from tests.builders import make_staff as staff
from tests.forms import guide_form, rich, sign_in
from tests.review.checking import check_address, client_for, submit
from tests.review.people import make_reviewer, new_version
from tests.review.publishing_ways import form_of

pytestmark = pytest.mark.django_db

HARD = (
    "<p>Pharmacological immunosuppression necessitates comprehensive multidisciplinary"
    " consideration of individual circumstances, anticipated complications, previous therapeutic"
    " interventions and accompanying disorders whenever practicable.</p>"
)
EASY = "<p>We tell you what we know. You can ask us.</p>"


def body(html: str) -> Any:
    return streamfield([("text", rich(html))])


def read(client: Client, address: str, **form: Any) -> str:
    response = client.post(address, guide_form(**form))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def grades(page: str) -> list[float]:
    return [float(found) for found in re.findall(r"data-grade>([\d.]+)<", page)]


@pytest.fixture
def author() -> Client:
    return sign_in(staff("Author"))


@pytest.fixture
def address(section: SectionPage, author: Client) -> str:
    return reverse("plain_language_on_add", args=["home", "guidepage", section.pk])


def test_a_page_that_is_not_saved_yet_is_read(author: Client, address: str) -> None:
    before = Page.objects.count()
    hard = read(author, address, body=body(HARD))
    assert "Sentences to look at first" in hard
    assert "Hard because of:" in hard
    assert "Matters most" in hard
    easy = read(author, address, body=body(EASY))
    assert grades(easy) < grades(hard)
    assert Page.objects.count() == before


def test_a_saved_page_is_read_as_the_form_has_it(section: SectionPage, author: Client) -> None:
    guide = make_guide(section)
    guide.save_revision()
    address = reverse("plain_language_on_edit", args=[guide.pk])
    assert "necessitates" in read(author, address, body=body(HARD))
    guide.refresh_from_db()
    assert "necessitates" not in str(guide.get_latest_revision().content)


def test_each_finding_leads_to_its_field(author: Client, address: str) -> None:
    stored = body(HARD)
    page = read(author, address, body=stored)
    assert re.search(r'data-way="body [-\w]+" data-sentence="Pharmacological', page)


def test_a_form_that_cannot_be_saved_says_so_and_nothing_breaks(
    author: Client, address: str
) -> None:
    assert "cannot be saved" in read(author, address, summary="x" * 999)


def test_an_empty_form_has_nothing_to_measure(author: Client, address: str) -> None:
    page = read(author, address, title="", summary="", key_points=streamfield([]), body=body(""))
    assert "School grade" in page
    assert "There is no text to measure yet." in page


def test_it_is_in_the_language_of_the_page(home: HomePage, author: Client) -> None:
    spanish = make_section(make_home("es", translation_key=home.translation_key))
    address = reverse("plain_language_on_add", args=["home", "guidepage", spanish.pk])
    page = read(author, address, body=body("<p>La casa es grande y el gato come pan.</p>"))
    assert "INFLESZ" in page


def test_what_is_hostile_is_shown_as_text(author: Client, address: str) -> None:
    page = read(author, address, body=body(f"<p>&lt;script&gt;alert(1)&lt;/script&gt; {HARD}</p>"))
    assert "<script>alert" not in page


@pytest.mark.parametrize("group", ["Clinical reviewer", "Moderator", None])
def test_only_who_may_edit_the_page_gets_an_answer(section: SectionPage, group: str | None) -> None:
    guide = make_guide(section)
    address = reverse("plain_language_on_edit", args=[guide.pk])
    client = sign_in(staff(group)) if group else Client()
    response = client.post(address, guide_form(body=body(HARD)))
    assert response.status_code == 302
    assert b"necessitates" not in response.content


def test_other_pages_have_none(home: HomePage, author: Client) -> None:
    address = reverse("plain_language_on_edit", args=[home.pk])
    assert sign_in(staff("Publisher")).post(address, {}).status_code == 404


def test_the_editors_of_guides_and_digests_have_the_panel(
    home: HomePage, section: SectionPage
) -> None:
    publisher = sign_in(staff("Publisher"))
    for page in (make_guide(section), make_digest(home)):
        edit = publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert f'data-plain-language="/staff/plain-language/{page.pk}/"' in edit
    add = reverse("wagtailadmin_pages:add", args=["home", "guidepage", section.pk])
    assert 'data-plain-language="/staff/plain-language/add/' in publisher.get(add).content.decode()


# --- Where a page goes out ---


def test_publishing_says_how_hard_the_page_is(section: SectionPage) -> None:
    publisher = sign_in(staff("Publisher"))
    guide = make_guide(section, title="Fatigue", slug="fatigue")
    guide.save_as_loaded()
    guide.refresh_from_db()
    form = form_of(guide, **{"action-publish": "1", "edit_kind": "typo"})
    response = publisher.post(
        reverse("wagtailadmin_pages:edit", args=[guide.pk]), form, follow=True
    )
    told = " ".join(str(message) for message in response.context["messages"])
    assert "Plain language: School grade" in told
    assert "without the words we explain" in told


def test_a_clinician_sees_what_was_found(section: SectionPage) -> None:
    guide = make_guide(section, body=[block("text", HARD)])
    new_version(guide, staff("Author"), EditKind.MEANING, body=[block("text", HARD)])
    submit(guide, staff("Publisher"))
    page = client_for(make_reviewer()).get(check_address(guide)).content.decode()
    assert "Plain language" in page
    assert "words. Readers lose" in page or "words" in page.split("Plain language")[1]


def digest_form(digest: DigestPage, said: str, **more: Any) -> dict[str, Any]:
    item = DIGEST_ITEM | {"what_was_found": rich(f"<p>{said}</p>"), "guide": ""}
    item["means_today"] = rich("<p>Ask your team.</p>")
    fields = {
        "title": digest.title,
        "slug": digest.slug,
        "month": "2020-08-01",
        "summary": digest.summary,
        "items": streamfield([("item", item)]),
        "words_left_out": streamfield([]),
        "words_always": streamfield([]),
        "risk": "other",
        "check_every": "",
        "edit_kind": "meaning",
        "edit_sentence": "It is new.",
        "hype_reason": "",
        "comments": inline_formset([]),
        "action-submit": "1",
    }
    return nested_form_data(fields | more)


HYPE = "This breakthrough is a miracle for 12 people in a trial."


def send(digest: DigestPage, **more: Any) -> Any:
    client = sign_in(staff("Publisher"))
    address = reverse("wagtailadmin_pages:edit", args=[digest.pk])
    return client.post(address, digest_form(digest, more.pop("said", HYPE), **more), follow=True)


def test_a_digest_with_hype_asks_why(home: HomePage) -> None:
    digest = make_digest(home)
    page = send(digest).content.decode()
    assert "These words promise much" in page
    assert "breakthrough" in page
    digest.refresh_from_db()
    assert digest.current_workflow_state is None


def test_the_reason_is_recorded_and_the_digest_goes_on(home: HomePage) -> None:
    digest = make_digest(home)
    send(digest, hype_reason="The source's own title.")
    digest.refresh_from_db()
    assert digest.current_workflow_state is not None
    entry = PageLogEntry.objects.get(action="home.hype.kept")
    assert entry.data["reason"] == "The source's own title."
    assert "breakthrough" in entry.data["words"]
    assert "The source's own title." in entry.message


def test_without_hype_nothing_is_asked(home: HomePage) -> None:
    digest = make_digest(home)
    send(digest, said="A test was approved for 12 people.")
    digest.refresh_from_db()
    assert digest.current_workflow_state is not None
    assert not PageLogEntry.objects.filter(action="home.hype.kept").exists()


def test_a_draft_with_hype_is_saved(home: HomePage) -> None:
    digest = make_digest(home)
    form = digest_form(digest, HYPE)
    del form["action-submit"]
    address = reverse("wagtailadmin_pages:edit", args=[digest.pk])
    sign_in(staff("Publisher")).post(address, form)
    digest.refresh_from_db()
    assert "breakthrough" in str(digest.get_latest_revision().content)


def test_sending_a_digest_back_for_its_hype_asks_for_no_reason(home: HomePage) -> None:
    digest = make_digest(home)
    send(digest, hype_reason="For now.")
    form = digest_form(digest, HYPE)
    del form["action-submit"]
    form |= {"action-workflow-action": "1", "workflow-action-name": "reject", "edit_kind": ""}
    made = DigestPage.get_edit_handler().get_form_class()
    found = made(data=form, instance=DigestPage.objects.get(pk=digest.pk))
    assert not found._goes_on()
    form["workflow-action-name"] = "approve"
    found = made(data=form, instance=DigestPage.objects.get(pk=digest.pk))
    assert found._goes_on()


def test_the_last_approval_in_the_editor_says_it_too(section: SectionPage) -> None:
    guide = make_guide(section)
    request = RequestFactory().post("/", {"action-workflow-action": "1"})
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    publishing_summary.tell_if_approved(request, GuidePage.objects.get(pk=guide.pk))
    assert "Plain language" in " ".join(str(one) for one in get_messages(request))
