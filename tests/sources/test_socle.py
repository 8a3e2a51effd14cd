"""What a project takes of the program's own registers: all, more, other words, or nothing."""

from pathlib import Path

import pytest

from generator.model.dossier import Registre
from generator.sources.communs import socle
from tests.sources.essai import PARTENAIRES, Projet

SIGLE = "  - {terme: QPV, nom: quartier à nous, phrase: Un quartier.}\n"


def _registre(projet: Projet) -> Registre:
    registre, problemes = projet.examiner()
    assert list(map(str, problemes)) == []
    return registre


def _noms(registre: Registre) -> dict[str, str]:
    return {partenaire.id: partenaire.nom for partenaire in registre.partenaires}


def test_le_socle_est_sain() -> None:
    """It can be read, each body and each term once; its national measures say where they were printed."""
    lu = socle()
    assert {"etat", "caf", "pole-emploi", "france-travail", "ars", "anru"} <= {partenaire.id for partenaire in lu.partenaires}
    assert len({terme.terme for terme in lu.glossaire.communs}) == len(lu.glossaire.communs) > 80
    assert lu.mesures is not None
    assert lu.mesures.origine
    assert len(lu.mesures.mesures) == 42
    # What documents print is known only to those who read them.
    assert not any(partenaire.alias for partenaire in lu.partenaires)


def test_les_partenaires_de_tout_le_monde(projet: Projet) -> None:
    """A project names them without writing them."""
    projet.ecrire("partenaires", PARTENAIRES.replace("socle: non\n", ""))
    projet.remplacer("referentiel", "ville", "france-travail")
    noms = _noms(_registre(projet))
    assert noms["france-travail"] == "France Travail"
    assert noms["education-nationale"] == "Éducation nationale"


def test_un_partenaire_complete(projet: Projet) -> None:
    """The project gives the names that its documents print, and what it writes stands for what the program says."""
    projet.ecrire("partenaires", PARTENAIRES.replace("socle: non\n", '  - {id: anru, sigle: Anru, alias: ["l’Agence"]}\n'))
    anru = next(partenaire for partenaire in _registre(projet).partenaires if partenaire.id == "anru")
    assert (anru.nom, anru.sigle, anru.alias) == ("Agence nationale pour la rénovation urbaine", "Anru", ("l’Agence",))
    assert anru.type == "service_etat"


def test_ecarter(projet: Projet) -> None:
    """Some of them, or all; a body whose own body is set aside stands alone; a name that is none of them is an error."""
    sans_etat = PARTENAIRES.replace("socle: non\n", "socle_sans: [cnaf, anct]\n")
    projet.ecrire("partenaires", sans_etat)
    assert not {"cnaf", "anct"} & _noms(_registre(projet)).keys()
    projet.ecrire("partenaires", PARTENAIRES)
    assert _noms(_registre(projet)).keys() == {"etat", "education-nationale", "ville", "communes"}
    projet.ecrire("partenaires", PARTENAIRES.replace("socle: non\n", "socle_sans: [cnaff]\n"))
    assert projet.seul() == (
        "partenaires.yml:9:13 reference: « cnaff » n’est pas dans le registre que le programme apporte. → Vouliez-vous dire « cnaf » ?"
    )


@pytest.mark.parametrize(
    ("glossaire", "titre", "attendu"),
    [
        (None, "Rien", {}),
        (None, "Les QPV et la CAF", {"QPV": "quartier prioritaire de la politique de la ville", "CAF": "caisse d’allocations familiales"}),
        (None, "La QPVA", {}),
        (None, "Le programme FSE-ITI", {"FSE": "Fonds social européen"}),
        ("termes:\n" + SIGLE, "Les QPV et la CAF", {"QPV": "quartier à nous", "CAF": "caisse d’allocations familiales"}),
        ("termes: []\nsocle: non\n", "Les QPV", {}),
        ("termes: []\nsocle_sans: [QPV]\n", "Les QPV et la CAF", {"CAF": "caisse d’allocations familiales"}),
    ],
)
def test_les_sigles_employes(projet: Projet, glossaire: str | None, titre: str, attendu: dict[str, str]) -> None:
    """Only those that the contract writes, in the project's own meaning where it has one."""
    projet.remplacer("contrat", "titre: Contrat d’essai", f"titre: {titre}")
    if glossaire is not None:
        (Path(projet.racine) / "referentiels" / "glossaire.yml").write_text(glossaire, encoding="utf-8")
    assert {terme.terme: terme.nom for terme in _registre(projet).glossaire} == attendu


def test_les_mesures_nationales(projet: Projet) -> None:
    """Where the project has no list of its own, they are there if a promise names one, and say where they were read."""
    projet.chemin("mesures").unlink()
    projet.remplacer("referentiel", 'mesures_nationales: ["1"]', 'mesures_nationales: ["17"]')
    mesures = _registre(projet).mesures
    assert mesures is not None
    assert (mesures.contrat, len(mesures.mesures)) == ("", 42)
    assert "Grand-Orly" in mesures.origine
    projet.remplacer("referentiel", 'mesures_nationales: ["17"]', 'mesures_nationales: ["99"]')
    assert "« 99 » n’est pas un identifiant connu (mesure nationale)" in projet.seul()
    projet.remplacer("referentiel", 'mesures_nationales: ["99"]', "mesures_nationales: []")
    assert _registre(projet).mesures is None


def test_une_mesure_du_projet(projet: Projet) -> None:
    """A project's own words of a measure stand for the program's; the others stay; its contract says where they are printed."""
    mesure = '  - {numero: "17", axe: A, programme: P, thematique: T, intitule: Autrement dit, etat: En cours}\n'
    projet.ecrire("mesures", f"contrat: essai\ndocument: protocole\nmesures:\n{mesure}")
    mesures = _registre(projet).mesures
    assert mesures is not None
    assert mesures.contrat == "essai"
    intitules = {mesure.numero: mesure.intitule for mesure in mesures.mesures}
    assert intitules["17"] == "Autrement dit"
    assert len(intitules) == 42
