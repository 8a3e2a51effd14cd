"""A table with its columns understood: which say the place, the time, the parts, and what each column of figures says of its figures."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation.blocs import Bloc2D
from generator.importation.chiffres_ecrits import GenreDeChiffre
from generator.importation.entetes import entetes_de, sans_appel
from generator.importation.etiquettes import Etiquette, etiquettes_de, lignes_d_effectifs, lignes_de_totaux, melees_au_temps
from generator.importation.grille import Grille
from generator.importation.groupes_de_lignes import groupes_de_lignes
from generator.importation.modeles.modele import Modele
from generator.importation.parties_d_annee import partie_seule
from generator.importation.reports_de_tetes import reporter_les_tetes
from generator.importation.roles import ColonneVue, RoleDeColonne, roles_de, voir
from generator.importation.temps_ecrits import temps_dans
from generator.importation.titres import TitreDeTableau
from generator.importation.unites_ecrites import nom_d_unite, unite_dans
from generator.model.unite import Unite


class Connaissances(Struct, frozen=True):
    """What the project knows, by names as `d_un_seul_tenant` gives them: its places (names and codes) and its indicators. Empty without a project.

    `reponses` are answers by the id of their question.
    """

    lieux: frozenset[str] = frozenset()
    indicateurs: frozenset[str] = frozenset()
    reponses: Mapping[str, str] = field(default_factory=dict)


class DitDeColonne(Struct, frozen=True):
    """What a column of figures says of each of them."""

    libelle: str = ""
    periode: str = ""
    unite: str = ""
    lieu: str = ""
    ventilation: tuple[tuple[str, str], ...] = ()
    drapeau: str = ""
    sur: bool = True


class VueDuTableau(Struct, frozen=True):
    """A table understood. Columns stand by their role; `lignes` are its rows but repeated headings; `chiffrees`, `totaux` and `effectifs` are some of them.

    `reportes` are empty cells that took the name above them; `oui_non` columns that answer by yes or no; `groupes` the title above each row, where labels come back below
    each; `tetes_de_colonnes` tells what headings without a unit or a time were taken for, «lieu» or «indicateur», where both may be.
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
        return self._du_role(RoleDeColonne.CODE)

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


def voir_le_tableau(
    grille: Grille, bloc: Bloc2D, titre: TitreDeTableau, modele: Modele | None, notices: Mapping[str, str], sait: Connaissances
) -> VueDuTableau:
    """Understand the columns of a table."""
    if modele and sait.reponses.get("date-des-subventions") in modele.periodes:
        dit = sait.reponses["date-des-subventions"]
        modele = replace(modele, periodes=(dit, *(une for une in modele.periodes if une != dit)))
    entetes = entetes_de(grille, bloc)
    textes_d_entete = {colonne.colonne: grille.texte(bloc.entetes[-1], colonne.colonne) for colonne in entetes} if bloc.entetes else {}
    toutes = [ligne for ligne in range(bloc.premier, bloc.dernier + 1) if grille.comptes[ligne][0] or ligne < grille.hauteur]
    repetees = {ligne for ligne in toutes if textes_d_entete and _est_l_entete(grille, ligne, textes_d_entete)}
    lignes = [ligne for ligne in toutes if ligne not in repetees]
    tete = [ligne for ligne in lignes if not connus.TOTAL.match(mots(grille.texte(ligne, (grille.pleines(ligne) or [0])[0])))]
    colonnes = [voir(grille, tete or lignes, entete) for entete in entetes]
    roles = roles_de(colonnes, haute=len(lignes) > 3)
    _selon_le_modele(colonnes, roles, modele)
    _selon_les_reponses(colonnes, roles, modele, sait)
    oui_non = _les_oui_non(grille, colonnes, roles, lignes, sait)
    reports = reporter_les_tetes(
        grille, colonnes, roles, lignes, vides=(modele is None or not modele.vides_de_tout) and sait.reponses.get("noms-reportes") != "non"
    )
    grille = reports.grille
    dits = _dits(colonnes, roles, modele, sait, _annee_du_titre(titre))
    nus = [dit.libelle for dit in dits.values() if dit.libelle and not (dit.unite or dit.periode or dit.lieu or dit.ventilation)]
    if len(nus) == len(dits) >= 2 and modele is None and _sans_lieu_dit(colonnes, roles) and _comme_des_lieux(nus, titre, sait):
        dits = {rang: replace(dit, libelle="", lieu=dit.libelle) for rang, dit in dits.items()}
    dits |= {rang: replace(dits[rang], unite=Unite.OUI_NON.value) for rang in oui_non}
    valeurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.VALEUR]
    tetes_dites = [
        une.rang
        for une in colonnes
        if roles[une.rang][0] in (RoleDeColonne.LIEU, RoleDeColonne.CODE, RoleDeColonne.PERIODE, RoleDeColonne.INDICATEUR)
    ]
    chiffrees = frozenset(ligne for ligne in lignes if any(_compte(grille, ligne, une.rang, tetes_dites) for une in valeurs))
    tetes = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.LIEU]
    indicateurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.INDICATEUR]
    dit_l_indicateur = False
    if not tetes and indicateurs and not any(roles[une.rang][0] is RoleDeColonne.PERIODE for une in colonnes):
        tetes, dit_l_indicateur = indicateurs[:1], True
    elif tetes and not roles[tetes[0].rang][1] and _couchees(grille, tetes[0], lignes, colonnes, dits):
        dits = {rang: replace(dit, libelle="", lieu=dit.libelle) for rang, dit in dits.items()}
        dit_l_indicateur = True
    elif tetes and roles[tetes[0].rang][1].startswith("supposé") and all(not dits[une.rang].libelle for une in valeurs):
        dit_l_indicateur = _plutot_indicateurs(grille, tetes[0], lignes, titre, sait)
    groupes = groupes_de_lignes(grille, tetes[0].rang, lignes, chiffrees) if tetes else {}
    coiffes_de_lieux = bool(groupes) and _coiffes_de_lieux(groupes, roles[tetes[0].rang], sait)
    if groupes:
        dit_l_indicateur = coiffes_de_lieux
    elif tetes and roles[tetes[0].rang][1].startswith("supposé") and sait.reponses.get("tete") in ("lieu", "indicateur"):
        dit_l_indicateur = sait.reponses["tete"] == "indicateur"
    etiquettes, effectifs, totaux = _des_tetes(grille, tetes, colonnes, roles, lignes, chiffrees)
    avec_temps = any(dit.periode for dit in dits.values()) or any(roles[une.rang] == (RoleDeColonne.PERIODE, "") for une in colonnes)
    avec_temps = avec_temps or any(une.periode for une in etiquettes.values())
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
        libelle_de_tout=_libelle_de_tout(titre, notices, grille),
        unite_de_tout=_unite_de_tout(titre, notices),
        periode_de_tout="" if avec_temps or temps is None or (titre.temps_du_fichier and du_nom == "non") else temps.periode,
        lieu_de_tout=notices.get("lieu", "") or titre.lieu,
        repetees=len(repetees),
        modele=modele,
        reportes=reports.adresses,
        groupes=groupes,
        tetes_de_colonnes=_tetes_de_colonnes(colonnes, roles, dits, titre),
        oui_non=frozenset(oui_non),
    )


