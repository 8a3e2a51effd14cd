"""What partners answered: the rows that came back, held against the contracts of the project."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.calculs.collecte import ChiffreDemande
from generator.calculs.mots import d_un_seul_tenant
from generator.calculs.nombres_dits import nombre_fr
from generator.calculs.noms_dits import transmis_par
from generator.calculs.suivi import Suivi
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.collecte.chiffres_rendus import CelluleRefusee, ChiffreRendu, lire_la_ligne
from generator.importation.collecte.concordance import discordance
from generator.importation.collecte.intitules import Colonne
from generator.importation.collecte.lignes import LigneRendue
from generator.importation.collecte.reperes import Demandeur, Repere
from generator.importation.temps_ecrits import temps_seul
from generator.model.importation import ObservationLue, RefusDeCellule, StatutLu, TerritoireLu
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur
from generator.model.temps import connue_des
from generator.sources.periodes import PeriodeInvalide, interpreter_periode


class ContratInterroge(Struct, frozen=True):
    """A contract whose figures come back: what is known of it, the names of partners, and the figures to ask of each partner."""

    suivi: Suivi
    noms: Mapping[str, str]
    demandes: Mapping[str, tuple[ChiffreDemande, ...]]


class Retour(Struct, frozen=True):
    """What one partner answered for one contract and one time. `vides` are rows without an answer, `absentes` figures that were asked for and whose row is
    gone; `deplaces` are figures that were given for another time than the one asked for, with that time. `dits` are the comments of rows without an answer:
    they are for who collects, and are not published."""

    contrat: str
    partenaire: str
    periode: str
    lignes: int
    prets: tuple[ChiffrePret, ...]
    vides: tuple[Repere, ...]
    absentes: tuple[Repere, ...]
    deplaces: tuple[ChiffrePret, ...]
    dits: Mapping[Repere, str]

    @property
    def chiffres(self) -> int:
        """How many rows hold a figure or words."""
        return sum(not pret.statut.est_absence for pret in self.prets)

    @property
    def sans_chiffre(self) -> int:
        """How many say why there is none."""
        return len(self.prets) - self.chiffres


class Retours(Struct, frozen=True):
    """All that came back, what could not be taken in, and figures that are to be looked at: sentences, each with its cell."""

    retours: tuple[Retour, ...]
    refus: tuple[RefusDeCellule, ...]
    a_verifier: tuple[str, ...]


def comprendre_les_retours(
    lignes: Sequence[LigneRendue], contrats: Mapping[str, ContratInterroge], jour: str, demandeurs: Collection[Demandeur] = ()
) -> Retours:
    """Hold the rows against the contracts (by id), on that day (ISO). `demandeurs` are who is said to answer, where no mark of a sheet says so."""
    return _Comprehension(contrats, jour).faire(lignes, demandeurs)


class _Comprehension:
    def __init__(self, contrats: Mapping[str, ContratInterroge], jour: str) -> None:
        self.contrats, self.jour = contrats, jour
        self.refus: list[RefusDeCellule] = []
        self.a_verifier: list[str] = []
        self.prets: dict[Demandeur, list[ChiffrePret]] = {}
        self.rendus: dict[Demandeur, list[Repere]] = {}
        self.vides: dict[Demandeur, list[Repere]] = {}
        self.deplaces: dict[Demandeur, list[ChiffrePret]] = {}
        self.dits: dict[Demandeur, dict[Repere, str]] = {}
        self.mots: dict[str, Mapping[Colonne, Collection[str]]] = {}
        self.ou: dict[object, tuple[ChiffrePret, LigneRendue]] = {}

    def faire(self, lignes: Sequence[LigneRendue], demandeurs: Collection[Demandeur]) -> Retours:
        """Go through the rows."""
        connus: dict[str, dict[Demandeur, None]] = {}
        for ligne in lignes:
            de_la_feuille = connus.setdefault(ligne.feuille, {})
            if ligne.repere:
                de_la_feuille[ligne.repere.demandeur] = None
        for feuille, siens in connus.items():
            if not siens and not demandeurs:
                self._sans_aucun_repere(feuille, sum(ligne.remplie for ligne in lignes if ligne.feuille == feuille))
        for ligne in lignes:
            siens = connus[ligne.feuille] or dict.fromkeys(demandeurs)
            trouves = [ligne.repere] if ligne.repere else self._reconnaitre(ligne, siens)
            if len(trouves) == 1:
                self._reconnue(ligne, trouves[0])
            elif siens and ligne.remplie:
                designe = "désignent plusieurs chiffres demandés" if trouves else "ne désignent aucun chiffre demandé à ce partenaire"
                raison = f"Cette ligne n’a plus son repère, et son indicateur et son lieu {designe} : remettre le repère, ou la recopier dans le classeur d’origine."
                self.refus.append(ligne.refuser(Colonne.CHIFFRE, raison))
        retours = [self._retour(cle, reperes) for cle, reperes in self.rendus.items()]
        return Retours(tuple(retours), tuple(self.refus), tuple(self.a_verifier))

    def _sans_aucun_repere(self, feuille: str, remplies: int) -> None:
        lignes = f" (lignes remplies : {remplies})" if remplies else ""
        raison = (
            f"La colonne « {Colonne.REPERE} » n’est plus dans cette feuille{lignes} : rien n’y dit plus qui répond, ni pour quand. La recopier du classeur d’origine, "
            "si ses lignes sont dans le même ordre ; ou dire qui répond, avec --contrat, --partenaire et --periode : chaque ligne sera reconnue à son indicateur et à son lieu."
        )
        self.refus.append(RefusDeCellule(feuille, "", "", raison))

    def _reconnue(self, ligne: LigneRendue, repere: Repere) -> None:
        """Take in a row of which it is known what it asks for."""
        if raison := self._inconnu(repere):
            self.refus.append(ligne.refuser(Colonne.REPERE, raison))
        elif ligne.fusions:
            self.rendus.setdefault(repere.demandeur, []).append(repere)
            for colonne, fusion in ligne.fusions.items():
                raison = f"Des cases sont fusionnées ({fusion}) : à laquelle est ce qui y est écrit ? Défaire la fusion, et écrire dans chaque case ce qui est à elle."
                self.refus.append(ligne.refuser(colonne, raison))
        elif ligne.remplie and (autre := self._discordance(ligne, repere)):
            self.rendus.setdefault(repere.demandeur, []).append(repere)
            self.refus.append(ligne.refuser(*autre))
        else:
            self._ligne(ligne, repere)

    def _reconnaitre(self, ligne: LigneRendue, connus: Iterable[Demandeur]) -> list[Repere]:
        """The figures that the words of a row name, among those that are asked of who answers on the same sheet."""
        voulu = tuple(d_un_seul_tenant(ligne.cellule(colonne).texte) for colonne in (Colonne.INDICATEUR, Colonne.LIEU, Colonne.PARTIE))
        trouves = []
        for contrat, partenaire, periode in connus:
            if contrat in self.contrats:
                interroge = self.contrats[contrat]
                for un in interroge.demandes.get(partenaire, ()):
                    dits = (
                        un.indicateur.libelle,
                        interroge.suivi.territoires[un.territoire].nom,
                        partie_dite(un.ventilation, interroge.suivi),
                    )
                    if tuple(map(d_un_seul_tenant, dits)) in (voulu, (*voulu[:2], d_un_seul_tenant(ENSEMBLE)) if not voulu[2] else voulu):
                        trouves.append(Repere(contrat, partenaire, un.indicateur.id, un.territoire, periode, un.ventilation))
        return trouves

    def _inconnu(self, repere: Repere) -> str:
        """Why the project cannot take this row in; empty where it can."""
        if repere.contrat not in self.contrats:
            return f"Le projet n’a pas (ou pas ici) le contrat « {repere.contrat} » : choisir le bon dossier avec --projet, ou enlever --contrat."
        suivi = self.contrats[repere.contrat].suivi
        if repere.partenaire not in self.contrats[repere.contrat].noms:
            return f"Le partenaire « {repere.partenaire} » n’est plus dans partenaires.yml : l’y remettre."
        if repere.indicateur not in suivi.indicateurs or not suivi.indicateurs[repere.indicateur].unite:
            return f"L’indicateur « {repere.indicateur} » n’est plus dans le contrat : enlever la ligne, ou préparer un nouveau classeur."
        if repere.territoire not in suivi.territoires:
            return f"Le lieu « {repere.territoire} » n’est plus dans le contrat : enlever la ligne, ou préparer un nouveau classeur."
        return ""

    def _discordance(self, ligne: LigneRendue, repere: Repere) -> tuple[Colonne, str] | None:
        """Where the words of the row are those of another figure than its mark names."""
        suivi = self.contrats[repere.contrat].suivi
        indicateur = suivi.indicateurs[repere.indicateur]
        voulus = {
            Colonne.INDICATEUR: indicateur.libelle,
            Colonne.LIEU: suivi.territoires[repere.territoire].nom,
            Colonne.PARTIE: partie_dite(repere.ventilation, suivi),
        }
        return discordance(ligne, voulus, indicateur.unite, self._mots_de(repere.contrat))

    def _mots_de(self, contrat: str) -> Mapping[Colonne, Collection[str]]:
        """The words of all figures of a contract, by column."""
        if contrat not in self.mots:
            suivi = self.contrats[contrat].suivi
            demandes = [un for siennes in self.contrats[contrat].demandes.values() for un in siennes]
            self.mots[contrat] = {
                Colonne.INDICATEUR: {un.libelle for un in suivi.indicateurs.values()},
                Colonne.LIEU: {un.nom for un in suivi.territoires.values()},
                Colonne.PARTIE: {partie_dite(un.ventilation, suivi) for un in demandes},
            }
        return self.mots[contrat]

    def _ligne(self, ligne: LigneRendue, repere: Repere) -> None:
        cle = repere.demandeur
        rendus = self.rendus.setdefault(cle, [])
        suivi = self.contrats[repere.contrat].suivi
        indicateur = suivi.indicateurs[repere.indicateur]
        valeurs = [
            un
            for un in suivi.retenues.get(indicateur.id, ())
            if un.territoire == repere.territoire and un.ventilation == repere.ventilation
        ]
        connus = [un.nombre for un in valeurs if un.nombre is not None]
        try:
            rendu = lire_la_ligne(ligne, indicateur.unite, connus)
            periode = self._periode(ligne, repere) if rendu else repere.periode
        except CelluleRefusee as refus:
            rendus.append(repere)
            self.refus.append(ligne.refuser(refus.colonne, refus.raison))
            return
        if rendu is None:
            if repere not in rendus:
                self.vides.setdefault(cle, []).append(repere)
            if commentaire := " ".join(ligne.cellule(Colonne.COMMENTAIRE).texte.split()):
                self.dits.setdefault(cle, {})[repere] = commentaire
            rendus.append(repere)
            return
        rendus.append(repere)
        pret = self._pret(ligne, repere, indicateur, periode, rendu)
        if self._deja(pret, ligne, repere):
            return
        self.vides[cle] = [un for un in self.vides.get(cle, ()) if un != repere]
        self.prets.setdefault(cle, []).append(pret)
        if periode != repere.periode:
            self.deplaces.setdefault(cle, []).append(pret)
        if pret.nombre is not None and connus and not rendu.commentaire:
            dernier = max((un for un in valeurs if un.nombre is not None), key=lambda un: un.periode.fin)
            avant = dernier.nombre or 0
            if avant and pret.nombre and not 1 <= 10 * abs(pret.nombre / avant) <= 100:
                saut = f"{nombre_fr(pret.nombre)}, quand {dernier.periode.texte} était à {nombre_fr(avant)}"
                self.a_verifier.append(f"feuille {ligne.feuille}, {ligne.ou(Colonne.CHIFFRE)} : {indicateur.libelle} : {saut}")

    def _periode(self, ligne: LigneRendue, repere: Repere) -> str:
        """The time that the figure is of, as data files write it."""
        cellule = ligne.cellule(Colonne.PERIODE)
        mot = cellule.texte.strip().removesuffix(",0").removesuffix(".0")
        if not mot:
            return repere.periode
        if interpreter_periode(repere.periode).genre is GenrePeriode.MOIS and mot == f"{mot[:7]}-01":
            mot = mot[:7]  # a spreadsheet takes a month for its first day
        if re.search(r"[^\W\d_]|/.*/", mot) and (lu := temps_seul(re.sub("^ann[ée]e ", "", mot, flags=re.IGNORECASE))) and lu.sur:
            if lu.drapeau:
                raison = f"L’état du chiffre (« {lu.drapeau} ») se dit dans « {Colonne.ETAT} » : écrire ici la période seule, {lu.periode}."
                raise CelluleRefusee(Colonne.PERIODE, raison)
            mot = lu.periode  # «T1 2024», «année 2024», «31/12/2024»
        try:
            periode = interpreter_periode(mot)
        except PeriodeInvalide as erreur:
            raise CelluleRefusee(Colonne.PERIODE, f"Ce n’est pas une période : {erreur}.") from None
        if connue_des(periode) > self.jour:
            raise CelluleRefusee(
                Colonne.PERIODE, f"{periode.texte} n’est pas un temps dont un chiffre peut déjà être connu : corriger la période."
            )
        return periode.texte

    def _pret(self, ligne: LigneRendue, repere: Repere, indicateur: Indicateur, periode: str, rendu: ChiffreRendu) -> ChiffrePret:
        nom = self.contrats[repere.contrat].noms[repere.partenaire]
        source = f"{transmis_par(nom)} le {self.jour[8:]}/{self.jour[5:7]}/{self.jour[:4]}"
        observation = ObservationLue(
            indicateur.libelle,
            TerritoireLu(id=repere.territoire),
            periode,
            repere.ventilation,
            rendu.nombre,
            indicateur.unite.value,
            StatutLu.VALEUR,
            ligne.feuille,
            ligne.ou(Colonne.CHIFFRE),
            ligne.cellule(Colonne.CHIFFRE).texte,
            indicateur.id,
        )
        return ChiffrePret(
            indicateur.id,
            repere.territoire,
            periode,
            repere.ventilation,
            rendu.nombre,
            rendu.statut,
            rendu.commentaire,
            observation,
            indicateur.unite,
            rendu.bornes,
            rendu.mots,
            f"{source} ({rendu.source})" if rendu.source else source,
            rendu.confirme,
            nom,
        )

    def _deja(self, pret: ChiffrePret, ligne: LigneRendue, repere: Repere) -> bool:
        """True where the same figure was given before: the same value is kept once; of two that differ, neither is sure."""
        cle = (repere.contrat, *pret.cle)
        if cle not in self.ou:
            self.ou[cle] = (pret, ligne)
            return False
        autre, la = self.ou[cle]
        if (autre.nombre, autre.bornes, autre.mots, autre.statut) != (pret.nombre, pret.bornes, pret.mots, pret.statut):
            raison = f"Ce chiffre est donné deux fois, autrement (feuille {la.feuille}, {la.ou(Colonne.CHIFFRE)}) : n’en garder qu’un."
            self.refus.append(ligne.refuser(Colonne.CHIFFRE, raison))
            self.prets = {qui: [un for un in siens if un is not autre] for qui, siens in self.prets.items()}
        return True

    def _retour(self, cle: Demandeur, reperes: Sequence[Repere]) -> Retour:
        contrat, partenaire, periode = cle
        rendus = Counter(reperes)
        demandes = (
            Repere(contrat, partenaire, un.indicateur.id, un.territoire, periode, un.ventilation)
            for un in self.contrats[contrat].demandes.get(partenaire, ())
        )
        return Retour(
            contrat,
            partenaire,
            periode,
            len(rendus),
            tuple(self.prets.get(cle, ())),
            tuple(self.vides.get(cle, ())),
            self._absentes(cle, [repere for repere in demandes if repere not in rendus], rendus),
            tuple(self.deplaces.get(cle, ())),
            self.dits.get(cle, {}),
        )

    def _absentes(self, cle: Demandeur, manquent: Sequence[Repere], rendus: Collection[Repere]) -> tuple[Repere, ...]:
        """Those of `manquent` that the workbook had, and has no more. A figure that came since, at another place, makes one ask for more rows than the workbook
        ever had: what was asked then is remembered by indicators and by the number of rows."""
        contrat, partenaire, periode = cle
        envois = self.contrats[contrat].suivi.dossier.envois
        envoi = next((un for un in envois if un.partenaire == partenaire and un.periode and un.periode.texte == periode), None)
        if envoi is None:
            return tuple(manquent)
        siennes = [repere for repere in manquent if repere.indicateur in envoi.indicateurs]
        if len(siennes) > max(0, envoi.lignes - len(rendus)):
            revenus = {repere.indicateur for repere in rendus}
            siennes = [repere for repere in siennes if repere.indicateur not in revenus]
        return tuple(siennes)


ENSEMBLE = "Ensemble"


def partie_dite(ventilation: tuple[tuple[str, str], ...], suivi: Suivi) -> str:
    """The part that a figure is of, in words: «Femmes, Moins de 26 ans»; «Ensemble» for the whole."""
    dimensions = suivi.dossier.contrat.dimensions
    noms = {(dimension.id, modalite.id): modalite.nom for dimension in dimensions for modalite in dimension.modalites}
    return ", ".join(noms.get(paire, paire[1]) for paire in ventilation) or ENSEMBLE


def dit(repere: Repere, suivi: Suivi) -> str:
    """A figure in words: «Nombre de places (Orly)»."""
    partie = f", {partie_dite(repere.ventilation, suivi)}" if repere.ventilation else ""
    return f"{suivi.indicateurs[repere.indicateur].libelle} ({suivi.territoires[repere.territoire].nom}{partie})"
