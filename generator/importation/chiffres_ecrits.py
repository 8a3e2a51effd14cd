"""One cell as a figure: a number, a range, about so much, a reason for its absence, or words that are none of these."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mots import mots
from generator.importation.nombres_en_lettres import nombre_en_lettres
from generator.importation.unites_ecrites import unite_seule
from generator.model.classeur import CelluleLue, GenreDeCellule
from generator.model.importation import StatutLu
from generator.model.multiples import multiple
from generator.sources.nombres import ESPACES, NombreInvalide, interpreter_nombre


class GenreDeChiffre(StrEnum):
    """What a cell of a table of figures may hold."""

    VIDE = "vide"
    NOMBRE = "nombre"
    INTERVALLE = "intervalle"
    ABSENCE = "absence"
    DOUTEUX = "douteux"
    MOTS = "mots"


class ChiffreEcrit(Struct, frozen=True):
    """A cell read. `statut` says which absence; `marque` the sign whose meaning must be asked («-», «NC»); `raison` why words are no figure, in French."""

    genre: GenreDeChiffre
    nombre: Decimal | None = None
    unite: str = ""
    statut: StatutLu = StatutLu.VALEUR
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approche: bool = False
    drapeau: str = ""
    marque: str = ""
    raison: str = ""

    @property
    def est_chiffre(self) -> bool:
        """True for a number, about so much, or a range: what makes a column one of figures."""
        return self.genre in (GenreDeChiffre.NOMBRE, GenreDeChiffre.INTERVALLE)


RIEN = ChiffreEcrit(GenreDeChiffre.VIDE)
SEUIL_DU_SECRET = 20  # «<5», «<11»: below so few, the number is hidden; «<100» hides nothing that is known to be a secret
_SECRETS = {"s", "ss", "secret", "secret stat", "secret statistique", "sec", "c", "conf", "confidentiel", "donnee confidentielle"}
_ABSENTS = {
    "nd",
    "n d",
    "non disponible",
    "non dispo",
    "indisponible",
    "donnee non disponible",
    "donnees non disponibles",
    "non renseigne",
    "nr",
    "n r",
}
_ABSENTS |= {
    "null",
    "nan",
    "none",
    "nsp",
    "inconnu",
    "non connu",
    "non communique",
    "na",
    "n a",
    "resultat non disponible",
    "manquant",
    "pas de donnees",
    "non transmis",
}
_SANS_OBJET = {"so", "s o", "sans objet", "non concerne", "non applicable", "n existe pas"}
_A_DIRE = {"nc", "n c", "ns", "n s"}  # non communiqué or non connu, non significatif or non su: an absence, whose reason the maker knows
_SIGNES_ABSENTS = {"..", "...", "…", ":"}
CROIX = frozenset(("x", "X", "✓", "✔", "☑"))
_TIRETS = {"-", "–", "—", "−", "--", "/", ".", "*", "**", "***"} | CROIX
_PHRASES = (
    (re.compile(r"secret"), StatutLu.SECRET),
    (
        re.compile(r" (?:non disponibles?|pas disponibles?|indisponibles?|non renseignes?|non communiquee?s?|manquante?s?) "),
        StatutLu.NON_DISPONIBLE,
    ),
    (re.compile(r"^ (?:pas d enquete|non enquete|pas de donnees?|pas de mesure|enquete non) "), StatutLu.NON_DISPONIBLE),
)
_SOUS = re.compile(r"(?:[<‹≤＜]|moins de|inf[ée]rieur à)\s*=?\s*([0-9]+)\s*(%?)", re.IGNORECASE)
_ENVIRON = re.compile(r"^(?:≈|~|∼|environ|env\.?|près de|autour de|à peu près)\s*", re.IGNORECASE)
_ENTRE = re.compile(
    r"^(?:entre|de)?\s*(?P<bas>[0-9][0-9 \u00a0\u202f.,]*?)\s*(?P<unite1>%|€)?\s*(?:à|et|-|–|—)\s*(?P<haut>[0-9][0-9 \u00a0\u202f.,]*?)\s*(?P<unite>%|€)?$",
    re.IGNORECASE,
)
# «1.234,5», «1.234.567»: no other reading.
_POINTS_DES_MILLIERS = re.compile(r"[-+]?[0-9]{1,3}(?:(?:\.[0-9]{3})+(?=,[0-9])|(?:\.[0-9]{3}){2,}(?![0-9.]))")
_A_L_ANGLAISE = re.compile(r"([-+]?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)(?=$|[^0-9.,])")  # «12,345.50»: no other reading either
_FRACTION = re.compile(r"[0-9][0-9 \u00a0\u202f]*(?:[.,][0-9]+)?\s*(?:/|sur)\s*[0-9][0-9 \u00a0\u202f]*")
_AVEC_SON_ANNEE = re.compile(r"[-+]?[0-9][0-9 \u00a0\u202f.,]*\s*[%€]?\s*\((?:en\s+)?(?:19|20)[0-9]{2}\)")
_SCIENTIFIQUE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]{1,3}")
_APPEL = re.compile(r"(?<=[0-9%€])\s*(?:\((?P<mot>p|sd|e|r|d|prov\.?|[1-9a-c])\)|(?P<signe>[*¹²³⁴]+|(?<=\s)[pe]))$", re.IGNORECASE)
_UNITE_APRES = re.compile(r"(?<=[0-9])[ \u00a0\u202f]?(?P<unite>‰|(?:[^\W\d]|€\s?/)[^0-9]*[²³23]?)$")
_FOIS = re.compile(r"\s*(?P<mot>k€|K€|kEUR|M€|MEUR|(?:milliers|millions)(?= d['’]euros$))(?: d['’]euros)?$")
_APOSTROPHE = re.compile(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))")
DRAPEAUX = {"p": "provisoire", "prov": "provisoire", "sd": "semi-définitif", "e": "estimé", "r": "révisé", "d": "définitif"}
# What is expected, in a heading or beside a figure: «prév.», «prévisionnels», «projetée».
PREVISIONS = frozenset(
    [
        "prev",
        "prevs",
        "previ",
        "previs",
        "prevision",
        "previsions",
        "previsionnel",
        "previsionnels",
        "previsionnelle",
        "previsionnelles",
        "prevu",
        "prevue",
        "prevus",
        "prevues",
    ]
)
PREVISIONS |= frozenset(["projection", "projections", "projete", "projetee", "projetes", "projetees", "forecast"])
CELLULE_CACHEE = "Le format de cette cellule ne montre pas ce qu’elle contient, ou pas à quelle échelle : écrire le chiffre tel qu’il est à publier, « nd », « secret », ou la vider."
_ERREURS = {
    "#DIV/0!": "une division par zéro",
    "#REF!": "un renvoi à une cellule effacée",
    "#N/A": "une recherche sans résultat",
    "#VALUE!": "un calcul sur des mots",
    "#NAME?": "une formule au nom inconnu",
    "#NUM!": "un calcul impossible",
    "#NULL!": "un croisement de plages qui n’en ont pas",
    "#DIV/0 !": "une division par zéro",
    "#REF !": "un renvoi à une cellule effacée",
    "#N/D": "une recherche sans résultat",
    "#VALEUR!": "un calcul sur des mots",
    "#VALEUR !": "un calcul sur des mots",
    "#NOM?": "une formule au nom inconnu",
    "#NOM ?": "une formule au nom inconnu",
    "#NOMBRE!": "un calcul impossible",
    "#NOMBRE !": "un calcul impossible",
    "#NUL!": "un croisement de plages qui n’en ont pas",
    "#NUL !": "un croisement de plages qui n’en ont pas",
}


def lire_chiffre(cellule: CelluleLue, *, point: bool = True) -> ChiffreEcrit:
    """What a cell says. `point` is false for a column in which «1.234» may be a thousand: it is then doubtful."""
    if cellule.genre is GenreDeCellule.VIDE or cellule.vide:
        return RIEN
    if cellule.genre is GenreDeCellule.NOMBRE and cellule.nombre is not None:
        return ChiffreEcrit(
            GenreDeChiffre.NOMBRE, _cent_fois(cellule.nombre) if cellule.pourcent else cellule.nombre, "%" if cellule.pourcent else ""
        )
    if cellule.genre is GenreDeCellule.ERREUR:
        if cellule.texte.startswith("="):
            return ChiffreEcrit(
                GenreDeChiffre.MOTS,
                raison="C’est une formule dont le résultat n’est pas enregistré : ouvrir le classeur dans un tableur, l’enregistrer, et l’importer à nouveau.",
            )
        dit = _ERREURS.get(cellule.texte, "un calcul qui a échoué")
        return ChiffreEcrit(GenreDeChiffre.MOTS, raison=f"C’est {dit} : corriger la formule, ou écrire le chiffre ou « nd ».")
    if cellule.genre is GenreDeCellule.CACHE:
        return ChiffreEcrit(GenreDeChiffre.DOUTEUX, raison=CELLULE_CACHEE)
    if cellule.genre in (GenreDeCellule.JOUR, GenreDeCellule.OUI_NON):
        quoi = "une date" if cellule.genre is GenreDeCellule.JOUR else "une réponse par oui ou non"
        return ChiffreEcrit(GenreDeChiffre.MOTS, raison=f"C’est {quoi}, pas un nombre.")
    return chiffre_du_texte(cellule.texte, point)


def est_une_erreur(texte: str) -> bool:
    """True for the mark of a computation that failed («#N/D»)."""
    return texte.strip() in _ERREURS or texte.startswith("Err:")


def _cent_fois(nombre: Decimal) -> Decimal:
    """The percentage that a stored share shows, without the zeros that multiplying adds (0.11 → 11)."""
    return sans_zeros(nombre * 100)


def sans_zeros(nombre: Decimal) -> Decimal:
    """The same number without the decimal zeros that multiplying adds (1250500.0)."""
    return nombre.quantize(Decimal(1)) if nombre == nombre.to_integral_value() else nombre.normalize()


@lru_cache(100_000)
def chiffre_du_texte(texte: str, point: bool = True) -> ChiffreEcrit:
    """The same for words."""
    mot = " ".join(texte.strip().strip(ESPACES).split()) if "\n" not in texte else texte.strip()
    mot = mot.replace("\u2011", "-")  # a hyphen that Word keeps from ending a line
    if mot.startswith("Err:"):  # LibreOffice
        return ChiffreEcrit(
            GenreDeChiffre.MOTS, raison="C’est un calcul qui a échoué : corriger la formule, ou écrire le chiffre ou « nd »."
        )
    if mot in _ERREURS:
        return ChiffreEcrit(GenreDeChiffre.MOTS, raison=f"C’est {_ERREURS[mot]} : corriger la formule, ou écrire le chiffre ou « nd ».")
    if absence := _absence(mot):
        return absence
    drapeau = ""
    if appel := _APPEL.search(mot):
        drapeau = DRAPEAUX.get((appel["mot"] or appel["signe"] or "").strip(" .").lower(), f"note {appel.group().strip(' ()')}")
        mot = mot[: appel.start()].strip()
    approche = False
    if environ := _ENVIRON.match(mot):
        approche, mot = True, mot[environ.end() :]
    if (sous := _SOUS.fullmatch(mot)) and not approche:
        borne = Decimal(sous[1])
        if borne <= SEUIL_DU_SECRET and not sous[2]:
            return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=StatutLu.SECRET, maximum=borne, drapeau=drapeau)
        return ChiffreEcrit(
            GenreDeChiffre.DOUTEUX, maximum=borne, unite=sous[2], raison="Ce n’est qu’une borne : dire le chiffre, « secret » ou « nd »."
        )
    nu, unite = _sans_l_unite(mot)
    try:
        lu = _nombre(nu, point)
    except NombreInvalide as erreur:
        intervalle = _intervalle(nu, drapeau) or _douteux(nu) or _mots(str(erreur))
        return replace(intervalle, unite=intervalle.unite or unite) if intervalle.genre is GenreDeChiffre.INTERVALLE else intervalle
    return ChiffreEcrit(GenreDeChiffre.NOMBRE, lu[0], lu[1] or unite, approche=approche, drapeau=drapeau)


