"""Files for machines: referentiel.json, indicateur.json, contrats.json. Other programs read them: keys may be added, never changed."""

from collections.abc import Iterable
from typing import Any

from generator.calculs.publications import fin_prolongee
from generator.model.contrat import Contrat
from generator.model.referentiel import Cible, CibleDeLieu, Indicateur, Jalon, Noeud, Parole, Reference
from generator.model.territoire import Territoire
from generator.pages.adresses import Adresses, racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible, nombre_json, nombre_ou_rien
from generator.pages.fichiers.interface_calculs import objets_des_calculs
from generator.pages.fichiers.interface_constats import objet_constats
from generator.pages.fichiers.interface_des_passages import objets_des_passages
from generator.pages.fichiers.interface_liens import objet_fiche, objet_liens, objet_source, objet_unites
from generator.pages.fichiers.interface_lieux import objet_mention, statuts_en
from generator.pages.fichiers.interface_paroles import etat_du_noeud, objet_avis
from generator.pages.fichiers.interface_publications import objet_publication, objet_serie
from generator.pages.fichiers.interface_suivi import objet_attentes, objet_avancement, objet_chiffre, objet_synthese
from generator.pages.fichiers.interface_valeurs import objet_provenance, objet_valeur


def contrats_json(contrats: Iterable[Contrat]) -> bytes:
    """`contrats.json`: a list of contracts in the order of their folders."""
    return json_lisible(
        [
            {
                "id": contrat.id,
                "titre": contrat.titre,
                "territoire": contrat.territoire_nom,
                "type": contrat.type,
                "debut": contrat.debut,
                "fin": contrat.fin,
                "adresse": racine(Adresses(contrat.id).accueil()),
            }
            for contrat in contrats
        ]
    )


