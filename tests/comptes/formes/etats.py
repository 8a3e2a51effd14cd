"""What was read, and how many indicators are in which state."""

import re
from collections import Counter

from tests.comptes.donnees import ETATS, SANS_CHIFFRE
from tests.comptes.grammaire import JOUR, Attendu, N, Ou, forme, jour_fr, nombre


@forme(rf"{N} documents lus(?: \({N} en partie\))? au {JOUR}")
def documents_lus(ou: Ou, m: re.Match[str]) -> Attendu:
    """«dans les 8 documents lus au 27 novembre 2026»."""
    combien, en_partie, jours = (
        len(ou.site.lus()),
        len(ou.site.lus("lue_en_partie")),
        [c.tout["lecture_arretee_le"] for c in ou.site.contrats.values()],
    )
    if ou.genre == "portail-publications":
        ou = Ou(ou.site, ou.genre, ou.contrat_lie(), "", ou.bloc)
    if ou.contrat:
        en_partie = sum(un["etat"] == "lue_en_partie" for un in ou.c.lus)
        combien, jours = len(ou.c.lus), [ou.c.tout["lecture_arretee_le"]]
    return [combien, None if m[2] is None else en_partie, jour_fr(min(jours))]


@forme(rf"[Dd]ocument lu(?: en partie)? au {JOUR}")
def document_lu(ou: Ou, _: re.Match[str]) -> Attendu:
    """«dans le document lu au …»: one was read."""
    contrat = ou.contrat_lie() if ou.genre == "portail-publications" else ou.c
    assert len(contrat.lus) == 1, f"{len(contrat.lus)} documents were read"
    return [jour_fr(contrat.tout["lecture_arretee_le"])]


@forme(rf"Situation calculée au {JOUR}")
def calculee_le(ou: Ou, _: re.Match[str]) -> Attendu:
    """The day of the computation."""
    return [jour_fr(next(iter(ou.site.contrats.values())).tout["contrat"]["calcule_le"])]


@forme(rf"jusqu’au {JOUR}")
def fin_prolongee(ou: Ou, _: re.Match[str]) -> Attendu:
    """The end that a law moved."""
    fins = [
        publication[cle]
        for publication in ou.c.tout["publications"]
        for cle in ("fin_du_contrat", "fin_des_contrats_de_ville")
        if publication[cle]
    ]
    return [jour_fr(max(fins))] if fins else None


def etats_de(ou: Ou) -> Counter[str] | None:
    """The states of the indicators that a bar, its list or its sentence tells of."""
    if ou.genre == "portail-accueil":
        return ou.contrat_lie().etats(ou.contrat_lie().indicateurs) if ou.bloc.dans("eo-carte") else ou.site.etats()
    contrat = ou.c
    if ou.bloc.dans("eo-carte"):
        return contrat.etats(contrat.indicateurs_sous(ou.lie("noeuds")["id"]))
    if ou.genre == "bilan" and ou.bloc.dans("eo-bilan"):
        return contrat.etats(contrat.indicateurs_sous(ou.lie("noeuds")["id"]))
    if ou.genre == "referentiel":
        id = next(id for id in contrat.noeuds if ou.bloc.ancre in (id, f"noeud-{id}", f"racine-{id}"))
        return contrat.etats(contrat.indicateurs_sous(id))
    if ou.genre == "partenaire":
        return contrat.etats(contrat.indicateurs_de(ou.id))
    if ou.genre == "lieu":
        ligne = next(ligne for ligne in contrat.tables["syntheses"] if (ligne["genre"], ligne["id"]) == ("territoire", ou.id))
        etats = Counter({etat: int(ligne[etat]) for etat in ETATS})
        propres = Counter(contrat.lieux[ou.id]["indicateurs"].values())
        assert +etats == +propres, f"syntheses.csv says {+etats} of {ou.id}, referentiel.json {+propres}"
        return etats
    if ou.genre == "methode":
        return contrat.etats(contrat.indicateurs_sous(next(iter(contrat.noeuds))))
    return contrat.etats(contrat.indicateurs)


