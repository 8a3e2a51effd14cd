"""What every view is given: the indexed contract, its addresses, its voice, and what the site is made for."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from generator.calculs.destins import Regles
from generator.calculs.echeances import DatePrevue, echeances
from generator.calculs.frise import Evenement, evenements
from generator.calculs.garder import Garder, sans_garder
from generator.calculs.ids_suivis import anciens_contrats, ids_suivis
from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.instantanes_suivis import IdsSuivis
from generator.calculs.liens_courts import attribuer, par_adresse
from generator.calculs.mots import mots
from generator.calculs.nouveautes import Nouveaute, a_dire, du_lieu, nouveautes, par_sujet, premier_jour, serrer
from generator.calculs.premiers_ids import PremiersIds, premiers_ids
from generator.graphe.observe import derive
from generator.model.adresses_publiees import CHIFFRES_UN_PAR_UN, AdressesPubliees
from generator.model.dossier import Dossier, Registre
from generator.model.edition_figee import EditionFigee
from generator.model.instantane import A_SA_PAGE, VOISINS, GenreDeChose
from generator.model.mouvement import Mouvement
from generator.model.publication import EtatDeLecture
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur
from generator.model.territoire import Territoire
from generator.pages.adresses import CHIFFRES_DE_L_INDICATEUR, INDICATEUR, NOEUD, PARTENAIRE, TERRITOIRE, TEXTE, Adresses
from generator.pages.edition import ECRAN_SEUL, Edition
from generator.pages.mots.documents_lus import DocumentsLus
from generator.pages.mots.typographie import INSECABLE, debut_de
from generator.pages.mots.voix import Voix, voix_de


def departager(noms: dict[str, str]) -> dict[str, str]:
    """The same names (by id); of those that are alike, each but the first gets its rank: «, 2», «, 3»."""
    vus: dict[str, int] = {}
    uniques = {}
    for id, nom in noms.items():
        vus[nom] = vus.get(nom, 0) + 1
        uniques[id] = nom if vus[nom] == 1 else f"{nom}, {vus[nom]}"
    return uniques


class Contexte(IndexDuContrat):
    """The contract of one site, on the day of a build."""

    def __init__(
        self,
        dossier: Dossier,
        registre: Registre,
        aujourd_hui: str,
        edition: Edition = ECRAN_SEUL,
        garder: Garder = sans_garder,
    ) -> None:
        super().__init__(dossier, registre, aujourd_hui, garder)
        self._edition = edition
        self.adresses = Adresses(dossier.id_du_contrat)

    @property
    def lieux_du_contrat(self) -> tuple[Territoire, ...]:
        """Its places."""
        return self.dossier.territoires

    @derive
    def edition(self) -> Edition:
        """What the site is made for."""
        return self._edition

    @derive
    def voix(self) -> Voix:
        """The words that differ between a site made from documents and one whose publisher collects the figures."""
        return voix_de(self.contrat)

    @derive
    def anciens_noms(self) -> tuple[str, ...]:
        """The folders that the contract had before, the last first."""
        return anciens_contrats(self.contrat.id, self.registre.adresses_changees)

    @derive
    def editions(self) -> tuple[EditionFigee, ...]:
        """Its frozen editions, those that it had under another name too, the oldest first."""
        avant = self.registre.editions_d_avant if self.anciens_noms else {}
        return tuple(
            sorted((*self.dossier.editions, *(une for nom in self.anciens_noms for une in avant.get(nom, ()))), key=lambda une: une.jour)
        )

    @derive
    def adresses_publiees(self) -> AdressesPubliees:
        """The ledger of its addresses, with those of the folders that the contract had before: what was published there is to be found below this one."""
        noms = self.anciens_noms
        avant = [self.registre.adresses_publiees[nom] for nom in noms if nom in self.registre.adresses_publiees]
        siennes = self.dossier.adresses_publiees
        for une in avant:
            siennes = replace(siennes, lignes={**une.lignes, **siennes.lignes}, codes={**siennes.codes, **une.codes})
        return siennes

    @derive
    def nommes_par_code(self) -> Mapping[str, str]:
        """What the short links name, by code: addresses below the site, of promises, indicators, the pages of their figures, places, parts of documents. One
        of the ledger stays, also where there is nothing any more."""
        noms = [
            (gabarit, chose.id, chose.anciens_ids)
            for gabarits, choses in (
                ((NOEUD,), self.noeuds.values()),
                ((INDICATEUR, CHIFFRES_DE_L_INDICATEUR), self.indicateurs.values()),
                ((TERRITOIRE,), [lieu for lieu in self.territoires.values() if lieu.a_sa_page]),
            )
            for chose in choses
            for gabarit in gabarits
        ]
        textes = [
            TEXTE.format(texte.document, section.section) for texte in self.dossier.textes_des_documents for section in texte.sections
        ]
        choses = {*(gabarit.format(id) for gabarit, id, _ in noms), *textes}
        deplacees = {gabarit.format(ancien): gabarit.format(id) for gabarit, id, anciens in noms for ancien in anciens}
        regles = Regles(self.dossier.adresses_changees, deplacees)

        def suivre(adresse: str) -> str:
            destin = None if adresse in choses else regles.destin(adresse, choses.__contains__)
            return destin.vers if destin and destin.vers in choses else adresse

        return attribuer(choses, self.adresses_publiees.codes, suivre)

    @derive
    def ids_suivis(self) -> IdsSuivis:
        """From each id that a thing of the contract had before to that of today, by kind."""
        return ids_suivis(self.dossier, (), self.dossier.adresses_changees)

    @derive
    def chiffres_publies(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The places of figures that were ever published, by the id that their indicator has today (also where it had others), each with the addresses of the pages below the
        site that had it; an indicator whose page was published has some, or none."""
        suivis = self.ids_suivis["indicateur"]
        par_id: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for adresse in self.adresses_publiees.lignes:
            page, _, ancre = adresse.partition("#")
            if CHIFFRES_UN_PAR_UN.match(page):
                nom = page.split("/")[1]
                siennes = par_id[nom if nom in self.indicateurs else suivis.get(nom, nom)]
                if ancre:
                    siennes[ancre].append(page)
        return {id: {ancre: tuple(pages) for ancre, pages in siennes.items()} for id, siennes in par_id.items()}

    @derive
    def codes_de_chaque(self) -> Mapping[str, tuple[str, ...]]:
        """All codes that name each of these addresses: more than one where two things became one."""
        par: defaultdict[str, list[str]] = defaultdict(list)
        for code, adresse in self.nommes_par_code.items():
            par[adresse].append(code)
        return {adresse: tuple(codes) for adresse, codes in par.items()}

    @derive
    def codes(self) -> Mapping[str, str]:
        """The code of the short link to each of these addresses."""
        return par_adresse(self.nommes_par_code)

    @derive
    def lus(self) -> DocumentsLus:
        """How many documents this site has read, up to which day, and where they are listed."""
        etats = Counter(publication.etat for publication in self.dossier.publications_connues())
        entieres, en_partie = etats[EtatDeLecture.LUE], etats[EtatDeLecture.LUE_EN_PARTIE]
        adresse = self.adresses.rubrique("publications")
        return DocumentsLus(
            entieres + en_partie,
            self.dossier.lecture_arretee_le,
            adresse,
            recus=self.contrat.collecte_les_chiffres,
            en_partie=en_partie,
        )

    @derive
    def nouveautes_entieres(self) -> tuple[Nouveaute, ...]:
        """All that is new and dated, newest first, with all figures."""
        return nouveautes(self.dossier, self.suivi.aujourd_hui, self.premiers_ids)

    @derive
    def premiers_ids(self) -> PremiersIds:
        """Under which ids things, and the contract, were first told."""
        changees = (*self.registre.adresses_changees, *self.dossier.adresses_changees)
        return premiers_ids(self.dossier, self.registre.partenaires, changees)

    @derive
    def nouveautes(self) -> tuple[Nouveaute, ...]:
        """The same, as it is told."""
        return a_dire(self.nouveautes_entieres)

    @derive
    def mouvements(self) -> Mapping[str, Mouvement]:
        """What changed on the site, by key, newest first."""
        venus = [un for un in self.dossier.historique.mouvements if un.date <= self.suivi.aujourd_hui]
        return {un.cle: un for un in sorted(sorted(venus, key=lambda un: un.cle), key=lambda un: un.date, reverse=True)}

    @derive
    def mouvements_des_pages(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the changes that are about each thing that has a page of its own, by the address of that page below the site; under an empty one, all."""
        des_lieux: defaultdict[str, set[str]] = defaultdict(set)
        for noeud in self.noeuds.values():
            for lieu in noeud.territoires:
                des_lieux[lieu].add(noeud.id)
        sujets = {
            **{INDICATEUR.format(id): {id} for id in self.indicateurs},
            **{
                PARTENAIRE.format(id): {id, *(noeud.id for noeud in self.engagements[id]), *(un.id for un in self.indicateurs_de(id))}
                for id in self.partenaires_du_contrat
            },
            **{TERRITOIRE.format(id): {id, *des_lieux[id]} for id, lieu in self.territoires.items() if lieu.a_sa_page},
        }
        pages: defaultdict[str, list[str]] = defaultdict(list)
        for page, ids in sujets.items():
            for id in ids:
                pages[id].append(page)
        tous: defaultdict[str, list[str]] = defaultdict(list)
        for cle, un in self.mouvements.items():
            sur = un.sur if un.chose in A_SA_PAGE else un.sur[1:]
            for page in dict.fromkeys(("", *(page for id in sur for page in pages.get(id, ())))):
                du_lieu, de_l_indicateur = page.startswith("territoires/"), page.startswith("indicateurs/")
                autre = de_l_indicateur and page.split("/")[1] != un.id and un.chose not in VOISINS
                if not (du_lieu and not un.concerne(page.split("/")[1])) and not autre:
                    tous[page].append(cle)
        return {page: tuple(cles) for page, cles in tous.items()}

    @derive
    def nouveautes_serrees(self) -> tuple[Nouveaute, ...]:
        """The same, where few changes of what the site says are told of each day."""
        return serrer(self.nouveautes)

    @derive
    def nouveautes_des_partenaires(self) -> Mapping[str, tuple[Nouveaute, ...]]:
        """What is new of each partner, by id: about it, or about a promise or an indicator that names it."""
        return par_sujet(
            self.nouveautes,
            {
                id: dict.fromkeys((id, *(noeud.id for noeud in self.engagements[id]), *(un.id for un in self.indicateurs_de(id))))
                for id in self.partenaires_du_contrat
            },
        )

    @derive
    def nouveautes_des_lieux(self) -> Mapping[str, tuple[Nouveaute, ...]]:
        """What is new of each place, by id: about it, or about a promise that names it."""
        des_lieux: defaultdict[str, list[str]] = defaultdict(list)
        for noeud in self.noeuds.values():
            for lieu in noeud.territoires:
                des_lieux[lieu].append(noeud.id)
        siennes = par_sujet(self.nouveautes_entieres, {id: dict.fromkeys((id, *des_lieux[id])) for id in self.territoires})
        dites = {id: a_dire(du_lieu(nouvelles, id, self.premiers_ids.de(GenreDeChose.TERRITOIRE, id))) for id, nouvelles in siennes.items()}
        return {id: nouvelles for id, nouvelles in dites.items() if nouvelles}

    @derive
    def echeances(self) -> tuple[DatePrevue, ...]:
        """The dates that the documents state for what is to come, the earliest first."""
        return echeances(self.dossier)

    @derive
    def evenements(self) -> tuple[Evenement, ...]:
        """All events of the contract, oldest first."""
        return evenements(self)

    @derive
    def jour_de_lecture(self) -> str:
        """The ISO day that files without news are of: that up to which publications were looked for, else the first day of the contract."""
        return self.dossier.lecture_arretee_le or f"{self.contrat.debut}-01-01"

    @derive
    def jour_des_donnees(self) -> str:
        """The ISO day that its data are of: the last that they tell, or that up to which publications were looked for. Never that of the build."""
        return max((self.jour_de_lecture, *(premier_jour(une.date) for une in self.nouveautes)))

    @derive
    def onglets_des_indicateurs(self) -> Mapping[str, str]:
        """The name of each indicator in a window's title and in search: its label with the promise that it follows."""
        return departager({id: self._onglet(indicateur) for id, indicateur in self.indicateurs.items()})

    def _onglet(self, indicateur: Indicateur) -> str:
        if indicateur.statut is StatutIndicateur.A_DEFINIR:
            return self.titre_de_l_indicateur(indicateur, 140)
        return f"{debut_de(indicateur.libelle, 90)} ({debut_de(self.noeuds[indicateur.noeud].titre, 90)})"

    def titre_de_l_indicateur(self, indicateur: Indicateur, longueur: int) -> str:
        """Its label, cut to so many signs; of what is not a defined indicator its promise: the words printed in its place are those of sixty others."""
        if indicateur.statut is StatutIndicateur.A_DEFINIR:
            return f"À définir{INSECABLE}: {debut_de(self.noeuds[indicateur.noeud].titre, longueur)}"
        return debut_de(indicateur.libelle, longueur)

    @derive
    def onglets_des_noeuds(self) -> Mapping[str, str]:
        """The name of each node in a window's title and in search: its title, its level, and the nearest numbered node above it."""
        return departager({id: f"{debut_de(noeud.titre, 90)} ({self._parente(noeud)})" for id, noeud in self.noeuds.items()})

    def _parente(self, noeud: Noeud) -> str:
        dessus = next((ancetre for ancetre in reversed(self.ancetres(noeud)) if ancetre.numero), None)
        return ", ".join(self.nom_de_noeud(proche) for proche in (noeud, dessus) if proche)

    def adresse_du_lieu(self, id: str) -> str:
        """The page of a place; that of the list of places for the perimeter, which has none of its own."""
        return self.adresses.territoire(id) if self.territoires[id].a_sa_page else self.adresses.rubrique("territoires")

    def titre_nomme(self, noeud: Noeud) -> str:
        """«Objectif 1.1 : Favoriser…»; the title alone where it already begins with the name of its level («THEMATIQUE EMPLOI»)."""
        nom = self.nom_devant(noeud)
        return f"{nom}{INSECABLE}: {noeud.titre}" if nom else noeud.titre

    def nom_devant(self, noeud: Noeud) -> str:
        """«Objectif 1.1», to stand before the title; empty where the title already begins with the name of its level, which would stand there twice."""
        deja = not noeud.numero and mots(noeud.titre).startswith(mots(self.niveaux[noeud.niveau].nom))
        return "" if deja else self.nom_de_noeud(noeud)

    def nom_de_noeud(self, noeud: Noeud) -> str:
        """«Objectif 1.1», «Engagement»."""
        nom = self.niveaux[noeud.niveau].nom
        return f"{nom}{INSECABLE}{noeud.numero}" if noeud.numero else nom
