"""Which page uses which term. Who marks terms in pages writes it: `glossary.uses`."""

from django.db import models

from glossary.models.term import Term


class TermUse(models.Model):
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["term", "page"], name="term_use_once")]

    def __str__(self) -> str:
        return f"{self.term_id} on {self.page_id}"
