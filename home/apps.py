from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Content")

    def ready(self) -> None:
        from home import checks, used_words  # noqa: F401  (registers the system checks)
        from home.plain_language import scores

        used_words.connect()
        scores.connect()
