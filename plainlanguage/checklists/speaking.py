"""Whether a line speaks to the reader: it says "you", or tells them what to do."""

from plainlanguage.page import folded
from plainlanguage.rules.word_sets import words
from plainlanguage.tokens import words as words_of

_YOU = {
    "en": words("you your yours yourself yourselves you're you've you'll"),
    "es": words("usted ustedes tú tu tus te ti su sus le consigo"),
}
#: How the lines of lists of things to do begin.
_ORDERS = {
    "en": words(
        "add agree arrange ask avoid be begin book breathe bring buy call carry change "
        "check choose collect come compare contact cook cover decide describe do don't "
        "drink drive eat expect feel fill find finish follow get give go have hold hug "
        "include invite join keep know learn leave let lie list listen look make mark "
        "measure meet move name never note offer open pack pause phone pick plan practise "
        "prepare protect put raise read record relax remember rest say save see send set "
        "share show sit sleep speak stand start stay stop take talk tell think try turn "
        "use visit wait walk wash watch wear work write"
    ),
    "es": words(
        "acepte acuda acuérdese anote apunte averigüe avise beba busque camine cambie "
        "coma compare compruebe comparta confirme consulte coma cuente cuide dé decida "
        "deje descanse diga duerma elija empiece escriba escuche espere evite explique "
        "guarde hable haga intente lea llame lleve mantenga mire muestre no observe "
        "organice pase pida piense planifique pregunte prepare proteja pruebe recuerde "
        "revise sepa siga tenga tome trate use utilice vaya vea vigile visite"
    ),
}


def speaks_to_reader(line: str, language: str) -> bool:
    lower = folded(line)
    found = [lower[word.start : word.end] for word in words_of(line)]
    if not found or language not in _YOU:
        return False
    return found[0] in _ORDERS[language] or not _YOU[language].isdisjoint(found)
