"""What a passage of a document gave to the site, as links in its margin: «Objectif 2.1», «Indicateur», «Anomalie»."""

from collections.abc import Callable, Sequence

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.mots import mots
from generator.model.texte_de_document import Adresse
from generator.pages.adresses import adresse_de_mesure, relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import adresse_du_montant


def marge(contexte: Contexte, page: str, adresse: Adresse) -> tuple[Lien, ...]:
    """The links of one paragraph or cell, one per place that they lead to, in the order of the contract."""
    return _liens(contexte, page, contexte.dons(adresse))


def marges_des_lignes(contexte: Contexte, page: str, adresse: Adresse, lignes: Sequence[str]) -> tuple[tuple[Lien, ...], ...]:
    """The links of a cell, each beside the line of the cell that holds its words; the last group is of the cell as a whole."""
    ecrites = [mots(ligne) for ligne in lignes]
    par_ligne: list[list[Objet]] = [[] for _ in range(len(lignes) + 1)]
    for objet in contexte.dons(adresse):
        essais = [mots(essai) for essai in contexte.essais(objet)]
        rang = next((rang for essai in essais for rang, ligne in enumerate(ecrites) if essai in ligne), len(lignes))
        par_ligne[rang].append(objet)
    return tuple(_liens(contexte, page, objets) for objets in par_ligne)


def _liens(contexte: Contexte, page: str, objets: Sequence[Objet]) -> tuple[Lien, ...]:
    liens: dict[str, Lien] = {}
    for objet in objets:
        if trouve := _LIENS[objet.genre](contexte, objet):
            texte, vers = trouve
            liens.setdefault(vers, Lien(texte, relative(page, vers)))
    return tuple(liens.values())


def _du_noeud(avant: str) -> Callable[[Contexte, Objet], tuple[str, str] | None]:
    """Makes the link to a promise, with `avant` as its words («Résultat attendu») or else its level and number («Objectif 1.1»)."""

    def lien(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
        if objet.id not in contexte.noeuds:
            return _de_l_indicateur(avant)(contexte, objet)
        return avant or contexte.nom_de_noeud(contexte.noeuds[objet.id]), contexte.adresses.noeud(objet.id)

    return lien


def _de_l_indicateur(mot: str) -> Callable[[Contexte, Objet], tuple[str, str] | None]:
    def lien(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
        return mot, contexte.adresses.indicateur(objet.id.split(" ")[0])

    return lien


def _du_fait(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    """The link to the page that tells a fact: that of its first place, or else of its promise."""
    fait = next(fait for fait in contexte.dossier.faits if fait.id == objet.id)
    for id in fait.territoires:
        territoire = contexte.territoires[id]
        if territoire.a_sa_page:
            return "Fait", contexte.adresses.territoire(id)
    return ("Fait", contexte.adresses.noeud(fait.noeud)) if fait.noeud else None


def _du_montant(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    return "Argent", adresse_du_montant(contexte, objet.id)


def _de_l_obligation(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    return "Au calendrier", contexte.adresses.obligation(objet.id)


def _du_signataire(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    if objet.id not in contexte.partenaires_du_contrat:
        return None
    return "Partie", contexte.adresses.partenaire(objet.id)


def _du_territoire(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    return "Lieu", contexte.adresse_du_lieu(objet.id)


def _de_l_anomalie(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    return "Anomalie", contexte.adresses.anomalie(objet.id)


def _de_la_mesure(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    if not contexte.page_des_mesures:
        return None
    return f"Mesure nationale {objet.id}", adresse_de_mesure(objet.id)


def _du_constat(contexte: Contexte, objet: Objet) -> tuple[str, str] | None:
    return "Constat", contexte.adresses.constats(objet.id)


def _de_la_methode(contexte: Contexte, _: Objet) -> tuple[str, str] | None:
    return "Sur la page Méthode", contexte.adresses.rubrique("methode")


def _de_l_accueil(contexte: Contexte, _: Objet) -> tuple[str, str] | None:
    return "Sur l’accueil du contrat", contexte.adresses.accueil()


_LIENS: dict[GenreDObjet, Callable[[Contexte, Objet], tuple[str, str] | None]] = {
    GenreDObjet.NOEUD: _du_noeud(""),
    GenreDObjet.INDICATEUR: _de_l_indicateur("Indicateur"),
    GenreDObjet.CIBLE: _de_l_indicateur("Cible"),
    GenreDObjet.REFERENCE: _de_l_indicateur("Valeur de départ"),
    GenreDObjet.VALEUR: _de_l_indicateur("Chiffre"),
    GenreDObjet.REFERENTS: _du_noeud("Partenaires"),
    GenreDObjet.RESULTAT: _du_noeud("Résultat attendu"),
    GenreDObjet.PAROLE: _du_noeud("Conseils citoyens"),
    GenreDObjet.FAIT: _du_fait,
    GenreDObjet.MONTANT: _du_montant,
    GenreDObjet.OBLIGATION: _de_l_obligation,
    GenreDObjet.COLLECTE: _de_la_methode,
    GenreDObjet.REGLE: _de_la_methode,
    GenreDObjet.SIGNATAIRE: _du_signataire,
    GenreDObjet.CONTRAT_DE_VILLE: _de_l_accueil,
    GenreDObjet.TERRITOIRE: _du_territoire,
    GenreDObjet.ANOMALIE: _de_l_anomalie,
    GenreDObjet.MESURE: _de_la_mesure,
    GenreDObjet.CONSTAT: _du_constat,
}
