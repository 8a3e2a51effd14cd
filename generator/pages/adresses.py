"""Addresses of pages, made from ids alone. An address is a path below `public/`, without leading slash, ending in a slash."""

from msgspec import Struct

from generator.model.adresses_publiees import LIENS_COURTS

# Below a site, with «{}» for each id.
NOEUD = "referentiel/{}/"
INDICATEUR = "indicateurs/{}/"
PARTENAIRE = "partenaires/{}/"
MANQUE_DE = "manque/{}/"
TERRITOIRE = "territoires/{}/"
FICHE = TERRITOIRE + "fiche/"
LIEU_JSON = TERRITOIRE + "lieu.json"
VIGNETTE = TERRITOIRE + "partage.png"
VIGNETTE_D_INDICATEUR = INDICATEUR + "partage.png"
IMPRIMER = "imprimer/{}/"
# Data files. The name of a workbook, or of an archive, is that of its contract: it is what stays of its address once it is downloaded.
DONNEES = "donnees/"
CLASSEUR = DONNEES + "{}.xlsx"
ARCHIVE = DONNEES + "{}.zip"
VALEURS_CSV, INDICATEUR_EN_JSON, INDICATEURS_CSV = "valeurs.csv", "indicateur.json", "indicateurs.csv"
VALEURS_DE_L_INDICATEUR = INDICATEUR + VALEURS_CSV
INDICATEUR_JSON = INDICATEUR + INDICATEUR_EN_JSON
VALEURS_DU_LIEU = TERRITOIRE + VALEURS_CSV
INDICATEURS_DU_PARTENAIRE = PARTENAIRE + INDICATEURS_CSV
TEXTE = "documents/{}/{}/"
CHERCHER = "documents/chercher/"
COPIE = "copies/{}"
# The part of a list that is too long for its page: the page's own address, the list, the rank. No other page is below «listes/», so that no id
# of a thing can be taken for a part.
PARTIE_DE_LISTE = "listes/{}{}/{}/"
ARGENT = "argent/"
ARGENT_DE = ARGENT + "{}/{}/"  # «communes» and an id, or «montants» and the name of a group
ENCART = "carte-integree/"
# The folders of each site, the portal's too, of its map of places and of what its pages load.
CARTE = "carte/"
RESSOURCES = "ressources/"
ENCART_D_INDICATEUR = INDICATEUR + ENCART
CHIFFRES_DE_L_INDICATEUR = INDICATEUR + "chiffres/"
LIEN_COURT = LIENS_COURTS + "{}/"
ENCART_DE_PARTENAIRE = PARTENAIRE + ENCART


