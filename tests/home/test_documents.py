"""Documents are PDFs of a bounded size, and private ones do not exist for readers."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.builders import make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%%EOF"
Document = get_document_model()


@pytest.fixture
def author() -> Client:
    return sign_in(make_staff("Author"))


def upload(client: Client, name: str, content: bytes) -> Any:
    form = {"title": "A leaflet", "collection": Collection.objects.get(depth=1).pk}
    form["file"] = SimpleUploadedFile(name, content)
    return client.post(reverse("wagtaildocs:add"), form)


def test_a_pdf_is_taken_in_whole(author: Client) -> None:
    assert upload(author, "leaflet.pdf", PDF).status_code == 302
    assert Document.objects.get().file.read() == PDF


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leaflet.docx", PDF, "Allowed extensions are: pdf"),
        ("leaflet.html", b"<script>1</script>", "Allowed extensions are: pdf"),
        ("leaflet", PDF, "Allowed extensions are: pdf"),
        ("leaflet.pdf.exe", PDF, "Allowed extensions are: pdf"),
        ("leaflet.pdf", b"<script>1</script>", "not a PDF"),
        ("leaflet.pdf", PDF + bytes(20 * 1024 * 1024), "20.0"),
    ],
)
def test_anything_else_is_refused_in_words(
    author: Client, name: str, content: bytes, message: str
) -> None:
    response = upload(author, name, content)
    assert response.status_code == 200
    assert message in " ".join(response.context["form"].errors["file"])
    assert not Document.objects.exists()


@pytest.mark.parametrize("is_gone", [False, True], ids=["kept", "lost"])
def test_its_title_can_be_changed_without_sending_the_file_again(
    author: Client, is_gone: bool
) -> None:
    upload(author, "leaflet.pdf", PDF)
    document = Document.objects.get()
    form = {"title": "Another title", "collection": document.collection_id}
    publisher = sign_in(make_staff("Publisher"))
    if is_gone:
        document.file.storage.delete(document.file.name)
    response = publisher.post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    assert response.status_code == 302
    assert Document.objects.get().title == "Another title"


def test_a_reader_gets_it_without_anything_that_could_run(client: Client, author: Client) -> None:
    upload(author, "leaflet.pdf", PDF)
    document = Document.objects.get()
    response = client.get(f"/documents/{document.pk}/{document.filename}")
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_a_private_one_answers_as_one_that_is_not_there(
    client: Client, author: Client, kind: str
) -> None:
    upload(author, "leaflet.pdf", PDF)
    document = Document.objects.get()
    private = Collection.objects.get(depth=1).add_child(name="Private")
    Document.objects.update(collection=private)
    CollectionViewRestriction.objects.create(collection=private, restriction_type=kind)
    hidden = client.get(f"/documents/{document.pk}/{document.filename}")
    absent = client.get(f"/documents/{document.pk + 1}/{document.filename}")
    assert hidden.status_code == absent.status_code == 404
    pair = (f"/{document.pk}/".encode(), f"/{document.pk + 1}/".encode())
    assert hidden.content.replace(*pair) == absent.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_no_address_to_give_a_password_to(client: Client, method: str) -> None:
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(depth=1), restriction_type="password", password="open"
    )
    address = f"/documents/authenticate_with_password/{restriction.pk}/"
    form = {"password": "open", "return_url": "/"}
    response = getattr(client, method)(address, form)
    assert response.status_code == 404
    assert not response.cookies
