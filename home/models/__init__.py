"""Page models, one file per family, and what they share."""

from home.models.digest import DigestIndexPage, DigestPage
from home.models.front import HomePage
from home.models.guide import GuidePage
from home.models.image import PortalImage, PortalRendition
from home.models.reading_score import ReadingScore
from home.models.section import SectionPage
from home.models.site_settings import PortalSettings
from home.models.standard import StandardPage

__all__ = [
    "DigestIndexPage",
    "DigestPage",
    "GuidePage",
    "HomePage",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "ReadingScore",
    "SectionPage",
    "StandardPage",
]
