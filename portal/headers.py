"""The headers every response carries: one constant set for readers, one for staff.

Two constants rather than a package: nothing in them varies by request. Django 6 brings its own
policy setting; see `docs/decisions/`.
"""

_OFF = (
    "accelerometer browsing-topics camera display-capture encrypted-media geolocation gyroscope "
    "magnetometer microphone midi payment usb"
)

_SHARED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF.split()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
}

PUBLIC_HEADERS = _SHARED | {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Frame-Options": "DENY",
    # Short: a correction must reach everyone within a minute; stale copies only while we are down.
    # So no `stale-while-revalidate`, which would show one reader a page for as long as it allows.
    "Cache-Control": "public, max-age=60, stale-if-error=604800",
}

STAFF_HEADERS = _SHARED | {
    # Wagtail 8 still writes inline scripts for date fields and choosers, and inline styles.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
