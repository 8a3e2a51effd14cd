"""What a person must say of a table before its figures are sure: each question in plain French, with its choices and the cells that it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.cellules_retenues import cellules_de
from generator.importation.chiffres_ecrits import CROIX
from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.colonnes import VueDuTableau
from generator.importation.cumuls import questions_des_cumuls
from generator.importation.differences import calculs_entre_deux, questions_des_differences
from generator.importation.dits_a_cote import question_des_barrees
from generator.importation.id_de_question import id_de_question
from generator.importation.invraisemblables import comptes_negatifs, hors_bornes, montants_repetes, parts_isolees, zeros_douteux
from generator.importation.marques_dites import dit_des_cibles
from generator.importation.noms_et_codes import noms_tronques
from generator.importation.observations_du_tableau import CHIFFRES_FUSIONNES, DE_COTE, LE_PREMIER_SEUL, POUR_CHACUN, TableauDObservations
from generator.importation.repetitions import DOUBLONS, doublons
from generator.importation.reponses_du_tableau import AUCUN_DES_DEUX, DES_CIBLES, LE_DERNIER, LE_PREMIER
from generator.importation.temps_a_venir import question_du_temps_a_venir
from generator.importation.temps_ecrits import annee_a_deux_chiffres, temps_dans, temps_seul
from generator.importation.totaux_de_parties import est_un_total
from generator.importation.totaux_des_colonnes import SE_RECALCULE
from generator.importation.unites_communes import unites_isolees
from generator.model.importation import ObservationLue, QuestionPosee

DES_PARTS = "des parts"
ABSENCES = ("nd", "secret", "sans_objet", "laisser de côté")
_ADRESSES = 8
_A_CHEVAL = re.compile(r"[0-9]{4}/(?:[0-9]{2}|[0-9]{4})")


def questions_du_tableau(
    vue: VueDuTableau, tableau: TableauDObservations, supposees: Mapping[str, str], jour: str = ""
) -> list[QuestionPosee]:
    """All questions on one table; `jour` is that of the import, empty where it is not known."""
    questions = [*_du_temps(vue, tableau), *_du_lieu(vue, tableau), *_des_absences(vue, tableau), *_des_unites(tableau, supposees)]
    if tableau.observations and (dit := dit_des_cibles(vue.titre.texte, vue.grille.feuille.nom)):
        question = f"« {dit} » : ces chiffres sont-ils des cibles, ou des chiffres mesurés ?"
        questions.append(QuestionPosee("titre-de-cibles", question, (DES_CIBLES, "des chiffres mesurés"), DES_CIBLES, bloque=True))
    questions += [*_des_valeurs(vue, tableau), *_du_modele(vue, tableau)]
    questions += [*question_du_temps_a_venir(tableau.observations, jour), *question_des_barrees(tableau.observations)]
    return questions


def _du_temps(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    if not tableau.observations:
        return
    if tableau.sans_temps:
        tous = tableau.sans_temps == len(tableau.observations)
        debut = (
            "Aucune période dans le tableau"
            if tous
            else accord(tableau.sans_temps, "chiffre n’a pas de période", "chiffres n’ont pas de période")
        )
        sans = cellules_de(une for une in tableau.observations if not une.periode)
        if vue.titre.dates and tous:
            debut = f"Plusieurs dates possibles autour du tableau ({', '.join(vue.titre.dates[:4])})"
            debut = debut if len(vue.titre.dates) > 1 else f"Une date ({vue.titre.dates[0]}) qui n’est peut-être pas celle des chiffres"
        question = f"{debut} : de quand sont ces chiffres ?"
        yield QuestionPosee("periode", question, (), combien=tableau.sans_temps, bloque=True, retient=sans)
    if vue.periode_de_tout and vue.titre.temps_du_fichier:
        question = f"L’année ({vue.periode_de_tout}) n’est que dans le nom du fichier ou de la feuille : est-ce bien celle des chiffres ?"
        yield QuestionPosee("periode-du-nom", question, ("oui", "non"), "oui")
    if tableau.temps_douteux or any(not dit.sur for dit in vue.dits.values()):
        ecrits = tableau.temps_douteux or tuple(dict.fromkeys(dit.periode for dit in vue.dits.values() if not dit.sur))
        question = f"« {ecrits[0]} » : est-ce une année scolaire (ou un exercice à cheval), ou deux années civiles ?"
        choix = ("année scolaire", "deux années", "la première", "la seconde")
        siennes = cellules_de(une for une in tableau.observations if une.periode in ecrits or _A_CHEVAL.fullmatch(une.periode))
        yield QuestionPosee("annee-a-cheval", question, choix, combien=len(ecrits), bloque=True, retient=siennes)
    if tableau.premiers_janvier:
        yield QuestionPosee(
            "premiers-janvier",
            "Toutes les dates sont un 1er janvier : elles sont lues comme des années. Est-ce juste ?",
            ("oui", "non"),
            "oui",
        )
    yield from questions_des_cumuls(tableau.observations, vue.titre.cumul)
    yield from questions_des_differences(tableau.observations)
    periodes = {une.periode for une in tableau.observations if une.periode}
    if len(periodes) > 3 and all(len(periode) == 10 for periode in periodes):
        question = "Chaque jour a son chiffre : garder le jour, ou attendre un chiffre par mois ou par an ?"
        yield QuestionPosee("jour-ou-mois", question, ("le jour", "laisser de côté"), "le jour", combien=len(periodes))
    dans_les_entetes = {dit.periode for dit in vue.dits.values() if dit.periode}
    libelles = Counter(dit.libelle for dit in vue.dits.values() if dit.periode)
    if len(dans_les_entetes) > 1 and all(fois == 1 for fois in libelles.values()):
        question = f"Les colonnes ne sont pas de la même année ({', '.join(sorted(dans_les_entetes)[:6])}) : ces années, lues dans les en-têtes, sont-elles justes ?"
        yield QuestionPosee("annees-des-entetes", question, ("oui", "non"), "oui")
    nom = temps_dans(vue.grille.feuille.nom) if not vue.grille.feuille.en_lignes else None
    annees = {periode[:4] for periode in periodes}
    if nom and len(annees) > 1 and re.search("[^\\W\\d]", nom.reste):
        question = f"La feuille s’appelle « {vue.grille.feuille.nom} » et ses chiffres vont de {min(annees)} à {max(annees)} : est-ce bien le bon tableau ?"
        yield QuestionPosee("nom-de-feuille", question, ("oui", "non"), "oui")
    if courtes := _annees_courtes(vue):
        dits = ", ".join(f"« {ecrit} » pour {annee}" for ecrit, annee in courtes[:3])
        yield QuestionPosee("annee-a-deux-chiffres", f"L’année est sur deux chiffres ({dits}) : est-ce juste ?", ("oui", "non"), "oui")
    if tableau.deduites:
        dits = accord(len(tableau.deduites), "ligne ne porte qu’une année", "lignes ne portent qu’une année")
        question = f"{dits} : {'son' if len(tableau.deduites) == 1 else 'leur'} nom est celui du bloc voisin. Est-ce juste ?"
        yield QuestionPosee("noms-deduits", question, ("oui", "non"), "oui", tableau.deduites[:_ADRESSES], len(tableau.deduites))
    tetes = [une.nom for une in vue.valeurs if len(une.nom) == 10 and une.temps_du_nom and une.temps_du_nom.periode == une.nom]
    if tetes and len(vue.dits[vue.valeurs[0].rang].periode) < 10:
        question = f"Les en-têtes sont des dates ({tetes[0]}) : elles sont lues comme des mois ou des années entiers. Est-ce juste ?"
        yield QuestionPosee("premiers-du-mois", question, ("oui", "non"), "oui", combien=len(tetes))
    drapeaux = sorted({une.drapeau for une in tableau.observations if une.drapeau})
    if drapeaux:
        question = f"Des chiffres sont marqués ({', '.join(drapeaux)}) : garder la marque ?"
        yield QuestionPosee("drapeaux", question, ("oui", "non"), "oui", combien=sum(bool(une.drapeau) for une in tableau.observations))


def _annees_courtes(vue: VueDuTableau) -> list[tuple[str, str]]:
    """Years written with two digits, in the codes of columns of figures («nais09») or in columns of years, each with the year that is read."""
    codes = [
        (trouve.group(1), une.temps_du_nom.periode[:4])
        for une in vue.valeurs
        if une.temps_du_nom
        for piece in une.entete.pieces[:1]
        if not temps_seul(piece) and (trouve := re.search(r"[A-Za-z_]([0-9]{2})(?=$|\s)", piece))
    ]
    cellules = [
        (ecrit, annee_a_deux_chiffres(ecrit))
        for une in vue.temps
        if une.deux_chiffres and une.deux_chiffres == une.ecrites
        for ligne in vue.lignes
        if re.fullmatch("[0-9]{2}", ecrit := vue.grille.texte(ligne, une.rang))
    ]
    return list(dict.fromkeys((*codes, *cellules)))


def question_du_lieu_autour(lieux: Sequence[str]) -> QuestionPosee:
    """Whether figures are of the places that are said around their tables, of one file."""
    dits = ", ".join(f"« {lieu} »" for lieu in lieux)
    question = f"Le lieu n’est dit qu’autour du tableau ({dits}) : est-ce bien lui ?"
    if len(lieux) > 1:
        question = f"Les lieux ne sont dits qu’autour des tableaux ({dits}) : sont-ce bien eux ?"
    return QuestionPosee("territoire-de-tout", question, ("oui", "non"), "oui", lieux=tuple(lieux))


def _du_lieu(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    if not tableau.observations:
        return
    if tableau.sans_lieu and not (vue.modele and vue.modele.lieu_inconnu):
        tous = tableau.sans_lieu == len(tableau.observations)
        debut = "Aucun lieu dans le tableau" if tous else accord(tableau.sans_lieu, "chiffre n’a pas de lieu", "chiffres n’ont pas de lieu")
        sans = cellules_de(une for une in tableau.observations if not (une.territoire.nom or une.territoire.code))
        question = f"{debut} : de quel territoire parlent-ils ?"
        yield QuestionPosee("territoire", question, (), combien=tableau.sans_lieu, bloque=True, retient=sans)
    if vue.lieu_de_tout and not vue.lieux and not vue.codes:
        yield question_du_lieu_autour((vue.lieu_de_tout,))
    supposes = [une for une in vue.lieux if vue.roles[une.rang][1].startswith("supposé")]
    if supposes:
        quoi = "un indicateur" if vue.etiquette_dit_l_indicateur else "un lieu"
        question = (
            f"La colonne « {supposes[0].nom or vue.grille.feuille.adresse(0, supposes[0].rang)} » est lue comme {quoi} : est-ce juste ?"
        )
        yield QuestionPosee("tete", question, ("lieu", "indicateur"), "indicateur" if vue.etiquette_dit_l_indicateur else "lieu")
    if vue.groupes:
        titres = list(dict.fromkeys(vue.groupes.values()))
        question = f"Des lignes de titre (« {titres[0]} », « {titres[1]} ») coiffent des lignes aux mêmes intitulés : sont-ce des lieux, ou des indicateurs ?"
        choix = ("lieux", "indicateurs")
        yield QuestionPosee("groupes", question, choix, choix[0] if vue.etiquette_dit_l_indicateur else choix[1], combien=len(titres))
    if vue.tetes_de_colonnes:
        quoi = {"lieu": "des lieux", "indicateur": "des indicateurs"}[vue.tetes_de_colonnes]
        question = f"Les têtes des colonnes de chiffres (« {vue.valeurs[0].nom} »…) sont lues comme {quoi} : est-ce juste ?"
        yield QuestionPosee("tetes-de-colonnes", question, ("lieu", "indicateur"), vue.tetes_de_colonnes, combien=len(vue.valeurs))
    if any(etiquette.parties for etiquette in vue.etiquettes.values()):
        tete = next(iter({etiquette.nom for etiquette in vue.etiquettes.values()}), "")
        question = f"La première partie de la colonne « {vue.lieux[0].nom} » (« {tete} ») est-elle le lieu, et les autres des parties de l’ensemble ?"
        yield QuestionPosee("cle-composee", question, ("oui", "non"), "oui")
    if vue.lieux and not vue.codes and (not vue.etiquette_dit_l_indicateur or vue.groupes):
        question = "Les lieux n’ont pas de code officiel : ils sont rapprochés par leur nom. Est-ce juste ?"
        yield QuestionPosee(
            "lieux-par-le-nom", question, ("oui", "non"), "oui", combien=len({une.territoire.nom for une in tableau.observations})
        )
    if vue.codes and not vue.lieux:
        yield QuestionPosee(
            "lieux-sans-nom", "Les lieux n’ont que des codes, sans nom : les rapprocher par le code ?", ("oui", "non"), "oui"
        )
    if len(vue.codes) > 1:
        quoi = " et ".join(f"« {une.nom} »" for une in vue.codes)
        question = f"Le lieu est dit par plusieurs codes mis bout à bout ({quoi}) : est-ce juste ?"
        yield QuestionPosee("code-compose", question, ("oui", "non"), "oui")
    sans_departement = [nom for nom in {une.territoire.nom for une in tableau.observations} if re.match(r"(?:NA|N/A|null|None)\b", nom)]
    if sans_departement:
        question = f"{accord(len(sans_departement), 'lieu a', 'lieux ont')} un nom qui commence par « NA » ({sorted(sans_departement)[0]}) : une donnée y manque. Garder ces noms ?"
        yield QuestionPosee("noms-incomplets", question, ("oui", "laisser de côté"), "oui", combien=len(sans_departement))
    tronques = noms_tronques(vue)
    if tronques:
        question = f"Ces noms semblent coupés : {', '.join(tronques[:5])}. Les rattacher par leur code ?"
        yield QuestionPosee("noms-tronques", question, ("oui", "non"), "oui", combien=len(tronques))


def _des_absences(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    feuille = vue.grille.feuille
    for marque, fois in Counter(marque for marque, _ in tableau.marques).items():
        adresses = tuple(adresse for une, adresse in tableau.marques if une == marque)
        propose = "nd" if marque.upper().replace(".", "") in ("NC", "NS") or marque in ("...", "…", "..") else ""
        croix = marque in CROIX
        question = f"Que veut dire « {marque} » : {'oui, ' if croix else ''}non disponible, secret, sans objet, ou zéro ?"
        choix = (*ABSENCES, "zéro", *(["oui"] if croix else []))
        siennes = frozenset(adresses)
        yield QuestionPosee(f"marque:{marque}", question, choix, propose, adresses[:_ADRESSES], fois, bloque=not propose, retient=siennes)
    if tableau.vides:
        adresses = tuple(feuille.adresse(ligne, colonne) for ligne, colonne in tableau.vides)
        sans_passe = _lieux_sans_passe(vue, tableau)
        dits = accord(
            sans_passe,
            "lieu n’a rien avant une date : sans doute n’existait-il",
            "lieux n’ont rien avant une date : sans doute n’existaient-ils",
        )
        suite = f" {dits} pas (sans objet)." if sans_passe else ""
        fois = len(adresses)
        question = f"{nombre_fr(fois)} cellule{'s' if fois > 1 else ''} vide{'s' if fois > 1 else ''} parmi les chiffres : non disponible, secret, ou sans objet ?{suite}"
        propose = "sans_objet" if sans_passe else ""
        yield QuestionPosee("vides", question, ABSENCES, propose, adresses[:_ADRESSES], fois, bloque=True, retient=frozenset(adresses))
    refuses = [un for un in tableau.refus if "pas un nombre" in un.raison]
    if refuses:
        ecrits = ", ".join(f"« {texte} »" for texte in dict.fromkeys(un.texte for un in refuses[:20]))
        question = f"Des mots sont à la place de chiffres ({ecrits}) : que mettre à leur place ?"
        yield QuestionPosee("mots-pour-chiffres", question, ABSENCES, "", tuple(un.cellule for un in refuses[:_ADRESSES]), len(refuses))


def _lieux_sans_passe(vue: VueDuTableau, tableau: TableauDObservations) -> int:
    """How many rows are empty in all times before one, and full from it on."""
    vides = set(tableau.vides)
    datees = sorted((dit.periode, rang) for rang, dit in vue.dits.items() if dit.periode)
    if len(datees) < 3 or not vides or vue.etiquette_dit_l_indicateur or vue.indicateurs:
        return 0
    lignes = {ligne for ligne, _ in vides}
    combien = 0
    for ligne in lignes:
        pleines = [(ligne, rang) not in vides for _, rang in datees]
        combien += pleines == sorted(pleines) and pleines[-1]
    return combien if combien >= 0.8 * len(lignes) else 0


def _des_unites(tableau: TableauDObservations, supposees: Mapping[str, str]) -> Iterator[QuestionPosee]:
    if supposees:
        dit = ", ".join(f"« {libelle} » en {unite}" for libelle, unite in list(supposees.items())[:4])
        question = f"L’unité n’est pas écrite ; d’après l’intitulé : {dit}. Est-ce juste ?"
        yield QuestionPosee("unites-supposees", question, ("oui", "non"), "oui", combien=len(supposees))
    sans = sorted({une.libelle for une in tableau.observations if not une.unite})
    if sans:
        dits = ", ".join(f"« {libelle} »" for libelle in sans[:5])
        yield QuestionPosee(
            "unites", f"Aucune unité n’est dite pour {dits}{'…' if len(sans) > 5 else ''} : laquelle ?", (), combien=len(sans)
        )
    for libelle, unes in unites_isolees(tableau.observations).items():
        cellules = tuple(une.cellule for une in unes[:_ADRESSES])
        question = f"Les chiffres de « {libelle} » n’ont pas tous la même unité ({unes[0].texte} en {cellules[0]}) : est-ce juste ?"
        # Those without a unit may be in the one that few bear, or in another: they wait too.
        nues = cellules_de(une for une in tableau.observations if une.libelle == libelle and not une.unite)
        siennes, choix = cellules_de(unes) | nues, ("oui", "laisser de côté")
        yield QuestionPosee(
            id_de_question("unites-melees", libelle), question, choix, "", cellules, len(unes), bloque=True, retient=siennes
        )
    parts = {une.libelle for une in tableau.observations if une.unite == "%"}
    for libelle in sorted(parts):
        valeurs = [float(une.valeur) for une in tableau.observations if une.libelle == libelle and une.valeur is not None]
        if (
            len(valeurs) >= 2
            and min(valeurs) >= 0
            and max(valeurs) <= 1
            and any(0 < un < 1 for un in valeurs)
            and not _au_format(tableau, libelle)
        ):
            yield question_des_parts(libelle, cellules_de(une for une in tableau.observations if une.libelle == libelle))


def question_des_parts(libelle: str, siennes: frozenset[str] = frozenset()) -> QuestionPosee:
    """Whether figures of a label in percent, none above one, are shares of one; `siennes` are their cells."""
    question = f"« {libelle} » est en % et aucun chiffre ne dépasse 1 : sont-ce des parts (0,35 pour 35 %) ?"
    return QuestionPosee(id_de_question("parts", libelle), question, (DES_PARTS, "de vrais %"), bloque=True, retient=siennes)


def _au_format(tableau: TableauDObservations, libelle: str) -> bool:
    une = next((une for une in tableau.observations if une.libelle == libelle and une.valeur is not None), None)
    return une is not None and "%" in une.texte


def _des_valeurs(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    derivees = [une.nom for une in vue.colonnes if vue.roles[une.rang][0] is RoleDeColonne.DERIVEE]
    if derivees:
        prouvees = {vue.roles[une.rang][1] == SE_RECALCULE for une in vue.colonnes if vue.roles[une.rang][0] is RoleDeColonne.DERIVEE}
        sans_preuve = "ont le nom d’un calcul, que les autres ne redonnent pas"
        dit = (
            "se calculent des autres, ou en ont le nom"
            if len(prouvees) > 1
            else "se calculent des autres"
            if True in prouvees
            else sans_preuve
        )
        question = f"Des colonnes {dit} ({', '.join(derivees[:4])}) : les laisser de côté, ou les importer ?"
        yield QuestionPosee("calculees", question, ("laisser de côté", "importer"), "laisser de côté", combien=len(derivees))
    cibles = [une.nom for une in vue.colonnes if vue.roles[une.rang][1].startswith("une cible")]
    if cibles:
        question = f"Des colonnes disent une cible ou une prévision ({', '.join(cibles[:4])}) : elles ne sont pas importées comme des chiffres. Est-ce juste ?"
        yield QuestionPosee("cibles", question, ("oui", "non"), "oui", combien=len(cibles))
    if vue.effectifs:
        question = "Sous chaque chiffre est le nombre de réponses : l’importer aussi, et écarter les chiffres de moins de 5 réponses ?"
        yield QuestionPosee(
            "effectifs",
            question,
            ("les rattacher seulement", "les importer", "écarter sous 5"),
            "les rattacher seulement",
            combien=len(vue.effectifs),
        )
    if vue.reportes:
        dits = accord(len(vue.reportes), "cellule vide au début d’une ligne prend", "cellules vides au début de lignes prennent")
        question = f"{dits} le nom écrit au-dessus : est-ce juste ?"
        yield QuestionPosee("noms-reportes", question, ("oui", "non"), "oui", vue.reportes[:_ADRESSES], len(vue.reportes))
    if vue.oui_non or any(une.oui_non for une in vue.ventilations):
        noms = ", ".join(f"« {une.nom} »" for une in vue.colonnes if une.rang in vue.oui_non or (une in vue.ventilations and une.oui_non))
        question = f"Ces colonnes répondent par oui ou non : {noms}. Sont-ce des réponses (oui : 1, non : 0), ou des parties de ce qui est compté ?"
        yield QuestionPosee("oui-non", question, ("des réponses", "des parties"), "des réponses" if vue.oui_non else "des parties")
    if tableau.fusionnes:
        dits = accord(len(tableau.fusionnes), "chiffre est écrit", "chiffres sont écrits")
        question = f"{dits} une fois dans des cellules fusionnées, à la place de plusieurs ({tableau.fusionnes[0]}) : est-ce le chiffre de chacun des lieux ou des périodes, celui du premier seul, ou leur total, à laisser de côté ?"
        cellules = tableau.fusionnes[:_ADRESSES]
        siennes = cellules_de(une for une in tableau.observations if une.attend == CHIFFRES_FUSIONNES)
        choix = (POUR_CHACUN, LE_PREMIER_SEUL, DE_COTE)
        yield QuestionPosee(CHIFFRES_FUSIONNES, question, choix, "", cellules, len(tableau.fusionnes), bloque=True, retient=siennes)
    if tableau.doubles:
        dits = accord(len(tableau.doubles), "ligne est répétée", "lignes sont répétées")
        question = f"{dits} à l’identique : n’en garder qu’une ?"
        yield QuestionPosee("lignes-repetees", question, ("oui", "non"), "oui", tableau.doubles[:_ADRESSES], len(tableau.doubles))
    doubles = doublons(tableau.observations)
    if doubles:
        cellules = tuple(" et ".join(une.cellule for une in groupe[:3]) for groupe in doubles[:_ADRESSES])
        dits = accord(len(doubles), "chiffre est donné", "chiffres sont donnés")
        question = f"{dits} plusieurs fois (même intitulé, lieu et période) : lequel garder ?"
        choix = (LE_PREMIER, LE_DERNIER, AUCUN_DES_DEUX)
        tous = cellules_de(une for groupe in doubles for une in groupe)
        yield QuestionPosee(DOUBLONS, question, choix, cellules=cellules, combien=len(doubles), bloque=True, retient=tous)
    meres = {libelle for une in tableau.observations if " > " in (libelle := une.libelle)}
    if meres:
        dits, les = accord(len(meres), "ligne est", "lignes sont"), "la" if len(meres) == 1 else "les"
        question = f"{dits} en retrait sous une autre (« {sorted(meres)[0]} ») : {les} rattacher à la ligne mère ?"
        yield QuestionPosee("retraits", question, ("oui", "non"), "oui", combien=len(meres))
    totaux = sorted({mot for une in tableau.observations for _, mot in une.ventilation if est_un_total(mot)})
    if totaux:
        question = f"« {totaux[0]} », dans une colonne de parties, est-il le total, c’est-à-dire aucune ventilation ?"
        yield QuestionPosee("total-des-parties", question, ("oui", "non"), "oui")
    yield from _invraisemblables(tableau.observations)


def _invraisemblables(observations: Sequence[ObservationLue]) -> Iterator[QuestionPosee]:
    hors, zeros, parts = hors_bornes(observations), zeros_douteux(observations), parts_isolees(observations)
    if parts:
        dits = accord(len(parts), "chiffre est", "chiffres sont")
        question = f"{dits} cent fois plus {'petit' if len(parts) == 1 else 'petits'} que les autres pourcentages ({parts[0].texte} en {parts[0].cellule}) : des parts (0,09 pour 9 %) ?"
        cellules = tuple(une.cellule for une in parts[:_ADRESSES])
        choix = ("des parts", "de vrais %", "laisser de côté")
        yield QuestionPosee("parts-isolees", question, choix, "", cellules, len(parts), bloque=True, retient=cellules_de(parts))
    if hors:
        dits = accord(len(hors), "part ou taux dépasse 100 % ou est négatif", "parts ou taux dépassent 100 % ou sont négatifs")
        question = f"{dits} : est-ce juste ?"
        cellules = tuple(une.cellule for une in hors[:_ADRESSES])
        yield QuestionPosee(
            "hors-bornes", question, ("oui", "laisser de côté"), "", cellules, len(hors), bloque=True, retient=cellules_de(hors)
        )
    entre_deux = {id(une) for _, siennes in calculs_entre_deux(observations).values() for une in siennes}  # these are asked about already
    if negatifs := [une for une in comptes_negatifs(observations) if id(une) not in entre_deux]:
        dits = accord(len(negatifs), "chiffre est négatif", "chiffres sont négatifs")
        question = f"{dits} dans ce qui se compte ({negatifs[0].texte} en {negatifs[0].cellule}) : est-ce juste ?"
        cellules = tuple(une.cellule for une in negatifs[:_ADRESSES])
        siens = cellules_de(negatifs)
        yield QuestionPosee("negatifs", question, ("oui", "laisser de côté"), "", cellules, len(negatifs), bloque=True, retient=siens)
    if zeros:
        dits = accord(len(zeros), "chiffre vaut", "chiffres valent")
        question = f"{dits} 0 quand les autres se comptent par centaines : vrais zéros, ou données absentes ?"
        cellules, choix = tuple(une.cellule for une in zeros[:_ADRESSES]), ("vrais zéros", "nd", "secret")
        yield QuestionPosee("zeros-douteux", question, choix, "", cellules, len(zeros), bloque=True, retient=cellules_de(zeros))


def _du_modele(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    if vue.modele is None or not (tableau.observations or vue.codes):
        return
    if "subventions" in vue.modele.nom:
        yield from _des_subventions(tableau)
    for id, mots_de_la_question, choix in vue.modele.questions:
        yield QuestionPosee(id, mots_de_la_question, choix, choix[0] if choix else "")


def _des_subventions(tableau: TableauDObservations) -> Iterator[QuestionPosee]:
    """What a list of subventions lets doubt: one amount twice to one body."""
    repetes = [[une.cellule for une in groupe] for groupe in montants_repetes(tableau.observations)]
    if repetes:
        dits = accord(len(repetes), "montant figure", "montants figurent")
        question = f"{dits} plusieurs fois pour le même bénéficiaire : doublons à écarter ?"
        yield QuestionPosee(
            "montants-repetes",
            question,
            ("non", "oui"),
            "non",
            tuple(" et ".join(cellules[:3]) for cellules in repetes[:_ADRESSES]),
            len(repetes),
        )