def _est_l_entete(grille: Grille, ligne: int, entete: Mapping[int, str]) -> bool:
    ecrites = [colonne for colonne, texte in entete.items() if texte]
    return len(ecrites) > 1 and all(grille.texte(ligne, colonne) == entete[colonne] for colonne in ecrites)


def _compte(grille: Grille, ligne: int, colonne: int, tetes: Sequence[int]) -> bool:
    """True where a cell of figures says something of its row: a figure, words in its place, or nothing where the row says much else."""
    if grille.chiffre(ligne, colonne).genre is not GenreDeChiffre.VIDE:
        return True
    # An amount that is missing is one more question, where the row says much else.
    dite = len(tetes) >= 2 and all(not grille.cellule(ligne, tete).vide for tete in tetes)
    return not grille.cellule(ligne, colonne).couverte and (dite or len(grille.pleines(ligne)) > 3)


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


def cles_de(une: ColonneVue) -> tuple[str, ...]:
    """The ways in which a known layout may name a column: its whole heading, then each of its words."""
    return (une.cle, *(d_un_seul_tenant(piece) for piece in une.entete.pieces))


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


def _annee_du_titre(titre: TitreDeTableau) -> str:
    """The year that the title says, or empty."""
    return titre.temps.periode if titre.temps and len(titre.temps.periode) == 4 else ""