def referentiel_json(contexte: Contexte) -> bytes:
    """`referentiel.json` of one contract. Addresses start at the root of the published site."""
    contrat = contexte.contrat
    return json_lisible(
        {
            "interface": INTERFACE,
            "contrat": {
                "id": contrat.id,
                "titre": contrat.titre,
                "titre_signe": contrat.titre_signe,
                "territoire": contrat.territoire_nom,
                "type": contrat.type,
                "debut": contrat.debut,
                "fin": contrat.fin,
                "fin_prolongee": fin.jour if (fin := fin_prolongee(contexte.dossier)) else None,
                "connaissance": contrat.connaissance.value,
                "calcule_le": contexte.suivi.aujourd_hui,
                "synthese": objet_synthese(contexte.suivi.synthese(contexte.indicateurs.values())),
                "seuils": {
                    "marge": float(contrat.seuils.marge),
                    "tolerance": float(contrat.seuils.tolerance),
                    "delai_mois": contrat.seuils.delai_mois,
                },
                "dimensions": [
                    {"id": dimension.id, "nom": dimension.nom, "modalites": [modalite.id for modalite in dimension.modalites]}
                    for dimension in contrat.dimensions
                ],
                "signature": contrat.signature.date if contrat.signature else None,
                "niveaux": [{"id": niveau.id, "nom": niveau.nom, "pluriel": niveau.pluriel} for niveau in contrat.niveaux],
                "signataires": [
                    {"partenaire": signataire.partenaire, "libelle": signataire.libelle, "bloc_de_signature": signataire.bloc_de_signature}
                    for signataire in contrat.signataires
                ],
                "contrats_de_ville": [
                    {
                        "id": ville.id,
                        "nom": ville.nom,
                        "date": ville.date,
                        "libelle": ville.libelle,
                        "communes": list(ville.communes),
                        "source": objet_source(ville.source),
                    }
                    for ville in contrat.contrats_de_ville
                ],
                "collecte": [
                    {
                        "periode": un.periode.texte if un.periode else "",
                        "titre": un.titre,
                        "types": list(un.types),
                        "echeance": un.echeance or None,
                        "depart": un.depart,
                        "source": objet_source(un.source),
                    }
                    for un in contrat.collecte
                ],
                "changements_depuis": contrat.changements_depuis or None,
                "calendrier": [
                    {
                        "id": obligation.id,
                        "texte": obligation.texte,
                        "details": list(obligation.details),
                        "periodicite": obligation.periodicite or None,
                        "echeance": obligation.echeance or None,
                        "echeance_texte": obligation.echeance_texte,
                        "responsables": list(obligation.responsables),
                        "note_editoriale": obligation.note_editoriale,
                        "source": objet_source(obligation.source),
                    }
                    for obligation in contrat.calendrier
                ],
            },
            "documents": [
                {
                    "id": document.id,
                    "titre": document.titre,
                    "date": document.date or None,
                    "url": document.url or None,
                    **{nom: mot for nom, mot in (("modifie", document.modifie), ("effet", document.effet)) if mot},
                    "sections": [
                        {
                            "id": section.id,
                            "titre": section.titre,
                            "page": section.page,
                            "transcription": section.transcription,
                            "raison": section.raison,
                            "passages": objets_des_passages(contexte, document.id, section.id),
                        }
                        for section in document.sections
                    ],
                }
                for document in contrat.documents
            ],
            "publications": [objet_publication(contexte, publication) for publication in contexte.dossier.publications_connues()],
            "lecture_arretee_le": contexte.dossier.lecture_arretee_le or None,
            "chiffres_voisins": [objet_serie(serie) for serie in contexte.dossier.voisins.series],
            **objet_unites(contexte),
            "noeuds": [_noeud(contexte, noeud) for noeud in contexte.noeuds.values()],
            "indicateurs": [_indicateur(contexte, indicateur) for indicateur in contexte.indicateurs.values()],
            "partenaires": [_partenaire(contexte, id) for id in contexte.partenaires_du_contrat],
            "territoires": [_territoire(contexte, territoire) for territoire in contexte.territoires.values()],
            "mesures_nationales": [
                {
                    "numero": mesure.numero,
                    "mesure": mesure.mesure or None,
                    "axe": mesure.axe,
                    "programme": mesure.programme,
                    "thematique": mesure.thematique,
                    "intitule": mesure.intitule,
                    "etat": mesure.etat,
                    "avancement": mesure.avancement.value,
                    "indicateurs": list(mesure.indicateurs),
                    "note_editoriale": mesure.note_editoriale,
                }
                for mesure in contexte.mesures.values()
            ],
            "constats": objet_constats(contexte),
            "faits": [
                {
                    "id": fait.id,
                    "texte": fait.texte,
                    "montant": nombre_ou_rien(fait.montant),
                    "nature": fait.nature,
                    "periode": fait.periode or None,
                    "territoires": list(fait.territoires),
                    "partenaires": list(fait.partenaires),
                    "noeud": fait.noeud or None,
                    "note_editoriale": fait.note_editoriale,
                    "source": objet_source(fait.source),
                }
                for fait in contexte.dossier.faits
            ],
            "montants": [
                {
                    "id": montant.id,
                    "texte": montant.texte,
                    "objet": montant.argent.objet,
                    "montant": nombre_ou_rien(montant.montant),
                    "nature": montant.nature,
                    "par": montant.argent.par or None,
                    "periode": montant.periode or None,
                    "territoires": list(montant.territoires),
                    "partenaires": list(montant.argent.financeurs),
                    "noeud": montant.noeud or None,
                    "publication": montant.publication or None,
                    "note_editoriale": montant.note_editoriale,
                    "source": objet_source(montant.source),
                }
                for montant in contexte.dossier.montants.montants
            ],
            "anomalies": [
                {
                    "id": anomalie.id,
                    "titre": anomalie.titre,
                    "texte": anomalie.texte,
                    "citations": list(anomalie.citations),
                    "calcul": anomalie.calcul,
                    "concerne": list(anomalie.concerne),
                    "source": objet_source(anomalie.source),
                }
                for anomalie in contexte.dossier.anomalies
            ],
            "avis": [objet_avis(contexte, avis) for avis in contexte.dossier.avis],
        }
    )


