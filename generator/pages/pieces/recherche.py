"""What the search may find: entries of pages and of places of pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.calculs.lieux import LieuCommun
from generator.calculs.paroles import recents
from generator.model.fait import MesureNationale
from generator.model.glossaire import Theme
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.adresses import adresse_de_mesure, ancre_de_parole, lieu_du_portail, theme_du_portail
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import debut_de, enumerer
from generator.pages.pieces import pages_de_service
from generator.pages.pieces.liens import nom_du_type
from generator.pages.pieces.lieux_de_l_argent import COMMUNES, cles_du_groupe, groupes, nom_du_groupe, payes_par
from generator.pages.pieces.paroles import RUBRIQUE, nom_de_l_auteur
from generator.pages.pieces.precision_de_recherche import Precision

_MOT = re.compile(r"[^\W\d_]{4,}")
_ADRESSE = re.compile(r"\]\([^)\s]*\)")  # where a link of an opinion leads
_ARRONDISSEMENT = re.compile(r"(751|132|6938)([0-9]{1,2})")
_POSTAUX = {"751": "750", "132": "130", "6938": "6900"}
_LONGUEUR = 80  # letters of the promise that an indicator follows


class EntreeDeRecherche(Struct, frozen=True):
    """One page, or one place of a page: its address below the site, its title, a line that tells it from others, and more words that
    find it without being shown."""

    adresse: str
    titre: str
    contexte: str
    annexe: str = ""


# A page that the search may find: its address below the site, its title, and the line above it.
TitreDePage = tuple[str, str, str]


def entrees_des_pages(pages: Iterable[TitreDePage], precisions: Mapping[str, Precision]) -> tuple[EntreeDeRecherche, ...]:
    """One entry per page, in their order; `precisions` maps an address below the site to what is known of it besides."""
    lues = []
    for adresse, titre, surtitre in pages:
        precision = precisions.get(adresse, Precision(""))
        contexte = precision.contexte or surtitre
        lues.append(
            EntreeDeRecherche(adresse, _serrer(precision.titre or titre), contexte[:1].upper() + contexte[1:], _serrer(precision.annexe))
        )
    return tuple(lues)


def precisions_du_contrat(contexte: Contexte) -> dict[str, Precision]:
    """Promises, indicators, partners and places of one contract, by address below its site."""
    prefixe = contexte.adresses.accueil()
    return pages_de_service.du_contrat(contexte) | {
        adresse.removeprefix(prefixe): precision for adresse, precision in _precisions(contexte)
    }


def entrees_des_avis(contexte: Contexte) -> Iterator[EntreeDeRecherche]:
    """The opinions of residents' councils and the answers of partners, each at its place, found by their words and those of their answer."""
    for avis in recents(contexte.dossier.avis):
        reponse = avis.reponse.texte if avis.reponse else ""
        annexe = mots_cles(_ADRESSE.sub(" ", f"{avis.texte} {reponse}"), sauf=avis.titre)
        ancre = ancre_de_parole(avis.id, partenaire=avis.est_d_un_partenaire)
        sorte = "Réponse" if avis.est_d_un_partenaire else "Avis"
        qui = nom_de_l_auteur(contexte, avis.auteur)
        yield EntreeDeRecherche(f"{RUBRIQUE}/#{ancre}", _serrer(avis.titre), f"{sorte} · {qui}", annexe)


def codes_cherches(code: str) -> str:
    """The official code of a place, with the postal code of an arrondissement of Paris, Lyon or Marseille, which Insee's code gives: 75119 is 75019. That
    of another commune cannot be told from its code."""
    trouve = _ARRONDISSEMENT.fullmatch(code)
    return f"{code} {_POSTAUX[trouve[1]]}{trouve[2]}" if trouve else code


def mots_cles(texte: str, sauf: str = "") -> str:
    """The words of `texte` for the search, once each, without those of `sauf`. Numbers and words of fewer than four letters are left out:
    they would make the index larger and find nothing."""
    deja = set(_MOT.findall(sauf.lower()))
    gardes = []
    for mot in _MOT.findall(texte):
        if mot.lower() not in deja:
            deja.add(mot.lower())
            gardes.append(mot)
    return " ".join(gardes)


