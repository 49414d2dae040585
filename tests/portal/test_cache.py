"""What another process changed is seen within a minute."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from home.models import HomePage
from portal import cache as ours


@pytest.mark.parametrize("timeout", [3600, None])
def test_nothing_is_remembered_for_longer(
    timeout: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "LONGEST", -1)
    cache.set("word", "old", timeout=timeout)
    assert cache.get("word") is None


def test_what_is_forgotten_sooner_stays_so() -> None:
    cache.set("word", "old", timeout=0)
    assert cache.get("word") is None
    cache.set("word", "new")
    assert cache.get("word") == "new"
    cache.delete("word")


@pytest.mark.django_db
def test_a_front_page_renamed_elsewhere_is_found(
    client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/").status_code == 200
    remembered = Site.get_site_root_paths()
    monkeypatch.setattr(ours, "LONGEST", -1)  # The minute is over.
    home.slug = "renamed"
    home.save()
    # As in another process, which did not hear of it.
    cache.set("wagtail_site_root_paths", remembered, 3600, version=2)
    assert client.get("/").status_code == 200