def _noeud(contexte: Contexte, noeud: Noeud) -> dict[str, Any]:
    return {
        "id": noeud.id,
        "parent": noeud.parent or None,
        "niveau": noeud.niveau,
        "numero": noeud.numero,
        "titre": noeud.titre,
        "texte": noeud.texte,
        "composantes": list(noeud.composantes),
        "partenaires": list(dict.fromkeys(engage.partenaire for engage in noeud.partenaires)),
        "services": {engage.partenaire: list(engage.services) for engage in noeud.partenaires if engage.services},
        "roles": {engage.partenaire: engage.role.value for engage in noeud.partenaires if engage.role},
        "fiche": objet_fiche(contexte, noeud.fiche) if noeud.fiche else None,
        "partenaires_texte": noeud.partenaires_texte,
        "resultats_attendus": list(noeud.resultats_attendus),
        "territoires": list(noeud.territoires),
        "lieux": list(contexte.lieux_de(noeud)),
        "mesures_nationales": list(noeud.mesures_nationales),
        "themes": list(contexte.themes_des_promesses.get(noeud.id, ())),
        "conseils_citoyens": _parole(noeud.conseils_citoyens),
        "etat": etat_du_noeud(contexte, noeud),
        "synthese": objet_synthese(contexte.suivi.synthese(contexte.indicateurs_sous(noeud))),
        "note_editoriale": noeud.note_editoriale,
        "source": objet_source(noeud.source),
        "adresse": racine(contexte.adresses.noeud(noeud.id)),
    }


def _indicateur(contexte: Contexte, indicateur: Indicateur) -> dict[str, Any]:
    return {
        "id": indicateur.id,
        "noeud": indicateur.noeud,
        **objet_liens(indicateur),
        "libelle": indicateur.libelle,
        "definition": indicateur.definition,
        "type": indicateur.type.value,
        "unite": indicateur.unite,
        "referents": list(contexte.referents(indicateur)),
        "statut": indicateur.statut.value,
        "echeance": {"texte": indicateur.echeance.texte, "date": indicateur.echeance.date or None} if indicateur.echeance else None,
        "referents_texte": indicateur.referents_texte,
        "cible": _cible(indicateur.cible),
        "sans_objectif": indicateur.sans_objectif,
        "themes": list(contexte.themes_des_indicateurs[indicateur.id]),
        "periodes_prevues": [periode.texte for periode in contexte.periodes_prevues(indicateur)],
        "reference": _reference(indicateur.reference),
        "avancement": objet_avancement(contexte.suivi.avancements[indicateur.id]),
        "chiffre": objet_chiffre(contexte.suivi.chiffres_qui_parlent[indicateur.id]),
        **objet_attentes(contexte, indicateur),
        "chiffres": indicateur.chiffres or None,
        "territoires": list(indicateur.territoires),
        "lieux": list(contexte.lieux_de(indicateur)),
        **_seuils(indicateur),
        "note_editoriale": indicateur.note_editoriale,
        "source": objet_source(indicateur.source),
        "adresse": racine(contexte.adresses.indicateur(indicateur.id)),
    }


def indicateur_json(contexte: Contexte, id: str) -> bytes:
    """`indicateur.json`: what `referentiel.json` says of one indicator, with its contract, all its figures, the publications that they come from, and how
    those that are computed were."""
    lignes = (*contexte.suivi.observations.get(id, ()), *contexte.suivi.previsions.get(id, ()))
    citees = [contexte.suivi.publications.get(valeur.publication) for valeur in lignes]
    publications = {une.id: une for une in citees if une}
    contrat = contexte.contrat
    return json_lisible(
        {
            "interface": INTERFACE,
            "contrat": {"id": contrat.id, "titre": contrat.titre, "territoire": contrat.territoire_nom},
            "licence": "etalab-2.0",
            **_indicateur(contexte, contexte.indicateurs[id]),
            "valeurs": [objet_valeur(valeur, contexte.suivi.publications.get(valeur.publication)) for valeur in lignes],
            "publications": [objet_provenance(une) for une in publications.values()],
            "calculs": objets_des_calculs(contexte, contexte.indicateurs[id]),
        }
    )


def _seuils(indicateur: Indicateur) -> dict[str, Any]:
    """Its thresholds, and what says that its figures were computed again on the neighbourhoods of 2024; nothing where there is none."""
    objet: dict[str, Any] = {}
    if indicateur.seuils:
        objet["seuils"] = [
            {
                "nom": seuil.nom,
                "texte": seuil.texte,
                "comparateur": seuil.comparateur,
                "valeur": nombre_ou_rien(seuil.valeur),
                "qui": seuil.qui,
                "date": seuil.date,
                "mots": "redaction" if seuil.de_nous else "document",
                "source": None if seuil.de_nous else objet_source(seuil.source),
            }
            for seuil in indicateur.seuils
        ]
    if indicateur.recalcul is not None:
        objet["contours_recalcules"] = {"texte": indicateur.recalcul.texte, "source": objet_source(indicateur.recalcul.source)}
    return objet


