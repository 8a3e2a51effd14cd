"""The grammar: every kind of sentence of ours that holds a number, and how that number is counted from the data."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from tests.comptes.donnees import ETATS, SANS_CHIFFRE, Contrat, Ligne, Site
from tests.comptes.page import Bloc

N = r"(\d+(?:[\u00a0\u202f]\d{3})*)"
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
_JOUR = r"(\d{1,2}(?:er)?\s(?:" + "|".join(MOIS) + r")\s\d{4})"
Attendu = Iterable[object] | None


@dataclass(eq=False)
class Ou:
    """Where a sentence stands: the site, the kind of page, its contract and the id that it is about (both may be missing), its block."""

    site: Site
    genre: str
    contrat: Contrat | None
    id: str
    bloc: Bloc

    @property
    def c(self) -> Contrat:
        """The contract of the page: asked for only where there is one."""
        assert self.contrat is not None, f"no contract on a page of the kind {self.genre}"
        return self.contrat

    @property
    def adresses(self) -> list[str]:
        """The links of the nearest list item, card or cell."""
        proche = self.bloc.element.dessus("li") or self.bloc.element
        return proche.adresses

    def lie(self, genre: str) -> Ligne:
        """The thing that the first fitting link of this item leads to."""
        return next(un for adresse in self.adresses for contrat in self.contrats if (un := contrat.par_adresse(genre, adresse)))

    def contrat_lie(self) -> Contrat:
        """The contract that a link of this item leads to."""
        return next(self.site.contrats[id] for adresse in self.adresses if (id := adresse.strip("/").split("/")[0]) in self.site.contrats)

    @property
    def contrats(self) -> list[Contrat]:
        """That of the page; on the portal, all."""
        return [self.contrat] if self.contrat else list(self.site.contrats.values())


@dataclass(frozen=True)
class Forme:
    """One kind of sentence: its name, its words, the kinds of pages that may hold it, and its recount."""

    nom: str
    motif: re.Pattern[str]
    genres: frozenset[str]
    compter: Callable[[Ou, re.Match[str]], Attendu]


@dataclass
class Grammaire:
    """All of them, in the order in which they are tried."""

    formes: list[Forme] = field(default_factory=list)

    def forme(self, motif: str, *genres: str) -> Callable[[Callable[[Ou, re.Match[str]], Attendu]], Callable[[Ou, re.Match[str]], Attendu]]:
        """Adds a kind of sentence; the function gives, for each group of `motif` in turn, what it must be, or None where it cannot tell."""

        def ajouter(compter: Callable[[Ou, re.Match[str]], Attendu]) -> Callable[[Ou, re.Match[str]], Attendu]:
            self.formes.append(Forme(compter.__name__, re.compile(motif), frozenset(genres), compter))
            return compter

        return ajouter


G = Grammaire()
forme = G.forme


def jour_fr(iso: str) -> str:
    """«1er juillet 2015»."""
    annee, mois, jour = iso.split("-")
    return f"{'1er' if int(jour) == 1 else int(jour)} {MOIS[int(mois) - 1]} {annee}"


def nombre(texte: str) -> Fraction:
    """A number as pages write it."""
    return Fraction(re.sub(r"\s", "", texte).replace(",", "."))


def egal(lu: str, attendu: object) -> bool:
    """True where what a page says is what was counted."""
    if isinstance(attendu, str):
        return re.sub(r"\s+", " ", lu) == re.sub(r"\s+", " ", attendu)
    assert isinstance(attendu, int | Fraction), attendu
    return nombre(lu) == attendu


def _simple(mots: str) -> str:
    return re.sub(r"\s+", " ", mots)


# What was read


@forme(rf"{N} documents lus au {_JOUR}")
def documents_lus(ou: Ou, _: re.Match[str]) -> Attendu:
    """«dans les 8 documents lus au 27 novembre 2026»."""
    combien, jours = (ou.site.lus(), [c.tout["lecture_arretee_le"] for c in ou.site.contrats.values()])
    if ou.genre == "portail-publications":
        ou = Ou(ou.site, ou.genre, ou.contrat_lie(), "", ou.bloc)
    if ou.contrat:
        combien, jours = len(ou.c.lus), [ou.c.tout["lecture_arretee_le"]]
    return [combien, jour_fr(min(jours))]


@forme(rf"[Dd]ocument lu au {_JOUR}")
def document_lu(ou: Ou, _: re.Match[str]) -> Attendu:
    """«dans le document lu au …»: one was read."""
    contrat = ou.contrat_lie() if ou.genre == "portail-publications" else ou.c
    assert len(contrat.lus) == 1, f"{len(contrat.lus)} documents were read"
    return [jour_fr(contrat.tout["lecture_arretee_le"])]


@forme(rf"Situation calculée au {_JOUR}")
def calculee_le(ou: Ou, _: re.Match[str]) -> Attendu:
    """The day of the computation."""
    return [jour_fr(next(iter(ou.site.contrats.values())).tout["contrat"]["calcule_le"])]


@forme(rf"jusqu’au {_JOUR}")
def fin_prolongee(ou: Ou, _: re.Match[str]) -> Attendu:
    """The end that a law moved."""
    fins = [
        publication[cle]
        for publication in ou.c.tout["publications"]
        for cle in ("fin_du_contrat", "fin_des_contrats_de_ville")
        if publication[cle]
    ]
    return [jour_fr(max(fins))] if fins else None


# States


def _etats(ou: Ou) -> Counter[str] | None:
    """The states of the indicators that a bar, its list or its sentence tells of."""
    if ou.genre == "portail-accueil":
        return ou.contrat_lie().etats(ou.contrat_lie().indicateurs) if ou.bloc.dans("eo-carte") else ou.site.etats()
    contrat = ou.c
    if ou.bloc.dans("eo-carte"):
        return contrat.etats(contrat.indicateurs_sous(ou.lie("noeuds")["id"]))
    if ou.genre == "referentiel":
        id = next(id for id in contrat.noeuds if ou.bloc.ancre in (id, f"noeud-{id}", f"racine-{id}"))
        return contrat.etats(contrat.indicateurs_sous(id))
    if ou.genre == "partenaire":
        return contrat.etats(contrat.indicateurs_de(ou.id))
    if ou.genre == "lieu":
        ligne = next(ligne for ligne in contrat.tables["syntheses"] if (ligne["genre"], ligne["id"]) == ("territoire", ou.id))
        etats = Counter({etat: int(ligne[etat]) for etat in ETATS})
        propres = Counter(contrat.lieux[ou.id]["indicateurs"].values())
        assert +etats == +propres, f"syntheses.csv says {+etats} of {ou.id}, referentiel.json {+propres}"
        return etats
    if ou.genre == "methode":
        return contrat.etats(contrat.indicateurs_sous(next(iter(contrat.noeuds))))
    return contrat.etats(contrat.indicateurs)


def _trier(texte: str) -> Counter[str]:
    """The states that a list of words tells, «3 atteints, 2 sans chiffre trouvé»; each must be told once, and nothing be left."""
    dits: Counter[str] = Counter()
    reste = texte
    for etat, mots in ETATS.items():
        if trouves := re.findall(rf"{N} {mots}", reste):
            assert len(trouves) == 1, f"told twice: {etat} in «{texte}»"
            dits[etat] = int(nombre(trouves[0]))
            reste = re.sub(rf"{N} {mots}", "", reste)
    assert not re.search(r"\d", reste), f"no known state in «{reste}»"
    return dits


@forme(rf"^\W*{N} ((?:{'|'.join(ETATS.values())}))$")
def legende(ou: Ou, m: re.Match[str]) -> Attendu:
    """One line of the list beside a bar."""
    etats = _etats(ou)
    etat = next(etat for etat, mots in ETATS.items() if re.fullmatch(mots, m[2]))
    return None if etats is None else [etats[etat], None]


@forme(
    rf"{N} indicateurs?, (aucun n’a de chiffre trouvé|(?:tous )?(?:{'|'.join(ETATS.values())}))\.(?: {N} indicateurs? annoncés? n’(?:a|ont) pas de définition trouvée)?"
)
def tous_dans_un_etat(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 indicateurs, tous mesurés, sans cible comparable. 1 indicateur annoncé n’a pas de définition trouvée.»"""
    etats = _etats(ou)
    if etats is None:
        return None
    mots = "sans chiffre trouvé" if "aucun n’a" in m[2] else re.sub(r"^(tous|toutes) ", "", m[2])
    (etat,) = [etat for etat, autres in ETATS.items() if re.fullmatch(autres, mots)]
    definis = sum(etats.values()) - etats["a_definir"]
    assert etats[etat] == definis, f"all {definis} are said «{etat}», {etats[etat]} are"
    return [definis, None, None if m[3] is None and not etats["a_definir"] else etats["a_definir"]]