class Adresses(Struct, frozen=True):
    """The addresses of one contract's site."""

    contrat: str

    def _ici(self, adresse: str, *ids: str) -> str:
        return f"{self.contrat}/{adresse.format(*ids)}"

    def accueil(self) -> str:
        """The contract's home page."""
        return f"{self.contrat}/"

    def rubrique(self, nom: str) -> str:
        """A page that the contract has once, by the name of its folder: «referentiel», «indicateurs», «manque», «documents», «avis»…"""
        return f"{self.contrat}/{nom}/"

    def noeud(self, id: str) -> str:
        """The page of one node of the tree."""
        return self._ici(NOEUD, id)

    def indicateur(self, id: str) -> str:
        """The page of one indicator."""
        return self._ici(INDICATEUR, id)

    def chiffres_de_l_indicateur(self, id: str) -> str:
        """The page of the figures of one indicator, one by one."""
        return self._ici(CHIFFRES_DE_L_INDICATEUR, id)

    def lien_court(self, code: str) -> str:
        """The short link of that code."""
        return self._ici(LIEN_COURT, code)

    def partenaire(self, id: str) -> str:
        """The page of one partner in this contract."""
        return self._ici(PARTENAIRE, id)

    def manque(self, partenaire: str) -> str:
        """The page of the indicators without a figure for which the document names one partner."""
        return self._ici(MANQUE_DE, partenaire)

    def territoire(self, id: str) -> str:
        """The page of one commune or neighbourhood."""
        return self._ici(TERRITOIRE, id)

    def argent_de(self, groupe: str, nom: str) -> str:
        """The page of the amounts of one commune («communes» and its id), or of a group of others («montants» and its name)."""
        return self._ici(ARGENT_DE, groupe, nom)

    def fiche(self, id: str) -> str:
        """The print page of one place. Its PDF stands beside: the same path, ending in .pdf."""
        return self._ici(FICHE, id)

    def lieu_json(self, id: str) -> str:
        """What the comparison of places is told of one place."""
        return self._ici(LIEU_JSON, id)

    def imprimer(self, nom: str) -> str:
        """The print page of one axis, or of the whole contract («bilan»). Its PDF stands beside: the same path, ending in .pdf."""
        return self._ici(IMPRIMER, nom)

    def section(self, document: str, section: str) -> str:
        """The place of a document's section on the documents page."""
        return f"{self.contrat}/documents/#{ancre(document, section)}"

    def parole(self, id: str, *, partenaire: bool) -> str:
        """The place of an opinion, or of the answer of a partner, on the page of all words."""
        return f"{self.contrat}/avis/#{ancre_de_parole(id, partenaire=partenaire)}"

    def publication(self, id: str) -> str:
        """The place of a publication on the page of sources."""
        return f"{self.contrat}/publications/#{ancre_de_publication(id)}"

    def obligation(self, id: str) -> str:
        """The place of an entry on the calendar page."""
        return f"{self.contrat}/calendrier/#{ancre_d_obligation(id)}"

    def anomalie(self, id: str) -> str:
        """The place of a contradiction on the documents page."""
        return f"{self.contrat}/documents/#{ancre_d_anomalie(id)}"

    def constats(self, sujet: str) -> str:
        """The place of a subject on the page of findings."""
        return f"{self.contrat}/constats/#{ancre_du_sujet(sujet)}"

    def texte(self, document: str, section: str) -> str:
        """The page where a section of a document is read."""
        return self._ici(TEXTE, document, section)

    def chercher(self) -> str:
        """The page that searches inside the documents."""
        return self._ici(CHERCHER)

    def original(self, document: str) -> str:
        """The PDF of a document that the city brings."""
        return f"{self.contrat}/documents/{document}/original.pdf"

    def image_de_page(self, document: str, page: str, suffixe: str) -> str:
        """The picture of one printed page."""
        return f"{self.contrat}/documents/{document}/pages/{page}.{suffixe}"


# What one follows: on the page that it is about, beside it.
NOUVEAUTES = "nouveautes/"
FLUX = "flux.xml"
FLUX_JSON = "flux.json"
AGENDA = f"{NOUVEAUTES}echeances.ics"
# What changed on the site, of a contract, or of a thing that has a page: below it.
CHANGEMENTS = "{}changements/"
CHANGEMENTS_JSON = DONNEES + "changements.json"
CHANGEMENTS_CSV = DONNEES + "changements.csv"

PORTAIL = ""
MESURES = "mesures-nationales/"
PARTENAIRES = "partenaires/"
TERRITOIRES = "territoires/"
GLOSSAIRE = "glossaire/"
# A place that several contracts name.
LIEU = "lieux/{}/"
FICHE_DU_LIEU = LIEU + "fiche/"
VIGNETTE_DU_LIEU = LIEU + "partage.png"
RECHERCHE = "recherche/"
ACCESSIBILITE = "accessibilite/"
MENTIONS = "mentions-legales/"
DONNEES_PERSONNELLES = "donnees-personnelles/"
LICENCE = "licence/"
PLAN_DU_SITE = "plan-du-site/"
PUBLICATIONS = "publications/"
THEMES = "themes/"
THEME = THEMES + "{}/"
CIBLES = "cibles-chiffrees/"
SUIVRE = "suivre/"
PRENDRE_LES_DONNEES = DONNEES
COMPARER = "comparer/"
AIDE = "aide/"
GUIDE = AIDE + "{}/"
LIEUX_A_COMPARER = COMPARER + "lieux.json"


def partie_de_liste(accueil: str, page: str, liste: str, rang: int) -> str:
    """One part of a list of the page at `page`, an address of the site whose home is at `accueil`."""
    return f"{accueil}{PARTIE_DE_LISTE.format(page.removeprefix(accueil), liste, rang)}"


def partenaire_du_portail(id: str) -> str:
    """The page of one partner across contracts."""
    return PARTENAIRE.format(id)


def lieu_du_portail(id: str) -> str:
    """The page of one place across contracts."""
    return LIEU.format(id)


def fiche_du_lieu(id: str) -> str:
    """Its print page. Its PDF stands beside: the same path, ending in .pdf."""
    return FICHE_DU_LIEU.format(id)


