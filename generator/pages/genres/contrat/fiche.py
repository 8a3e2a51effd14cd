"""The sheet of one place, for a meeting: where it is, who lives there, what was promised to it with boxes to tick, its figures, whom to ask."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from msgspec import Struct

from generator.calculs.bilan import nommes_en_face
from generator.calculs.promesses_du_lieu import GroupeDePromesses, Portee, groupes_du_lieu, promesses_des_parties
from generator.model.fait import Fait
from generator.model.referentiel import Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import FICHE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_LIEU
from generator.pages.mots.statuts import phrase_etat
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.pieces.chiffres_du_lieu import ChiffresDUnLieu, LigneDeChiffres, chiffres_du_lieu, hauteur_de_la_ligne
from generator.pages.pieces.faits import MontantDeLaPhrase, vues_faits
from generator.pages.pieces.liens import Lien, nom_du_type
from generator.pages.pieces.papier import TeteDePapier, nommes_parmi, tete_de_la_page
from generator.pages.pieces.place_sur_papier import LETTRES_PAR_LIGNE, reste, tenir
from generator.pages.pieces.previsions import PREVISIONS, hauteur_des_previsions, previsions_du_papier_ici
from generator.pages.pieces.promesses_a_cocher import SuiteDePromesses, hauteur_de_toutes, promesses_a_cocher
from generator.pages.pieces.promesses_du_lieu import phrase_du_groupe, titre_du_groupe
from generator.pages.pieces.situation import VueSituation, vue_situation
from generator.pages.rendu.genre import GenreDePage, une_par

# How many lines of both sides of A4 each part may take, where it has so many; what names the place takes the rest.
LIGNES = 92
PART_DES_CHIFFRES, PART_DES_MONTANTS, PART_AUTOUR, PART_DE_TOUS = 24, 20, 16, 20
LIGNES_D_UN_COTE = 36  # so few lines hold on one side, in small letters
_TETE_DE_TABLEAU = 3  # lines
_NOMMES = 6
_INDICATEURS = 4
_TEXTE_MAX, _TETE_MAX, _SUIVI_MAX = 230, 220, 90


class GroupeACocher(Struct, frozen=True):
    """What reaches the place in one way: title, a sentence, the promises under their headings or, of what concerns everyone, the heads of the parts with what
    they hold; and how many are left out."""

    titre: str
    compte: str
    phrase: str
    suites: tuple[SuiteDePromesses, ...]
    tetes: tuple[tuple[str, str, str], ...]  # level, title, what it holds
    reste: str


class MontantDuLieu(Struct, frozen=True):
    """A sentence of the document about the place, with the amounts that it prints."""

    texte: str
    montants: tuple[MontantDeLaPhrase, ...]
    ou: str


class VueFiche(Struct, frozen=True):
    """All that the sheet shows."""

    tete: TeteDePapier
    surtitre: str
    titre: str
    situation: VueSituation
    lignes: tuple[tuple[str, str], ...]
    groupes: tuple[GroupeACocher, ...]
    courte: bool
    chiffres: tuple[ChiffresDUnLieu, ...]
    chiffres_reste: str
    previsions: tuple[str, ...]
    previsions_reste: str
    montants: tuple[MontantDuLieu, ...]
    montants_reste: str
    repond_titre: str
    repond: str
    demander: tuple[str, ...]
    inconnus: tuple[str, ...]


def vue_fiche(contexte: Contexte, territoire: Territoire) -> VueFiche:
    """The sheet of a commune, a neighbourhood or a set of neighbourhoods."""
    page, longue = contexte.adresses.fiche(territoire.id), contexte.adresses.territoire(territoire.id)
    groupes = groupes_du_lieu(contexte, territoire)
    chiffres, chiffres_de_trop = _chiffres(contexte, territoire)
    montants, montants_de_trop = _montants(contexte, page, territoire)
    previsions = previsions_du_papier_ici(contexte, territoire.id)
    prises = (
        sum(hauteur_de_la_ligne(ligne) for bloc in chiffres for ligne in bloc.lignes)
        + sum(map(_hauteur_du_montant, montants))
        + hauteur_des_previsions(previsions[:PREVISIONS])
    )
    proches = [
        noeud for groupe in groupes if groupe.portee is not Portee.PARTOUT for noeud in promesses_des_parties(contexte, groupe.parties)
    ]
    return VueFiche(
        tete=tete_de_la_page(
            contexte,
            page,
            f"Fiche à imprimer{INSECABLE}: {territoire.nom} ({_surtitre(contexte, territoire)})",
            f"Une fiche à imprimer{INSECABLE}: {territoire.nom}, ce qui lui est promis et les chiffres trouvés.",
            Lien("La page complète de ce lieu", relative(page, longue)),
            longue,
        ),
        surtitre=_surtitre(contexte, territoire),
        titre=territoire.nom,
        situation=vue_situation(contexte, territoire),
        lignes=tuple(_lignes(contexte, territoire)),
        groupes=tuple(_groupes(contexte, territoire, groupes, LIGNES - prises)),
        courte=prises + _TETE_DE_TABLEAU * len(chiffres) + hauteur_de_toutes(contexte, proches) + len(_tetes(contexte, groupes[-1]))
        <= LIGNES_D_UN_COTE,
        chiffres=chiffres,
        chiffres_reste=reste(chiffres_de_trop, "autre indicateur avec un chiffre", "autres indicateurs avec un chiffre"),
        previsions=previsions[:PREVISIONS],
        previsions_reste=reste(len(previsions) - PREVISIONS, "autre prévision", "autres prévisions"),
        montants=montants,
        montants_reste=reste(montants_de_trop, "autre phrase", "autres phrases"),
        repond_titre="Nommés par le document dans ces promesses" if proches else "Nommés par le document, pour tout le contrat",
        repond=_repond(contexte, proches or promesses_des_parties(contexte, groupes[-1].parties)),
        demander=tuple(_demander(contexte, territoire)),
        inconnus=tuple(_inconnus(contexte, territoire, groupes, chiffres)),
    )


def _surtitre(contexte: Contexte, territoire: Territoire) -> str:
    communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
    return f"{TYPES_DE_LIEU[territoire.type]}, {communes}" if territoire.est_quartier else nom_du_type(contexte, territoire)


def _lignes(contexte: Contexte, territoire: Territoire) -> Iterator[tuple[str, str]]:
    """Who lives there, as the source says, and what this place is beside others."""
    if territoire.population is not None:
        source = f" ({territoire.population_source})" if territoire.population_source else ""
        yield "Population", f"{accord(territoire.population, 'habitant')}{source}"
    else:
        yield "Population", "nombre d’habitants non trouvé dans les documents lus"
    quartiers = [_quartier(quartier) for quartier in contexte.quartiers_de(territoire.id)]
    if quartiers:
        yield "Ses quartiers, d’après le document", enumerer(quartiers)
    elif territoire.type is TypeTerritoire.COMMUNE:
        yield "Ses quartiers", "le document n’en nomme aucun"
    if ensembles := contexte.ensembles_de(territoire):
        yield "Quartiers que le document prend ensemble, sans dire lesquels", enumerer([ensemble.nom for ensemble in ensembles])
    ville = next((ville for ville in contexte.contrat.contrats_de_ville if ville.id == territoire.contrat_de_ville), None)
    if ville:
        yield "Contrat de ville", f"{ville.nom}, signé le {date_fr(ville.date)}" if ville.date else ville.nom
    if autres := contexte.ailleurs.get(territoire.id, ()):
        noms = {dossier.id_du_contrat: dossier for dossier in contexte.registre.dossiers}
        yield "Ce lieu est aussi dans", enumerer([f"le contrat {noms[autre.contrat].contrat.territoire_nom}" for autre in autres])
    if territoire.code:
        yield "Code officiel", territoire.code


def _quartier(quartier: Territoire) -> str:
    """«Gagarine (QPV, 2 390 habitants)»."""
    habitants = accord(quartier.population, "habitant") if quartier.population is not None else ""
    return f"{quartier.nom} ({', '.join(filter(None, (quartier.type.value.upper(), habitants)))})"


def _groupes(contexte: Contexte, territoire: Territoire, groupes: Sequence[GroupeDePromesses], lignes: int) -> Iterator[GroupeACocher]:
    """The groups in their order. What concerns everyone takes its lines first, then what names places near; what names the place has the rest."""
    *proches, partout = groupes
    tetes, tetes_de_trop = tenir(_tetes(contexte, partout), PART_DE_TOUS, _hauteur_de_la_tete)
    libres = lignes - 2 * len(groupes) - sum(map(_hauteur_de_la_tete, tetes))
    noeuds = [promesses_des_parties(contexte, groupe.parties) for groupe in proches]
    for groupe, siens, part in zip(proches, noeuds, _parts([hauteur_de_toutes(contexte, siens) for siens in noeuds], libres), strict=True):
        seul = groupe.portee is Portee.ICI or (groupe.portee is Portee.COMMUNE and len(groupe.lieux) < 2)
        suites, de_trop = promesses_a_cocher(contexte, siens, part, voulus=() if seul else groupe.lieux)
        yield GroupeACocher(
            titre_du_groupe(contexte, groupe),
            accord(len(siens), "promesse") if siens else "",
            phrase_du_groupe(contexte, territoire, groupe),
            suites,
            tuple(
                ("Indicateur", debut_de(un.libelle, _TETE_MAX), debut_de(contexte.noeuds[un.noeud].titre, _SUIVI_MAX))
                for un in groupe.indicateurs[:_INDICATEURS]
            ),
            " ".join(
                filter(
                    None,
                    (
                        reste(de_trop, "autre promesse", "autres promesses"),
                        reste(len(groupe.indicateurs) - _INDICATEURS, "autre indicateur", "autres indicateurs"),
                    ),
                )
            ),
        )
    yield GroupeACocher(
        titre_du_groupe(contexte, partout),
        accord(len(promesses_des_parties(contexte, partout.parties)), "promesse") if partout.parties else "",
        phrase_du_groupe(contexte, territoire, partout),
        (),
        tetes,
        reste(tetes_de_trop, "autre partie du contrat", "autres parties du contrat"),
    )


def _hauteur_de_la_tete(tete: tuple[str, str, str]) -> int:
    return ceil(sum(map(len, tete)) / LETTRES_PAR_LIGNE)


def _parts(besoins: Sequence[int], lignes: int) -> Iterator[int]:
    """How many lines each group may take, the first served first: each of those that follow is left PART_AUTOUR, where it needs so many."""
    for rang, besoin in enumerate(besoins):
        gardees = sum(min(suivant, PART_AUTOUR) for suivant in besoins[rang + 1 :])
        part = max(min(besoin, lignes - gardees), min(besoin, PART_AUTOUR))
        lignes -= part
        yield part


def _tetes(contexte: Contexte, partout: GroupeDePromesses) -> Sequence[tuple[str, str, str]]:
    """What concerns everyone, as level, title and how many promises: the heads of the parts or, where these are few, what is just below them."""
    noeuds = [
        (partie, tete) for partie in partout.parties for tete in (partie.tete.enfants if len(partout.parties) < 3 else ()) or (partie.tete,)
    ]
    lignes = []
    for partie, tete in noeuds:
        dedans = {noeud.id for noeud in tete.parcourir()} if tete is not partie.tete else {noeud.id for noeud in partie.noeuds}
        siennes = sum(noeud.id in dedans for noeud in promesses_des_parties(contexte, [partie]))
        if siennes:
            lignes.append(
                (contexte.nom_de_noeud(tete), debut_de(tete.titre, _TETE_MAX), accord(siennes, "promesse") if tete.enfants else "")
            )
    return lignes


def _chiffres(contexte: Contexte, territoire: Territoire) -> tuple[tuple[ChiffresDUnLieu, ...], int]:
    """The figures of the place, then those of its communes, as many as hold; and how many indicators are left out."""
    gardes: list[ChiffresDUnLieu] = []
    place, de_trop = PART_DES_CHIFFRES, 0
    for bloc in chiffres_du_lieu(contexte, territoire):
        lignes, trop = tenir(bloc.lignes, place, hauteur_de_la_ligne)
        de_trop += trop
        place -= _hauteur(lignes)
        if lignes:
            gardes.append(ChiffresDUnLieu(bloc.lieu, lignes))
    return tuple(gardes), de_trop


def _hauteur(lignes: Iterable[LigneDeChiffres]) -> int:
    return sum(map(hauteur_de_la_ligne, lignes))


def _montants(contexte: Contexte, page: str, territoire: Territoire) -> tuple[tuple[MontantDuLieu, ...], int]:
    """The sentences about the place, then about its communes, that print an amount; and how many are left out."""
    faits: dict[str, Fait] = {}
    for lieu in (territoire.id, *(territoire.communes if territoire.est_quartier else ())):
        faits |= {fait.id: fait for fait in contexte.faits.get(lieu, ()) if fait.montant is not None}
    vues = [
        MontantDuLieu(debut_de(vue.texte, _TEXTE_MAX), vue.montants, vue.source.repere)
        for vue in vues_faits(contexte, page, faits.values())
    ]
    return tenir(vues, PART_DES_MONTANTS, _hauteur_du_montant)


def _hauteur_du_montant(montant: MontantDuLieu) -> int:
    return ceil(len(montant.texte) / LETTRES_PAR_LIGNE) + len(montant.montants)


def _repond(contexte: Contexte, noeuds: Iterable[Noeud]) -> str:
    """Whom the document names in front of the promises that name the place or places near it: «État (12 promesses) et Département (3 promesses)»."""
    nommes = nommes_en_face(contexte, {un.id: un for un in noeuds}.values()).partenaires
    mots = [f"{contexte.partenaires[id].nom} ({accord(nombre, 'promesse')})" for id, nombre in nommes]
    trop = len(mots) - _NOMMES
    return enumerer(mots if trop <= 0 else [*mots[:_NOMMES], f"{accord(trop, 'autre', 'autres')}, sur le site"])


def _demander(contexte: Contexte, territoire: Territoire) -> Iterator[str]:
    """Whom to ask: the commune where the contract knows it as a partner, then those whom the document names for indicators of this place that have no
    figure."""
    for id in territoire.communes or (territoire.id,):
        if id in contexte.partenaires_du_contrat:
            yield contexte.partenaires[id].nom
    siens = [contexte.indicateurs[id] for id in contexte.suivi.indicateurs_par_lieu.get(territoire.id, ())]
    for nom, sans, _ in nommes_parmi(contexte, siens)[:4]:
        yield f"{nom}, nommé pour {accord(sans, 'indicateur')} sans chiffre {'fourni' if contexte.voix.collecte else 'trouvé'} ici"


def _inconnus(
    contexte: Contexte, territoire: Territoire, groupes: Sequence[GroupeDePromesses], chiffres: Sequence[ChiffresDUnLieu]
) -> Iterator[str]:
    """What this site did not find in what was read; the sheet says above, with the figures, that it has none."""
    synthese = contexte.suivi.syntheses_par_lieu[territoire.id]
    if synthese.total:
        yield f"Indicateurs qui visent ce lieu, ou y sont mesurés{INSECABLE}: {phrase_etat(synthese)}"
    if chiffres and chiffres[0].lieu != territoire.nom:
        yield "Nous n’avons trouvé aucun chiffre pour ce lieu lui-même dans les documents lus. Il peut en exister ailleurs."
    ici = promesses_des_parties(contexte, groupes[0].parties)
    sans = sum(not contexte.nouvelles.get(noeud.id) for noeud in ici)
    if sans:
        suite = "promesse qui nomme ce lieu", "promesses qui nomment ce lieu"
        yield f"Sans nouvelle trouvée dans les documents lus{INSECABLE}: {accord(sans, *suite)}."


GENRE: GenreDePage[Contexte] = GenreDePage(
    "fiche",
    "contrat/fiche.html.j2",
    FICHE,
    une_par(
        lambda contexte: (territoire.id for territoire in contexte.territoires.values() if territoire.a_sa_page),
        lambda contexte, id: vue_fiche(contexte, contexte.territoires[id]),
    ),
    "Un lieu sur une feuille à imprimer.",
    entiere=True,
    sigles=False,
)
