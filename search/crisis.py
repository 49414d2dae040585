"""Searches by which somebody may be saying that they want to die.

The help line is then shown first, and the results below it. A phrase too many costs a reader a
glance; one too few may cost a life: in doubt it is on the list. Both languages are looked for on
every page, because people in distress write in their own. Nothing is stored or counted for it.
"""

import re

from search import normalise

#: Taken out first: biology, plans for the end of life, and fear of dying, which is no wish to.
_SOMETHING_ELSE = re.compile(
    r"\b(?:"
    r"suicide (?:genes?|inhibitors?|substrates?|enzymes?|switch(?:es)?|bags?)"
    r"|(?:cell|cells|cellular|cancer|tumou?r) suicide"
    r"|suicidio celular|gen(?:es)? suicidas?"
    r"|(?:dont|do not|didnt|did not|doesnt|does not|not|never) (?:really )?"
    r"(?:want|wanting|wish) to die"
    r"|(?:want|wants|wanted|wish|wishes|wanting) to die"
    r" (?:at home|at my|in (?:a |an |the |my |our )?"
    r"(?:own |hospital|hospice|bed|house|home|peace)|peacefully|naturally|with dignity)"
    r"|no (?:me )?quier[oe] morir(?:me|se)?"
    r"|quier[oe] morir(?:me|se)? (?:en (?:mi |su |la )?(?:casa|hogar|cama|paz)|dignamente"
    r"|con dignidad|tranquil[oa])"
    r")\b"
)

_ENGLISH = (
    r"suicid\w*|suic[iy]d\w*|sui[sz]id\w*|sucid(?:e|al)|sucicid(?:e|al)|suicde|suicied"
    r"|(?:kill|killing|hang|hanging|shoot|shooting|drown|drowning|unalive|harm|harming|hurt|hurting)"
    r" (?:my ?self|him ?self|her ?self)"
    r"|(?:end|ending|take|taking) (?:(?:my|his|her) (?:own )?)life"
    r"|took (?:his|her) own life"
    r"|(?:end|ending) it all|want it all to (?:end|stop|be over)"
    r"|(?:want|wants|wanted|wanting|wish|ready|going|need) to die|wanna die|want to be dead"
    r"|wish (?:i|that i) (?:was|were) (?:dead|never born)|better off (?:dead|without me)"
    r"|(?:dont|do not|doesnt|does not|no longer) (?:want|wish) to"
    r" (?:live|be alive|be here|wake up|go on)"
    r"|(?:dont|do not) wanna (?:live|be here)"
    r"|(?:no|any|not any) (?:point|reason|use) (?:in |of |for |to )?"
    r"(?:living|live|being alive|going on)"
    r"|tired of (?:living|life|being alive)|not worth living|nothing to live for"
    r"|(?:cant|cannot|can not) (?:go on|live) (?:any ?more|like this|with this|living)"
    r"|(?:cant|cannot|can not) go on$"
    r"|self harm\w*|overdose on purpose"
)
_SPANISH = (
    r"(?:quiero|quiere|queria|quisiera|deseo|ganas de|voy a|pienso en|pensando en)"
    r" (?:morir(?:me|se)?|matar(?:me|se)|estar muert[oa]|desaparecer)"
    r"|me (?:quiero|voy a|quisiera|gustaria) (?:morir|matar)"
    r"|(?:quitar|quitando|quito)(?:me|se)? la vida|me quier[oe] quitar la vida"
    r"|(?:acabar|terminar|poner fin) (?:con|a) (?:mi|su) vida|acabar con todo"
    r"|no (?:quiero|quiere|puedo) (?:vivir|seguir viviendo|seguir asi|vivir mas)"
    r"|(?:sin|no tengo) ganas de vivir|no vale la pena (?:vivir|seguir viviendo)"
    r"|no tiene sentido (?:vivir|seguir viviendo|mi vida)|cansad[oa] de vivir"
    r"|(?:mejor|ojala estuviera) muert[oa]|hacerme dano|autolesi\w*|suisidi\w*|suicidarme"
)
_CRISIS = re.compile(rf"\b(?:{_ENGLISH}|{_SPANISH})\b")


def is_crisis(text: str) -> bool:
    """Whether `text` has words that suggest that somebody's life is in danger."""
    normal = normalise.phrase(text).replace("'", "")
    return bool(_CRISIS.search(_SOMETHING_ELSE.sub("·", normal)))
