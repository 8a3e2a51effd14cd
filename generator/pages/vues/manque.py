"""What is missing: indicators never defined, figures never supplied, by whom, with a message ready to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from generator.calculs.attentes import EtatAttente
from generator.calculs.responsabilites import collectifs_de
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import FINE, INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.vues.attentes import phrase_de_completude
from generator.pages.vues.commun import Entete, Lien, VueSource, fil, lien_noeud, lien_partenaire, vue_source
from generator.pages.vues.debiteurs import Debiteurs, DettePartenaire, debiteurs_ensemble

MAILTO_MAX = 1800  # some mail programs cut a longer link


@dataclass(frozen=True, slots=True)
class Manque:
    """One indicator without figure or definition: the promise that it follows, and since when it is late."""

    lien: Lien
    promesse: Lien
    depuis: str
    periodes: str


@dataclass(frozen=True, slots=True)
class NonDefinis:
    """Indicators that were to be defined by one date."""

    titre: str
    ancre: str
    phrase: str
    lignes: tuple[Manque, ...]


@dataclass(frozen=True, slots=True)
class VueManque:
    """The page «Ce qui manque» of a contract."""

    entete: Entete
    phrase: str
    non_definis: tuple[NonDefinis, ...]
    obligations: tuple[tuple[str, VueSource], ...]
    dettes: tuple[Debiteurs, ...]
    sans_responsable: tuple[Manque, ...]
    regle: str
    methode: str


@dataclass(frozen=True, slots=True)
class VueManquePartenaire:
    """What one partner owes, one by one, and the message that asks for it."""

    entete: Entete
    phrase: str
    parts: tuple[tuple[str, str, tuple[Manque, ...]], ...]  # id of who is named, in words, what is owed
    objet: str
    message: str
    courriel: str
    courriel_court: bool
    partenaire: Lien
    retour: Lien


def manquants(contexte: Contexte, indicateurs: Sequence[Indicateur]) -> tuple[Indicateur, ...]:
    """Those that have no figure at all, or that lack an expected one."""
    return tuple(
        indicateur
        for indicateur in indicateurs
        if contexte.suivi.statut(indicateur).est_a_trouver or contexte.suivi.completude([indicateur]).manquantes
    )


def debiteurs(contexte: Contexte) -> tuple[str, ...]:
    """Ids of the partners that owe a figure, itself or as a member of a collective."""
    return tuple(id for id in contexte.partenaires_du_contrat if manquants(contexte, contexte.indicateurs_dus_par(id)))


def vue_manque(contexte: Contexte) -> VueManque:
    """The view of «Ce qui manque»."""
    page = contexte.adresses.rubrique("manque")
    toutes = list(contexte.indicateurs.values())
    sans_responsable = [
        indicateur
        for indicateur in manquants(contexte, toutes)
        if contexte.suivi.statut(indicateur) is not Statut.A_DEFINIR and not contexte.referents(indicateur)
    ]
    return VueManque(
        entete=Entete(
            "Ce qui manque",
            f"Ce qui devait être défini ou mesuré dans {contexte.contrat.titre}, {contexte.contrat.territoire_nom}, et ne l’a pas été.",
            fil(contexte, page, Lien("Ce qui manque", "")),
            chapeau="Les indicateurs jamais définis, les chiffres jamais publiés, et qui devait les fournir.",
        ),
        phrase=phrase_du_manque(contexte),
        non_definis=_non_definis(contexte, page),
        obligations=tuple(
            (obligation.texte, vue_source(contexte, page, obligation.source))
            for obligation in contexte.contrat.calendrier
            if obligation.id == "indicateurs-impact-premiere-annee"
        ),
        dettes=debiteurs_ensemble(dettes(contexte, page)),
        sans_responsable=tuple(_manque(contexte, page, indicateur) for indicateur in sans_responsable),
        regle=contexte.contrat.referents.texte if contexte.contrat.referents.regle != "aucune" else "",
        methode=relative(page, f"{contexte.adresses.rubrique('methode')}#attendus"),
    )


def phrase_du_manque(contexte: Contexte) -> str:
    """«63 indicateurs promis n’ont jamais été définis. 123 n’ont aucun chiffre. 315 chiffres étaient attendus, aucun n’a été publié.»"""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    phrases = []
    if promis := synthese.nombre(Statut.A_DEFINIR):
        phrases.append(
            f"{accord(promis, 'indicateur promis n’a jamais été défini', 'indicateurs promis n’ont jamais été définis')} dans le document publié."
        )
    if muets := synthese.nombre(Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI):
        phrases.append(f"{accord(muets, 'indicateur défini n’a', 'indicateurs définis n’ont')} aucun chiffre, sur {synthese.definis}.")
    if tus := synthese.nombre(Statut.SECRET):
        mots = ("a été mesuré, et son chiffre n’est pas publié", "ont été mesurés, et leurs chiffres ne sont pas publiés")
        phrases.append(f"{accord(tus, *mots)} (secret statistique){INSECABLE}: rien n’est dû.")
    completude = contexte.suivi.completude(contexte.indicateurs.values())
    if completude.attendues:
        phrases.append(phrase_de_completude(completude))
    return " ".join(phrases) or "Rien ne manque."


def _non_definis(contexte: Contexte, page: str) -> tuple[NonDefinis, ...]:
    """Announced and never defined: those whose date is over first, oldest first; then those without date."""
    concernes = [ind for ind in contexte.indicateurs.values() if contexte.suivi.statut(ind) is Statut.A_DEFINIR]
    retards = {indicateur.id: contexte.suivi.en_retard_depuis(indicateur) for indicateur in concernes}
    concernes.sort(key=lambda indicateur: retards[indicateur.id] or "9999")
    groupes = []
    for jour, groupe in groupby(concernes, key=lambda indicateur: retards[indicateur.id]):
        lignes = tuple(_manque(contexte, page, indicateur) for indicateur in groupe)
        nombre = accord(len(lignes), "indicateur", "indicateurs")
        titre = f"À définir avant le {date_fr(jour)}" if jour else "Sans date dépassée"
        phrase = (
            f"{nombre} à définir au plus tard le {date_fr(jour)}, d’après le document. Rien n’est publié depuis."
            if jour
            else f"{nombre} à définir, sans date imprimée ou dont la date n’est pas passée."
        )
        groupes.append(NonDefinis(titre, f"non-definis-{jour or 'sans-date'}", phrase, lignes))
    return tuple(groupes)


def _manque(contexte: Contexte, page: str, indicateur: Indicateur) -> Manque:
    retards = [attente for attente in contexte.suivi.attentes[indicateur.id] if attente.etat is EtatAttente.EN_RETARD]
    depuis = contexte.suivi.en_retard_depuis(indicateur)
    return Manque(
        Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id))),
        lien_noeud(contexte, page, contexte.noeuds[indicateur.noeud]),
        date_fr(depuis) if depuis else "",
        enumerer(list(dict.fromkeys(attente.periode for attente in retards))),
    )


def dettes(contexte: Contexte, page: str) -> tuple[DettePartenaire, ...]:
    """The partners that owe figures, most owed first."""
    lignes = []
    for id in debiteurs(contexte):
        dus = contexte.indicateurs_dus_par(id)
        sans = sum(contexte.suivi.statut(indicateur).est_a_trouver for indicateur in dus)
        completude = contexte.suivi.completude(dus)
        phrase = f"{sans} sans aucun chiffre, sur {accord(len(dus), 'indicateur à fournir', 'indicateurs à fournir')}"
        if completude.manquantes:
            phrase += (
                f"{FINE}; {accord(completude.manquantes, 'chiffre', 'chiffres')} en retard depuis le {date_fr(completude.en_retard_depuis)}"
            )
        nom = contexte.partenaires[id].nom
        lien = Lien(nom, relative(page, contexte.adresses.manque(id)))
        collectifs = [autre for autre in collectifs_de(id, contexte.contrat) if contexte.a_fournir.get(autre)]
        precision = f"En propre ou au titre de{INSECABLE}: {enumerer([contexte.partenaires[autre].nom for autre in collectifs])}."
        lignes.append(DettePartenaire(lien, sans, phrase, precision if collectifs else ""))
    return tuple(sorted(lignes, key=lambda dette: -dette.sans_chiffre))


def vue_manque_partenaire(contexte: Contexte, id: str) -> VueManquePartenaire:
    """What one partner owes."""
    page = contexte.adresses.manque(id)
    partenaire = contexte.partenaires[id]
    parts = []
    for nom in (id, *collectifs_de(id, contexte.contrat)):
        lignes = manquants(contexte, contexte.a_fournir.get(nom, ()))
        if lignes:
            titre = "Nommé directement" if nom == id else f"Au titre de{INSECABLE}: {contexte.partenaires[nom].nom}"
            parts.append((nom, titre, tuple(_manque(contexte, page, indicateur) for indicateur in lignes)))
    dus = contexte.indicateurs_dus_par(id)
    attendus = manquants(contexte, dus)
    objet = f"Chiffres attendus pour le contrat «{INSECABLE}{debut_de(contexte.contrat.titre, 70)}{INSECABLE}»"
    message = _message(contexte, id, attendus)
    courriel = f"mailto:?subject={quote(objet)}&body={quote(message)}"
    court = len(courriel) <= MAILTO_MAX
    return VueManquePartenaire(
        entete=Entete(
            f"Ce qui manque{INSECABLE}: {partenaire.nom}",
            f"Les chiffres que {partenaire.nom} doit fournir dans {contexte.contrat.titre}, et qui ne sont pas publiés.",
            fil(contexte, page, Lien("Ce qui manque", relative(page, contexte.adresses.rubrique("manque"))), Lien(partenaire.nom, "")),
            chapeau="Les chiffres que ce partenaire doit fournir d’après le document et qui ne sont pas publiés, avec un message pour les demander.",
        ),
        phrase=f"{accord(len(attendus), 'indicateur incomplet ou sans chiffre', 'indicateurs incomplets ou sans chiffre')}, "
        f"sur {accord(len(dus), 'indicateur à fournir', 'indicateurs à fournir')}.",
        parts=tuple(parts),
        objet=objet,
        message=message,
        courriel=courriel if court else f"mailto:?subject={quote(objet)}",
        courriel_court=court,
        partenaire=lien_partenaire(contexte, page, id),
        retour=Lien("Tout ce qui manque dans ce contrat", relative(page, contexte.adresses.rubrique("manque"))),
    )


def _message(contexte: Contexte, id: str, attendus: Sequence[Indicateur]) -> str:
    """The words to send, as plain text."""
    contrat, nom = contexte.contrat, contexte.partenaires[id].nom
    regle = contrat.referents.texte if contrat.referents.regle != "aucune" else ""
    rappel = f" Le document dit{INSECABLE}: «{INSECABLE}{regle}{INSECABLE}»" if regle else ""
    un = len(attendus) < 2
    lignes = [
        "Madame, Monsieur,",
        "",
        f"Dans «{INSECABLE}{contrat.titre}{INSECABLE}» ({contrat.territoire_nom}), «{INSECABLE}{nom}{INSECABLE}» doit fournir "
        f"{'le chiffre de cet indicateur' if un else f'les chiffres de ces {len(attendus)} indicateurs'}, qui {'manque' if un else 'manquent'} "
        f"à ce jour sur le site public de suivi.{rappel}",
        "",
        *(f"{rang}. {_ligne_du_message(contexte, indicateur)}" for rang, indicateur in enumerate(attendus, 1)),
        "",
        f"Pouvez-vous nous les transmettre, avec leur année, leur lieu et leur source, ou nous dire s’ils n’existent pas{FINE}?"
        if not un
        else f"Pouvez-vous nous le transmettre, avec son année, son lieu et sa source, ou nous dire s’il n’existe pas{FINE}?",
        "",
        "Avec nos remerciements,",
    ]
    return "\n".join(lignes)


def _ligne_du_message(contexte: Contexte, indicateur: Indicateur) -> str:
    depuis = contexte.suivi.en_retard_depuis(indicateur)
    fin = f", attendu depuis le {date_fr(depuis)}" if depuis else ""
    promesse = debut_de(contexte.noeuds[indicateur.noeud].titre, 120)
    return f"«{INSECABLE}{indicateur.libelle}{INSECABLE}», pour la promesse «{INSECABLE}{promesse}{INSECABLE}»{fin}"
