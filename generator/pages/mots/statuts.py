"""Statuses in words and signs; the bar and the sentence that say how many of each."""

from msgspec import Struct

from generator.calculs.avancement import Avancement
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut, Synthese
from generator.pages.mots.typographie import INSECABLE, accord, enumerer, nombre_fr

MOTS = {
    Statut.ATTEINT: "Atteint",
    Statut.EN_BONNE_VOIE: "En bonne voie",
    Statut.A_SURVEILLER: "À surveiller",
    Statut.EN_RECUL: "En recul",
    Statut.NON_ATTEINT: "Non atteint",
    Statut.SANS_OBJECTIF: "Mesuré, sans comparaison possible",
    Statut.SECRET: "Mesuré, secret statistique",
    Statut.PUBLIE_AILLEURS: "Publié ailleurs, pas encore repris ici",
    Statut.PEUT_ETRE_AILLEURS: "Peut-être publié ailleurs",
    Statut.AUCUN_CHIFFRE: "Aucun chiffre trouvé",
    Statut.NON_FOURNI: "Chiffre non fourni",
    Statut.A_DEFINIR: "Définition non trouvée",
    Statut.RETIRE: "Retiré du contrat",
}
# One and several, as they follow a number: «3 atteints».
ACCORDS = {
    Statut.ATTEINT: ("atteint", "atteints"),
    Statut.EN_BONNE_VOIE: ("en bonne voie", "en bonne voie"),
    Statut.A_SURVEILLER: ("à surveiller", "à surveiller"),
    Statut.EN_RECUL: ("en recul", "en recul"),
    Statut.NON_ATTEINT: ("non atteint au dernier chiffre trouvé", "non atteints au dernier chiffre trouvé"),
    Statut.SANS_OBJECTIF: ("mesuré, sans comparaison", "mesurés, sans comparaison"),
    Statut.SECRET: ("mesuré, couvert par le secret statistique", "mesurés, couverts par le secret statistique"),
    Statut.PUBLIE_AILLEURS: ("publié ailleurs, pas encore repris ici", "publiés ailleurs, pas encore repris ici"),
    Statut.PEUT_ETRE_AILLEURS: ("peut-être publié ailleurs", "peut-être publiés ailleurs"),
    Statut.AUCUN_CHIFFRE: ("sans chiffre trouvé", "sans chiffre trouvé"),
    Statut.NON_FOURNI: ("dont le chiffre n’a pas été fourni", "dont le chiffre n’a pas été fourni"),
    Statut.A_DEFINIR: ("sans définition trouvée", "sans définition trouvée"),
    Statut.RETIRE: ("retiré du contrat", "retirés du contrat"),
}
EXPLICATIONS = {
    Statut.ATTEINT: "Le dernier chiffre qui compte respecte la cible.",
    Statut.EN_BONNE_VOIE: "La cible n’est pas encore atteinte, et les chiffres avancent assez vite pour l’être à temps. Ou bien le niveau à maintenir "
    "est tenu au dernier chiffre trouvé.",
    Statut.A_SURVEILLER: "La cible n’est pas encore atteinte, et rien dans les chiffres trouvés ne montre qu’elle le sera à temps.",
    Statut.EN_RECUL: "Les chiffres s’éloignent de la cible.",
    Statut.NON_ATTEINT: "L’échéance est passée, et le dernier chiffre trouvé ne respecte pas la cible.",
    Statut.SANS_OBJECTIF: f"Il y a des chiffres, et rien à quoi les comparer honnêtement{INSECABLE}: aucune cible, une cible en mots, une autre durée, un autre lieu, ou la seule "
    "valeur de départ.",
    Statut.SECRET: "Le chiffre existe, et la loi interdit de le diffuser, car il porte sur si peu de personnes ou d’organismes qu’on pourrait les "
    "reconnaître (secret statistique).",
    Statut.PUBLIE_AILLEURS: "Une publication que nous connaissons donne ce chiffre, et ce site ne l’a pas encore repris.",
    Statut.PEUT_ETRE_AILLEURS: "Une publication que nous connaissons donne des chiffres de ce contrat, et nous ne savons pas encore lesquels.",
    Statut.AUCUN_CHIFFRE: "Nous n’avons trouvé aucun chiffre daté dans les documents\u00a0lus. Il peut en exister ailleurs.",
    Statut.NON_FOURNI: "L’échéance imprimée est passée, et ceux qui publient ce site n’ont pas reçu le chiffre.",
    Statut.A_DEFINIR: "Le document tient la place d’un indicateur, sans le définir, et nous n’avons pas trouvé sa définition dans les documents\u00a0lus.",
    Statut.RETIRE: "Un document du contrat a retiré cet indicateur. Ses chiffres restent ici, et ne sont plus comparés à sa cible.",
}

