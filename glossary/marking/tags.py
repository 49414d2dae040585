"""What each tag means for marking."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: Tags inside a sentence. Any other begins another run of text.
INLINE = _tags(
    "abbr b bdi bdo big del em font i ins mark s small span strike strong sub time tt u wbr"
)
#: Inside a sentence too, but not ours to mark: links, quotes, names of works, small signs.
INLINE_LEFT_ALONE = _tags(
    "a acronym button cite code data dfn img kbd label math q samp sup svg var"
)
#: Never marked, with all in them.
LEFT_ALONE = _tags(
    "audio blockquote canvas caption dt figcaption h1 h2 h3 h4 h5 h6 hgroup legend menu meter nav"
    " object optgroup option output pre progress ruby summary th video"
)
#: Text right inside these stands elsewhere on the screen.
NO_TEXT = _tags("colgroup ol table tbody tfoot thead tr ul")

VOID = _tags("area base br col embed hr img input link meta param source track wbr")
#: Their content is text, whatever it looks like, and none of the page's.
RAW = _tags("iframe noembed noframes noscript script style textarea title xmp")
#: Their end may be left out before the end of what they are in,
MAY_STAY_OPEN = _tags("dd dt li option p tbody td tfoot th thead tr")
#: which is one of these.
HOLDERS = _tags(
    "article aside dd div dl dt figure li main ol section table tbody td tfoot th thead tr ul"
)
#: In these, other rules hold.
FOREIGN = _tags("math svg")
#: No part of a page's text has them.
REFUSED = _tags("body frameset head html plaintext select template")