def _trier(texte: str) -> Counter[str]:
    """The states that a list of words tells, «3 atteints, 2 sans chiffre trouvé»; each must be told once, and nothing be left."""
    dits: Counter[str] = Counter()
    reste = texte
    for etat, mots in ETATS.items():
        if trouves := re.findall(rf"{N} {mots}", reste):
            assert len(trouves) == 1, f"told twice: {etat} in «{texte}»"
            dits[etat] = int(nombre(trouves[0]))
            reste = re.sub(rf"{N} {mots}", "", reste)
    assert not re.search(r"\d", reste), f"no known state in «{reste}»"
    return dits


@forme(rf"^\W*{N} ((?:{'|'.join(ETATS.values())}))$")
def legende(ou: Ou, m: re.Match[str]) -> Attendu:
    """One line of the list beside a bar."""
    etats = etats_de(ou)
    etat = next(etat for etat, mots in ETATS.items() if re.fullmatch(mots, m[2]))
    return None if etats is None else [etats[etat], None]


@forme(rf"{N} indicateurs?, (aucun n’a de chiffre trouvé|(?:tous )?(?:{'|'.join(ETATS.values())}))\.")
def tous_dans_un_etat(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 indicateurs, tous mesurés, sans cible comparable.»"""
    etats = etats_de(ou)
    if etats is None:
        return None
    mots = "sans chiffre trouvé" if "aucun n’a" in m[2] else re.sub(r"^(tous|toutes) ", "", m[2])
    (etat,) = [etat for etat, autres in ETATS.items() if re.fullmatch(autres, mots)]
    assert etats[etat] == sum(etats.values()), f"all are said «{etat}», {etats[etat]} are"
    return [etats[etat], None]


@forme(rf"(?<!Sur )(?<![\d\u00a0\u202f]){N} indicateurs? : ([^.]*)\.")
def plusieurs_etats(ou: Ou, m: re.Match[str]) -> Attendu:
    """«130 indicateurs : 4 mesurés, sans cible comparable et 126 peut-être publiés ailleurs.» The parts make the whole."""
    etats = etats_de(ou)
    if etats is None:
        return None
    dits = _trier(m[2])
    assert dits == +etats, f"the page says {dits}, the data {+etats}"
    assert sum(dits.values()) == nombre(m[1]), f"the parts make {sum(dits.values())}"
    return [sum(etats.values()), None]


@forme(r"((?:\d+ \+ )*\d+) = (\d+)", "methode")
def addition(ou: Ou, m: re.Match[str]) -> Attendu:
    """«126 + 4 = 130»: true, and of the states of the first node."""
    etats = etats_de(ou)
    assert etats is not None
    parties = [int(partie) for partie in m[1].split(" + ")]
    assert sum(parties) == int(m[2]), m[0]
    assert sorted(parties) == sorted(etats[etat] for etat in +etats), f"{m[0]} of {+etats}"
    return [None, sum(etats.values())]


_ESSENTIEL = {
    ("atteint",): "atteints?",
    ("non_atteint",): "non atteints? au dernier chiffre trouvé",
    ("en_bonne_voie", "a_surveiller", "en_recul"): "en cours",
    ("sans_objectif",): "avec un chiffre sans comparaison",
    ("secret",): "sous secret statistique",
    SANS_CHIFFRE: "sans chiffre ici",
}


@forme(rf"Sur {N} indicateurs? : (.*?)(?:\.|$)")
def essentiel(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Sur 392 indicateurs annoncés : 0 atteint, … et 374 sans chiffre trouvé dans les …» leaves nothing out."""
    etats = etats_de(ou)
    assert etats is not None
    reste, somme = m[2], 0
    for groupe, mots in _ESSENTIEL.items():
        attendu = sum(etats[etat] for etat in groupe)
        trouves = re.findall(rf"(?<!non ){N} {mots}(?! au dernier)", reste) if groupe == ("atteint",) else re.findall(rf"{N} {mots}", reste)
        dit = [int(nombre(trouve)) for trouve in trouves]
        assert dit == [attendu] or (not dit and not attendu), f"«{mots}»: the page says {dit}, the data {attendu}"
        somme += sum(dit)
    assert somme == nombre(m[1]), f"the parts of {m[1]} make {somme}"
    return [sum(etats.values()), None]
