"""What site.yml and a contract say of the publisher and of accessibility: read with care, and whole before the site goes online."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.checks.production import verifier_production
from generator.graphe.observe import copie
from generator.model.dossier import Registre
from tests.sources.essai import Projet

COMPLET = """\
adresse: https://engagements.exemple.invalid/contrats/
editeur:
  nom: Ville inventée
  adresse: 1 place de l’Exemple
  telephone: 00 00 00 00 01
  courriel: mairie@exemple.invalid
  directeur_de_la_publication: Camille Exemple
hebergeur:
  nom: Hébergeur inventé
  adresse: 2 rue de l’Exemple
  telephone: +33 0 00 00 00 02
donnees_personnelles:
  delegue: Délégué inventé
  courriel: dpd@exemple.invalid
  journaux: Douze mois, pour la sécurité.
accessibilite:
  etabli_le: 2026-01-31
  schema_pluriannuel: https://exemple.invalid/schema
signalement: erreurs@exemple.invalid
"""
REQUIS = (
    "adresse",
    "editeur.nom",
    "editeur.adresse",
    "editeur.telephone",
    "editeur.courriel",
    "editeur.directeur_de_la_publication",
    "hebergeur.nom",
    "hebergeur.adresse",
    "hebergeur.telephone",
    "donnees_personnelles.delegue",
    "donnees_personnelles.courriel",
    "donnees_personnelles.journaux",
    "accessibilite.etabli_le",
    "accessibilite.schema_pluriannuel",
    "signalement",
)


def _lire(projet: Projet, texte: str) -> tuple[Registre, list[str]]:
    projet.ecrire("referentiels/site.yml", texte)
    return projet.examiner()[0], projet.problemes()


def _sans(champ: str) -> str:
    """The complete file, with one entry emptied."""
    lignes, section, fait = [], "", False
    for ligne in COMPLET.splitlines():
        cle = ligne.strip().partition(":")[0]
        section = cle if not ligne.startswith(" ") else section
        nom = f"{section}.{cle}" if ligne.startswith(" ") else cle
        lignes.append(f"{ligne.partition(':')[0]}:" if nom == champ else ligne)
        fait = fait or nom == champ
    assert fait, champ
    return "\n".join(lignes) + "\n"


def test_un_fichier_complet(projet: Projet) -> None:
    registre, problemes = _lire(projet, COMPLET)
    assert problemes == []
    assert list(verifier_production(registre)) == []
    assert registre.mentions.adresse == "https://engagements.exemple.invalid/contrats"
    assert registre.mentions.hebergeur.telephone == "+33 0 00 00 00 02"


@pytest.mark.parametrize("champ", REQUIS)
def test_chaque_mention_qui_manque_est_nommee(projet: Projet, champ: str) -> None:
    """Alone, at its own line, with its name and the way to write it; an ordinary build does without."""
    texte = _sans(champ)
    registre, problemes = _lire(projet, texte)
    assert problemes == []
    dits = [f"{probleme.lieu} {probleme.message} {probleme.conseil}" for probleme in verifier_production(registre)]
    attendus = {"editeur.nom": 2, "editeur.courriel": 2}  # others fall back on these two
    assert len(dits) == attendus.get(champ, 1), dits
    ligne = next(rang for rang, mots in enumerate(texte.splitlines(), 1) if mots.endswith(":") and champ.endswith(mots.strip(" :")))
    assert dits[0].startswith(f"referentiels/site.yml:{ligne}:")
    assert f"« {champ} » manque" in dits[0]
    assert f'{champ.rpartition(".")[2]}: "' in dits[0]


def test_sans_fichier_tout_manque(projet: Projet) -> None:
    registre = projet.examiner()[0]
    messages = [probleme.message for probleme in verifier_production(registre)]
    assert all(any(f"« {champ} »" in message for message in messages) for champ in REQUIS)
    assert all(probleme.lieu.fichier == "referentiels/site.yml" for probleme in verifier_production(registre))


def test_l_adresse_de_la_construction_suffit(projet: Projet) -> None:
    """SITE_URL, which the build puts there, stands for the one of the file."""
    registre, _ = _lire(projet, _sans("adresse"))
    donnee = copie(registre, mentions=replace(registre.mentions, adresse="https://ailleurs.invalid/"))
    assert list(verifier_production(donnee)) == []


FAUTES = (
    ("courriel: mairie@exemple.invalid", "courriel: mairie", "site.yml:6:13 courriel: « mairie » n’est pas une adresse de courriel."),
    (
        "signalement: erreurs@exemple.invalid",
        "signalement: mailto:a@b.fr",
        "site.yml:19:14 courriel: « mailto:a@b.fr » n’est pas une adresse de courriel.",
    ),
    (
        "telephone: 00 00 00 00 01",
        "telephone: poste 12",
        "site.yml:5:14 telephone: « poste 12 » n’est pas un numéro de téléphone.",
    ),
    (
        "adresse: https://engagements.exemple.invalid/contrats/",
        "adresse: www.ville.fr",
        "site.yml:1:10 adresse: « www.ville.fr » n’est pas",
    ),
    ("etabli_le: 2026-01-31", "etabli_le: 2026-01", "site.yml:17:14 date: « 2026-01 » n’est pas un jour."),
    ("etabli_le: 2026-01-31", "etat: conforme", "site.yml:17:9 choix: « conforme » n’est pas une valeur connue du champ « etat »."),
    ("  nom: Ville inventée", "  nim: Ville inventée", "site.yml:3:3 champ-inconnu: Le champ « nim » n’existe pas ici."),
    (
        "etabli_le: 2026-01-31",
        "etat: totalement_conforme",
        "site.yml:17:3 accessibilite: Sans audit, le site ne peut pas être déclaré conforme, même en partie.",
    ),
    (
        "etabli_le: 2026-01-31",
        "audit: {date: 2026-01-15, organisme: Cabinet, resultat: 62}",
        "site.yml:17:10 accessibilite: L’état de conformité qui suit de cet audit n’est pas dit.",
    ),
    (
        "etabli_le: 2026-01-31",
        "etat: totalement_conforme\n  audit: {date: 2026-01-15, organisme: Cabinet, resultat: 62}",
        "site.yml:17:9 accessibilite: L’état « totalement_conforme » ne va pas avec 62 % des critères respectés.",
    ),
    (
        "etabli_le: 2026-01-31",
        "etat: non_conforme\n  audit: {date: 2026-01-15, organisme: Cabinet}",
        "site.yml:18:10 champ-manquant: Le champ « resultat » manque.",
    ),
    (
        "etabli_le: 2026-01-31",
        "etat: non_conforme\n  audit: {date: 2026-01-15, organisme: Cabinet, resultat: 162 %}",
        "site.yml:18:59 nombre: « 162 % » est hors des bornes (0 à 100).",
    ),
)


@pytest.mark.parametrize(("avant", "apres", "message"), FAUTES, ids=[apres for _, apres, _ in FAUTES])
def test_une_faute(projet: Projet, avant: str, apres: str, message: str) -> None:
    assert avant in COMPLET
    _, problemes = _lire(projet, COMPLET.replace(avant, apres, 1))
    assert len(problemes) == 1, problemes
    assert problemes[0].startswith(f"referentiels/{message}")


def test_un_contrat_dit_autre_chose(projet: Projet) -> None:
    """Its own entries, those of the portal where it says nothing; what an audit found is never mixed."""
    audite = "etabli_le: 2026-01-31\n  etat: partiellement_conforme\n  non_conformites: [Une carte]\n  audit: {date: 2026-01-15, organisme: Cabinet, resultat: '62,4 %'}"
    projet.remplacer(
        "contrat",
        "fin: 2022",
        "fin: 2022\naccessibilite: {etat: non_conforme, contact: ici@exemple.invalid}\nsignalement: la@exemple.invalid",
    )
    registre, problemes = _lire(projet, COMPLET.replace("etabli_le: 2026-01-31", audite))
    assert problemes == []
    contrat, portail = registre.dossiers[0].contrat, registre.mentions.accessibilite
    assert portail.audit is not None
    assert portail.audit.resultat == Decimal("62.4")
    lu = contrat.accessibilite.avec_defaut(portail)
    assert (lu.etat, lu.audit, lu.non_conformites) == ("non_conforme", None, ())
    assert (lu.contact, lu.schema_pluriannuel, lu.etabli_le) == ("ici@exemple.invalid", "https://exemple.invalid/schema", "2026-01-31")
    assert contrat.signalement == "la@exemple.invalid"