LARGEUR_D_UNE_MARQUE = 100  # thousandths of the bar: room for four digits on a phone


class VueStatut(Struct, frozen=True):
    """A status as shown: the class of its sign and colour, and its word."""

    classe: str
    mot: str


class SegmentDEtat(Struct, frozen=True):
    """One part of a state bar: start and width in thousandths of the whole, and the words beside it.

    `marque` is the number, where the part is wide enough to hold it.
    """

    classe: str
    debut: int
    largeur: int
    nombre: int
    texte: str
    marque: str = ""

    @property
    def gauche(self) -> str:
        """Where the part starts, as a percentage of the bar."""
        return _pour_cent(self.debut)

    @property
    def etendue(self) -> str:
        """How wide it is, as a percentage of the bar."""
        return _pour_cent(self.largeur)

    @property
    def droite(self) -> str:
        """Where it ends, as a percentage of the bar."""
        return _pour_cent(self.debut + self.largeur)

    @property
    def milieu(self) -> str:
        """Its middle, as a percentage of the bar."""
        return _pour_cent(self.debut + self.largeur / 2)


def _pour_cent(millieme: float) -> str:
    return f"{millieme / 10:g}%"


class Etat(Struct, frozen=True):
    """A state bar and the sentence that says the same in words."""

    segments: tuple[SegmentDEtat, ...]
    phrase: str
    total: int


def vue_statut(statut: Statut) -> VueStatut:
    """The class and the word of a status."""
    return VueStatut(statut.value, MOTS[statut])


def vue_statut_de(avancement: Avancement) -> VueStatut:
    """The same for one indicator. A level to maintain that is held before its deadline has the words «Tenu au dernier chiffre», with the
    sign and the colour of «en bonne voie»."""
    if avancement.raison is Raison.TENU_A_CE_JOUR:
        return VueStatut(avancement.statut.value, "Tenu au dernier chiffre")
    return vue_statut(avancement.statut)


def etat(synthese: Synthese) -> Etat:
    """The bar and the sentence for `synthese`."""
    segments = []
    cumul = 0
    for statut, nombre in synthese.nombres:
        debut = round(1000 * cumul / synthese.total) if synthese.total else 0
        cumul += nombre
        fin = round(1000 * cumul / synthese.total) if synthese.total else 0
        if nombre:
            largeur = fin - debut
            marque = nombre_fr(nombre) if largeur >= LARGEUR_D_UNE_MARQUE else ""
            segments.append(SegmentDEtat(statut.value, debut, largeur, nombre, accord(nombre, *ACCORDS[statut]), marque))
    return Etat(tuple(segments), phrase_etat(synthese), synthese.total)


def phrase_etat(synthese: Synthese) -> str:
    """«126 indicateurs : 3 atteints, 2 non atteints, 118 sans chiffre trouvé et 3 sans définition trouvée.»; says so plainly when there is nothing to
    count. «Indicateurs» are all that the document announces, with those that it does not define: everywhere the same number, of which each is in one part."""
    if synthese.total == 0:
        return "Aucun indicateur n’est attaché à cette partie."
    parts = [(statut, nombre) for statut, nombre in synthese.nombres if nombre]
    debut = accord(synthese.total, "indicateur")
    if len(parts) == 1:
        return f"{debut}, {_seul(*parts[0])}."
    return f"{debut}{INSECABLE}: {enumerer([accord(nombre, *ACCORDS[statut]) for statut, nombre in parts])}."


def _seul(statut: Statut, nombre: int) -> str:
    """What all indicators of a set have in common."""
    mot = ACCORDS[statut][nombre > 1]
    if nombre < 2:
        return mot
    if statut is Statut.AUCUN_CHIFFRE:
        return "aucun n’a de chiffre trouvé"
    return f"tous {mot}"
