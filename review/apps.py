from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = _("Review")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from review.citing import protect_cited
        from review.models import Fact, Reference

        for model in (Reference, Fact):
            pre_delete.connect(protect_cited, sender=model)