def distinctes(choses: Mapping[str, tuple[str, Sequence[str]]]) -> dict[str, str]:
    """What is said below each title (by id), the shortest of its possible words that no other thing of that title has; else the longest."""
    dites: dict[str, str] = {}
    par_titre: dict[str, list[str]] = {}
    for id, (titre, _) in choses.items():
        par_titre.setdefault(titre, []).append(id)
    for ids in par_titre.values():
        for id in ids:
            possibles = choses[id][1]
            autres = [choses[autre][1] for autre in ids if autre != id]
            dites[id] = next((mots for mots in possibles if not any(mots in siens for siens in autres)), possibles[-1])
    return dites


def _dits_du_noeud(contexte: Contexte, noeud: Noeud) -> Sequence[str]:
    """«Action · Objectif 2», then with all that stands above it, then with its rank there: a title above without a number is told by its words."""
    dessus = list(reversed(contexte.ancetres(noeud)))
    nom = contexte.nom_de_noeud(noeud)
    noms = [contexte.nom_de_noeud(un) if un.numero else debut_de(un.titre, _LONGUEUR) for un in dessus]
    freres = dessus[0].enfants if dessus else contexte.dossier.racines
    rang = next(rang for rang, frere in enumerate(freres, 1) if frere.id == noeud.id)
    court = " · ".join((nom, *(contexte.nom_de_noeud(un) for un in dessus[:1])))
    return (
        court,
        *(" · ".join((nom, *noms[:fin])) for fin in range(1, len(noms) + 1)),
        " · ".join((f"{nom} ({rang} sur {len(freres)})", *noms)),
    )


def _dits_de_l_indicateur(contexte: Contexte, indicateur: Indicateur) -> Sequence[str]:
    """«Indicateur · » and its promise, then with the number of that, then with its rank there."""
    noeud = contexte.noeuds[indicateur.noeud]
    promesse = debut_de(noeud.titre, _LONGUEUR)
    rang = next(rang for rang, frere in enumerate(noeud.indicateurs, 1) if frere.id == indicateur.id)
    return (
        f"Indicateur · {promesse}",
        f"Indicateur · {contexte.nom_de_noeud(noeud)} · {promesse}",
        f"Indicateur {rang} sur {len(noeud.indicateurs)} · {promesse}",
        f"Indicateur {rang} sur {len(noeud.indicateurs)} · {contexte.nom_de_noeud(noeud)} · {promesse}",
    )


def _precisions(contexte: Contexte) -> Iterator[tuple[str, Precision]]:
    adresses = contexte.adresses
    dits: dict[str, list[str]] = defaultdict(list)  # what news and sourced facts say of a node or of a place, by its address
    for nouvelle in contexte.dossier.nouvelles:
        dits[adresses.noeud(nouvelle.noeud)].append(nouvelle.phrase)
    for fait in contexte.dossier.faits:
        for adresse in (*map(adresses.territoire, fait.territoires), *([adresses.noeud(fait.noeud)] if fait.noeud else [])):
            dits[adresse].append(fait.texte)
    des_noeuds = distinctes({id: (noeud.titre, _dits_du_noeud(contexte, noeud)) for id, noeud in contexte.noeuds.items()})
    for noeud in contexte.noeuds.values():
        signe = " ".join((noeud.texte, *noeud.composantes, *noeud.resultats_attendus))
        annexe = f"{signe} {mots_cles(' '.join(dits[adresses.noeud(noeud.id)]), sauf=f'{noeud.titre} {signe}')}"
        yield adresses.noeud(noeud.id), Precision(des_noeuds[noeud.id], annexe)
    des_indicateurs = distinctes(
        {id: (indicateur.libelle, _dits_de_l_indicateur(contexte, indicateur)) for id, indicateur in contexte.indicateurs.items()}
    )
    for id in contexte.indicateurs:
        yield adresses.indicateur(id), Precision(des_indicateurs[id])
    for id in contexte.partenaires_du_contrat:
        partenaire = contexte.partenaires[id]
        argent = pages_de_service.ARGENT_EN_MOTS if payes_par(contexte, id) else ""
        yield adresses.partenaire(id), Precision("Partenaire", " ".join(filter(None, (partenaire.sigle, *partenaire.alias, argent))))
    for groupe, nom in groupes(contexte):
        titre = f"{nom_du_groupe(contexte, groupe, nom)}, montants lus" if groupe == COMMUNES else nom_du_groupe(contexte, groupe, nom)
        annees = sorted({annee for cle in cles_du_groupe(contexte, groupe, nom) if (annee := contexte.argent[cle].annee)})
        # «Argent» is no word of these titles: the page that leads to all of them comes first.
        yield adresses.argent_de(groupe, nom), Precision("Année par année", " ".join((pages_de_service.ARGENT_EN_MOTS, *annees)), titre)
    for territoire in contexte.territoires.values():
        communes = [contexte.territoires[id].nom for id in territoire.communes if id in contexte.territoires]
        autres = dict.fromkeys(mention.territoire.nom for mention in contexte.ailleurs.get(territoire.id, ()))
        noms = " ".join((*(nom for nom in autres if nom != territoire.nom), *communes, *territoire.quartiers))
        de_la_commune = territoire.est_quartier and communes  # readers type both names
        yield (
            adresses.territoire(territoire.id),
            Precision(
                nom_du_type(contexte, territoire) if de_la_commune else "",
                f"{codes_cherches(territoire.code)} {noms} {mots_cles(' '.join(dits[adresses.territoire(territoire.id)]), sauf=territoire.nom)}",
                f"{territoire.nom}, {enumerer(communes)}" if de_la_commune else "",
            ),
        )


