"""Abbreviations written with a full stop, which must not be taken for the end of a sentence."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: A name, a number or an example always follows.
NEVER_LAST = {
    "en": _words(
        "dr drs mr mrs ms mx prof rev hon st sr jr gen col capt lt sgt mt "
        "e.g i.e eg ie cf viz vs approx ca esp incl resp fig figs eq eqs ref refs et al "
        "vol vols ed eds pp ch sect jan feb apr jun jul aug sept oct nov dec"
    ),
    "es": _words(
        "dr dra drs dres sr sra sres srta prof profa d dña lic ing gral ud uds vd vds "
        "p.ej ej p cf vs aprox fig figs ref refs vol ed eds pág págs pp cap sec art ee "
        "ene feb abr jun jul ago sept oct nov dic"
    ),
}
#: These stand before a number ("No. 4") and are otherwise words or letters that may come last.
BEFORE_NUMBERS = frozenset({"No", "Nos", "p", "para", "art", "Núm", "núm", "N", "n"})
#: How sentences often begin: after an initial ("U.S. The ...") one of these begins a new one.
OPENERS = {
    "en": _words(
        "the a an this that these those it its they we you he she i in on at if when while after "
        "before during for from to as and but or so there here what which who how why our your "
        "their his her my some most many all each both people patients however ask call tell "
        "take do not no"
    ),
    "es": _words(
        "el la los las un una unos unas este esta estos estas esto ese esa eso lo le se su sus mi "
        "tu en a al de del para por con sin si cuando mientras después antes durante como y o "
        "pero no hay es son qué quién cómo algunos muchas muchos todos cada ambos"
    ),
}
