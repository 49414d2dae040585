"""Images say what they show, and only safe kinds and sizes of file are taken in."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from home.models import PortalImage, SectionPage
from tests.blocks import GUIDE_BODY, complaints
from tests.builders import block, make_guide, make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'


def picture(kind: str, size: tuple[int, int] = (30, 20)) -> bytes:
    out = BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(out, kind)
    return out.getvalue()


def cut_short() -> bytes:
    """A photograph of which the second half never arrived."""
    out = BytesIO()
    Image.effect_noise((300, 200), 60).save(out, "JPEG")
    return out.getvalue()[: len(out.getvalue()) // 2]


@pytest.fixture
def author() -> Client:
    return sign_in(make_staff("Author"))


def upload(client: Client, name: str, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile(name, content)
    collection = Collection.objects.get(depth=1).pk
    form = {"title": "A picture", "file": file, "collection": collection, "description": "A hill."}
    form |= {f"focal_point_{part}": "" for part in ("x", "y", "width", "height")}
    return client.post(reverse("wagtailimages:add"), form | fields)


def refusal(response: Any) -> dict[str, str]:
    assert response.status_code == 200
    assert not PortalImage.objects.exists()
    return {name: " ".join(errors) for name, errors in response.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "JPEG"),
        ("a.jpeg", "JPEG"),
        ("A.PNG", "PNG"),
        ("a.webp", "WEBP"),
        ("a.avif", "AVIF"),
    ],
)
def test_photographs_and_drawings_are_taken_in(author: Client, name: str, kind: str) -> None:
    response = upload(author, name, picture(kind))
    assert response.status_code == 302, response.context["form"].errors
    assert PortalImage.objects.get().description == "A hill."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.gif", picture("GIF"), "Supported formats: JPG, JPEG, PNG, WEBP, AVIF"),
        ("a.bmp", picture("BMP"), "Supported formats"),
        ("a.tiff", picture("TIFF"), "Supported formats"),
        ("a.svg", SVG, "Supported formats"),
        ("a", picture("JPEG"), "Supported formats"),
        ("a.jpg", b"Only words.", "not an image or a corrupted image"),
        ("a.png", SVG, "does not match"),
        ("a.jpg", picture("GIF"), "does not match"),
        ("a.png", picture("JPEG"), "does not match"),
        ("a.jpg", picture("JPEG")[:200], "not an image or a corrupted image"),
        ("a.jpg", cut_short(), "not an image or a corrupted image"),
        ("a.jpg", b"", "empty"),
    ],
)
def test_any_other_kind_of_file_is_refused_in_words(
    author: Client, name: str, content: bytes, message: str
) -> None:
    assert message in refusal(upload(author, name, content))["file"]


def test_a_file_over_ten_megabytes_is_refused(author: Client) -> None:
    content = picture("JPEG") + bytes(10 * 1024 * 1024)
    told = refusal(upload(author, "a.jpg", content))["file"]
    assert "too big" in told
    assert "10.0\xa0MB" in told


def test_an_image_over_twenty_five_megapixels_is_refused(author: Client) -> None:
    told = refusal(upload(author, "a.png", picture("PNG", (5001, 5000))))["file"]
    assert "too many pixels" in told
    assert "25000000" in told
    assert upload(author, "a.png", picture("PNG", (5000, 5000))).status_code == 302


@pytest.mark.parametrize("words", ["", "   "])
def test_an_image_without_a_description_is_refused(author: Client, words: str) -> None:
    told = refusal(upload(author, "a.jpg", picture("JPEG"), description=words))
    assert told.keys() == {"description"}
    assert "decorative" in told["description"]


def test_a_decorative_image_needs_none_and_is_silent(author: Client) -> None:
    fields = {"description": "", "decorative": "on"}
    assert upload(author, "a.jpg", picture("JPEG"), **fields).status_code == 302
    assert PortalImage.objects.get().default_alt_text == ""


@pytest.mark.parametrize("content", [picture("JPEG"), b"Only words."])
def test_dropping_many_files_asks_for_each_description_too(author: Client, content: bytes) -> None:
    file = SimpleUploadedFile("a.jpg", content)
    collection = Collection.objects.get(depth=1).pk
    form = {"title": "A", "files[]": file, "collection": collection}
    response = author.post(reverse("wagtailimages:add_multiple"), form)
    assert response.status_code == 200
    assert not PortalImage.objects.exists()
    assert response.json()["success"] is (content != b"Only words.")


def test_a_reader_gets_its_description_and_small_copies_of_it(
    client: Client, section: SectionPage
) -> None:
    upload(sign_in(make_staff("Author")), "a.jpg", picture("JPEG", (900, 600)))
    image = {
        "image": PortalImage.objects.get().pk,
        "alt_text": "A green hill.",
        "decorative": False,
    }
    figure = block("image", {"image": image, "caption": "Outside"})
    page = client.get(make_guide(section, body=[figure]).url).content.decode()
    assert 'alt="A green hill."' in page
    assert 'loading="lazy"' in page
    for kind in ("image/avif", "image/webp"):
        assert kind in page
    assert "original_images" not in page


def on_a_page(description: str, *, decorative: bool = False) -> dict[str, Any]:
    stored = SimpleUploadedFile("hill.jpg", picture("JPEG"))
    image = PortalImage.objects.create(title="A hill", file=stored, description="A hill.")
    chosen = {"image": image.pk, "alt_text": description, "decorative": decorative}
    return {"image": chosen, "caption": ""}


@pytest.mark.parametrize("description", ["", "   ", "\n"])
def test_an_image_without_a_description_stops_a_page_but_no_draft(description: str) -> None:
    figure = on_a_page(description)
    found = complaints(GUIDE_BODY.child_blocks["image"], figure)
    assert "alt text" in found["image.alt_text"]
    assert complaints(GUIDE_BODY.child_blocks["image"], figure, draft=True) == {}


@pytest.mark.parametrize(("description", "decorative"), [("A hill in snow.", False), ("", True)])
def test_an_image_that_is_described_or_decorative_passes(
    description: str, decorative: bool
) -> None:
    figure = on_a_page(description, decorative=decorative)
    assert complaints(GUIDE_BODY.child_blocks["image"], figure) == {}