def _sans_l_unite(mot: str) -> tuple[str, str]:
    """A figure and the unit written after it («12,5 ha», «120 logements»); ages are no figures."""
    suffixe = _UNITE_APRES.search(mot)
    unite = unite_seule(suffixe["unite"]) if suffixe else ""
    return (
        (mot[: suffixe.start()].rstrip(), unite)
        if suffixe and unite and unite not in ("ans", "nombre", "%") and not re.search("€(?! ?/)|euro", unite)
        else (mot, "")
    )


def _nombre(mot: str, point: bool) -> tuple[Decimal, str]:
    mot = _APOSTROPHE.sub(" ", mot)
    if groupes := _POINTS_DES_MILLIERS.match(mot):
        mot = groupes.group().replace(".", "") + mot[groupes.end() :]
    mot = _A_L_ANGLAISE.sub(lambda trouve: trouve[1].replace(",", "") + trouve[2].replace(".", ","), mot)
    if trouve := _FOIS.search(mot):
        return interpreter_nombre(mot[: trouve.start()], point_decimal=point).valeur * multiple(trouve["mot"]), "€"
    if mot.lower().endswith((" euros", " euro")):
        mot = mot[: mot.lower().rindex("euro")] + "€"
    lu = interpreter_nombre(mot, point_decimal=point)
    return lu.valeur, lu.unite


