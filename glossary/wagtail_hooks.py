"""Where the glossary plugs into Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from glossary.viewsets import TermViewSet

register_snippet(TermViewSet)