def theme_du_portail(id: str) -> str:
    """The page of one of our themes."""
    return THEME.format(id)


def guide_du_portail(id: str) -> str:
    """The page of one guide."""
    return GUIDE.format(id)


def flux_de(page: str) -> str:
    """The feed of the page at an address, which stands beside it."""
    return f"{page}{FLUX}"


def flux_json_de(page: str) -> str:
    """The same as JSON Feed."""
    return f"{page}{FLUX_JSON}"


def ancre(document: str, section: str) -> str:
    """The fragment of a section on the documents page."""
    return f"{document}-{section}" if section else document


def ancre_de_parole(id: str, *, partenaire: bool) -> str:
    """The fragment of an opinion, or of the answer of a partner."""
    return f"{'reponse' if partenaire else 'avis'}-{id}"


def ancre_de_publication(id: str) -> str:
    """The fragment of a publication."""
    return f"publication-{id}"


def ancre_d_obligation(id: str) -> str:
    """The fragment of an entry of the calendar."""
    return f"obligation-{id}"


def ancre_d_anomalie(id: str) -> str:
    """The fragment of a contradiction."""
    return f"anomalie-{id}"


def ancre_de_l_edition(jour: str) -> str:
    """The fragment of a frozen edition, by its ISO day."""
    return f"edition-{jour}"


def ancre_du_sujet(id: str) -> str:
    """The fragment of a subject of findings."""
    return f"constats-{id}"


class Vers(str):
    """An address as a link writes it («../o1-1/»), which knows where it leads: `cible`, a path below `public/` with its fragment."""

    cible: str

    def __new__(cls, ecrit: str, cible: str) -> "Vers":
        """`ecrit` as a string, with its `cible`."""
        vers = super().__new__(cls, ecrit)
        vers.cible = cible
        return vers

    def __reduce__(self) -> tuple[type["Vers"], tuple[str, str]]:
        return Vers, (str(self), self.cible)


def relative(de: str, vers: str) -> Vers:
    """`vers` as written in a link on the page `de`: «../o1-1/», «./» for the page itself; a fragment is kept."""
    chemin, diese, fragment = vers.partition("#")
    depuis, jusque = [part for part in de.split("/") if part], [part for part in chemin.split("/") if part]
    communs = 0
    for ici, la in zip(depuis, jusque, strict=False):
        if ici != la:
            break
        communs += 1
    # `posixpath.relpath` would say the same, but asks the system for the current folder, 100,000 times a build.
    lien = "/".join([".."] * (len(depuis) - communs) + jusque[communs:]) or "."
    dossier = not chemin or chemin.endswith("/")
    return Vers(f"{lien}{'/' if dossier else ''}{diese}{fragment}", vers)


def chemin_pour_tableur(chemin: str) -> str:
    """«donnees/valeurs.csv» → «donnees/valeurs-tableur.csv»."""
    return f"{chemin.removesuffix('.csv')}-tableur.csv"


def chemin_du_classeur(chemin: str) -> str:
    """«territoires/orly/valeurs.csv» → «territoires/orly/valeurs.xlsx»."""
    return f"{chemin.removesuffix('.csv')}.xlsx"


def absolue(site: str, adresse: str) -> str:
    """`adresse` below the public address `site` («https://…»), as other sites may link to it; empty where `site` is."""
    return f"{site.rstrip('/')}/{adresse}" if site else ""


def racine(adresse: str) -> str:
    """An address as the interface files give it, from the root of the published site: «/contrat/referentiel/o1/»."""
    return f"/{adresse}"


def ancre_de_mesure(numero: str) -> str:
    """The fragment of a national measure: «1.a» → «mesure-1-a»."""
    return f"mesure-{_en_ancre(numero)}"


def ancre_des_echos(numero: str) -> str:
    """The fragment of the promises that echo it: «1.a» → «echos-1-a»."""
    return f"echos-{_en_ancre(numero)}"


def _en_ancre(numero: str) -> str:
    return numero.replace(".", "-").replace(" ", "-")


def adresse_de_mesure(numero: str) -> str:
    """The place of a national measure on the page of all of them."""
    return f"{MESURES}#{ancre_de_mesure(numero)}"


def index_du_document(document: str) -> str:
    """The path of the index of one document, below its site."""
    return f"recherche/document-{document}.json"