def _absence(mot: str) -> ChiffreEcrit | None:
    plat = mots(mot).strip()
    for connus, statut in ((_SECRETS, StatutLu.SECRET), (_ABSENTS, StatutLu.NON_DISPONIBLE), (_SANS_OBJET, StatutLu.SANS_OBJET)):
        if plat in connus:
            return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=statut)
    if plat in _A_DIRE:
        return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=StatutLu.NON_DISPONIBLE, marque=mot)
    if mot in _SIGNES_ABSENTS:
        return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=StatutLu.NON_DISPONIBLE, marque=mot)
    if mot == "///":
        return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=StatutLu.SANS_OBJET)
    if mot in _TIRETS:
        return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=StatutLu.A_DEMANDER, marque=mot)
    if len(mot) <= 120 and not mot[:1].isdigit():
        for motif, quel in _PHRASES:
            if motif.search(f" {plat} "):
                return ChiffreEcrit(GenreDeChiffre.ABSENCE, statut=quel)
    return None


def _intervalle(mot: str, drapeau: str) -> ChiffreEcrit | None:
    trouve = _ENTRE.fullmatch(mot)
    if trouve is None:
        return None
    try:
        bas, haut = (interpreter_nombre(trouve[borne], point_decimal=True).valeur for borne in ("bas", "haut"))
    except NombreInvalide:
        return None
    if haut <= bas:
        return None
    unite = trouve["unite"] or trouve["unite1"] or ""
    return ChiffreEcrit(
        GenreDeChiffre.INTERVALLE,
        None,
        unite,
        StatutLu.A_DEMANDER,
        bas,
        haut,
        drapeau=drapeau,
        raison="C’est une fourchette, pas un nombre.",
    )


