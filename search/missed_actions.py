"""What staff can do about a phrase readers could not find: one click leads to each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.models import GuidePage
from search.also_called import AlsoCalledForm, add_name
from search.models import MissedSearch, SearchTerm, SettledPhrase
from search.models.missed_search import Settlement
from search.normalise import phrase as normal

POLICY = ModelPermissionPolicy(SettledPhrase)
_PROMOTIONS = "wagtail.contrib.search_promotions"


@dataclass(frozen=True)
class Action:
    label: Any
    url: str


def offered(user: Any, language: str, phrase: str) -> list[Action]:
    """What `user` may do about a phrase, as links with the phrase filled in."""

    def to(name: str) -> str:
        return f"{reverse(name)}?{urlencode({'phrase': phrase, 'language': language})}"

    def all_of_them() -> Iterator[Action]:
        if user.has_perm("search.add_searchterm"):
            yield Action(_("Add a synonym"), to("wagtailsnippets_search_searchterm:add"))
        if apps.is_installed(_PROMOTIONS) and user.has_perm(
            "wagtailsearchpromotions.add_searchpromotion"
        ):
            yield Action(_("Promote an answer"), to("search_missed_promote"))
        if not POLICY.user_has_permission(user, "add"):
            return
        if PagePermissionPolicy().user_has_permission(user, "change"):
            yield Action(_("Add as a guide’s name"), to("search_missed_also_called"))
        yield Action(_("Dismiss"), to("search_missed_dismiss"))

    return list(all_of_them())


def settle(phrase: str, language: str, how: Settlement, by: Any, reason: str = "") -> None:
    SettledPhrase.objects.update_or_create(
        language=language,
        phrase=normal(phrase),
        defaults={"how": how, "by": by, "reason": reason},
    )


def settle_by_synonym(request: HttpRequest, instance: Any) -> None:
    """A synonym was made: if it begins with a phrase from the report, that one is dealt with."""
    if not isinstance(instance, SearchTerm):
        return
    named = {"language": instance.language, "phrase": normal(instance.phrase)}
    if MissedSearch.objects.shown().filter(**named).exists():
        settle(instance.phrase, instance.language, Settlement.SYNONYM, request.user)


def shown_phrase(request: HttpRequest) -> dict[str, str]:
    """The phrase and language an address names, if the report shows it.

    Of any other there is nothing to say, so it cannot be asked whether it was searched for.
    """
    named = {name: request.GET.get(name, "") for name in ("language", "phrase")}
    # PostgreSQL cannot hold NUL in text.
    if "\0" in "".join(named.values()) or not MissedSearch.objects.shown().filter(**named):
        raise Http404
    return named


class PhraseView(PermissionCheckedMixin):
    """A view about one phrase that the report shows."""

    permission_policy = POLICY
    permission_required = "add"
    request: HttpRequest

    @cached_property
    def named(self) -> dict[str, str]:
        return shown_phrase(self.request)

    def settle(self, how: Settlement, reason: str = "") -> HttpResponse:
        settle(**self.named, how=how, by=self.request.user, reason=reason)
        return redirect("search_missed")


class PhraseFormView(PhraseView, WagtailAdminTemplateMixin, FormView):
    template_name = "search/admin/missed_form.html"
    header_icon = "search"

    def get_page_title(self) -> str:
        return f"{self.page_title}: “{self.named['phrase']}”"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse("search_missed"), "label": _("What readers could not find")}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "action_url": self.request.get_full_path(),
            "media": context["form"].media,
            "language_label": dict(settings.LANGUAGES).get(self.named["language"]),
        }


class DismissForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For whoever meets this phrase again: “not about cancer”, say."),
    )


class DismissView(PhraseFormView):
    page_title = gettext_lazy("Dismiss")
    form_class = DismissForm
    extra_context = {"submit_button_label": gettext_lazy("Dismiss")}

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Dismissed. Your reason is kept with it."))
        return self.settle(Settlement.DISMISSED, form.cleaned_data["reason"])


class AlsoCalledView(PhraseFormView):
    page_title = gettext_lazy("Add as a guide’s name")
    form_class = AlsoCalledForm
    extra_context = {"submit_button_label": gettext_lazy("Add to a draft of the guide")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "user": self.request.user,
            "language": self.named["language"],
            "initial": {"name": self.named["phrase"]},
        }

    def form_valid(self, form: Any) -> HttpResponse:
        guide: GuidePage = form.cleaned_data["guide"]
        add_name(guide, form.cleaned_data["name"], self.request.user)
        to_guide = messages.button(reverse("wagtailadmin_pages:edit", args=[guide.pk]), _("Edit"))
        messages.success(
            self.request,
            _("Added to a draft of “%(title)s”. Readers find it once the guide is published.")
            % {"title": guide.title},
            buttons=[to_guide],
        )
        return self.settle(Settlement.ALSO_CALLED)


class PutBackView(PhraseView, View):
    """Undo: the phrase waits again."""

    permission_required = "delete"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        SettledPhrase.objects.filter(**self.named).delete()
        messages.success(request, _("The phrase waits again."))
        return redirect("search_missed")


def promote_view(request: HttpRequest) -> HttpResponse:
    """Wagtail's form for a promoted answer with the phrase filled in."""
    if not apps.is_installed(_PROMOTIONS):
        raise Http404
    from search.missed_promotion import PromoteView

    response: HttpResponse = PromoteView.as_view()(request)
    return response


def urls() -> list[URLPattern]:
    return [
        path("search/missed/dismiss/", DismissView.as_view(), name="search_missed_dismiss"),
        path("search/missed/put-back/", PutBackView.as_view(), name="search_missed_put_back"),
        path(
            "search/missed/also-called/", AlsoCalledView.as_view(), name="search_missed_also_called"
        ),
        path("search/missed/promote/", promote_view, name="search_missed_promote"),
    ]
