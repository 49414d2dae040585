from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Content"

    def ready(self) -> None:
        from home import checks  # noqa: F401  (registers the system checks)
