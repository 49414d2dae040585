"""Pictures of a folder, and the images they are in the database.

The same file is the same image, whatever it is called: it is known by its hash.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from wagtail.images.fields import WagtailImageField
from wagtail.images.models import SourceImageIOError

from home.content.folder import IMAGES
from home.models import PortalImage

_HASH_LETTERS = 8


class Pictures:
    def __init__(self) -> None:
        self._by_id: dict[int, PortalImage | None] = {}
        self._by_hash: dict[str, PortalImage | None] = {}
        self._thanks: dict[str, dict[str, str]] = {}
        self._by_name: dict[str, PortalImage] = {}
        #: Made in this run: their files outlive a transaction that is rolled back.
        self.made: list[PortalImage] = []

    # --- From the database ---

    def described(self, stored: dict[str, Any], caption: str) -> dict[str, Any]:
        """An image block of a document."""
        image = self.get(stored.get("image"))
        decorative = bool(stored.get("decorative"))
        return {
            "file": self._named(image) if image else "",
            "decorative": decorative,
            "description": "" if decorative else stored.get("alt_text") or "",
            "caption": caption,
            "credit": image.credit if image else "",
            "licence": image.licence if image else "",
        }

    def get(self, image_id: int | None) -> PortalImage | None:
        if image_id is None:
            return None
        if image_id not in self._by_id:
            self._by_id[image_id] = PortalImage.objects.filter(pk=image_id).first()
        return self._by_id[image_id]

    def _named(self, image: PortalImage) -> str:
        name = self.name(image)
        self._by_name[name] = image
        return name

    def named(self, name: str) -> PortalImage:
        """The image that a document read from the database calls so."""
        return self._by_name[name]

    @staticmethod
    def name(image: PortalImage) -> str:
        """Where an export puts it: the same name each time, and in every database."""
        stem = slugify(image.title) or "image"
        suffix = Path(image.file.name).suffix.lower()
        try:
            letters = image.get_file_hash()[:_HASH_LETTERS]
        except SourceImageIOError:
            letters = "gone"  # an export says so, and a load makes the picture anew
        return f"{IMAGES}/{stem}-{letters}{suffix}"

    # --- From a folder ---

    def known(self, path: Path) -> PortalImage | None:
        """The image that this file already is. Raises `ValidationError` if it cannot be read."""
        digest = _digest(path)
        if digest not in self._by_hash:
            self._by_hash[digest] = (
                PortalImage.objects.filter(file_hash=digest).order_by("pk").first()
            )
        return self._by_hash[digest]

    def image_for(self, path: Path, value: dict[str, Any]) -> PortalImage:
        """The image of this file, made if need be. Raises `ValidationError` if it cannot be one."""
        image = self.known(path)
        thanks = {"credit": value["credit"], "licence": value["licence"]}
        if self._thanks.setdefault(_digest(path), thanks) != thanks:
            raise ValidationError(
                "Give the same credit and licence wherever this picture is used, in whichever file."
            )
        if image is None:
            content = _content(path)
            WagtailImageField().clean(SimpleUploadedFile(path.name, content))
            image = PortalImage(
                title=_title(path),
                description=value["description"],
                decorative=value["decorative"],
                file=ContentFile(content, path.name),
                **thanks,
            )
            image.full_clean(exclude=["file"])
            image.save()
            self.made.append(image)
            self._by_hash[_digest(path)] = image
        elif thanks != {"credit": image.credit, "licence": image.licence}:
            image.credit, image.licence = thanks["credit"], thanks["licence"]
            image.full_clean()
            image.save(update_fields=["credit", "licence"])
        return image

    def discard_made(self) -> None:
        """Remove the files of images that the database has forgotten."""
        for image in self.made:
            image.file.delete(save=False)


def _digest(path: Path) -> str:
    # Wagtail's own choice of hash, in `AbstractImage.file_hash`.
    return hashlib.sha1(_content(path), usedforsecurity=False).hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ValidationError(
            f"It cannot be read ({error.strerror}). Let whoever loads it read it."
        ) from error


def is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, or a folder that may not be looked into
        return False


def _title(path: Path) -> str:
    """Words out of a file name, without the letters that an export added to it."""
    stem = re.sub(rf"-{_digest(path)[:_HASH_LETTERS]}$", "", path.stem)
    return re.sub(r"[-_]+", " ", stem).strip().capitalize() or "Image"
