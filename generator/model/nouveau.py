"""What a new project or a new contract is made from: the answers of the person who begins it."""

from msgspec import Struct

from generator.model.ancre import ancre_du_mot

# What stands in a text that is an example only, and that no site should be published with.
MARQUE = "À REMPLACER"
_FEMININS = ("action", "ambition", "mesure", "orientation", "priorite", "thematique", "fiche", "cible", "disposition", "operation")


class NouvelleCommune(Struct, frozen=True):
    """A commune of the contract; `code` is its Insee code, possibly empty."""

    id: str
    nom: str
    code: str = ""

    @property
    def nom_entier(self) -> str:
        """«Commune d’Orly»."""
        return f"Commune {de(self.nom)}"


class NouveauNiveau(Struct, frozen=True):
    """A level of the tree, with its plural and its article as pages print them; `description` is a sentence that explains it, possibly empty."""

    id: str
    nom: str
    pluriel: str
    article: str
    description: str = ""


class Demande(Struct, frozen=True):
    """A contract to begin. `fin` is None where the document does not say it. `document` and `section` are titles of what it was read from, empty for a contract
    whose words are still to be copied; nobody is then said to have signed. `modele` is the id of the contract that its tree is taken from, possibly empty."""

    id: str
    territoire: str
    titre: str
    type: str
    debut: int
    fin: int | None
    communes: tuple[NouvelleCommune, ...]
    niveaux: tuple[NouveauNiveau, ...]
    document: str = ""
    section: str = ""
    modele: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of one promise at each level: `a1`, `a1-o1`, `a1-o1-m1`."""
        ids: list[str] = []
        for niveau in self.niveaux:
            ids.append("-".join((*ids[-1:], f"{niveau.id[0]}1")))
        return tuple(ids)


def de(nom: str) -> str:
    """«d’Orly», «de Cachan», «du Kremlin-Bicêtre», «des Ulis»: the name of a place after «Commune»; a name in H is taken to be aspirated."""
    for article, ensemble in (("Le ", "du "), ("Les ", "des ")):
        if nom.startswith(article):
            return ensemble + nom.removeprefix(article)
    return f"d’{nom}" if ancre_du_mot(nom)[:1] in tuple("aeiouy") else f"de {nom}"


def niveau(nom: str) -> NouveauNiveau:
    """«Thématique» → its id, «Thématiques», «La thématique»."""
    ancre = ancre_du_mot(nom)
    minuscule = nom[:1].lower() + nom[1:]
    muet = ancre[:1] in "aeiouyh"
    article = f"L’{minuscule}" if muet else f"{'La' if ancre.split('-')[0] in _FEMININS else 'Le'} {minuscule}"
    premier, espace, reste = nom.partition(" ")
    pluriel = premier if premier[-1:] in "sxz" else f"{premier}{'x' if premier.endswith(('eu', 'au')) else 's'}"
    return NouveauNiveau(ancre, nom, f"{pluriel}{espace}{reste}", article)