@forme(rf"{N} indicateurs? : ([^.]*)\.(?: {N} indicateurs? annoncés? n’(?:a|ont) pas de définition trouvée)?")
def plusieurs_etats(ou: Ou, m: re.Match[str]) -> Attendu:
    """«130 indicateurs : 4 mesurés, sans cible comparable et 126 peut-être publiés ailleurs.» The parts make the whole."""
    etats = _etats(ou)
    if etats is None:
        return None
    promis = etats["a_definir"]
    dits = _trier(m[2])
    assert dits == +(etats - Counter(a_definir=promis)), f"the page says {dits}, the data {+etats}"
    assert sum(dits.values()) == nombre(m[1]), f"the parts make {sum(dits.values())}"
    return [sum(etats.values()) - promis, None, None if m[3] is None and not promis else promis]


@forme(rf"^{N} indicateurs? annoncés? n’(?:a|ont) pas de définition trouvée")
def seulement_annonces(ou: Ou, _: re.Match[str]) -> Attendu:
    """A part of which nothing is defined."""
    etats = _etats(ou)
    return None if etats is None else [etats["a_definir"]]


@forme(r"((?:\d+ \+ )*\d+) = (\d+)", "methode")
def addition(ou: Ou, m: re.Match[str]) -> Attendu:
    """«126 + 4 = 130»: true, and of the states of the first node."""
    etats = _etats(ou)
    assert etats is not None
    parties = [int(partie) for partie in m[1].split(" + ")]
    assert sum(parties) == int(m[2]), m[0]
    assert sorted(parties) == sorted(etats[etat] for etat in +etats), f"{m[0]} of {+etats}"
    return [None, sum(etats.values())]


_ESSENTIEL = {
    ("atteint",): "atteints?",
    ("non_atteint",): "non atteints? au dernier chiffre trouvé",
    ("en_bonne_voie", "a_surveiller", "en_recul"): "en cours",
    ("sans_objectif",): "avec un chiffre, sans cible comparable",
    ("secret",): "sous secret statistique",
    SANS_CHIFFRE: "sans chiffre trouvé",
}