def entrees_des_mesures(mesures: Iterable[MesureNationale]) -> Iterator[EntreeDeRecherche]:
    """The national measures, each at its place on their page, by its words and those of its indicators."""
    for mesure in mesures:
        annexe = mots_cles(" ".join((mesure.thematique, mesure.programme, *mesure.indicateurs)), sauf=mesure.intitule)
        yield EntreeDeRecherche(adresse_de_mesure(mesure.numero), _serrer(mesure.intitule), f"Mesure nationale {mesure.numero}", annexe)


def precisions_du_portail(
    partenaires: Iterable[Partenaire], contrats: Mapping[str, Sequence[str]], themes: Iterable[Theme] = ()
) -> dict[str, Precision]:
    """The partners across contracts and the themes, by address below the portal. A family has its acronym in its title: who types it means all of
    them. `contrats` are the ids of those that name each partner; a theme is found by all the words that make a promise one of it."""
    tous = tuple(partenaires)
    familles = {partenaire.famille for partenaire in tous}
    des_themes = {theme_du_portail(theme.id): Precision("Thème", " ".join((theme.id, *theme.mots))) for theme in themes}
    return (
        dict(pages_de_service.DU_PORTAIL)
        | des_themes
        | {
            f"partenaires/{partenaire.id}/": Precision(
                _sorte_de_partenaire(len(contrats.get(partenaire.id, ())), famille=partenaire.id in familles),
                " ".join((partenaire.sigle, *partenaire.alias)),
                f"{partenaire.nom} ({partenaire.sigle})" if partenaire.sigle and partenaire.id in familles else "",
            )
            for partenaire in tous
        }
    )


def precisions_des_lieux(lieux: Mapping[str, tuple[str, LieuCommun]]) -> dict[str, Precision]:
    """The places that several contracts name, by address: what each is (given with it), its codes and other names."""
    return {
        lieu_du_portail(id): Precision(
            sorte,
            " ".join((*dict.fromkeys(codes_cherches(mention.territoire.code) for mention in commun.mentions), *commun.noms[1:])),
            commun.nom,
        )
        for id, (sorte, commun) in lieux.items()
    }


def _sorte_de_partenaire(contrats: int, *, famille: bool) -> str:
    """What the portal's search says of a partner: that several contracts name it, only where they do."""
    if contrats > 1:
        return "Partenaire, dans plusieurs contrats"
    return "Famille de partenaires" if famille else "Partenaire"


def _serrer(texte: str) -> str:
    return re.sub(r"\s+", " ", texte).strip()