def _les_oui_non(
    grille: Grille, colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], lignes: Sequence[int], sait: Connaissances
) -> list[int]:
    """Columns that answer by yes or no, made columns of figures: where rows are different without them, or headings say a time. Else they say of which part a row is."""
    reponses = [
        une
        for une in colonnes
        if roles[une.rang] == (RoleDeColonne.VENTILATION, "") and une.oui_non and une.oui_non + une.absences == une.ecrites
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


def _dits(
    colonnes: Sequence[ColonneVue], roles: Mapping[int, tuple[RoleDeColonne, str]], modele: Modele | None, sait: Connaissances, annee: str
) -> dict[int, DitDeColonne]:
    valeurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.VALEUR]
    dits = {une.rang: _dit(une, modele) for une in valeurs}
    libelles = {d_un_seul_tenant(dit.libelle) for dit in dits.values()}
    if len(libelles) == 1 and libelles <= connus.VALEURS - sait.indicateurs - {"montant"}:
        # One heading that is only «valeur» names nothing: the title or the file does.
        dits = {rang: replace(dit, libelle="") for rang, dit in dits.items()}
    dits = _parties_de_l_annee(dits, annee)
    feuilles = {une.rang: (une.entete.pieces[-1] if une.entete.pieces else "") for une in valeurs}
    sexes = connus.PARTIES["sexe"]
    en_parties = {rang: plat for rang, mot in feuilles.items() if (plat := mots(dits[rang].libelle.split(" / ")[-1]).strip()) in sexes}
    if len(set(en_parties.values())) >= 2:
        for rang, plat in en_parties.items():
            dits[rang] = replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), ventilation=(("sexe", sexes[plat]),))
    ages = {rang: mot for rang in feuilles if connus.AGE.match(mots(mot := dits[rang].libelle.split(" / ")[-1]))}
    if len(ages) >= 2:
        for rang, mot in ages.items():
            dits[rang] = replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), ventilation=(("âge", mot),))
    if len(set(en_parties.values())) >= 2 or len(ages) >= 2:
        for rang, dit in dits.items():
            if connus.TOTAL_SEUL.match(mots(dit.libelle.split(" / ")[-1])):
                dits[rang] = replace(dit, libelle=_sans_la_feuille(dit.libelle))
    if sait.reponses.get("premiers-du-mois") != "non":
        dits = _jours_ou_mois(dits)
    lieux = {rang: dit.libelle for rang, dit in dits.items() if _est_un_lieu(dit.libelle, sait)}
    sans_lieu = not any(roles[une.rang][0] is RoleDeColonne.LIEU and not roles[une.rang][1] for une in colonnes)
    if len(lieux) >= 2 and len(lieux) >= 0.6 * len(valeurs) and sans_lieu:
        for rang, lieu in lieux.items():
            dits[rang] = replace(dits[rang], libelle="", lieu=lieu)
    return dits


def _parties_de_l_annee(dits: dict[int, DitDeColonne], annee: str) -> dict[int, DitDeColonne]:
    """Headings that are months or quarters, below or after a year, or of the year of the title: two at least, which «mars» alone is not."""
    parties = {rang: partie for rang, dit in dits.items() if (partie := partie_seule(dit.libelle.split(" / ")[-1]))}
    annees = {rang: dits[rang].periode or annee for rang in parties}
    if len(parties) < 2 or not all(re.fullmatch("[0-9]{4}", une) for une in annees.values()):
        return dits
    return dits | {
        rang: replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), periode=partie.de(annees[rang]))
        for rang, partie in parties.items()
    }


