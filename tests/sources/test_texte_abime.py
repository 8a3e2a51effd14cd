"""Damaged text is an error wherever it is read; French that is written well never is."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.sources.texte_abime import dommages
from tests.sources.essai import Projet

RACINE = Path(__file__).parents[2]
# How a text is damaged: the encoding in which it was written, the one in which it was read.
DOMMAGES = {
    "UTF-8 lu comme Windows-1252": ("utf-8", "cp1252"),
    "UTF-8 lu comme Latin-1": ("utf-8", "latin-1"),
    "UTF-8 lu comme Mac": ("utf-8", "mac_roman"),
    "UTF-8 lu comme DOS": ("utf-8", "cp850"),
    "DOS (850) lu comme Windows-1252": ("cp850", "cp1252"),
    "DOS (437) lu comme Windows-1252": ("cp437", "cp1252"),
}
FRANCAIS = sorted(
    {
        mot
        for chemin in (*(RACINE / "referentiels").rglob("*.yml"), *(RACINE / "content").rglob("*.md"))
        for mot in re.findall(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿœŒ]+)*", chemin.read_text("utf-8"))
    }
)
# Alone, what is left of these is what French writes too («l…», «… domicile»): only the words around them can tell.
SEULS = {"à": "", "là": "l… où", "dû": "est d– … tous", "qu'à": "plus qu'… trois", "qu’à": ""}
ACCENTUES = [mot for mot in FRANCAIS if re.search("[à-öø-ÿ]", mot) and mot not in SEULS]
# Words that are hard: each accented letter at the start, in the middle and at the end, and what our own data do not hold.
DURS = [
    "écolier",
    "déjà",
    "publiée",
    "été",
    "âge",
    "pâte",
    "voilà",
    "là-bas",
    "ça",
    "reçu",
    "façon",
    "être",
    "forêt",
    "Noël",
    "canoë",
    "mère",
    "Règle",
    "ère",
    "maïs",
    "naïf",
    "inouï",
    "île",
    "maître",
    "Nîmes",
    "ôter",
    "côté",
    "Rôles",
    "bientôt",
    "hôte",
    "sûr",
    "sûre",
    "dûment",
    "goûts",
    "août",
    "brûler",
    "mûre",
    "où",
    "L’Haÿ-les-Roses",
    "jusqu’à",
    "c’est-à-dire",
    "Pont-à-Mousson",
    "Moûtiers",
    "Emmaüs",
    "aiguë",
    "Saint-Lô",
    "évaluée",
    "Sète",
    "au-delà",
    "œuvrés",
    "cœurs-là",
]

SIGNES = ["", " ", ", ", ". ", " : ", " ; ", "…", "… ", " – ", " — ", "–", " « ", " » ", "“", "”", " “", "” ", "’", " (", ") ", "\u00a0!", "\u202f?", " € ", " 5 % ", "\n", " n° 3 ", "·", " ‰ "]  # fmt: skip


def abimer(texte: str, ecrit: str, lu: str) -> str:
    """The text as it is read in another encoding than its own; a byte that Windows-1252 leaves without a sign is then a control."""
    if ecrit.startswith("cp"):  # old PCs had neither the printed apostrophe nor œ
        texte = texte.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    octets = texte.encode(ecrit, "replace")
    if lu == "cp1252":
        return "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in octets)
    return octets.decode(lu)


@pytest.mark.parametrize("dommage", DOMMAGES)
def test_tout_mot_accentue_abime_est_trouve(dommage: str) -> None:
    """Each word of our own data with an accented small letter, alone on its line, with what it was."""
    ecrit, lu = DOMMAGES[dommage]
    manques = []
    for mot in (*ACCENTUES, *DURS):
        abime = abimer(mot, ecrit, lu)
        # ü has no sign in Windows-1252: what is left is a control, which is refused as such.
        if not list(dommages(abime)) and not re.search("[\x80-\x9f]", abime):
            manques.append((mot, abime))
    assert manques == []
    assert len(ACCENTUES) > 1_000


def test_ce_que_c_etait_est_dit() -> None:
    """Enough for the writer to find the word again."""
    for mot in DURS:
        for ecrit, lu in (("utf-8", "cp1252"), ("cp850", "cp1252")):
            trouves = [trouve for trouve in dommages(abimer(mot, ecrit, lu)) if trouve.origine]
            attendu = abimer(mot, ecrit, ecrit)
            assert all(trouve.origine in (attendu, attendu.split("\u00a0")[0]) for trouve in trouves), (mot, trouves)


@given(st.lists(st.tuples(st.sampled_from(FRANCAIS), st.sampled_from(SIGNES)), min_size=1, max_size=12))
@example([("mot", "…"), ("mot", " “"), ("mot", "” "), ("Œuvre", "–"), ("Paris", "–"), ("Lyon", "")])
def test_le_francais_bien_ecrit_passe(morceaux: list[tuple[str, str]]) -> None:
    """Whatever its marks, between words or against them; only a mark of one side within a word is doubtful, and none is set here."""
    texte = "".join(f"{mot}{signe}" for mot, signe in morceaux)
    paires = texte.replace("”", "”\n")  # a quotation is closed on its line
    if paires.count("“") == paires.count("”") and not re.search(r"\w“\w|\w”\w", texte):
        assert list(dommages(texte)) == []


@pytest.mark.parametrize(
    "texte",
    [
        "LES ÉCOLES, L’ÎLE ET LE NŒUD ; « ÂGE », ÇA, DÉJÀ, À CÔTÉ",
        "Il a dit “oui” ; elle… rien – et puis — peut-être… 12 ‰, 3 €, n° 4, 25 m², †1918, note‡",
        "l’‚école’ allemande, ‹ mot › et ‹mot›, „Wort“",
        "Šibenik, Škoda, São Paulo, Ángel, José Úrsula, Øresund, Ångström, Þór, Žižek, Łódź, naïveté, aiguë",
        "Paris–Lyon, franco–allemand, pp. 12–15, d– quatrième point, S–N, vitamine D–",
        "« Â », « À », Âge, et √2 ; ƒ(x), f/2,8 ; Ça ; Œuvre ; etc… Il viendra… voilà",
        "ParcoursÉcole, MonÉtude",
        "∑ ≈ ≥ ≤ → ✓ ½ ² · • ™ © ® × ÷ ± ¬ ¶ § ¿ ¡",
    ],
)
def test_ce_que_l_on_ecrit_aussi(texte: str) -> None:
    """Capitals, quotations, foreign names, sums."""
    assert list(dommages(texte)) == []


@pytest.mark.parametrize(
    ("nom", "avant", "apres"),
    [
        ("partenaires", "Éducation nationale", "Ã‰ducation nationale"),
        ("referentiel", "titre: Réussir", "titre: RÃ©ussir"),
        ("referentiel", "titre: Réussir", 'titre: "R\\u00c3\\u00a9ussir"'),
        ("referentiel", "titre: Réussir", "titre: R\ufffdussir"),
        ("referentiel", "titre: Réussir", "titre: R‚ussir"),
        ("contrat", "Contrat d’essai", "Contrat dâ€™essai"),
    ],
)
def test_dans_tout_fichier_yaml(projet: Projet, nom: str, avant: str, apres: str) -> None:
    """With its line and column."""
    projet.remplacer(nom, avant, apres)
    dit = projet.seul()
    assert " texte-abime: Ce texte est abîmé : « " in dit
    assert re.match(r"[\w/.-]+:\d+:\d+ ", dit)


@pytest.mark.parametrize(
    "nom", ["content/essai/presentation.md", "content/essai/methode.md", "content/essai/facile/o1.md", "content/index.md"]
)
def test_dans_tout_texte(projet: Projet, nom: str) -> None:
    """Words that people write."""
    projet.ecrire(nom, "Un texte.\n\nIl est publi‚ ici.\n")
    assert f"{nom}:3:8 texte-abime: Ce texte est abîmé : « publi‚ » est sans doute « publié »" in "\n".join(projet.problemes())


def test_un_csv_de_vieux_pc(projet: Projet) -> None:
    """How to mend it is said; nothing else of it is."""
    projet.ecrire("valeurs", "indicateur;territoire;periode;valeur;source\nmots;arcueil;2019;Réalisé à temps;Relevé\n".encode("cp850"))
    dit = projet.seul()
    assert dit.startswith("valeurs/etat.csv:2:19 texte-abime: Ce texte est abîmé : « R‚alis‚ » est sans doute « Réalisé »")
    assert "CP850" in dit
    assert "ré-enregistrer en UTF-8" in dit


def test_un_fichier_de_vieux_pc_que_windows_ne_lit_pas(projet: Projet) -> None:
    """«É» and «ü» have no sign in Windows-1252; YAML must be in UTF-8 in any case."""
    projet.ecrire("valeurs", "indicateur;territoire;periode;valeur;source\nmots;arcueil;2019;École fermée;Relevé\n".encode("cp850"))
    assert "CP850" in projet.seul()
    projet.ecrire("valeurs", "indicateur;territoire;periode;valeur;source\n")
    projet.ecrire(
        "referentiel",
        projet.chemin("referentiel").read_text("utf-8").replace("Réussir", "Réussir déjà").replace("À ", "A ").encode("cp850"),
    )
    assert any("CP850" in dit for dit in projet.problemes())


def test_un_a_seul_est_un_doute(projet: Projet) -> None:
    """«…» may be «à» in a file that is not UTF-8 and has no accent: a warning, for nobody can tell."""
    projet.ecrire("valeurs", "indicateur;territoire;periode;valeur;source\nmots;arcueil;2019;Aide à domicile;Bilan\n".encode("cp850"))
    _, problemes = projet.examiner()
    assert [(probleme.code, probleme.gravite.value) for probleme in problemes] == [("texte-douteux", "avertissement")]


def test_mille_lignes_abimees_en_vingt_messages(projet: Projet) -> None:
    """One cure mends them all."""
    projet.lignes(*(f"mots;arcueil;{1970 + rang // 12}-{rang % 12 + 1:02};publi‚ {rang};P" for rang in range(100)))
    dits = projet.problemes()
    assert len(dits) == 20
    assert "80 autres lignes" in dits[-1]


def test_les_contours_ne_montrent_pas_leurs_mots(projet: Projet) -> None:
    """Names in an official GeoJSON file are never shown: damaged or not, its outlines are good."""
    projet.remplacer("territoires", "territoires:\n", "geometries:\n  - {fichier: qpv.geojson}\nterritoires:\n")
    carre = [[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]
    contour = f'{{"type": "Polygon", "coordinates": [{carre}]}}'
    projet.ecrire(
        "referentiels/essai/qpv.geojson", f'{{"features": [{{"properties": {{"code": "QP094003", "nom": "Ã©"}}, "geometry": {contour}}}]}}'
    )
    assert projet.problemes() == []


@pytest.mark.parametrize(
    ("abime", "origine"),
    [("dŽjˆ", "déjà"), ("Žcole", "école"), ("publiÚe", "publiée"), ("dÚjÓ", "déjà"), ("publiÈe", "publiée"), ("gar\u2021on", "garçon")],
)
def test_d_autres_encodages(abime: str, origine: str) -> None:
    """Files of an old Mac, and files of Windows that an old PC or Mac wrote again."""
    (trouve,) = dommages(f"Un mot {abime}.")
    assert trouve.origine.rstrip(".") == origine


def test_les_mots_d_a_cote_disent() -> None:
    """«l… où», «est d– à»."""
    assert all(list(dommages(phrase)) for phrase in SEULS.values() if phrase)


@pytest.mark.parametrize("mots", ["le d?partement", "Quartier de l?Est", "une ?cole", "l'h?pital Saint-Lo?s"])
def test_une_lettre_perdue_est_un_doute(projet: Projet, mots: str) -> None:
    """A question mark in a word, where some program could not write an accent."""
    projet.lignes(f"mots;arcueil;2019;{mots};P")
    _, problemes = projet.examiner()
    assert {(probleme.code, probleme.gravite.value) for probleme in problemes} == {("texte-douteux", "avertissement")}
    assert "est peut-être une lettre perdue" in problemes[0].message


@pytest.mark.parametrize(
    "mots",
    [
        "Vraiment ?",
        "Pourquoi ? Comment ?",
        "https://ville.fr/page?genre=a",
        "page?id=3&lu=oui",
        "Où?",
        "(quand ?)",
        "x ? y : z",
        "« Qui ? »",
    ],
)
def test_une_question_n_est_pas_une_lettre_perdue(projet: Projet, mots: str) -> None:
    projet.lignes(f"mots;arcueil;2019;{mots};P")
    assert projet.problemes() == []


@pytest.mark.parametrize("fois", [1, 2, 3])
@pytest.mark.parametrize("mot", ["départs", "État", "œuvres", "là-bas"])
def test_un_mot_abime_plusieurs_fois(mot: str, fois: int) -> None:
    """What is said to be the word is the word, and never one that is still damaged."""
    lu = mot
    for _ in range(fois):
        lu = "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in lu.encode())
    (trouve,) = dommages(lu)
    assert trouve.origine in (mot, "")
    assert trouve.origine or fois > 1
