"""What changed between two instants: the same twice changes nothing, any edit is told once with what was and what is, an id that was renamed is the same thing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.instantanes_suivis import suivre_tous
from generator.calculs.mouvements import apparier, mouvements, taire, tous_les_mouvements
from generator.model.instantane import (
    DE_CHACUN,
    ENDROIT,
    LISTES,
    NOMMENT,
    ChampSuivi,
    ChiffreDit,
    ChoseSuivie,
    CleDeChiffre,
    GenreDeChose,
    Instantane,
    RaisonEcrite,
)
from generator.model.mouvement import CauseDEtat, GenreDeMouvement

MOTS = st.text("abcdéÉ’.=| 0123", min_size=1, max_size=12).map(lambda mot: f"x{mot.strip()}".replace("  ", " "))
IDS = st.sampled_from([f"c{rang}" for rang in range(6)])
ENTIERS = [champ for champ in ChampSuivi if champ not in LISTES | DE_CHACUN]  # of which all words are told where some are others
CHAMPS = st.dictionaries(st.sampled_from(ENTIERS), st.lists(MOTS, max_size=3).map(tuple), max_size=6)
CHIFFRES = st.builds(
    ChiffreDit, MOTS, st.just("nombre"), st.sampled_from(["definitif", "provisoire"]), MOTS, st.sampled_from(["", "p1", "p2"])
)
DE_CHIFFRES = frozenset((GenreDeChose.CHIFFRES, GenreDeChose.CHIFFRES_VOISINS))
SANS_CHAMPS = DE_CHIFFRES | {GenreDeChose.SECTION, GenreDeChose.PARTENAIRE, GenreDeChose.TERRITOIRE, GenreDeChose.CONTRAT}
GENRES = st.sampled_from([genre for genre in GenreDeChose if genre not in SANS_CHAMPS])
NOMMES = st.tuples(st.sampled_from(["partenaire", "territoire", "promesse"]), IDS) | st.just(("contrat", ""))


@st.composite
def instantanes(tirer: st.DrawFn, jour: str = "2026-12-01") -> Instantane:
    """Any instant."""
    choses = tirer(st.dictionaries(st.tuples(GENRES, IDS), st.tuples(MOTS, CHAMPS), max_size=8))
    tous = st.dictionaries(
        st.builds(CleDeChiffre, IDS, st.sampled_from(["orly", "paris"]), st.sampled_from(["2019", "2020"])),
        st.lists(CHIFFRES, min_size=1, max_size=3).map(lambda dits: tuple(sorted(dits))),
        max_size=5,
    )
    return Instantane(
        "essai",
        jour,
        {cle: ChoseSuivie(cle[0], cle[1], nom, champs) for cle, (nom, champs) in choses.items()},
        tirer(tous),
        tirer(st.dictionaries(NOMMES, MOTS, max_size=4)),
        voisins=tirer(st.none() | tous),
    )


@given(instantanes())
def test_rien_ne_change_rien(un: Instantane) -> None:
    assert mouvements(un, replace(un, jour="2026-12-08")) == ()


@given(instantanes(), instantanes("2026-12-08"))
def test_chaque_difference_est_dite_une_fois(avant: Instantane, apres: Instantane) -> None:
    """Counted again, more simply: things that came and went, fields that both know and that differ."""
    dits = mouvements(avant, apres)
    assert len({un.cle for un in dits}) == len(dits)
    assert {un.date for un in dits} <= {"2026-12-08"}
    des_choses = {(un.chose, un.id, un.champ or un.genre) for un in dits if un.chose not in DE_CHIFFRES}
    attendus: set[tuple[Any, ...]] = {(*cle, GenreDeMouvement.AJOUT) for cle in apres.choses.keys() - avant.choses.keys()}
    attendus |= {(*cle, GenreDeMouvement.RETRAIT) for cle in avant.choses.keys() - apres.choses.keys()}
    for cle in avant.choses.keys() & apres.choses.keys():
        anciens, neufs = avant.choses[cle].champs, apres.choses[cle].champs
        attendus |= {(*cle, champ) for champ in anciens.keys() & neufs.keys() if anciens[champ] != neufs[champ]}
    for genre, id in avant.noms.keys() & apres.noms.keys():
        if genre != "promesse" and avant.noms[genre, id] != apres.noms[genre, id]:  # a promise tells its title as a field
            attendus.add((GenreDeChose(genre), id or "essai", ChampSuivi.NOM))
    assert des_choses == attendus


@given(instantanes(), instantanes("2026-12-08"))
def test_les_chiffres_refont_le_second_jour(avant: Instantane, apres: Instantane) -> None:
    """Who has the first day and the changes of figures has the second."""
    connus = (
        avant.voisins is not None and apres.voisins is not None
    )  # of a site that did not publish its neighbouring figures, nothing is told of them
    dits = mouvements(avant, apres)
    assert connus or all(un.chose is not GenreDeChose.CHIFFRES_VOISINS for un in dits)
    for quoi, anciens, neufs in (
        (GenreDeChose.CHIFFRES, avant.chiffres, apres.chiffres),
        (GenreDeChose.CHIFFRES_VOISINS, avant.voisins if connus else {}, apres.voisins if connus else {}),
    ):
        tous = {cle: list((anciens or {}).get(cle, ())) for cle in (*(anciens or {}), *(neufs or {}))}
        for un in dits:
            for chiffre in un.chiffres if un.chose is quoi else ():
                ici = tous[CleDeChiffre(un.id, chiffre.territoire, chiffre.periode, chiffre.ventilation)]
                if chiffre.avant:
                    ici.remove(chiffre.avant)
                if chiffre.apres:
                    ici.append(chiffre.apres)
        assert {cle: tuple(sorted(siens)) for cle, siens in tous.items() if siens} == dict(neufs or {})


@given(instantanes(), st.sampled_from([f"c{rang}" for rang in range(6)]))
def test_un_id_renomme_est_la_meme_chose(un: Instantane, id: str) -> None:
    """Under another id everywhere, and with the word of who renamed it, nothing changed."""

    def autre(mot: str) -> str:
        return "nouveau" if mot == id else mot

    genres = (GenreDeChose.INDICATEUR, GenreDeChose.PROMESSE)
    choses = {
        (genre, autre(ici) if genre in genres else ici): replace(
            chose,
            id=autre(ici) if genre in genres else ici,
            champs={champ: tuple(map(autre, mots)) if NOMMENT.get(champ) == "promesse" else mots for champ, mots in chose.champs.items()},
        )
        for (genre, ici), chose in un.choses.items()
    }
    chiffres = {replace(cle, indicateur=autre(cle.indicateur)): dits for cle, dits in un.chiffres.items()}
    presents = {cle[1] for cle in un.choses if cle[0] is GenreDeChose.INDICATEUR}
    if id in {cle.indicateur for cle in un.chiffres} - presents:
        return  # figures of an indicator that is not there: no project that passes its checks has them
    renomme = replace(un, choses=choses, chiffres=chiffres)
    ids = {"indicateur": {id: "nouveau"}, "promesse": {id: "nouveau"}}
    if all(
        NOMMENT.get(champ) != "promesse" or id not in mots or (GenreDeChose.PROMESSE, id) in un.choses
        for c in un.choses.values()
        for champ, mots in c.champs.items()
    ):
        assert mouvements(*suivre_tous((un, renomme), ids)) == ()


def _un(id: str, jour: str = "2026-12-01", **champs: tuple[str, ...]) -> Instantane:
    chose = ChoseSuivie(GenreDeChose.INDICATEUR, id, "Un indicateur", {ChampSuivi(nom): mots for nom, mots in champs.items()})
    return Instantane("essai", jour, {(chose.genre, id): chose})


def test_deux_indicateurs_qui_n_en_font_plus_qu_un() -> None:
    """Merged, they were two things: one of them is gone, and is not told as the other."""
    deux = replace(_un("a", libelle=("A",)), choses={**_un("a", libelle=("A",)).choses, **_un("b", libelle=("B",)).choses})
    (dit,) = tous_les_mouvements([deux, _un("b", "2026-12-08", libelle=("B",))], {"indicateur": {"a": "b"}})
    assert (dit.genre, dit.id) == (GenreDeMouvement.RETRAIT, "a")


def _jours(*jours: tuple[str, ...]) -> list[Instantane]:
    """On each day, indicators of these ids, each with a figure; «x:mot» is one that is called otherwise."""

    def dire(rang: int, mots: tuple[str, ...]) -> Instantane:
        dits = [mot.partition(":")[::2] for mot in mots]
        choses = {(GenreDeChose.INDICATEUR, id): ChoseSuivie(GenreDeChose.INDICATEUR, id, nom or "Un indicateur", {}) for id, nom in dits}
        chiffres = {CleDeChiffre(id, "orly", "2020"): (ChiffreDit("3", "nombre", ""),) for id, _ in dits}
        return Instantane("essai", f"2026-12-{rang:02d}", choses, chiffres)

    return [dire(rang, mots) for rang, mots in enumerate(jours, start=1)]


@pytest.mark.parametrize(
    ("jours", "anciens", "partie"),
    [
        # Renamed, then joined by another; the same, and renamed again; and as it was called first.
        ((("a", "b"), ("a2", "b"), ("a2",)), {"a": "a2", "b": "a2"}, ("2026-12-03", "b")),
        ((("a", "b"), ("a2", "b"), ("a2",), ("a3",)), {"a": "a3", "b": "a3", "a2": "a3"}, ("2026-12-03", "b")),
        ((("a", "b"), ("a2", "b"), ("a2",), ("a",)), {"a2": "a", "b": "a"}, ("2026-12-03", "b")),
        # Joined by another, then renamed: what was joined stands first among the ids of before.
        ((("a", "b"), ("a",), ("a2",)), {"b": "a2", "a": "a2"}, ("2026-12-02", "b")),
        # Both on one day: who has the name of what stayed is it.
        ((("a:A", "b:B"), ("a2:A",)), {"b": "a2", "a": "a2"}, ("2026-12-02", "b")),
        ((("a:A", "b:B"), ("a2:A",)), {"a": "a2", "b": "a2"}, ("2026-12-02", "b")),
        # Three that became one.
        ((("a", "b", "c"), ("a", "c"), ("c",), ("d",)), {"a": "d", "b": "d", "c": "d"}, ("2026-12-03", "a")),
    ],
)
def test_ce_qui_fut_renomme_et_reuni_est_dit_le_jour_meme(
    jours: tuple[tuple[str, ...], ...], anciens: dict[str, str], partie: tuple[str, str]
) -> None:
    """Whatever the order of both: what was joined to another is gone on that day, with its figure; nothing is told to have come, or to have gone on another day."""
    dits = tous_les_mouvements(_jours(*jours), {"indicateur": anciens})
    assert {un.genre for un in dits} == {GenreDeMouvement.RETRAIT}
    parties = {(un.date, un.id) for un in dits}
    assert partie in parties
    assert len(parties) == len(jours[0]) - 1
    assert len(dits) == 2 * len(parties)


def test_une_cible_changee_par_un_avenant_dit_lequel() -> None:
    avant, apres = _un("a", cible=("100 places", "")), _un("a", "2026-12-08", cible=("80 places", ""))
    raison = RaisonEcrite(ChampSuivi.CIBLE, "100 places", "", "avenant-1", "2026-11-30")
    cle = GenreDeChose.INDICATEUR, "a"
    apres = replace(apres, choses={cle: replace(apres.choses[cle], raisons=(raison,))})
    (dit,) = mouvements(avant, apres)
    assert (dit.avant, dit.apres, dit.document, dit.selon_le) == (("100 places", ""), ("80 places", ""), "avenant-1", "2026-11-30")


def test_une_raison_d_un_autre_changement_n_est_pas_celle_de_celui_ci() -> None:
    """The amendment that changed 90 to 100 does not say why 100 is read as 80 now."""
    raison = RaisonEcrite(ChampSuivi.CIBLE, "90 places", "", "avenant-1", "2026-11-30")
    cle = GenreDeChose.INDICATEUR, "a"
    avant, apres = _un("a", cible=("100 places", "")), _un("a", "2026-12-08", cible=("80 places", ""))
    apres = replace(apres, choses={cle: replace(apres.choses[cle], raisons=(raison,))})
    (dit,) = mouvements(avant, apres)
    assert (dit.document, dit.raison) == ("", "")


def test_ce_qui_change_l_etat() -> None:
    def instant(jour: str, etat: str, cible: str, valeur: str) -> Instantane:
        un = _un("a", jour, etat=(etat,), cible=(cible, ""))
        return replace(un, chiffres={CleDeChiffre("a", "orly", "2020"): (ChiffreDit(valeur, "nombre", "definitif"),)})

    depart = instant("2026-12-01", "a_surveiller", "100", "90")
    causes = {
        "chiffre": (instant("2026-12-08", "atteint", "100", "101"), CauseDEtat.CHIFFRES),
        "cible": (instant("2026-12-08", "atteint", "80", "90"), CauseDEtat.CIBLE),
        "jour": (instant("2026-12-08", "non_atteint", "100", "90"), CauseDEtat.AUTRE),
    }
    for apres, cause in causes.values():
        assert [un.cause for un in mouvements(depart, apres) if un.champ is ChampSuivi.ETAT] == [cause]


def test_un_champ_que_l_autre_site_ne_connaissait_pas_n_est_pas_un_changement() -> None:
    assert mouvements(_un("a", libelle=("A",)), _un("a", "2026-12-08", libelle=("A",), definition=("Ce que c’est",))) == ()


def _une(genre: GenreDeChose, jour: str, **champs: tuple[str, ...]) -> Instantane:
    chose = ChoseSuivie(genre, "a", "La chose", {ChampSuivi(nom): mots for nom, mots in champs.items()})
    return Instantane("essai", jour, {(genre, "a"): chose})


def _dits(genre: GenreDeChose, champ: str, avant: tuple[str, ...], apres: tuple[str, ...], **autres: Any) -> list[tuple[Any, ...]]:
    """(id, before, after) of the changes of one field; `autres` are other fields, each before and after."""
    anciens, neufs = ({champ: mots} | {nom: paire[rang] for nom, paire in autres.items()} for rang, mots in enumerate((avant, apres)))
    dits = mouvements(_une(genre, "2026-12-01", **anciens), _une(genre, "2026-12-08", **neufs))
    return [(un.id, un.avant, un.apres) for un in dits if un.champ is ChampSuivi(champ)]


def test_un_passage_se_dit_avec_sa_place() -> None:
    """Each that is otherwise by itself; what came or went, however much it is, together; that it stands on another page is nothing."""
    avant = ("p1 | 3 | Un", "p2 | 3 | Deux | fois", "p3 | 4 | Trois", "p4 | 4 | Quatre")
    apres = ("p1 | 4 | Un", "p2 | 3 | Deux | mois", "p4 | 4 | Cinq", "p5 | 4 | Six", "p6 | 5 | Sept")
    assert _dits(GenreDeChose.SECTION, "texte", avant, apres) == [
        ("a#p2", ("Deux | fois",), ("Deux | mois",)),
        ("a#p4", ("Quatre",), ("Cinq",)),
        ("a", ("Trois",), ("Six", "Sept")),
    ]


def test_un_texte_entier_est_un_seul_changement() -> None:
    seul = Instantane("essai", "2026-12-01")
    (dit,) = mouvements(seul, _une(GenreDeChose.SECTION, "2026-12-08", texte=tuple(f"p{rang} | 1 | Mots" for rang in range(50))))
    assert (dit.genre, dit.avant, dit.apres) == (GenreDeMouvement.AJOUT, (), ())


def test_d_une_liste_ne_se_dit_que_ce_qui_differe() -> None:
    assert _dits(GenreDeChose.CONTRAT, "collecte", ("2019 | Un", "2020 | Deux"), ("2019 | Un", "2020 | Trois")) == [
        ("a", ("2020 | Deux",), ("2020 | Trois",))
    ]


def test_qui_vient_ou_part_ne_change_le_role_de_personne() -> None:
    assert _dits(GenreDeChose.PROMESSE, "roles", ("caf=pilote", "etat="), ("caf=pilote", "ville=pilote")) == []
    assert _dits(GenreDeChose.PROMESSE, "roles", ("caf=pilote", "etat="), ("caf=", "ville=pilote")) == [("a", ("caf=pilote",), ("caf=",))]


def test_les_nouvelles_sans_la_derniere() -> None:
    """A piece of news that is new is told as the state; one of before that was rewritten or taken away is told by itself."""
    une, deux, autre = "a_lancer | 2019 | Prévu. | Plan", "en_cours | 2020 | Lancé. | Bilan", "en_cours | 2020 | Refait. | Bilan"
    etats = {mot: tuple(mot.split(" | ")) for mot in (une, deux, autre)}

    def dits(avant: tuple[str, ...], apres: tuple[str, ...]) -> list[tuple[Any, ...]]:
        return _dits(GenreDeChose.PROMESSE, "nouvelles", avant, apres, etat=(etats[avant[0]], etats[apres[0]]))

    assert dits((une,), (deux, une)) == []
    assert dits((deux, une), (autre, une)) == []
    assert dits((deux, une), (deux,)) == [("a", (une,), ())]
    assert dits((deux, une), (autre,)) == [("a", (une,), ())]


def test_ni_blancs_ni_composition_ne_sont_des_mots() -> None:
    """A no-break space, or a letter in two signs, is seen by nobody: nothing is told of it, be it of words, of names or of what figures are said with."""
    for avant, apres in (("Nombre de guides", "Nombre de\u00a0guides"), ("distribués", "distribue\u0301s"), ("un mot", "un  mot ")):
        for champ in ("libelle", "texte", "sans_objectif"):
            assert _dits(GenreDeChose.INDICATEUR, champ, (avant,), (apres,)) == []
        assert _dits(GenreDeChose.SECTION, "texte", (f"p1 | 1 | {avant}",), (f"p1 | 1 | {apres}",)) == []
        noms = [Instantane("essai", jour, noms={("partenaire", "a"): nom}) for jour, nom in (("2026-12-01", avant), ("2026-12-08", apres))]
        assert mouvements(*noms) == ()
        ancien, neuf = (ChiffreDit("12", "nombre", "", mots) for mots in (avant, apres))
        assert list(apparier([ancien], [neuf])) == []


def test_un_partenaire_renomme_garde_son_role() -> None:
    avant = _une(GenreDeChose.PROMESSE, "2026-12-01", roles=("caf=pilote | antenne",), partenaires=("caf",))
    avant = replace(avant, noms={("partenaire", "caf"): "CAF", ("partenaire", "antenne"): "Antenne"})
    apres = _une(GenreDeChose.PROMESSE, "2026-12-08", roles=("caf-d-ici=pilote | antenne-d-ici",), partenaires=("caf-d-ici",))
    assert mouvements(*suivre_tous((avant, apres), {"partenaire": {"caf": "caf-d-ici", "antenne": "antenne-d-ici"}})) == ()


def test_un_contrat_de_ville_n_est_pas_la_commune_de_meme_id() -> None:
    """«orly» is a commune of the contract, and a contrat de ville of which a series has figures: what changed in the latter is not told of the former."""
    serie = ChoseSuivie(GenreDeChose.SERIE_VOISINE, "postes", "Postes", {}, ("o1",))
    noms = {("territoire", "orly"): "Orly", (ENDROIT, "postes/orly"): "Contrat de ville d’Orly"}

    def jour(jour: str, valeur: str) -> Instantane:
        des_deux = {CleDeChiffre(id, "orly", "2020"): (ChiffreDit(valeur, "nombre", ""),) for id in ("postes", "familles")}
        return Instantane("essai", jour, {(serie.genre, serie.id): serie}, noms=noms, voisins=des_deux)

    postes, familles = mouvements(jour("2026-12-01", "3"), jour("2026-12-08", "4"))
    assert (postes.chiffres[0].lieu, postes.sur, postes.concerne("orly")) == ("Contrat de ville d’Orly", ("postes", "o1"), False)
    assert (familles.chiffres[0].lieu, familles.sur, familles.concerne("orly")) == ("Orly", ("familles", "orly"), True)
    (suivi,) = suivre_tous((jour("2026-12-01", "3"),), {"territoire": {"orly": "orly-94"}})
    assert {(cle.indicateur, cle.territoire) for cle in suivi.voisins or ()} == {("postes", "orly"), ("familles", "orly-94")}


def test_les_chiffres_d_une_publication_se_suivent() -> None:
    def dit(valeur: str, publication: str) -> ChiffreDit:
        return ChiffreDit(valeur, "nombre", "definitif", publication=publication)

    avant, apres = [dit("3", "a"), dit("5", "b")], [dit("6", "b"), dit("3", "a"), dit("7", "c")]
    assert list(apparier(avant, apres)) == [(dit("5", "b"), dit("6", "b")), (None, dit("7", "c"))]


@given(instantanes(), instantanes("2026-12-08"), instantanes("2026-12-09"))
def test_ce_qui_n_est_plus_dit_n_est_plus_repete(un: Instantane, deux: Instantane, trois: Instantane) -> None:
    """No value stands in the changes of a figure that the last day does not give."""
    for dit in taire((*mouvements(un, deux), *mouvements(deux, trois)), trois):
        for chiffre in dit.chiffres:
            derniers = trois.chiffres if dit.chose is GenreDeChose.CHIFFRES else trois.voisins or {}
            if CleDeChiffre(dit.id, chiffre.territoire, chiffre.periode) not in derniers:
                assert not any(cote and (cote.valeur or cote.commentaire) for cote in (chiffre.avant, chiffre.apres))