def _jours_ou_mois(dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """Headings that are dates, each the first of another month, are months; each a first of January, years."""
    jours = {dit.periode for dit in dits.values() if dit.periode}
    if len(jours) < 2 or not all(len(jour) == 10 and jour.endswith("-01") for jour in jours):
        return dits
    coupe = 4 if all(jour.endswith("-01-01") for jour in jours) else 7
    return {rang: replace(dit, periode=dit.periode[:coupe], sur=dit.sur) for rang, dit in dits.items()}


def _est_un_lieu(libelle: str, sait: Connaissances) -> bool:
    if connus.GENRE_DE_LIEU.match(mots(libelle)):
        return True
    return d_un_seul_tenant(libelle) in sait.lieux or bool(libelle and connus.CODE_DE_LIEU.fullmatch(libelle) and len(libelle) >= 5)


def _sans_la_feuille(libelle: str) -> str:
    return " / ".join(libelle.split(" / ")[:-1])


def _dit(une: ColonneVue, modele: Modele | None) -> DitDeColonne:
    temps = une.temps_du_nom if une.temps_du_nom and d_un_seul_tenant(une.nom) not in connus.CODES else None
    libelle = sans_appel(temps.reste) if temps else une.nom
    unite = unite_dans(libelle)
    if unite:
        # «pour 10 000 habitants» is a part of what is measured; «(%)» is not.
        libelle = libelle if unite.unite.startswith("pour ") else unite.reste
    trouvee = unite.unite if unite else une.entete.unite
    if modele:
        for cle in (*cles_de(une), d_un_seul_tenant(temps.reste if temps else "")):
            trouvee = modele.unites.get(cle, "") or trouvee
            if len(une.entete.pieces) == 1:  # a heading that has words beside its code says itself what it is
                libelle = modele.libelles.get(cle, libelle)
    return DitDeColonne(
        libelle.strip(" /"), temps.periode if temps else "", trouvee, "", (), temps.drapeau if temps else "", temps.sur if temps else True
    )


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


def _couchees(
    grille: Grille, tete: ColonneVue, lignes: Sequence[int], colonnes: Sequence[ColonneVue], dits: Mapping[int, DitDeColonne]
) -> bool:
    """True for a table that lies on its side: places above («Nom de la commune; Orly»), indicators with their year at the head of rows."""
    noms = [grille.texte(ligne, tete.rang) for ligne in lignes]
    dates = any(dit.periode for dit in dits.values()) or any(une.cle in connus.TEMPS for une in colonnes)
    return not dates and melees_au_temps(noms) and all(dit.libelle for dit in dits.values())


def _coiffes_de_lieux(groupes: Mapping[int, str], role: tuple[RoleDeColonne, str], sait: Connaissances) -> bool:
    """Whether titles above groups of rows are places, and their labels indicators; else it is the other way round."""
    if sait.reponses.get("groupes") in ("lieux", "indicateurs"):
        return sait.reponses["groupes"] == "lieux"
    titres = {d_un_seul_tenant(titre) for titre in groupes.values()}
    if titres & sait.lieux or titres & sait.indicateurs:
        return len(titres & sait.lieux) > len(titres & sait.indicateurs)
    return role != (RoleDeColonne.LIEU, "") and not any(connus.MOTS_D_INDICATEUR.match(mots(titre)) for titre in groupes.values())


def _sans_lieu_dit(colonnes: Sequence[ColonneVue], roles: Mapping[int, tuple[RoleDeColonne, str]]) -> bool:
    """True where no column says the place, nor the indicator."""
    return not any(roles[une.rang][0] in (RoleDeColonne.LIEU, RoleDeColonne.CODE, RoleDeColonne.INDICATEUR) for une in colonnes)


def _tetes_de_colonnes(
    colonnes: Sequence[ColonneVue], roles: Mapping[int, tuple[RoleDeColonne, str]], dits: Mapping[int, DitDeColonne], titre: TitreDeTableau
) -> str:
    """What headings above rows of times were taken for, where a title may name what they have in common; empty where nothing is doubtful."""
    if (
        not titre.texte
        or len(dits) < 2
        or not _sans_lieu_dit(colonnes, roles)
        or any(dit.unite or dit.periode or dit.ventilation for dit in dits.values())
    ):
        return ""
    return "lieu" if all(dit.lieu for dit in dits.values()) else "indicateur"


def _comme_des_lieux(libelles: Sequence[str], titre: TitreDeTableau, sait: Connaissances) -> bool:
    """Whether headings that nothing explains are names of places: the title counts by place, or they are written as such names are («Corbeil-Essonnes»)."""
    if sait.reponses.get("tetes-de-colonnes") in ("lieu", "indicateur"):
        return sait.reponses["tetes-de-colonnes"] == "lieu"
    if not titre.texte or any(
        not mot[:1].isupper() or connus.MOTS_D_INDICATEUR.match(mots(mot)) or re.search("[0-9(%€]", mot) for mot in libelles
    ):
        return False
    return bool(connus.PAR_LIEU.search(mots(titre.texte))) or any(re.search(r"[-\s’']\w*[A-ZÀ-Ý][a-zà-ÿ]", mot) for mot in libelles)


def _plutot_indicateurs(grille: Grille, tete: ColonneVue, lignes: Sequence[int], titre: TitreDeTableau, sait: Connaissances) -> bool:
    """Whether the names at the head of rows, which no heading explains, are rather indicators than places."""
    noms = [d_un_seul_tenant(grille.texte(ligne, tete.rang)) for ligne in lignes]
    comme_lieux = sum(nom in sait.lieux for nom in noms)
    comme_indicateurs = sum(nom in sait.indicateurs for nom in noms)
    if comme_lieux != comme_indicateurs:
        return comme_indicateurs > comme_lieux
    if tete.cle in connus.ENDROITS:
        return False
    ecrits = [grille.texte(ligne, tete.rang) for ligne in lignes]
    if melees_au_temps(ecrits) or sum(bool(connus.MOTS_D_INDICATEUR.match(mots(mot)) or unite_dans(mot)) for mot in ecrits) >= 0.5 * len(
        ecrits
    ):
        return True
    return not titre.texte


def _libelle_de_tout(titre: TitreDeTableau, notices: Mapping[str, str], grille: Grille) -> str:
    libelle = notices.get("libelle", "") or (f"indicateur {notices['numero']}" if notices.get("numero") else "")
    if libelle:
        return libelle
    texte = titre.texte
    if texte:
        unite = unite_dans(texte)
        texte = unite.reste if unite and not unite.unite.startswith("pour ") else texte
        temps = temps_dans(texte)
        return ((temps.reste if temps and temps.sur else "") or texte)[:160]
    return grille.feuille.nom


def _unite_de_tout(titre: TitreDeTableau, notices: Mapping[str, str]) -> str:
    """The unit that a notice or the title says of all figures; empty where the title names several."""
    if notices.get("unite"):
        return nom_d_unite(notices["unite"])
    return titre.unite.unite if titre.unite and not titre.unite.plusieurs else ""