def _cible(cible: Cible | None) -> dict[str, Any] | None:
    if cible is None:
        return None
    objet: dict[str, Any] = {"texte": cible.texte}
    if cible.valeur is not None:
        objet |= {"valeur": nombre_json(cible.valeur), "annee": cible.annee, "comparateur": cible.comparateur or "="}
    if cible.annee is not None:
        objet["annee"] = cible.annee
    if cible.comparateur:
        objet["comparateur"] = cible.comparateur
    if cible.unite:
        objet["unite"] = cible.unite
    if cible.variation is not None:
        objet["variation"] = nombre_json(cible.variation)
    if cible.sens:
        objet["sens"] = cible.sens
    for nom in ("minimum", "maximum", "ensemble", "tolerance", "points"):
        if getattr(cible, nom) is not None:
            objet[nom] = nombre_json(getattr(cible, nom))
    if cible.jalons:
        objet["jalons"] = [{"annee": jalon.annee, "texte": jalon.texte, **_chiffres(jalon)} for jalon in cible.jalons]
    if cible.avant:
        objet["avant"] = [{"texte": une.texte, "changee_le": une.changee_le, "document": une.document} for une in cible.avant]
    if cible.par_lieu:
        objet["par_lieu"] = [{"territoire": une.territoire, "texte": une.texte, **_chiffres(une)} for une in cible.par_lieu]
    for nom in ("portee", "chaque"):
        if getattr(cible, nom):
            objet[nom] = getattr(cible, nom)
    return objet


def _chiffres(un: Jalon | CibleDeLieu) -> dict[str, int | float | None]:
    ecrits = {"valeur": un.valeur, "minimum": un.minimum, "maximum": un.maximum}
    return {nom: nombre_json(nombre) for nom, nombre in ecrits.items() if nombre is not None}


def _parole(parole: Parole | None) -> dict[str, Any] | None:
    return {"titre": parole.titre, "points": list(parole.points), "source": objet_source(parole.source)} if parole else None


def _reference(reference: Reference | None) -> dict[str, Any] | None:
    return {"texte": reference.texte, "valeur": nombre_ou_rien(reference.valeur), "annee": reference.annee} if reference else None


def _partenaire(contexte: Contexte, id: str) -> dict[str, Any]:
    partenaire = contexte.partenaires[id]
    return {
        "id": id,
        "nom": partenaire.nom,
        "sigle": partenaire.sigle,
        "type": partenaire.type,
        "parent": partenaire.parent or None,
        "famille": partenaire.famille or None,
        "alias": list(partenaire.alias),
        "synthese": objet_synthese(contexte.suivi.synthese(contexte.indicateurs_de(id))),
        "adresse": racine(contexte.adresses.partenaire(id)),
    }


def _territoire(contexte: Contexte, territoire: Territoire) -> dict[str, Any]:
    return {
        "id": territoire.id,
        "nom": territoire.nom,
        "type": territoire.type.value,
        "communes": list(territoire.communes),
        "contrat_de_ville": territoire.contrat_de_ville or None,
        "population": territoire.population,
        "population_source": territoire.population_source,
        "poids": territoire.poids,
        "code": territoire.code or None,
        "latitude": territoire.latitude,
        "longitude": territoire.longitude,
        "localisation": territoire.localisation,
        "quartiers": list(territoire.quartiers),
        "quartiers_source": territoire.quartiers_source,
        "synthese": objet_synthese(contexte.suivi.syntheses_par_lieu[territoire.id]),
        "indicateurs": statuts_en(contexte, territoire),
        "ailleurs": [objet_mention(mention) for mention in contexte.ailleurs.get(territoire.id, ())],
        "source": objet_source(territoire.source),
        "adresse": racine(contexte.adresse_du_lieu(territoire.id)),
    }
