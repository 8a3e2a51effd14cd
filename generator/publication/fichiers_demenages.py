"""Files of contracts that have another folder now («adresse: ancien/, vers: nouveau/»): no static host can lead a program from one to the other, so that each is published
at its address of before too. Pages there lead on (`pages/fichiers/adresses_d_avant`)."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property

from generator.calculs.destins import Regles, est_un_fichier
from generator.model.dossier import Registre
from generator.pages.pieces.adresses_deplacees import changees_du_portail
from generator.publication.comparaison import Voulus

PubliesDe = Callable[[str], Mapping[str, str]]  # the id of a contract → path below it → digest


class FichiersDemenages:
    """Those of a project, whose contracts publish what `publies_de` says."""

    def __init__(self, registre: Registre, contrats: tuple[str, ...], publies_de: PubliesDe) -> None:
        self._registre, self._contrats, self._publies_de = registre, contrats, publies_de

    @cached_property
    def chemins(self) -> Mapping[str, tuple[str, str]]:
        """The path below the portal of each → the id of its contract, and its path there."""
        dites = self._registre.adresses_changees
        if not dites:
            return {}
        regles = Regles(changees_du_portail(dites, self._registre.adresses_publiees, self._contrats), {}, portail=True)
        trouves: dict[str, tuple[str, str]] = {}
        for dossier, publiees in self._registre.adresses_publiees.items():
            if dossier in self._contrats:
                continue
            for chemin in filter(est_un_fichier, publiees.lignes):
                ici = f"{dossier}/{chemin}" if dossier else chemin
                destin = regles.destin(ici, self._est_la)
                contrat, _, reste = destin.vers.partition("/") if destin else ("", "", "")
                if contrat in self._contrats:
                    trouves[ici] = contrat, reste
        return trouves

    @cached_property
    def sommes(self) -> Mapping[str, str]:
        """The path of each, with its digest."""
        return {ici: self._sommes_de(contrat)[chemin] for ici, (contrat, chemin) in self.chemins.items()}

    def contenu(self, du_site: str) -> str:
        """The digest of all that is published of the portal together with them, where `du_site` is that of the portal alone."""
        if not self.chemins or not du_site:
            return du_site
        return hashlib.sha256(repr((du_site, sorted(self.sommes.items()))).encode("utf-8", "surrogateescape")).hexdigest()

    def joindre(self, du_site: Voulus, voulus_de: Callable[[str], Voulus]) -> Voulus:
        """What is to be published of the portal with them; `voulus_de` gives what is to be published of a contract."""
        des_contrats = {contrat: voulus_de(contrat) for contrat, _ in set(self.chemins.values())}
        return {**du_site, **{ici: des_contrats[contrat][chemin] for ici, (contrat, chemin) in self.chemins.items()}}

    def _est_la(self, adresse: str) -> bool:
        contrat, _, chemin = adresse.partition("/")
        return contrat in self._contrats and chemin in self._sommes_de(contrat)

    def _sommes_de(self, contrat: str) -> Mapping[str, str]:
        if contrat not in self._lues:
            self._lues[contrat] = self._publies_de(contrat)
        return self._lues[contrat]

    @cached_property
    def _lues(self) -> dict[str, Mapping[str, str]]:
        return {}
