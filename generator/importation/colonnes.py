"""A table with its columns understood: which say the place, the time, the parts, and what each column of figures says of its figures."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation.blocs import Bloc2D, est_d_un_lieu
from generator.importation.chiffres_ecrits import GenreDeChiffre
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne, voir
from generator.importation.connaissances import Connaissances
from generator.importation.dits_des_colonnes import DitDeColonne, annee_du_titre, cles_de, dits_des_colonnes
from generator.importation.entetes import entetes_de, sans_appel
from generator.importation.etiquettes import Etiquette, etiquettes_de, lignes_d_effectifs, lignes_de_totaux
from generator.importation.feuilles_de_lieux import CLE as LIEU_DE_LA_FEUILLE
from generator.importation.grille import Grille
from generator.importation.groupes_de_lignes import groupes_de_lignes
from generator.importation.jours_en_nombres import avec_les_jours
from generator.importation.lieux_des_titres import lieu_des_titres
from generator.importation.lieux_ou_indicateurs import coiffes_de_lieux as lire_les_coiffes
from generator.importation.lieux_ou_indicateurs import (
    comme_des_lieux,
    couchees,
    nomme_l_indicateur,
    plutot_indicateurs,
    sans_lieu_dit,
    tetes_de_colonnes,
)
from generator.importation.modeles.modele import Modele
from generator.importation.reports_de_tetes import reporter_les_tetes
from generator.importation.roles import DEPARTEMENT, DIT_DE_L_INDICATEUR, PARTIE_D_ANNEE, PLUS_GRAND, roles_de
from generator.importation.temps_ecrits import temps_dans
from generator.importation.themes_des_indicateurs import distinguer_par_theme
from generator.importation.titres import TitreDeTableau
from generator.importation.totaux_des_colonnes import SE_RECALCULE, eprouver_les_derivees
from generator.importation.unites_ecrites import nom_d_unite, unite_dans
from generator.model.unite import Unite


class VueDuTableau(Struct, frozen=True):
    """A table understood. Columns stand by their role; `lignes` are its rows but repeated headings; `chiffrees`, `totaux` and `effectifs` are some of them.

    `reportes` are empty cells that took the name above them; `oui_non` columns that answer by yes or no; `groupes` the title above each row, where labels come back below
    each; `jours` the columns whose days were numbers, and one of these; `tetes_de_colonnes` tells what headings without a unit or a time were taken for, «lieu» or «indicateur», where both may be.
    """

    grille: Grille
    bloc: Bloc2D
    titre: TitreDeTableau
    colonnes: tuple[ColonneVue, ...]
    roles: Mapping[int, tuple[RoleDeColonne, str]]
    dits: Mapping[int, DitDeColonne]
    lignes: tuple[int, ...]
    chiffrees: frozenset[int]
    totaux: frozenset[int]
    effectifs: frozenset[int]
    etiquettes: Mapping[int, Etiquette]
    etiquette_dit_l_indicateur: bool
    libelle_de_tout: str
    unite_de_tout: str
    periode_de_tout: str
    lieu_de_tout: str
    repetees: int
    modele: Modele | None = None
    reportes: tuple[str, ...] = ()
    oui_non: frozenset[int] = frozenset()
    groupes: Mapping[int, str] = field(default_factory=dict)
    tetes_de_colonnes: str = ""
    jours: tuple[tuple[str, ...], tuple[str, str]] = ((), ("", ""))

    def _du_role(self, role: RoleDeColonne) -> tuple[ColonneVue, ...]:
        return tuple(une for une in self.colonnes if self.roles[une.rang][0] is role)

    @property
    def valeurs(self) -> tuple[ColonneVue, ...]:
        """Columns of figures."""
        return self._du_role(RoleDeColonne.VALEUR)

    @property
    def lieux(self) -> tuple[ColonneVue, ...]:
        """The column of names at the head of rows, if there is one."""
        return self._du_role(RoleDeColonne.LIEU)

    @property
    def codes(self) -> tuple[ColonneVue, ...]:
        """The columns whose codes, one after the other, say the place."""
        return tuple(sorted(self._du_role(RoleDeColonne.CODE), key=lambda une: self.roles[une.rang][1] != DEPARTEMENT))

    @property
    def temps(self) -> tuple[ColonneVue, ...]:
        """Columns of times, the one that counts first."""
        ordre = self.modele.periodes if self.modele else ()
        return tuple(sorted(self._du_role(RoleDeColonne.PERIODE), key=lambda une: ordre.index(une.cle) if une.cle in ordre else len(ordre)))

    @property
    def indicateurs(self) -> tuple[ColonneVue, ...]:
        """Columns that name the indicator, beside another at the head of rows."""
        return () if self.etiquette_dit_l_indicateur else self._du_role(RoleDeColonne.INDICATEUR)

    @property
    def englobants(self) -> tuple[ColonneVue, ...]:
        """Columns of names of larger places, which are left aside."""
        return tuple(une for une in self.colonnes if self.roles[une.rang] == (RoleDeColonne.LAISSEE, PLUS_GRAND))

    @property
    def unites(self) -> tuple[ColonneVue, ...]:
        """Columns of units."""
        return self._du_role(RoleDeColonne.UNITE)

    @property
    def ventilations(self) -> tuple[ColonneVue, ...]:
        """Columns that say of which part a figure is."""
        return self._du_role(RoleDeColonne.VENTILATION)

    @property
    def longue(self) -> bool:
        """True where the time stands in the rows."""
        return bool(self.temps)


# Two of these in a row, and no figure: the figure is missing.
_DISENT = (RoleDeColonne.LIEU, RoleDeColonne.CODE, RoleDeColonne.PERIODE, RoleDeColonne.INDICATEUR, RoleDeColonne.VENTILATION)


def voir_le_tableau(
    grille: Grille, bloc: Bloc2D, titre: TitreDeTableau, modele: Modele | None, notices: Mapping[str, str], sait: Connaissances
) -> VueDuTableau:
    """Understand the columns of a table."""
    if modele and sait.reponses.get("date-des-subventions") in modele.periodes:
        dit = sait.reponses["date-des-subventions"]
        modele = replace(modele, periodes=(dit, *(une for une in modele.periodes if une != dit)))
    entetes = entetes_de(grille, bloc)
    jours = avec_les_jours(grille, entetes, range(bloc.premier, bloc.dernier + 1))
    grille = jours.grille
    textes_d_entete = {colonne.colonne: grille.texte(bloc.entetes[-1], colonne.colonne) for colonne in entetes} if bloc.entetes else {}
    toutes = [ligne for ligne in range(bloc.premier, bloc.dernier + 1) if grille.comptes[ligne][0] or ligne < grille.hauteur]
    repetees = {ligne for ligne in toutes if textes_d_entete and _est_l_entete(grille, ligne, textes_d_entete)}
    lignes = [ligne for ligne in toutes if ligne not in repetees]
    tete = [ligne for ligne in lignes if not connus.TOTAL.match(mots(grille.texte(ligne, (grille.pleines(ligne) or [0])[0])))]
    colonnes = [voir(grille, tete or lignes, entete) for entete in entetes]
    roles = roles_de(colonnes, haute=len(lignes) > 3)
    eprouver_les_derivees(grille, colonnes, roles, lignes)
    _selon_le_modele(colonnes, roles, modele)
    _selon_les_reponses(colonnes, roles, modele, sait)
    _un_seul_intitule(grille, colonnes, roles, lignes, sait)
    distinguer_par_theme(grille, colonnes, roles, lignes)
    oui_non = _les_oui_non(grille, colonnes, roles, lignes, sait)
    reports = reporter_les_tetes(
        grille, colonnes, roles, lignes, vides=(modele is None or not modele.vides_de_tout) and sait.reponses.get("noms-reportes") != "non"
    )
    grille = reports.grille
    dits = dits_des_colonnes(colonnes, roles, modele, sait, annee_du_titre(titre))
    nus = [dit.libelle for dit in dits.values() if dit.libelle and not (dit.unite or dit.periode or dit.lieu or dit.ventilation)]
    if (
        len(nus) == len(dits) >= 2
        and modele is None
        and sans_lieu_dit(roles)
        and comme_des_lieux(nus, titre, sait, nomme=nomme_l_indicateur(roles))
    ):
        dits = {rang: replace(dit, libelle="", lieu=dit.libelle) for rang, dit in dits.items()}
    dits = _sans_leur_total(colonnes, roles, dits) if sait.reponses.get("calculees") != "importer" else dits
    dits |= {rang: replace(dits[rang], unite=Unite.OUI_NON.value) for rang in oui_non}
    valeurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.VALEUR]
    tetes_dites = [une.rang for une in colonnes if roles[une.rang][0] in _DISENT]
    tetes = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.LIEU]
    chiffrees = frozenset(ligne for ligne in lignes if any(_compte(grille, ligne, une.rang, tetes_dites) for une in valeurs))
    if len(tetes) == len(tetes_dites) == 1:
        chiffrees |= _lieux_sans_chiffre(grille, tetes[0].rang, lignes, chiffrees, sait)
    indicateurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.INDICATEUR]
    dit_l_indicateur = False
    if not tetes and indicateurs and not any(roles[une.rang][0] is RoleDeColonne.PERIODE for une in colonnes):
        tetes, dit_l_indicateur = indicateurs[:1], True
    elif tetes and not roles[tetes[0].rang][1] and couchees(grille, tetes[0], lignes, colonnes, dits):
        dits = {rang: replace(dit, libelle="", lieu=dit.libelle) for rang, dit in dits.items()}
        dit_l_indicateur = True
    elif tetes and roles[tetes[0].rang][1].startswith("supposé") and all(not dits[une.rang].libelle for une in valeurs):
        dit_l_indicateur = plutot_indicateurs(grille, tetes[0], lignes, titre, sait)
    groupes = groupes_de_lignes(grille, tetes[0].rang, lignes, chiffrees) if tetes else {}
    coiffes_de_lieux = bool(groupes) and lire_les_coiffes(groupes, roles[tetes[0].rang], sait)
    if groupes:
        dit_l_indicateur = coiffes_de_lieux
    elif tetes and roles[tetes[0].rang][1].startswith("supposé") and sait.reponses.get("tete") in ("lieu", "indicateur"):
        dit_l_indicateur = sait.reponses["tete"] == "indicateur"
    etiquettes, effectifs, totaux = _des_tetes(grille, tetes, colonnes, roles, lignes, chiffrees)
    avec_temps = any(dit.periode for dit in dits.values()) or any(
        roles[une.rang][0] is RoleDeColonne.PERIODE and roles[une.rang][1] != PARTIE_D_ANNEE for une in colonnes
    )
    avec_temps = avec_temps or any(une.periode for une in etiquettes.values())
    nommes = sum(role in (RoleDeColonne.LIEU, RoleDeColonne.CODE) for role, _ in roles.values())
    des_indicateurs = (dit_l_indicateur and nommes <= 1 and not coiffes_de_lieux) or (sans_lieu_dit(roles) and nomme_l_indicateur(roles))
    temps, du_nom = titre.temps, sait.reponses.get("periode-du-nom")
    return VueDuTableau(
        grille=grille,
        bloc=bloc,
        titre=titre,
        colonnes=tuple(colonnes),
        roles=roles,
        dits=dits,
        lignes=tuple(lignes),
        chiffrees=chiffrees,
        totaux=totaux - effectifs,
        effectifs=effectifs,
        etiquettes=etiquettes,
        etiquette_dit_l_indicateur=dit_l_indicateur,
        libelle_de_tout=_du_coin(tetes, roles, sait, dit_l_indicateur) or _libelle_de_tout(titre, notices),
        unite_de_tout=_unite_de_tout(titre, notices),
        periode_de_tout="" if avec_temps or temps is None or (titre.temps_du_fichier and du_nom == "non") else temps.periode,
        lieu_de_tout=notices.get("lieu", "")
        or titre.lieu
        or (lieu_des_titres(_titres(grille, bloc), sait.lieux) if not nommes else "")
        or (notices.get(LIEU_DE_LA_FEUILLE, "") if des_indicateurs else ""),
        repetees=len(repetees),
        modele=modele,
        reportes=reports.adresses,
        groupes=groupes,
        tetes_de_colonnes=tetes_de_colonnes(roles, dits, titre, sait),
        oui_non=frozenset(oui_non),
        jours=(jours.noms, jours.exemple),
    )


def _sans_leur_total(
    colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], dits: dict[int, DitDeColonne]
) -> dict[int, DitDeColonne]:
    """The headings but «Total» beside places: a sum that the other columns let compute."""
    if sum(bool(dit.lieu) for dit in dits.values()) < 2:
        return dits
    totaux = {rang for rang, dit in dits.items() if connus.TOTAL_SEUL.match(mots(dit.lieu or dit.libelle))}
    for une in colonnes:
        if une.rang in totaux:
            roles[une.rang] = (RoleDeColonne.DERIVEE, SE_RECALCULE)
    return {rang: dit for rang, dit in dits.items() if rang not in totaux}


def _est_l_entete(grille: Grille, ligne: int, entete: Mapping[int, str]) -> bool:
    ecrites = [colonne for colonne, texte in entete.items() if texte]
    return len(ecrites) > 1 and all(grille.texte(ligne, colonne) == entete[colonne] for colonne in ecrites)


def _compte(grille: Grille, ligne: int, colonne: int, tetes: Sequence[int]) -> bool:
    """True where a cell of figures says something of its row: a figure, words in its place, or nothing where the row says much else."""
    if grille.chiffre(ligne, colonne).genre is not GenreDeChiffre.VIDE:
        return True
    # An amount that is missing is one more question, where the row says much else.
    dite = sum(not grille.cellule(ligne, tete).vide for tete in tetes) >= 2
    if grille.sous_une_fusion(ligne, colonne):  # the figure of the row above may be that of this one, which says of what
        return any(not grille.cellule(ligne, tete).vide and not grille.sous_une_fusion(ligne, tete) for tete in tetes)
    return not grille.cellule(ligne, colonne).couverte and (dite or len(grille.pleines(ligne)) > 3)


def _lieux_sans_chiffre(grille: Grille, tete: int, lignes: Sequence[int], chiffrees: frozenset[int], sait: Connaissances) -> frozenset[int]:
    """The rows that only say a place that is known, where figures are those of such places, each once: theirs are missing. Elsewhere it is the title of the rows below."""
    noms = [grille.texte(ligne, tete) for ligne in chiffrees]
    if len(set(noms)) < len(noms) or 2 * sum(est_d_un_lieu(grille, ligne, sait.lieux) for ligne in chiffrees) <= len(noms):
        return frozenset()
    return frozenset(ligne for ligne in lignes if grille.pleines(ligne) == [tete] and est_d_un_lieu(grille, ligne, sait.lieux))


def _selon_le_modele(colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], modele: Modele | None) -> None:
    if modele is None:
        return
    for une in colonnes:
        for cle in cles_de(une) if une.ecrites else ():
            if cle in modele.roles:
                roles[une.rang] = (modele.roles[cle], f"modèle {modele.nom}")
                break
        else:
            if modele.reglages.get("seulement") and roles[une.rang][0] in (
                RoleDeColonne.VALEUR,
                RoleDeColonne.VENTILATION,
                RoleDeColonne.PERIODE,
                RoleDeColonne.LIEU,
                RoleDeColonne.CODE,
            ):
                roles[une.rang] = (RoleDeColonne.LAISSEE, f"modèle {modele.nom}")


def _selon_les_reponses(
    colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], modele: Modele | None, sait: Connaissances
) -> None:
    """Answers «colonne:CLE» say the role of a column; others bring computed columns or targets back, or leave out those of the commune."""
    for une in colonnes:
        dit = sait.reponses.get(f"colonne:{une.cle}", "")
        if dit in tuple(RoleDeColonne):
            roles[une.rang] = (RoleDeColonne(dit), "")
        if roles[une.rang][0] is RoleDeColonne.DERIVEE and sait.reponses.get("calculees") == "importer":
            roles[une.rang] = (RoleDeColonne.VALEUR, "")
        if roles[une.rang][1].startswith("une cible") and sait.reponses.get("cibles") == "non":
            roles[une.rang] = (RoleDeColonne.VALEUR, "")
        a_la_commune = modele.reglages.get("a_la_commune", ()) if modele else ()
        if une.cle in a_la_commune and sait.reponses.get("colonnes-de-la-commune") == "les laisser de côté":
            roles[une.rang] = (RoleDeColonne.LAISSEE, "décrit la commune")


def _un_seul_intitule(
    grille: Grille, colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], lignes: Sequence[int], sait: Connaissances
) -> None:
    """Codes of indicators beside their labels («I-01», «Taux de chômage») are left aside, but where the contract knows one of them."""
    dits = [une for une in colonnes if roles[une.rang] == (RoleDeColonne.INDICATEUR, "")]
    codes = [une for une in dits if une.cle.startswith(("code", "id", "num"))]
    if len(dits) - len(codes) != 1:
        return
    for une in codes:
        if not sait.indicateurs & {d_un_seul_tenant(grille.texte(ligne, une.rang)) for ligne in lignes}:
            roles[une.rang] = (RoleDeColonne.LAISSEE, DIT_DE_L_INDICATEUR)


def _les_oui_non(
    grille: Grille, colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], lignes: Sequence[int], sait: Connaissances
) -> list[int]:
    """Columns that answer by yes or no, made columns of figures: where rows are different without them, or headings say a time. Else they say of which part a row is."""
    reponses = [
        une
        for une in colonnes
        if roles[une.rang] == (RoleDeColonne.VENTILATION, "")
        and une.oui_non
        and (une.oui_non + une.absences == une.ecrites or (une.temps_du_nom and 2 * une.oui_non >= une.ecrites))
    ]
    if not reponses or sait.reponses.get("oui-non") == "des parties":
        return []
    tetes = [
        une.rang
        for une in colonnes
        if une not in reponses and roles[une.rang][0] not in (RoleDeColonne.VALEUR, RoleDeColonne.DERIVEE, RoleDeColonne.LAISSEE)
    ]
    cles = [tuple(grille.texte(ligne, rang) for rang in tetes) for ligne in lignes]
    toutes = sait.reponses.get("oui-non") == "des réponses" or len(set(cles)) == len(cles)
    choisies = [une.rang for une in reponses if une.temps_du_nom or toutes]
    for rang in choisies:
        roles[rang] = (RoleDeColonne.VALEUR, "oui ou non")
    return choisies


def _des_tetes(
    grille: Grille,
    tetes: Sequence[ColonneVue],
    colonnes: Sequence[ColonneVue],
    roles: Mapping[int, tuple[RoleDeColonne, str]],
    lignes: Sequence[int],
    chiffrees: frozenset[int],
) -> tuple[dict[int, Etiquette], frozenset[int], frozenset[int]]:
    """The heads of rows; the rows that are numbers of answers; the rows of totals, looked for in the head or in the column of times."""
    codes = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.CODE]
    temps = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.PERIODE]
    totaux: frozenset[int] = frozenset()
    for une in (*tetes[:1], *temps[:1]):
        totaux |= lignes_de_totaux(grille, une.rang, lignes)
    if tetes:  # «Sous-total Nord» in the column of sectors, and no name of place
        totaux |= frozenset(
            ligne
            for ligne in lignes
            if grille.cellule(ligne, tetes[0].rang).vide
            and connus.TOTAL.match(mots(grille.texte(ligne, (grille.pleines(ligne) or [0])[0])))
        )
    if codes:
        totaux = frozenset(
            ligne
            for ligne in {*totaux, *lignes_de_totaux(grille, codes[-1].rang, lignes)}
            if grille.cellule(ligne, codes[-1].rang).vide or connus.TOTAL.match(mots(grille.texte(ligne, codes[-1].rang)))
        )
    if not tetes:
        return {}, frozenset(), totaux
    rang = tetes[0].rang
    effectifs = lignes_d_effectifs(grille, rang, lignes)
    restantes = [ligne for ligne in lignes if ligne not in effectifs and ligne not in totaux]
    return etiquettes_de(grille, rang, restantes, chiffrees), effectifs, totaux


def _du_coin(
    tetes: Sequence[ColonneVue], roles: Mapping[int, tuple[RoleDeColonne, str]], sait: Connaissances, dit_l_indicateur: bool
) -> str:
    """The label of an indicator of the contract, written in the corner above names of places; empty where the corner says anything else."""
    coin = tetes[0].nom if tetes and not dit_l_indicateur and roles[tetes[0].rang][1].startswith("supposé") else ""
    return coin if d_un_seul_tenant(coin) in sait.indicateurs else ""


def _libelle_de_tout(titre: TitreDeTableau, notices: Mapping[str, str]) -> str:
    libelle = notices.get("libelle", "") or (f"indicateur {notices['numero']}" if notices.get("numero") else "")
    if libelle:
        return libelle
    texte = sans_appel(titre.texte)
    if texte:
        unite = unite_dans(texte)
        texte = unite.reste if unite and not unite.unite.startswith("pour ") else texte
        temps = temps_dans(texte)
        return ((temps.reste if temps and temps.sur else "") or texte)[:160]
    return titre.nom


def _unite_de_tout(titre: TitreDeTableau, notices: Mapping[str, str]) -> str:
    """The unit that a notice or the title says of all figures; empty where the title names several."""
    if notices.get("unite"):
        return nom_d_unite(notices["unite"])
    return titre.unite.unite if titre.unite and not titre.unite.plusieurs else ""


def _titres(grille: Grille, bloc: Bloc2D) -> list[str]:
    return [" ".join(grille.texte(ligne, colonne) for colonne in grille.pleines(ligne)) for ligne in bloc.avant]
