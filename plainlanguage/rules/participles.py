"""Words that make a passive after "be", and words that only look as if they did."""

from plainlanguage.rules.word_sets import words

BE = {
    "en": words("am is are was were be been being isn't aren't wasn't weren't"),
    "es": words(
        "es son fue fueron era eran ser sido siendo será serán sería serían sea sean fuera fueran"
    ),
}
#: May stand between "be" and the participle. Words in "ly" and "mente" may, too.
BETWEEN = {
    "en": words(
        "not never also often always sometimes then now only still already just soon first again "
        "even all both either more most much best well better being been however therefore"
    ),
    "es": words("no nunca también ya siempre aún todavía luego después sólo solo muy bien"),
}
#: A question turns the order round: "Was it approved?"
ASKED = {
    "en": words("i you he she it we they this that these those there"),
    "es": frozenset[str](),
}
IRREGULAR = {
    "en": words(
        "arisen beaten begun bent bitten bled blown borne bought bound bred broken brought built "
        "burnt cast caught chosen cut dealt drawn driven drunk dug eaten fed felt found forbidden "
        "forgotten forgiven frozen fought given ground grown heard held hidden hit hurt kept laid "
        "learnt led left lent let lit lost made meant met overdone overseen paid proven put read "
        "redone rewritten run said seen sent set sewn shaken shed shown shut sold sought spent "
        "split spoken spread stolen struck stuck sung sworn swept taken taught thought thrown told "
        "torn undergone understood undertaken upheld withdrawn withheld won worn woven written"
    ),
    "es": words(
        "hecho dicho escrito visto puesto abierto roto muerto cubierto descubierto resuelto "
        "devuelto prescrito descrito expuesto propuesto impuesto supuesto inscrito frito impreso"
    ),
}
#: These describe somebody or something, and nobody does them: "is tired", "are born". "Called"
#: is here because it is the plainest way to bring in a word ("This is called a biopsy"), and
#: "needed" and "allowed" because the active voice says them no better.
NO_PASSIVE = {
    "en": words(
        "accustomed advanced afraid aged agreed allowed amazed annoyed armed ashamed asleep "
        "associated based beloved bored born bound called complicated concerned confused "
        "connected convinced crowded dated dedicated delighted depressed designed detailed "
        "determined diabetic different disabled disappointed distressed divorced dressed due "
        "educated embarrassed engaged entitled excited exhausted experienced exposed extended "
        "frightened frustrated gifted gone handicapped hundred infected inflamed intended "
        "interested involved isolated known learned left limited linked located lost married "
        "mixed motivated named naked need needed obliged old-fashioned overwhelmed overweight "
        "pleased prepared puzzled qualified ready red related relaxed relieved required "
        "retired sacred satisfied scared seed self-employed settled shocked similar skilled "
        "sleep so-called sophisticated speed stressed stuck supposed surprised swollen "
        "thrilled tired titled trained unaffected undecided unexpected unlimited unmarried "
        "unmet unrelated unused upset used weed wicked widowed widespread worn worried "
        "wretched indeed bed bleed feed exceed proceed succeed breed embed shed"
    ),
    "es": words(
        "abogado ácido adecuado ado aliado apropiado avanzado callado cansado casado "
        "complicado conocido contenido cuidado debido decidido delgado delicado demasiado "
        "deprimido divertido elevado enojado equivocado estado grado helado herido hígado "
        "lado leído limitado líquido llamado marido mercado nacido nublado obligado parecido "
        "partido pasado pecado pesado preferido privado querido rápido reconocido relacionado "
        "resultado sabido sentido separado sofisticado sólido sonido supuesto tejido válido "
        "variado vestido frito"
    ),
}
