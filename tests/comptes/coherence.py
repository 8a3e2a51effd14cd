"""What two pages must not say differently of one thing: an indicator that has a figure somewhere is without figure nowhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.comptes.donnees import SANS_CHIFFRE, Contrat
from tests.comptes.ecrits import vers_un_passage
from tests.comptes.page import Bloc
from tests.comptes.releve import Lecteur, PageLue

SANS = ("aucun", "Échéance imprimée")  # what such a cell says where there is no figure
Cle = tuple[str, str]  # a contract, an indicator


@dataclass
class Dires:
    """Which pages show a figure of each indicator, and which say that there is none."""

    montres: defaultdict[Cle, set[str]] = field(default_factory=lambda: defaultdict(set))
    tus: defaultdict[Cle, set[str]] = field(default_factory=lambda: defaultdict(set))


def ce_que_disent_les_pages(lecteur: Lecteur) -> Dires:
    """Of every row of every table of indicators, and of every list of what is looked for."""
    dires = Dires()
    for page in lecteur.pages.values():
        if page.contrat is None:
            continue
        for bloc in lecteur.blocs(page):
            for indicateur, a_un_chiffre in _dit(page, page.contrat, bloc):
                (dires.montres if a_un_chiffre else dires.tus)[page.contrat.id, indicateur].add(page.adresse)
    return dires


def _dit(page: PageLue, contrat: Contrat, bloc: Bloc) -> Iterator[tuple[str, bool]]:
    if bloc.colonne in ("Chiffre", "Dernier chiffre") and bloc.element.nom == "td" and bloc.rangee:
        yield from ((id, not bloc.texte.startswith(SANS)) for id in _indicateurs(contrat, bloc.rangee))
    elif page.genre in ("manque", "manque-partenaire") and (bloc.colonne == "Indicateur" or bloc.element.nom == "li"):
        yield from ((id, False) for id in _indicateurs(contrat, bloc))


def _indicateurs(contrat: Contrat, bloc: Bloc) -> list[str]:
    trouves = (contrat.par_adresse("indicateurs", adresse) for adresse in bloc.element.adresses)
    return [indicateur["id"] for indicateur in trouves if indicateur]


def dementis(dires: Dires) -> list[str]:
    """Indicators that one page shows with a figure and another without."""
    return [
        f"{cle}: a figure on {sorted(montres)[:3]}, none on {sorted(dires.tus[cle])[:3]}"
        for cle, montres in dires.montres.items()
        if cle in dires.tus
    ]


def etats_dementis(lecteur: Lecteur, dires: Dires) -> list[str]:
    """Indicators whose state in the data says otherwise than the pages, or than the table of figures."""
    fautes = []
    for contrat in lecteur.site.contrats.values():
        avec_ligne = {
            ligne["indicateur"] for ligne in contrat.tables["valeurs"] if ligne["statut"] in ("provisoire", "definitif", "revise")
        }
        for id, statut in contrat.statuts.items():
            sans = statut in SANS_CHIFFRE
            if sans != (id not in avec_ligne) and statut != "secret":
                fautes.append(f"{contrat.id} {id}: «{statut}», and {'some' if id in avec_ligne else 'no'} row in valeurs.csv")
            if sans and dires.montres.get((contrat.id, id)):
                fautes.append(f"{contrat.id} {id}: «{statut}», and a figure on {sorted(dires.montres[contrat.id, id])[:3]}")
            if not sans and dires.tus.get((contrat.id, id)):
                fautes.append(f"{contrat.id} {id}: «{statut}», and none on {sorted(dires.tus[contrat.id, id])[:3]}")
    return fautes


def absences_dementies(lecteur: Lecteur) -> list[str]:
    """Places and partners of which a page says that no figure was found, and that have one; or that have none, and whose page does not say so."""
    fautes = []
    for page in lecteur.pages.values():
        if page.genre not in ("lieu", "partenaire") or page.contrat is None:
            continue
        phrases = [bloc.texte for bloc in lecteur.blocs(page)]
        if page.genre == "lieu":
            dite, vraie = _commence(phrases, r"Aucun chiffre trouvé pour ce lieu"), not page.contrat.mesures_en(page.id)
        else:
            siens = page.contrat.indicateurs_de(page.id)
            dite = _commence(
                phrases, r"Nous n’avons trouvé aucun chiffre de ces indicateurs|Nous n’avons trouvé aucun chiffre de cet indicateur"
            )
            vraie = bool(siens) and page.contrat.sans_chiffre(siens) == len(siens)
        if dite != vraie:
            fautes.append(f"{page.adresse}: {'says' if dite else 'does not say'} that no figure was found")
    return fautes


Citation = tuple[str, str, tuple[str, str, str, str]]


def citations(lecteur: Lecteur) -> list[Citation]:
    """The page, the words and the place of each quotation of a contradiction that has a link to the text of a document."""
    trouvees: list[Citation] = []
    for page in lecteur.pages.values():
        mots: list[str] = []
        for bloc in lecteur.blocs(page) if page.genre == "documents" else ():
            if bloc.element.dessus("blockquote") is None:
                mots = []
            elif vers := next((vers for adresse in bloc.liens() if (vers := vers_un_passage(adresse))), None):
                trouvees.append((page.adresse, " ".join(mots), vers))
                mots = []
            else:
                mots = [bloc.texte] if bloc.avant and bloc.avant.element.dessus("blockquote") is None else [*mots, bloc.texte]
    return trouvees


def non_imprimee(lecteur: Lecteur, page: str, mots: str, vers: tuple[str, str, str, str]) -> str:
    """What is wrong with the numbers of a quotation; empty where its place prints them, one after the other."""
    dits, imprimes = _nombres(mots), _nombres(lecteur.site.contrats[vers[0]].ecrits.mots(vers[1:]))
    if any(imprimes[debut : debut + len(dits)] == dits for debut in range(len(imprimes) + 1)):
        return ""
    return f"{page}: the numbers of «{mots}» are not at {vers}, which has {imprimes}"


def _nombres(mots: str) -> list[str]:
    return re.findall(r"\w*\d\w*", mots)


def _commence(phrases: list[str], motif: str) -> bool:
    return any(re.match(motif, phrase) for phrase in phrases)