def _douteux(mot: str) -> ChiffreEcrit | None:
    """What is a figure and cannot be taken for one: its reason says which to write."""
    if _FRACTION.fullmatch(mot):
        raison = f"C’est une fraction, ou deux nombres ({mot}) : écrire le taux, ou chaque nombre dans sa colonne."
    elif _AVEC_SON_ANNEE.fullmatch(mot):
        raison = f"Ce chiffre porte son année ({mot}) : écrire le chiffre seul, et l’année dans l’en-tête ou dans une colonne."
    elif _SCIENTIFIQUE.fullmatch(mot):
        raison = "C’est un nombre abrégé par un programme, dont des chiffres peuvent être perdus : l’écrire en entier."
    elif (dit := nombre_en_lettres(mot)) is not None:
        raison = f"C’est un nombre en lettres : écrire « {'environ ' if dit[1] else ''}{dit[0]} »."
    else:
        return None
    return ChiffreEcrit(GenreDeChiffre.DOUTEUX, raison=raison)


def _mots(erreur: str) -> ChiffreEcrit:
    if "le point peut séparer" in erreur:
        return ChiffreEcrit(
            GenreDeChiffre.DOUTEUX,
            raison=f"{erreur[0].upper()}{erreur[1:]} : écrire la virgule des décimales, ou une espace entre les milliers.",
        )
    return ChiffreEcrit(GenreDeChiffre.MOTS, raison="Ce n’est pas un nombre : écrire le chiffre, « nd » (non disponible) ou « secret ».")