@forme(rf"Sur {N} indicateurs? annoncés : (.*?)(?:\.|$)")
def essentiel(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Sur 392 indicateurs annoncés : 0 atteint, … et 374 sans chiffre trouvé dans les …» leaves nothing out."""
    etats = _etats(ou)
    assert etats is not None
    reste, somme = m[2], 0
    for groupe, mots in _ESSENTIEL.items():
        attendu = sum(etats[etat] for etat in groupe)
        trouves = re.findall(rf"(?<!non ){N} {mots}(?! au dernier)", reste) if groupe == ("atteint",) else re.findall(rf"{N} {mots}", reste)
        dit = [int(nombre(trouve)) for trouve in trouves]
        assert dit == [attendu] or (not dit and not attendu and groupe != ("atteint",)), (
            f"«{mots}»: the page says {dit}, the data {attendu}"
        )
        somme += sum(dit)
    assert somme == nombre(m[1]), f"the parts of {m[1]} make {somme}"
    return [sum(etats.values()), None]


# Home pages


@forme(rf"^{N} (.+)$", "accueil", "portail-accueil")
def cle(ou: Ou, m: re.Match[str]) -> Attendu:
    """The large number of a card of a home page: promises, indicators without figure, places."""
    if not ou.bloc.dans("eo-cle__chiffre", "eo-carte__promis") and not ou.bloc.dans("eo-carte"):
        return None
    mot = m[2]
    contrats = ou.contrats
    if ou.genre == "portail-accueil" and ou.bloc.dans("eo-carte"):
        contrats = [ou.contrat_lie()]
    if ou.bloc.dans("eo-cle--promis", "eo-carte"):
        if ou.genre == "accueil" or ou.bloc.dans("eo-carte"):
            niveaux = {promesse["niveau"] for promesse in contrats[0].promesses}
            noms = (
                {contrats[0].niveau(id)[cle].lower() for id in niveaux for cle in ("nom", "pluriel")}
                if len(niveaux) == 1
                else {"promesses"}
            )
            assert mot in noms, f"«{mot}» is none of {noms}"
        return [sum(len(contrat.promesses) for contrat in contrats), None]
    if ou.bloc.dans("eo-cle--manque"):
        return [sum(contrat.sans_chiffre(contrat.indicateurs) for contrat in contrats), None]
    if mot.startswith("quartier"):
        return [len(ou.c.de_type("qpv", "qva")) if ou.contrat else ou.site.combien("qpv", "qva"), None]
    return [len(ou.c.de_type("commune")) if ou.contrat else ou.site.combien("commune"), None]


@forme(rf"^En {N} ([^\d]+?)(?: et {N} (.+))?\.$", "accueil")
def niveaux(ou: Ou, m: re.Match[str]) -> Attendu:
    """«En 3 thématiques et 9 objectifs prioritaires.»"""
    comptes = []
    for mots in (m[2], m[4]):
        noms = [niveau["id"] for niveau in ou.c.tout["contrat"]["niveaux"] if mots in (niveau["nom"].lower(), niveau["pluriel"].lower())]
        comptes.append(sum(noeud["niveau"] in noms for noeud in ou.c.des_axes))
    return [comptes[0], None, comptes[1] if m[3] else None, None]


@forme(rf"{N} (?:a|ont) des chiffres publiés ailleurs", "accueil", "portail-accueil")
def dont_publies(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = _etats(ou)
    return [etats["publie_ailleurs"]] if etats else None


@forme(rf"{N} en (?:a|ont) peut-être dans des publications connues", "accueil", "portail-accueil")
def dont_peut_etre(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = _etats(ou)
    return [etats["peut_etre_ailleurs"]] if etats else None


@forme(rf"{N} (?:est annoncé|sont annoncés) sans définition trouvée", "accueil", "portail-accueil")
def dont_annonces(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = _etats(ou)
    return [etats["a_definir"]] if etats else None


@forme(rf"dans {N} contrats", "portail-accueil")
def contrats(ou: Ou, _: re.Match[str]) -> Attendu:
    """How many contracts the portal has."""
    return [len(ou.site.contrats)]


@forme(rf"{N} (?:communes et arrondissements|commune ou arrondissement)(?:, {N} quartiers?)?", "portail-accueil", "portail-territoires")
def lieux_du_portail(ou: Ou, m: re.Match[str]) -> Attendu:
    """A place that several contracts share counts once."""
    return [ou.site.combien("commune"), None if m[2] is None else ou.site.combien("qpv", "qva")]


@forme(rf"{N} (communes?|arrondissements?)(?:, {N} quartiers?(?! prioritaire| de veille))?", "portail-accueil", "portail-territoires")
def lieux_d_un_contrat(ou: Ou, m: re.Match[str]) -> Attendu:
    """In the list of contracts: as many as the contract's own pages say."""
    contrat = ou.contrat_lie()
    return [len(contrat.de_type("commune")), None, None if m[3] is None else len(contrat.de_type("qpv", "qva"))]


@forme(rf"{N} quartiers?$", "accueil", "portail-accueil", "portail-territoires")
def quartiers_d_une_commune(ou: Ou, m: re.Match[str]) -> Attendu:
    """At the head of a folded commune."""
    nom = ou.bloc.texte[: -len(m[0])].strip()
    if ou.contrat is None:
        return [ou.site.quartiers_de(nom)]
    return [len(ou.c.quartiers_de(next(lieu["id"] for lieu in ou.c.de_type("commune") if lieu["nom"] == nom)))]


@forme(rf"{N} quartiers? prioritaires?(?: \(QPV\)| (?=et \d))", "accueil", "territoires", "carte")
def qpv(ou: Ou, _: re.Match[str]) -> Attendu:
    """Priority neighbourhoods of the contract."""
    return [len(ou.c.de_type("qpv"))]


@forme(rf"{N} quartiers? de veille active(?: \(QVA\))?", "accueil", "territoires", "carte")
def qva(ou: Ou, _: re.Match[str]) -> Attendu:
    """The others."""
    return [len(ou.c.de_type("qva"))]


@forme(rf"{N} (?:communes?|arrondissements?)\b", "accueil", "territoires", "carte")
def communes(ou: Ou, _: re.Match[str]) -> Attendu:
    """Communes of the contract."""
    return [len(ou.c.de_type("commune"))]


@forme(rf"{N} partenaires?\b", "portail-accueil", "portail-partenaires")
def partenaires(ou: Ou, _: re.Match[str]) -> Attendu:
    """All partners that have a page, each once."""
    return [len(ou.site.partenaires())]


@forme(rf"{N} lignes?\b", "portail-accueil")
def mesures_nationales(ou: Ou, _: re.Match[str]) -> Attendu:
    """National measures, as the table prints them."""
    return [len(next(iter(ou.site.contrats.values())).tout["mesures_nationales"])]


@forme(rf"{N} anomalies? relevées?", "accueil", "documents")
def anomalies(ou: Ou, _: re.Match[str]) -> Attendu:
    """Contradictions: all, or those of one row of the table of contents."""
    if ou.bloc.element.dessus("td"):
        return [sum(_de_la_section(ou, un) for un in ou.c.tout["anomalies"])]
    return [len(ou.c.tout["anomalies"])]


@forme(rf"{N} priorités? des conseils citoyens", "accueil", "avis")
def priorites(ou: Ou, _: re.Match[str]) -> Attendu:
    """Printed priorities of residents' councils."""
    return [sum(len(noeud["conseils_citoyens"]["points"]) for noeud in ou.c.noeuds.values() if noeud["conseils_citoyens"])]


# What is looked for


@forme(
    rf"Pour {N} indicateurs?, (aucun chiffre trouvé|des chiffres ont été publiés ailleurs|le document annonce une définition)[^.;]*(;)?",
    "accueil",
    "manque",
)
def pour_indicateurs(ou: Ou, m: re.Match[str]) -> Attendu:
    """One sentence per state without figure; what may be elsewhere follows a semicolon."""
    etats = _etats(ou)
    assert etats is not None
    etat = {
        "aucun chiffre trouvé": "peut_etre_ailleurs" if m[3] else "aucun_chiffre",
        "des chiffres ont été publiés ailleurs": "publie_ailleurs",
    }
    return [etats[etat.get(m[2], "a_definir")], None, None]


@forme(
    rf"[Nn]ommés? pour {N} indicateurs? ; (?:aucun chiffre|(?:un )?chiffre) trouvé pour (?:{N} d’entre eux|(celui-ci|aucun d’entre eux|chacun))"
)
def nomme_et_trouve(ou: Ou, m: re.Match[str]) -> Attendu:
    """«nommé pour 214 indicateurs ; aucun chiffre trouvé pour 208 d’entre eux», of one partner or of each of several."""
    rangee = ou.bloc.element.dessus("li")
    ids = [ou.id] if ou.genre == "manque-partenaire" else [adresse.split("/")[-1] for adresse in (rangee.adresses if rangee else [])]
    for id in ids:
        siens = ou.c.indicateurs_de(id)
        sans = ou.c.sans_chiffre(siens)
        assert len(siens) == nombre(m[1]), f"{id} is named for {len(siens)}"
        if m[2]:
            assert sans == nombre(m[2]), f"{sans} of {id} have no figure"
        else:
            voulu = 0 if m[3] == "chacun" or m[0].split(" ; ")[1].startswith("un chiffre") else len(siens)
            assert sans == voulu, f"{sans} of {id} have no figure: «{m[0]}»"
    return [None, None, None] if ids else None


@forme(rf"Les voir tous \({N}\)", "manque")
def les_voir_tous(ou: Ou, _: re.Match[str]) -> Attendu:
    """The fold of those of a long list: as many links as it holds."""
    bloc = ou.bloc.element.dessus("details")
    assert bloc is not None
    return [len([adresse for adresse in bloc.adresses if "/indicateurs/" in adresse])]


@forme(rf"^{N} indicateurs?, (.+)$", "manque")
def annonces_ensemble(ou: Ou, _: re.Match[str]) -> Attendu:
    """The heading of what was announced in the same words."""
    mots = re.sub(r"\s+", " ", ou.bloc.texte.split(", ", 1)[1])
    quand = "" if mots == "sans date imprimée" else mots
    annonces = [un for un in ou.c.indicateurs.values() if un["avancement"]["statut"] == "a_definir"]
    return [sum(((un["echeance"] or {}).get("texte") or "") == quand for un in annonces), None]


# Partners


@forme(
    rf"(?:{N} promesses? le nomme(?:nt)?|Aucune promesse ne le nomme(?: directement)?)(?: dans ce contrat)?(?:[,;  ]+(?:il est nommé pour )?{N} indicateurs?(?: pour (?:lequel|lesquels) le document le nomme, dont {N} avec un chiffre trouvé)?)?"
)
def promesses_et_indicateurs(ou: Ou, m: re.Match[str]) -> Attendu:
    """Of one partner in one contract."""
    contrat = ou.contrat or ou.site.contrats[ou.bloc.ancre.removeprefix("contrat-")]
    siens = contrat.indicateurs_de(ou.id)
    promesses = len(contrat.promesses_de(ou.id))
    assert m[1] or not promesses, f"{promesses} promises name it"
    trouves = len(siens) - contrat.sans_chiffre(siens)
    return [promesses if m[1] else None, len(siens) if m[2] else None, trouves if m[3] else None]


@forme(rf"(Promesses qui le nomment|Indicateurs pour lesquels il est nommé) \({N}\)", "partenaire")
def repliees(ou: Ou, m: re.Match[str]) -> Attendu:
    """The folds of a partner's page: its own, or those of a collective that it belongs to."""
    id = ou.bloc.ancre.removeprefix("part-")
    return [None, len(ou.c.promesses_de(id) if m[1].startswith("Promesses") else ou.c.indicateurs_de(id))]


@forme(rf"^{N}$", "partenaires")
def ligne_de_partenaire(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell of the list of partners."""
    assert ou.bloc.rangee is not None
    id = next(adresse.split("/")[-1] for adresse in ou.bloc.rangee.element.adresses if "/partenaires/" in adresse)
    siens = ou.c.indicateurs_de(id)
    par_colonne = {"Promesses qui le nomment": len(ou.c.promesses_de(id)), "Indicateurs pour lesquels il est nommé": len(siens)}
    return [par_colonne.get(ou.bloc.colonne, len(siens) - ou.c.sans_chiffre(siens))]


_NOUVELLES = "en cours|réalisé|réalisée|réalisés|réalisées|abandonnée?s?|reportée?s?|non réalisée?s?|engagée?s?|en partie réalisée?s?|sans nouvelle trouvée"


@forme(rf"^{N} ([^:,.\d]+)(?:, (?:tous |toutes )?sans nouvelle trouvée| : ([^.]*))", "partenaire", "referentiel", "accueil", "manque")
def nouvelles(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 actions : 1 réalisée, 2 sans nouvelle trouvée»: of the promises that name this partner and bear a state."""
    if ou.genre != "partenaire":
        return None
    siennes = [ou.c.noeuds[id] for id in ou.c.promesses_de(ou.id) if ou.c.noeuds[id]["etat"]]
    comptes = Counter(noeud["etat"]["etat"] for noeud in siennes)
    if m[3] is None:
        assert set(comptes) <= {"aucune_nouvelle"}, f"news were found: {comptes}"
        return [len(siennes), None, None]
    parties = {mots: int(nombre(combien)) for combien, mots in re.findall(rf"{N} ([^\d,]+?)(?:,|$)", m[3])}
    assert sum(parties.values()) == len(siennes), f"{parties} of {len(siennes)}"
    assert parties.get("sans nouvelle trouvée", 0) == comptes["aucune_nouvelle"], f"{parties}, {comptes}"
    for mots, combien in parties.items():
        if mots != "sans nouvelle trouvée":
            assert (
                comptes[next(etat for etat in comptes if mots.startswith(etat[:5].replace("e", "é", 1)) or mots.startswith(etat[:5]))]
                == combien
            ), (parties, comptes)
    return [len(siennes), None, None]


# Places


@forme(rf"^{N} ([^\d]+?) (?:nomme|nomment) ce lieu", "lieu")
def qui_nomment(ou: Ou, m: re.Match[str]) -> Attendu:
    """«5 promesses nomment ce lieu», with the document's own word where all are of one level."""
    tetes = ou.c.qui_nomment({ou.id})
    niveaux = {ou.c.noeuds[tete]["niveau"] for tete in tetes}
    noms = {ou.c.niveau(next(iter(niveaux)))[cle].lower() for cle in ("nom", "pluriel")} if len(niveaux) == 1 else {"promesse", "promesses"}
    if not tetes:
        noms = {"indicateur", "indicateurs"}
    assert m[2] in noms, f"«{m[2]}» is none of {noms}"
    return [len(tetes) or len(ou.c.indicateurs_qui_nomment({ou.id})), None]


@forme(rf"Soit {N} promesses?", "lieu")
def soit(ou: Ou, _: re.Match[str]) -> Attendu:
    """The promises of the parts that name this place."""
    return [sum(ou.c.contenu(tete)[0] for tete in ou.c.qui_nomment({ou.id}))]


@forme(rf"{N} parties? du contrat nomme(?:nt)? (.+?)\.", "lieu")
def autour(ou: Ou, m: re.Match[str]) -> Attendu:
    """Parts that name what is near this place, and not it."""
    if "quartiers pris ensemble" in m[2]:
        proches = [lieu["id"] for lieu in ou.c.ensembles_de(ou.id)]
    elif "quartiers" in m[2]:
        proches = [lieu["id"] for lieu in ou.c.quartiers_de(ou.id)]
    else:
        proches = ou.c.lieux[ou.id]["communes"]
    return [len(ou.c.qui_nomment(proches, ou.id)), None]


@forme(rf"{N} ([^\d.]+?)(?: et {N} ([^\d.]+?))? (?:vaut|valent) pour tout le contrat", "lieu")
def valent_partout(ou: Ou, m: re.Match[str]) -> Attendu:
    """«5 orientations et 1 contribution valent pour tout le contrat.»"""
    comptes = Counter(ou.c.noeuds[tete]["niveau"] for tete in ou.c.de_partout)
    voulu = [None if mots is None else sum(combien for id, combien in comptes.items() if mots in (ou.c.niveau(id)["nom"].lower(), ou.c.niveau(id)["pluriel"].lower())) for mots in (m[2], m[4])]  # fmt: skip
    assert sum(combien or 0 for combien in voulu) == len(ou.c.de_partout), f"{comptes} hold for the whole contract"
    return [voulu[0], None, voulu[1], None]


@forme(rf"(?<![\d.]){N} (promesse|indicateur)s?\b(?: et {N} indicateurs?)?", "lieu")
def contenu(ou: Ou, m: re.Match[str]) -> Attendu:
    """What one part of the list of promises holds."""
    if not ou.bloc.ancre.startswith("promesses-"):
        return None
    promesses, indicateurs = ou.c.contenu(ou.lie("noeuds")["id"])
    return [promesses if m[2] == "promesse" else indicateurs, None, indicateurs if m[3] else None]


def _lieux_du_groupe(ou: Ou, ancre: str) -> list[str]:
    lieu = ou.c.lieux[ou.id]
    return {
        "ici": [ou.id],
        "commune": lieu["communes"] if lieu["type"] in ("qpv", "qva") else [],
        "quartiers": [autre["id"] for autre in ou.c.quartiers_de(ou.id)],
        "ensembles": [autre["id"] for autre in ou.c.ensembles_de(ou.id)],
        "tout": [autre["id"] for autre in ou.c.de_type("perimetre")],
    }[ancre.removeprefix("mesures-")]


def _mesures(ou: Ou, lieux: Iterable[str]) -> tuple[int, int]:
    """How many figures these places have, and how many of the places have some."""
    comptes = [len(_mesures_en(ou.c, lieu)) for lieu in lieux]
    return sum(comptes), sum(map(bool, comptes))


def _mesures_en(contrat: Contrat, lieu: str) -> set[str]:
    """The indicators that have a figure here: the place's own; for the perimeter, the totals of all places too."""
    propres = contrat.mesures_en(lieu)
    if contrat.lieux[lieu]["type"] == "perimetre":
        propres = propres | {id for id, un in contrat.indicateurs.items() if un["chiffre"] and un["chiffre"]["origine"] == "somme"}
    return propres


@forme(rf"^{N} indicateurs? chiffrés?|^{N} chiffres? pour {N} lieux", "lieu")
def mesures_du_groupe(ou: Ou, m: re.Match[str]) -> Attendu:
    """Above a table of figures, or the large number of the page."""
    lieux = [ou.id] if ou.bloc.dans("eo-cle") else _lieux_du_groupe(ou, ou.bloc.ancre)
    combien, ou_sont = _mesures(ou, lieux)
    return [combien if m[1] else None, combien if m[2] else None, ou_sont if m[3] else None]


@forme(rf"(?:À l’échelle de : |, | et )?([^,()]+?) \((?:{N} indicateurs? chiffrés?|{N} chiffres? pour {N} lieux)\)", "lieu")
def a_l_echelle_de(ou: Ou, m: re.Match[str]) -> Attendu:
    """«À l’échelle de : Orly (14 indicateurs chiffrés), ses quartiers (5 chiffres pour 2 lieux)»."""
    nom = re.sub(r"^.*?(?:À l’échelle de[\s ]: |^et )", "", m[1])
    if "pris ensemble" in nom:
        lieux = _lieux_du_groupe(ou, "ensembles")
    elif re.match(r"ses quartiers", nom):
        lieux = _lieux_du_groupe(ou, "quartiers")
    elif re.match(r"s(?:es|a|on) ", nom):
        lieux = _lieux_du_groupe(ou, "commune")
    else:
        lieux = [lieu["id"] for lieu in ou.c.lieux.values() if lieu["nom"] == nom]
    combien, ou_sont = _mesures(ou, lieux)
    return [None, combien if m[2] else None, combien if m[3] else None, ou_sont if m[4] else None]


@forme(rf"{N} indicateurs? en secret statistique pour ce lieu", "lieu")
def secrets(ou: Ou, _: re.Match[str]) -> Attendu:
    """Indicators whose figure here is kept secret."""
    return [len({ligne["indicateur"] for ligne in ou.c.tables["valeurs"] if ligne["territoire"] == ou.id and ligne["statut"] == "secret"})]


@forme(rf"rattaché à {N} (?:communes?|arrondissements?)", "lieu")
def rattache(ou: Ou, m: re.Match[str]) -> Attendu:
    """Over how many communes each set of neighbourhoods lies, in their order."""
    rang = len(re.findall("rattaché à", ou.bloc.texte[: ou.bloc.texte.find(m[0])]))
    return [len(ou.c.ensembles_de(ou.id)[rang]["communes"])]


@forme(rf"{N} habitants?", "lieu")
def habitants(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of this place, or of one in its list of neighbourhoods."""
    lieu = ou.lie("territoires") if ou.bloc.element.nom == "li" else ou.c.lieux[ou.id]
    return [lieu["population"]]


@forme(r"^(\w*\d\w*)$", "lieu")
def code(ou: Ou, _: re.Match[str]) -> Attendu:
    """The official code."""
    return [str(ou.c.lieux[ou.id]["code"])] if ou.bloc.terme.startswith("Code") else None


@forme(r"^(\d+(?:,\d+)?[\s ]?%)$", "lieu", "territoires", "carte")
def poids(ou: Ou, _: re.Match[str]) -> Attendu:
    """The share of the population, as the document prints it."""
    if ou.bloc.terme.startswith("Part de la population"):
        return [ou.c.lieux[ou.id]["poids"]]
    rangee = ou.bloc.rangee
    lieu = ou.c.par_adresse("territoires", rangee.element.adresses[0]) if rangee and rangee.element.adresses else None
    return [lieu["poids"]] if lieu and ou.bloc.colonne.startswith("Part") else None


@forme(rf"^{N}$", "territoires", "carte")
def habitants_du_tableau(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell of the tables of places."""
    rangee = ou.bloc.rangee
    lieu = ou.c.par_adresse("territoires", rangee.element.adresses[0]) if rangee and rangee.element.adresses else None
    return [lieu["population"]] if lieu and ou.bloc.colonne == "Habitants" else None


@forme(rf"{N} quartiers? dont nous ne connaissons pas l’emplacement", "territoires", "carte")
def sans_emplacement(ou: Ou, _: re.Match[str]) -> Attendu:
    """Neighbourhoods without a point."""
    return [sum(lieu["latitude"] is None for lieu in ou.c.de_type("qpv", "qva"))]


@forme(rf"^{N}[\s ]€ · ", "lieu")
def montant_d_un_fait(ou: Ou, m: re.Match[str]) -> Attendu:
    """An amount that the document prints, below its sentence."""
    lieu = ou.bloc.ancre.removeprefix("faits-")
    montants = [fait["montant"] for fait in ou.c.tout["faits"] if lieu in fait["territoires"]]
    return [nombre(m[1]).numerator if nombre(m[1]) in montants else 0]


@forme(r"^(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?:[\s ](?:€|%))?$", "lieu")
def chiffre_du_lieu(ou: Ou, _: re.Match[str]) -> Attendu:
    """The last figure of a row: that of the row of valeurs.csv for its place and period, or a sum of such rows."""
    if ou.bloc.colonne != "Chiffre" or ou.bloc.rangee is None:
        return None
    ligne = ou.bloc.element.dessus("tr")
    assert ligne is not None
    indicateur, periode = _de_la_rangee(ou), _periode(ligne.cellules[2].texte)
    ailleurs = ligne.cellules[3].element.adresses
    autre = ou.c.par_adresse("territoires", ailleurs[0]) if ailleurs else None
    lieu = autre["id"] if autre else ou.id
    ligne_du_tableau = ou.c.valeurs.get((indicateur["id"], lieu, periode))
    if ligne_du_tableau and ligne_du_tableau["unite"] in ("texte", "mixte"):
        assert _simple(ligne_du_tableau["valeur"]) == ou.bloc.texte, f"the data say «{ligne_du_tableau['valeur']}»"
        return [None]
    valeur = ou.c.somme(indicateur["id"], [lieu], [periode])
    if valeur is None and ou.c.lieux[lieu]["type"] == "perimetre":
        valeur = _parlant(ou.c, indicateur)
    return [valeur] if valeur is not None else None


# Lists of indicators


@forme(r"^(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?: (?:€|%))?(?= |$)", "indicateurs", "partenaire")
def dernier_chiffre(ou: Ou, _: re.Match[str]) -> Attendu:
    """«1 030 € Paris, 2018»: the figure that speaks, from the rows that it is made of."""
    if ou.bloc.colonne != "Dernier chiffre":
        return None
    indicateur = _de_la_rangee(ou)
    parlant = indicateur["chiffre"]
    if parlant and parlant["mots"]:
        ligne = ou.c.valeurs[indicateur["id"], parlant["territoires"][0], parlant["periodes"][0]]
        assert ou.bloc.texte.startswith(_simple(ligne["valeur"])), f"the data say «{ligne['valeur']}»"
        return [None]
    valeur = _parlant(ou.c, indicateur)
    return None if valeur is None else [valeur]


def _de_la_rangee(ou: Ou) -> Ligne:
    """The indicator of this row."""
    assert ou.bloc.rangee is not None
    indicateur = ou.c.par_adresse("indicateurs", ou.bloc.rangee.element.adresses[0])
    assert indicateur is not None
    return indicateur


def _parlant(contrat: Contrat, indicateur: Ligne) -> Fraction | None:
    """The figure that speaks for an indicator: its rows added up, less those that are taken away."""
    parlant = indicateur["chiffre"]
    if not parlant or parlant["mots"]:
        return None
    plus = contrat.somme(indicateur["id"], parlant["territoires"], parlant["periodes"])
    moins = contrat.somme(indicateur["id"], parlant["territoires"], parlant["periodes_retranchees"])
    return None if plus is None or moins is None else plus - moins


_UN = r"(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?: (?:€|%))?"
_QUAND = r"\((\d{4}(?:-\d{4}| à \d{4})?)\)"


@forme(rf"De {_UN} {_QUAND} à {_UN} {_QUAND}", "indicateurs", "partenaire")
def tendance(ou: Ou, m: re.Match[str]) -> Attendu:
    """«De 400 (2016) à 1 222 (2017)»: two rows of the figure's own places."""
    indicateur = _de_la_rangee(ou)
    lieux = indicateur["chiffre"]["territoires"]
    premiere, derniere = (ou.c.somme(indicateur["id"], lieux, [_periode(quand)]) for quand in (m[2], m[4]))
    assert premiere is not None, f"no row of {m[2]}"
    assert derniere is not None, f"no row of {m[4]}"
    return [premiere, None, derniere, None]


def _periode(mots: str) -> str:
    """«2015 à 2019» as the tables write it."""
    return re.sub(r"^(\d{4}) à (\d{4})$", r"\1/\2", mots)


@forme(rf"(\d{{4}}) : {_UN} sur {_UN} pour ([^,]+), soit (\d+(?:,\d+)?) %", "lieu")
def part_du_tout(ou: Ou, m: re.Match[str]) -> Attendu:
    """«2017 : 1 147 sur 2 985 pour Paris, soit 38,4 % (notre calcul)»."""
    libelle = ou.bloc.texte.split(" : ")[0]
    tout = next(id for id, lieu in ou.c.lieux.items() if lieu["nom"] == m[4])
    indicateur = next(
        id
        for id, un in ou.c.indicateurs.items()
        if un["libelle"] == libelle and (id, ou.id, m[1]) in ou.c.valeurs and (id, tout, m[1]) in ou.c.valeurs
    )
    partie, ensemble = ou.c.somme(indicateur, [ou.id], [m[1]]), ou.c.somme(indicateur, [tout], [m[1]])
    assert partie is not None
    assert ensemble
    decimales = len(m[5].partition(",")[2])
    assert abs(partie * 100 / ensemble - nombre(m[5])) <= Fraction(1, 2 * 10**decimales), f"{float(partie * 100 / ensemble)} %"
    return [None, partie, ensemble, None, None]


@forme(rf"dans les {N} documents du contrat|dans un seul des {N} documents du contrat", "documents")
def documents_du_contrat(ou: Ou, m: re.Match[str]) -> Attendu:
    """In how many of the contract's documents contradictions were found."""
    touches = {un["source"]["document"] for un in ou.c.tout["anomalies"]}
    assert (len(touches) == 1) == (m[1] is None), touches
    return [len(touches) if m[1] else None, len(ou.c.tout["documents"]) if m[2] else None]


# Documents, publications, method, data


def _section(ou: Ou) -> tuple[str, str]:
    """The ids of the document and of the section of this row of the table of contents, by its title."""
    assert ou.bloc.rangee is not None
    titre = re.sub(r"\s+", " ", ou.bloc.rangee.texte)
    documents = ou.c.tout["documents"]
    return next(
        (document["id"], section["id"])
        for document in documents
        for section in document["sections"]
        if re.sub(r"\s+", " ", section["titre"]) == titre and (len(documents) == 1 or document["id"] == ou.bloc.ancre)
    )


def _de_la_section(ou: Ou, un: Ligne) -> bool:
    """True where a thing of the data comes from the section of this row."""
    return bool(un["source"]) and (un["source"]["document"], un["source"]["section"]) == _section(ou)


@forme(rf"{N} (titres? (?:et|ou) promesses?|indicateurs?|obligations? du calendrier|territoires?|faits? chiffrés? ou cités?)", "documents")
def de_la_section(ou: Ou, m: re.Match[str]) -> Attendu:
    """What was copied from one section."""
    if not ou.bloc.element.dessus("td"):
        return None
    genre = next(
        genre
        for debut, genre in {"titre": "noeuds", "terr": "territoires", "fait": "faits", "": "indicateurs"}.items()
        if m[2].startswith(debut)
    )
    listes = ou.c.tout["contrat"]["calendrier"] if m[2].startswith("obligation") else ou.c.tout[genre]
    return [sum(_de_la_section(ou, un) for un in listes), None]


@forme(rf"{N} (titres et promesses|indicateurs|chiffres?|territoires?)", "donnees")
def des_fichiers(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many rows the files hold."""
    comptes = {"t": len(ou.c.noeuds), "i": len(ou.c.indicateurs), "c": len(ou.c.tables["valeurs"])}
    return [len(ou.c.lieux) if m[2].startswith("terr") else comptes[m[2][0]], None]


@forme(rf"{N} chiffres?, pour {N} indicateurs?", "publications")
def donnes_par(ou: Ou, _: re.Match[str]) -> Attendu:
    """The figures that one publication gave."""
    id = ou.bloc.ancre.removeprefix("publication-")
    publication = next(publication for publication in ou.c.tout["publications"] if publication["id"] == id)
    siens = [ligne for ligne in ou.c.tables["valeurs"] if ligne["publication"] in (id, publication["document"])]
    return [len(siens), len({ligne["indicateur"] for ligne in siens})]


@forme(rf"{N} chiffres? voisins?", "publications")
def voisins_de(ou: Ou, _: re.Match[str]) -> Attendu:
    """The near figures that it gave."""
    id = ou.bloc.ancre.removeprefix("publication-")
    return [sum(ligne["publication"] == id for ligne in ou.c.tables["voisins"])]


_LECTURES = {
    "lue": r"lues?\b(?! en)",
    "lue_en_partie": "lues? en partie",
    "connue_non_lue": "connues?, pas encore lues?",
    "cherchee_non_trouvee": "cherchées?, non trouvées?",
}


@forme(rf"{N} ({'|'.join(_LECTURES.values())})", "publications")
def par_lecture(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many publications in each state of reading."""
    etat = next(etat for etat, mots in _LECTURES.items() if re.fullmatch(mots, m[2]))
    return [sum(publication["etat"] == etat for publication in ou.c.tout["publications"]), None]


@forme(rf"{N} publications?", "publications")
def publications(ou: Ou, _: re.Match[str]) -> Attendu:
    """All publications of the contract."""
    return [len(ou.c.tout["publications"])]


@forme(rf"{N} autres? publications? connues?, à lire", "portail-publications")
def a_lire(ou: Ou, _: re.Match[str]) -> Attendu:
    """Known, and not read."""
    return [sum(publication["etat"] in ("connue_non_lue", "lue_en_partie") for publication in ou.contrat_lie().tout["publications"])]


@forme(rf"^{N}$", "methode")
def compte_de_la_methode(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell «Combien»: nodes of a level, or indicators in a state."""
    if ou.bloc.colonne != "Combien" or ou.bloc.rangee is None:
        return None
    mots = re.sub(r"^\W+", "", ou.bloc.rangee.texte)
    niveaux = [niveau["id"] for niveau in ou.c.tout["contrat"]["niveaux"] if niveau["nom"] == mots]
    if niveaux:
        return [sum(noeud["niveau"] in niveaux for noeud in ou.c.noeuds.values())]
    etat = {"Aucun chiffre trouvé": "aucun_chiffre", "Mesuré, secret statistique": "secret", "Non atteint": "non_atteint"}.get(mots)
    etat = etat or next(etat for etat, autres in ETATS.items() if re.fullmatch(autres, mots[:1].lower() + mots[1:]))
    return [ou.c.etats(ou.c.indicateurs)[etat]]


@forme(rf"Dans ce contrat[\s ]: {N}\.", "methode")
def genres_de_cibles(ou: Ou, _: re.Match[str]) -> Attendu:
    """Indicators by their kind of target."""
    genre = ou.bloc.ancre.removeprefix("cible-").replace("-", "_")
    return [sum(ligne["cible_genre"] == genre for ligne in ou.c.tables["indicateurs"])]


@forme(rf"{N}(?: points du chemin|[\s ]% du niveau)", "methode")
def seuils(ou: Ou, m: re.Match[str]) -> Attendu:
    """The thresholds of the contract."""
    cle = "marge" if "points" in m[0] else "tolerance"
    return [Fraction(str(ou.c.tout["contrat"]["seuils"][cle])) * 100]


@forme(rf"{N} obligations? avec une date, (?:toutes passées|.*?) ; {N} obligations? régulières? ou sans date", "calendrier")
def obligations(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of the calendar: with a day, and without."""
    avec = sum(bool(un["echeance"]) for un in ou.c.tout["contrat"]["calendrier"])
    return [avec, len(ou.c.tout["contrat"]["calendrier"]) - avec]


# Printed numbers of levels and measures


@forme(r"([A-ZÉÈ][\w’' ]+?) (\d+(?:\.\d+)*)\b")
def numero_imprime(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Orientation 1», «Objectif 2.1»: the number of the node that this links to or stands for; else one of that level bears it."""
    for contrat in ou.contrats:
        niveaux = [niveau["id"] for niveau in contrat.tout["contrat"]["niveaux"] if m[1].endswith(niveau["nom"])]
        montre = _noeud_montre(ou, contrat)
        if niveaux and montre and montre["niveau"] in niveaux and m.start() == 0:
            return [None, str(montre["numero"])]
        if any(noeud["niveau"] in niveaux and noeud["numero"] == m[2] for noeud in contrat.noeuds.values()):
            return [None, None]
    return None


def _noeud_montre(ou: Ou, contrat: Contrat) -> Ligne | None:
    """The node whose heading this is, or the first that this item links to, by its page or by its place on this one."""
    adresse = next(iter(ou.adresses), "") if ou.bloc.element.dessus("li") else ""
    return contrat.noeuds.get(ou.bloc.element.id) or contrat.par_adresse("noeuds", adresse) or contrat.noeuds.get(adresse.partition("#")[2])


@forme(r"Mesure (\w+(?:\.\w+)?)(?= : )", "portail-mesures")
def mesure_nationale(ou: Ou, m: re.Match[str]) -> Attendu:
    """A heading of the list of national measures: one has that number."""
    assert any(m[1] == mesure["numero"] for contrat in ou.site.contrats.values() for mesure in contrat.tout["mesures_nationales"]), (
        "no such measure"
    )
    place = ou.bloc.element.id or ou.bloc.ancre
    assert place == f"mesure-{m[1].replace('.', '-').lower()}", f"it stands at #{place}"
    return [None]


@forme(rf"^{N} lignes? : (.*)\.$", "portail-mesures")
def lignes_de_mesures(ou: Ou, m: re.Match[str]) -> Attendu:
    """«42 lignes : 4 réalisées, 38 en cours.» The parts make the whole."""
    mesures = next(iter(ou.site.contrats.values())).tout["mesures_nationales"]
    comptes = Counter(mesure["avancement"][:5] for mesure in mesures)
    parties = {mots: int(nombre(combien)) for combien, mots in re.findall(rf"{N} ([^\d,]+?)(?:,|$)", m[2])}
    assert sum(parties.values()) == len(mesures), f"{parties} of {len(mesures)}"
    dits = {mots.replace("é", "e").replace(" ", "_")[:5]: combien for mots, combien in parties.items()}
    assert dits == dict(comptes), f"the page says {dits}, the data {comptes}"
    return [len(mesures), None]


@forme(rf"{N} mesures nationales", "documents")
def mesures_de_la_section(ou: Ou, _: re.Match[str]) -> Attendu:
    """What was copied of the annex that lists them."""
    return [len(ou.c.tout["mesures_nationales"])]


@forme(rf"(?:Les )?{N} parties nommées par le document", "accueil")
def signataires(ou: Ou, _: re.Match[str]) -> Attendu:
    """Who is named as a party."""
    return [len(ou.c.tout["contrat"]["signataires"])]


@forme(rf"Lire les {N} notes", "documents")
def notes(ou: Ou, _: re.Match[str]) -> Attendu:
    """Notes on nodes and indicators."""
    return [sum(bool(un["note_editoriale"]) for un in (*ou.c.noeuds.values(), *ou.c.indicateurs.values()))]


@forme(rf"^{N}$", "documents")
def page_imprimee(ou: Ou, _: re.Match[str]) -> Attendu:
    """The printed page of a section."""
    if ou.bloc.colonne != "Page":
        return None
    _, id = _section(ou)
    return [next(str(section["page"]) for document in ou.c.tout["documents"] for section in document["sections"] if section["id"] == id)]


@forme(rf"pour ces {N} indicateurs", "manque-partenaire")
def demandes(ou: Ou, _: re.Match[str]) -> Attendu:
    """What the message asks for."""
    return [ou.c.sans_chiffre(ou.c.indicateurs_de(ou.id))]


@forme(r"(?<= )(\d+)\. (?=◊, pour la promesse)", "manque-partenaire")
def rangs_du_message(ou: Ou, m: re.Match[str]) -> Attendu:
    """The numbers of the list in the message: from one to as many as are looked for."""
    rang = 1 + len(re.findall(r"(?: \d+\. |◊)(?=◊, pour la promesse)", m.string[: m.start()]))
    assert int(m[1]) == rang <= ou.c.sans_chiffre(ou.c.indicateurs_de(ou.id)), f"it is line {rang}"
    return [None]


@forme(rf"([\w’'-]+(?: [\w’'-]+)?) {N} sur {N}(?=[),])")
def rang_parmi_les_siens(ou: Ou, m: re.Match[str]) -> Attendu:
    """«indicateur 2 sur 7», «action 1 sur 6»: the rank that tells a link from others of the same words, among those of its promise."""
    lies = [
        (contrat, un, genre)
        for contrat in ou.contrats
        for adresse in ou.adresses
        for genre in ("indicateurs", "noeuds")
        if (un := contrat.par_adresse(genre, adresse))
    ]
    for contrat, un, genre in lies:
        dessus = "noeud" if genre == "indicateurs" else "parent"
        freres = [autre["id"] for autre in contrat.tout[genre] if autre[dessus] == un[dessus] and autre.get("niveau") == un.get("niveau")]
        mot = "indicateur" if genre == "indicateurs" else contrat.niveau(un["niveau"])["nom"].lower()
        if m[1].endswith(mot) and (freres.index(un["id"]) + 1, len(freres)) == (nombre(m[2]), nombre(m[3])):
            return [None, None, None]
    raise AssertionError(f"no linked thing has that rank: {[un['id'] for _, un, _ in lies]}")


@forme(rf"{N} actions sur {N}", "accueil")
def actions_renseignees(ou: Ou, m: re.Match[str]) -> Attendu:
    """«157 actions sur 172», as a publication says of itself."""
    dits = " ".join(publication["couvre"]["chiffres"] or "" for publication in ou.c.tout["publications"] if publication["couvre"])
    assert re.search(rf"\b{m[1]} des {m[2]} actions", dits), f"no publication says so: {dits}"
    return [None, None]


@forme(rf"compte {N} actions, puis {N} ; nous en lisons {N}", "methode")
def actions_lues(ou: Ou, m: re.Match[str]) -> Attendu:
    """As many as two publications say of themselves, and as many as the document holds."""
    dits = " ".join(publication["couvre"]["chiffres"] or "" for publication in ou.c.tout["publications"] if publication["couvre"])
    for autre in (m[1], m[2]):
        assert f"des {autre} actions" in dits, f"no publication says {autre}: {dits}"
    return [None, None, sum(noeud["niveau"] == "action" for noeud in ou.c.noeuds.values())]


@forme(r"(\d+) % (d’enfants de moins de 3 ans scolarisés )?en (\d{4})", "accueil")
def pourcentage_de_la_presentation(ou: Ou, m: re.Match[str]) -> Attendu:
    """A figure that the presentation tells: a row has it for that year."""
    trouves = [
        ligne
        for ligne in ou.c.tables["valeurs"]
        if ligne["periode"].startswith(m[3]) and ligne["valeur"] == m[1] and ligne["unite"] == "pourcentage"
    ]
    assert trouves, "no row says so"
    return [None, None, None]
