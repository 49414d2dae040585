"""The editor's form of a guide."""

from wagtail.blocks.stream_block import StreamBlockValidationError

from home.publishing import missing_parts
from review.forms import ReviewedPageForm


class GuideForm(ReviewedPageForm):
    def _post_clean(self) -> None:
        super()._post_clean()
        # A draft may lack anything. A body with other faults is not read: mend those first.
        if self.is_deferred_validation or "body" not in self.cleaned_data:
            return
        if missing := missing_parts(self.instance):
            self.add_error("body", StreamBlockValidationError(non_block_errors=[missing]))
