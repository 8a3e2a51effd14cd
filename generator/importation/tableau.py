"""One table to observations: each figure gets its label, place, time, parts and unit from its column, its row and what stands around."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.importation import mots_des_tetes
from generator.importation.ages_et_sexes import dimension_de
from generator.importation.blocs import Bloc2D
from generator.importation.chiffres_ecrits import ChiffreEcrit, GenreDeChiffre, lire_chiffre
from generator.importation.colonne_vue import ColonneVue
from generator.importation.colonnes import VueDuTableau
from generator.importation.dits_de_la_ligne import DitsDeLaLigne
from generator.importation.ecritures_des_colonnes import en_pourcents, millier_ou_decimales, point_decimal, virgules_douteuses
from generator.importation.etiquettes import Etiquette
from generator.importation.grille import Grille
from generator.importation.marques_dites import CIBLE
from generator.importation.noms_et_codes import codes_de_quartiers, homonymes, lieu_ecrit, nom_et_code, noms_tronques, sans_leur_zero
from generator.importation.observations_du_tableau import CHIFFRES_FUSIONNES, DE_COTE, LE_PREMIER_SEUL, POUR_CHACUN, TableauDObservations
from generator.importation.oui_ou_non import avec_les_oui_non
from generator.importation.parties_d_annee import PartieDAnnee, partie_de_la_colonne
from generator.importation.roles import DEPARTEMENT, NUMERO_DE_COMMUNE, PARTIE_D_ANNEE
from generator.importation.temps_des_mesures import sont_des_premiers_janvier, temps_des_mesures
from generator.importation.temps_ecrits import annee_a_deux_chiffres, annee_scolaire, temps_dans
from generator.importation.unites_ecrites import MULTIPLE_D_EUROS, nom_d_unite, unite_dans, unites_contraires
from generator.model.classeur import CelluleLue, Fusion
from generator.model.importation import ObservationLue, RefusDeCellule, StatutLu, TerritoireLu

_UNE_CIBLE = "C’est une cible ou un objectif, pas un chiffre mesuré : l’écrire à la cible de l’indicateur."


class _RangeeDeChiffres(Struct, frozen=True):
    """What a row says of all its figures; `periodes` are those of columns of figures that have their own column of times."""

    ligne: int
    territoire: TerritoireLu
    periode: str
    libelle: str
    unite: str
    ventilation: tuple[tuple[str, str], ...]
    partie: PartieDAnnee | None = None
    periodes: Mapping[int, str] = {}


def lire_tableau(vue: VueDuTableau, reponses: Mapping[str, str]) -> TableauDObservations:
    """The observations of one table, with what could not be taken in. Answers that change how rows are read are applied here."""
    return _LecteurDeTableau(vue, reponses).lire()


class _LecteurDeTableau:
    def __init__(self, vue: VueDuTableau, reponses: Mapping[str, str]) -> None:
        self.vue, self.reponses = vue, reponses
        # Asked of each row: looked for once.
        self.codes, self.lieux, self.temps, self.unites = vue.codes, vue.lieux, vue.temps, vue.unites
        self.valeurs, self.indicateurs, self.ventilations, self.englobants = vue.valeurs, vue.indicateurs, vue.ventilations, vue.englobants
        self.grille: Grille = vue.grille
        self.bloc: Bloc2D = vue.bloc
        self.temps_propres = temps_des_mesures(vue)
        self.dits = DitsDeLaLigne(vue)
        self.observations: list[ObservationLue] = []
        self.refus: list[RefusDeCellule] = []
        self.marques: list[tuple[str, str]] = []
        self.vides: list[tuple[int, int]] = []
        self.deduites: list[str] = []
        self.temps_douteux: list[str] = []
        self.points = {colonne.rang: point_decimal(self.grille, colonne, vue.lignes) for colonne in vue.valeurs}
        self.virgules = frozenset(une.rang for une in vue.valeurs if virgules_douteuses(self.grille, une, vue.lignes))
        self.pourcents = frozenset(une.rang for une in vue.valeurs if en_pourcents(self.grille, une, vue.lignes))
        self.zeros = frozenset(une.rang for une in vue.codes if sans_leur_zero(vue, une))
        self.quartiers = bool(self.codes) and codes_de_quartiers(self.codes[-1])
        self.annees = sont_des_premiers_janvier(vue) and reponses.get("premiers-janvier") != "non"
        self.lues: set[int] = set()
        self.cibles: set[int] = set()
        self.fusionnes: list[str] = []
        self.mere = ""
        self.homonymes = homonymes(vue)
        self.tronques = frozenset(noms_tronques(vue)) if reponses.get("noms-tronques") == "non" else frozenset()

    def lire(self) -> TableauDObservations:
        """Go through rows, then columns."""
        doubles = self._rangees_repetees() if self.reponses.get("lignes-repetees") != "non" else set()
        effectifs: dict[int, int] = {}
        precedente = -1
        for ligne in self.vue.lignes:
            if ligne in self.vue.effectifs:
                effectifs[precedente] = ligne
            else:
                precedente = ligne
        for ligne in self.vue.lignes:
            if ligne in doubles or ligne in self.vue.effectifs or ligne in self.vue.totaux or ligne not in self.vue.chiffrees:
                continue
            rangee = self._rangee(ligne)
            if rangee is None:
                continue
            if self.dits.marque(ligne) == CIBLE:
                self._laisser_une_cible(ligne)
                continue
            self.lues.add(ligne)
            for colonne in self.valeurs:
                self._figure(rangee, colonne, effectifs.get(ligne))
        observations, refus = avec_les_oui_non(self.observations, self.refus)
        return TableauDObservations(
            observations,
            refus,
            tuple(self.marques),
            tuple(self.vides),
            tuple(self.grille.feuille.adresse(ligne, 0) for ligne in sorted(doubles)),
            tuple(self.deduites),
            sum(1 for une in self.observations if not une.periode),
            sum(1 for une in self.observations if not (une.territoire.nom or une.territoire.code)),
            tuple(dict.fromkeys(self.temps_douteux)),
            self.annees,
            frozenset(self.lues),
            frozenset(self.cibles),
            tuple(dict.fromkeys(self.fusionnes)),
        )

    def _laisser_une_cible(self, ligne: int) -> None:
        """A row that is a target: said as a row, or cell by cell where it is a column of the file."""
        self.cibles.add(ligne)
        for une in self.valeurs if self.grille.feuille.tour is not None else ():
            if not self.grille.cellule(ligne, une.rang).vide:
                self._refuser(ligne, une.rang, _UNE_CIBLE)

    def _rangees_repetees(self) -> set[int]:
        """Rows that say again, word for word, what a row above said."""
        vues: set[tuple[str, ...]] = set()
        doubles = set()
        for ligne in self.vue.lignes:
            if ligne not in self.vue.chiffrees or ligne in self.vue.effectifs or ligne in self.vue.totaux:
                continue
            mots_de_la_ligne = tuple(self.grille.texte(ligne, colonne) for colonne in range(self.grille.largeur))
            if mots_de_la_ligne in vues and self._est_nommee(ligne):
                doubles.add(ligne)
            vues.add(mots_de_la_ligne)
        return doubles

    def _est_nommee(self, ligne: int) -> bool:
        return any(not self.grille.cellule(ligne, une.rang).vide for une in (*self.codes, *self.lieux, *self.temps))

    def _rangee(self, ligne: int) -> _RangeeDeChiffres | None:
        etiquette = self.vue.etiquettes.get(ligne, Etiquette(""))
        if etiquette.nom in self.tronques or (etiquette.deduite and self.reponses.get("noms-deduits") == "non"):
            return None
        if etiquette.deduite:
            self.deduites.append(self.grille.feuille.adresse(ligne, self.lieux[0].rang))
        code = self._code_du_lieu(ligne)
        if self.codes and not self._code_sain(ligne, code):
            return None
        nom, libelle = etiquette.nom, ""
        if self.vue.etiquette_dit_l_indicateur:
            nom, libelle = "", etiquette.nom
        if ligne in self.vue.groupes and self.vue.etiquette_dit_l_indicateur:
            nom = self.vue.groupes[ligne]
        elif ligne in self.vue.groupes:
            libelle = self.vue.groupes[ligne]
        if not code:
            nom, code = (ecrit := lieu_ecrit(nom)).nom, ecrit.code
        if self.indicateurs:
            libelle = " / ".join(texte for une in self.indicateurs if (texte := self.grille.texte(ligne, une.rang)))
        if libelle and self.ventilations == ():
            libelle = self._sous_sa_mere(libelle)
        if not code and nom in self.homonymes and (ou := self._plus_grand(ligne)):
            nom = f"{nom} ({ou})"
        if not nom and not code and self.reponses.get("lieu-sans-nom") != "non":
            nom, code = nom_et_code(self.vue.lieu_de_tout)
        periode, partie = self._temps(ligne)
        propres = {} if etiquette.periode else self._temps_propres(ligne)
        periode = etiquette.periode or periode
        unites = [nom_d_unite(texte) for une in self.unites if (texte := self.grille.texte(ligne, une.rang))]
        if not unites and (ecrite := unite_dans(libelle)) and not ecrite.plusieurs:
            unites = [ecrite.unite]
        parties = [(f"{self.lieux[0].nom or 'partie'} {rang}", partie) for rang, partie in enumerate(etiquette.parties, 2)]
        ventilation = self._parties(ligne)
        return _RangeeDeChiffres(
            ligne,
            TerritoireLu(nom, code, quartier=bool(code) and self.quartiers),
            periode,
            libelle,
            unites[0] if unites else "",
            (*parties, *ventilation),
            partie,
            propres,
        )

    def _sous_sa_mere(self, libelle: str) -> str:
        """«dont femmes» is a part of what the row above counts."""
        if not re.match(r"dont\b", libelle, re.IGNORECASE):
            self.mere = libelle
        return libelle if libelle == self.mere or not self.mere else f"{self.mere} > {libelle}"

    def _plus_grand(self, ligne: int) -> str:
        """The name of the larger place that the row says."""
        return next((texte for une in self.englobants if (texte := self.grille.texte(ligne, une.rang))), "")

    def _parties(self, ligne: int) -> list[tuple[str, str]]:
        """The parts that a row says; a column «dimension» names what the column «modalité» answers."""
        ecrites = ((une, self.grille.texte(ligne, une.rang)) for une in self.ventilations if not self.dits.est_sa_nature(ligne, une.rang))
        parties = {une.cle: (dimension_de(une.nom, une.cle, texte), texte) for une, texte in ecrites if texte}
        if "dimension" in parties and "modalite" in parties:
            parties["modalite"] = (parties.pop("dimension")[1], parties["modalite"][1])
        reglee = self.dits.reglage("parties")
        if reglee and reglee in parties:  # «sexe=femmes, age=plus»
            paires = (partie.partition("=") for partie in parties.pop(reglee)[1].split(", "))
            return [*parties.values(), *((dimension, modalite) for dimension, _, modalite in paires)]
        return list(parties.values())

    def _parties_d_annee(self, ligne: int) -> list[tuple[str, str]]:
        return [(une.nom, self.grille.texte(ligne, une.rang)) for une in self.temps if self.vue.roles[une.rang][1] == PARTIE_D_ANNEE]

    def _code_du_lieu(self, ligne: int) -> str:
        """The codes of the row put end to end; the number of a commune fills five signs with its département."""
        code = ""
        for une in self.codes:
            ici = self._code(ligne, une)
            if ici and self.vue.roles[une.rang][1] == DEPARTEMENT:
                ici = ici.zfill(2)
            elif ici and self.vue.roles[une.rang][1] == NUMERO_DE_COMMUNE:
                ici = ici.zfill(5 - len(code))
            code += ici
        return code

    def _code(self, ligne: int, une: ColonneVue) -> str:
        texte = self.grille.texte(ligne, une.rang).removesuffix(".0").removesuffix(",0")
        return f"0{texte}" if une.rang in self.zeros and re.fullmatch("[0-9]{4}", texte) else texte

    def _code_sain(self, ligne: int, code: str) -> bool:
        absence = bool(code) and lire_chiffre(self.grille.cellule(ligne, self.codes[-1].rang)).genre is GenreDeChiffre.ABSENCE
        if absence:
            self._refuser(
                ligne, self.codes[-1].rang, "Le code du lieu manque : la ligne est laissée de côté. L’écrire, ou enlever la ligne."
            )
        return not absence

    def _temps(self, ligne: int) -> tuple[str, PartieDAnnee | None]:
        """The time of a row, and the part of a year that another of its columns says."""
        partie = None
        for une in self.temps:
            if self.vue.roles[une.rang][1] == PARTIE_D_ANNEE:
                partie = partie or partie_de_la_colonne(une.cle, self.grille.texte(ligne, une.rang))
        return "" if self.temps_propres else self._temps_entier(ligne, self.temps), partie

    def _temps_propres(self, ligne: int) -> Mapping[int, str]:
        """The time of each measure that has its own column of times; each is read once."""
        lus = {siens: self._temps_entier(ligne, siens) for siens in dict.fromkeys(self.temps_propres.values())}
        return {rang: lus[siens] for rang, siens in self.temps_propres.items()}

    def _temps_entier(self, ligne: int, colonnes: Sequence[ColonneVue]) -> str:
        for une in colonnes:
            texte = self.grille.texte(ligne, une.rang)
            if not texte or self.vue.roles[une.rang][1] == PARTIE_D_ANNEE:
                continue
            nu = texte.removesuffix(".0").removesuffix(",0")
            if une.deux_chiffres == une.ecrites and re.fullmatch("[0-9]{2}", nu):
                nu = annee_a_deux_chiffres(nu)
            if une.cle.startswith("rentree") and re.fullmatch("[0-9]{4}", nu):
                nu = f"rentrée {nu}"
            lu = temps_dans(nu)
            if lu is None:
                self._refuser(ligne, une.rang, "Ce n’est pas une période : écrire 2024, 2023-2024, 2024-03 ou 2024-03-31.")
                continue
            if not lu.sur and une.cle in ("anneescolaire", "rentree", "rentreescolaire") and (scolaire := annee_scolaire(lu.periode)):
                return scolaire
            if not lu.sur and not self.dits.reglage("dits"):  # our own tables write «2018/2019» for two years, and «2018-2019» for one
                self.temps_douteux.append(lu.periode)
            if une.cle == "mois" and lu.periode.endswith("-01") and len(lu.periode) == 10:
                return lu.periode[:7]
            return lu.periode[:4] if self.annees and une is self.temps[0] else lu.periode
        return ""

    def _refuser(self, ligne: int, colonne: int, raison: str) -> None:
        feuille = self.grille.feuille
        texte = " ".join(self.grille.cellule(ligne, colonne).texte.split())[:200]
        self.refus.append(RefusDeCellule(feuille.nom, feuille.adresse(ligne, colonne), texte, raison))

    def _figure(self, rangee: _RangeeDeChiffres, colonne: ColonneVue, effectif: int | None) -> None:
        ligne, ou = rangee.ligne, colonne.rang
        cellule = self.grille.cellule(ligne, ou)
        attend = ""
        if une := self._fusion_de_chiffres(ligne, ou):
            couverte, cellule, ou = cellule.couverte, self.grille.cellule(une.haut, une.gauche), une.gauche
            if lire_chiffre(cellule).est_chiffre:
                dite = self.grille.feuille.adresse
                self.fusionnes.append(f"{dite(une.haut, une.gauche)}:{dite(une.bas, une.droite)}")
                dit = self.reponses.get(CHIFFRES_FUSIONNES, "")
                if dit == DE_COTE or (couverte and dit != POUR_CHACUN):
                    return
                attend = "" if dit in (POUR_CHACUN, LE_PREMIER_SEUL) else CHIFFRES_FUSIONNES
        elif cellule.couverte:
            return  # the row says nothing of its own: the figure of the row above stands for this one too, once
        chiffre = self._dans_son_unite(rangee, colonne, self._lu(rangee, cellule, colonne))
        statut = chiffre.statut
        if en_mots := self.dits.en_mots(ligne, cellule.texte):
            chiffre, dits = en_mots
            lue = self._observation(rangee, colonne, chiffre, StatutLu.VALEUR, ou, None)
            self.observations.append(replace(lue, mots=dits, unite=""))
            return
        bornes = self.dits.bornes(ligne)
        if bornes:
            chiffre = replace(chiffre, minimum=bornes[0], maximum=bornes[1])
            statut = StatutLu.A_DEMANDER if chiffre.genre is GenreDeChiffre.VIDE else statut
        if chiffre.genre is GenreDeChiffre.VIDE and not bornes:
            if self.vue.modele is not None and self.vue.modele.sans_vides:
                return
            statut = self.dits.absence(ligne) or StatutLu.A_DEMANDER
            if statut is StatutLu.A_DEMANDER:
                self.vides.append((ligne, ou))
        elif chiffre.genre in (GenreDeChiffre.MOTS, GenreDeChiffre.DOUTEUX):
            statut = StatutLu.A_DEMANDER
            self._refuser(ligne, ou, chiffre.raison)
        elif chiffre.genre is GenreDeChiffre.INTERVALLE:
            self._refuser(ligne, ou, f"{chiffre.raison} Dire un nombre, ou répondre à la question.")
        self.marques += [(chiffre.marque, self.grille.feuille.adresse(ligne, ou))] if chiffre.marque else []
        lue = replace(self._observation(rangee, colonne, chiffre, statut, ou, effectif), attend=attend)
        if lue.drapeau == CIBLE:
            self._refuser(ligne, ou, _UNE_CIBLE)
            return
        self.observations.append(lue)
        if effectif is not None and lue.effectif is not None and self.reponses.get("effectifs") == "les importer":
            compte = replace(lue, libelle=f"{lue.libelle} (effectif)", valeur=lue.effectif, unite="réponses", statut=StatutLu.VALEUR)
            sans_detail = replace(compte, texte="", minimum=None, maximum=None, approche=False, effectif=None)
            self.observations.append(replace(sans_detail, cellule=self.grille.feuille.adresse(effectif, ou)))

    def _fusion_de_chiffres(self, ligne: int, colonne: int) -> Fusion | None:
        """The merge that holds this cell, where it stands in the place of several figures: those of columns, or of rows that say of what they are."""
        une = self.grille.fusion_en(ligne, colonne)
        if une is None or (une.haut != ligne and not self._se_nomme(ligne)):
            return None
        lignes = sum(rang == une.haut or (rang in self.vue.chiffrees and self._se_nomme(rang)) for rang in range(une.haut, une.bas + 1))
        return une if lignes * sum(une.gauche <= autre.rang <= une.droite for autre in self.valeurs) > 1 else None

    def _se_nomme(self, ligne: int) -> bool:
        """True for a row that says itself, and not by merges alone, the place, time, indicator or part of its figures."""
        tetes = (*self.codes, *self.lieux, *self.temps, *self.indicateurs, *self.ventilations)
        return any(not self.grille.cellule(ligne, une.rang).vide and not self.grille.sous_une_fusion(ligne, une.rang) for une in tetes)

    def _lu(self, rangee: _RangeeDeChiffres, cellule: CelluleLue, colonne: ColonneVue) -> ChiffreEcrit:
        """What a cell of this column says; one for yes and none for no in a column of answers."""
        if colonne.rang in self.vue.oui_non and (dit := mots_des_tetes.OUI_NON.get(cellule.texte.strip().casefold())) is not None:
            return ChiffreEcrit(GenreDeChiffre.NOMBRE, Decimal(dit))
        if colonne.rang in self.virgules:
            tete, toujours = self.vue.dits[colonne.rang], self.grille.feuille.separateur == ","
            libelle = f"{rangee.libelle} {tete.libelle}".strip() or self.vue.libelle_de_tout
            dite = rangee.unite or tete.unite or self.vue.unite_de_tout
            if doute := millier_ou_decimales(cellule, libelle, dite, toujours=toujours):
                return doute
        return lire_chiffre(cellule, point=self.points[colonne.rang])

    def _dans_son_unite(self, rangee: _RangeeDeChiffres, colonne: ColonneVue, chiffre: ChiffreEcrit) -> ChiffreEcrit:
        """The figure, or a doubt where the unit written after it cannot be that of its row or of its heading («12 %» beside «places»)."""
        dite = rangee.unite or self.vue.dits[colonne.rang].unite
        if not (chiffre.est_chiffre and dite and unites_contraires(chiffre.unite, dite)):
            return chiffre
        raison = f"Le chiffre est en « {chiffre.unite} », et sa ligne ou son en-tête dit « {dite} » : écrire l’unité qui est juste."
        return ChiffreEcrit(GenreDeChiffre.DOUTEUX, raison=raison)

    def _observation(
        self, rangee: _RangeeDeChiffres, colonne: ColonneVue, chiffre: ChiffreEcrit, statut: StatutLu, ou: int, effectif: int | None
    ) -> ObservationLue:
        dit = self.vue.dits[colonne.rang]
        libelle = " / ".join(dict.fromkeys(mot for mot in (rangee.libelle, dit.libelle) if mot)) or self.vue.libelle_de_tout
        nombre = chiffre.nombre
        ecrite = chiffre.unite
        if colonne.rang in self.pourcents and nombre is not None and not ecrite and self.vue.unite_de_tout:
            ecrite = "nombre"  # «Base : 120», in a column whose other cells are shown in %
        unite = rangee.unite or dit.unite or ecrite or self.vue.unite_de_tout
        if ecrite == "€" and MULTIPLE_D_EUROS.search(unite):
            unite = ecrite  # «12 k€» below «Budget (k€)» is read as 12 000 €
        compte = lire_chiffre(self.grille.cellule(effectif, colonne.rang)).nombre if effectif is not None else None
        territoire = lieu_ecrit(dit.lieu) if dit.lieu else rangee.territoire
        periode = dit.periode or rangee.periodes.get(colonne.rang, rangee.periode) or self.vue.periode_de_tout
        ventilation = (*dit.ventilation, *rangee.ventilation)
        if rangee.partie and re.fullmatch("[0-9]{4}", periode):
            periode = rangee.partie.de(periode)
        elif rangee.partie:  # a part of a year that no cell says: kept as it is written
            ventilation = (*ventilation, *self._parties_d_annee(rangee.ligne))
        return ObservationLue(
            libelle=libelle,
            territoire=territoire,
            periode=periode,
            ventilation=ventilation,
            valeur=nombre,
            unite=unite,
            statut=statut,
            feuille=self.grille.feuille.nom,
            cellule=self.grille.feuille.adresse(rangee.ligne, ou),
            texte=" ".join(self.grille.cellule(rangee.ligne, ou).texte.split())[:120],
            minimum=chiffre.minimum,
            maximum=chiffre.maximum,
            approche=chiffre.approche,
            arrondi=self.vue.modele.arrondi if self.vue.modele else "",
            effectif=compte if effectif is not None else None,
            drapeau=self.dits.selon_la_note(chiffre.drapeau) or dit.drapeau or self.dits.drapeau(rangee.ligne, rangee.libelle, colonne),
            dits=self.dits.dits(rangee.ligne),
            source=self.dits.source(rangee.ligne),
        )
