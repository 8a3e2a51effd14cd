"""The amounts of money of one contract, each once: from its facts, its figures in euros and montants.yml."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.fiches import objet_de_la_valeur
from generator.calculs.montants_imprimes import precision_de
from generator.model.argent import Argent, IndicateurDArgent, Montant
from generator.model.dossier import Dossier
from generator.model.fait import Fait
from generator.model.periode import GenrePeriode, Periode
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur
from generator.sources.periodes import periode_lue


class OrigineDuMontant(StrEnum):
    """The file that holds an amount."""

    FAIT = "fait"
    MONTANT = "montant"
    VALEUR = "valeur"


class MontantLu(Struct, frozen=True):
    """One amount, whichever file holds it. `cle` is its id, or for a figure «indicateur lieu période»; `id` the fact, the entry or the indicator; `dit` is what
    that file says.

    `periode` is None where the file does not give one that can be read as such, `dite` what it gives. `lieux` are the places that it names, `communes` those
    that they are or are in; neither where it goes to no place of the contract. `partie_de`, `recoupe` and `contredit` are keys; `aussi` the keys of the other
    tellings of this same amount, which are counted with it; `aussi_en_tableau` is true where a figure of a table is one of them. `pas` is the smallest step of its
    writing.
    """

    cle: str
    origine: OrigineDuMontant
    id: str
    dit: Fait | Montant | Valeur
    nombre: Decimal
    nature: str
    objet: str
    periode: Periode | None
    dite: str
    lieux: tuple[str, ...]
    communes: tuple[str, ...]
    financeurs: tuple[str, ...]
    par: str
    partie_de: tuple[str, ...]
    recoupe: tuple[str, ...]
    contredit: tuple[str, ...]
    parties_completes: bool
    pas: Decimal = Decimal(1)
    aussi: tuple[str, ...] = ()
    aussi_en_tableau: bool = False

    @property
    def annee(self) -> str:
        """The calendar year that it is all in; empty where there is none."""
        if self.periode is None or self.periode.debut[:4] != self.periode.fin[:4]:
            return ""
        return self.periode.debut[:4]


class Desaccord(Struct, frozen=True):
    """Amounts that do not agree: `cles` give two numbers for one thing or, where `somme` is one, the parts of the first one make another number."""

    cles: tuple[str, ...]
    somme: Decimal | None = None


def montants_lus(dossier: Dossier, valeurs: Mapping[str, Sequence[Valeur]]) -> Mapping[str, MontantLu]:
    """All amounts, by key, in the order of facts, entries of montants.yml, figures. `valeurs` are the figures that count, by indicator, without parts."""
    territoires = {territoire.id: territoire for territoire in dossier.territoires}
    tous: dict[str, MontantLu] = {}
    memes: dict[str, str] = {}
    for origine, elements in ((OrigineDuMontant.FAIT, dossier.faits), (OrigineDuMontant.MONTANT, dossier.montants.montants)):
        for element in elements:
            if element.montant is not None:
                tous[element.id] = _d_un_element(element, origine, element.montant, territoires)
                if element.argent.meme_que:
                    memes[element.id] = element.argent.meme_que
    for indicateur in dossier.montants.indicateurs:
        siennes = valeurs.get(indicateur.indicateur, ())
        tous |= {un.cle: un for un in _des_valeurs(indicateur, siennes, territoires)}
    designes = {cle: designe for cle, meme in memes.items() if (designe := _designe(tous[cle], meme, tous)) and designe != cle}
    return _reunis(tous, designes)


def _d_un_element(element: Fait | Montant, origine: OrigineDuMontant, nombre: Decimal, territoires: Mapping[str, Territoire]) -> MontantLu:
    argent: Argent = element.argent
    return MontantLu(
        element.id,
        origine,
        element.id,
        element,
        nombre,
        element.nature,
        argent.objet,
        periode_lue(element.periode),
        element.periode,
        element.territoires,
        communes_de(element.territoires, territoires),
        argent.financeurs,
        argent.par,
        argent.partie_de,
        argent.recoupe,
        argent.contredit,
        argent.parties_completes,
        precision_de(nombre, element.texte),
    )


def _des_valeurs(indicateur: IndicateurDArgent, valeurs: Sequence[Valeur], territoires: Mapping[str, Territoire]) -> Iterator[MontantLu]:
    """The figures of an indicator: that of a year is part of that of a span, that of a commune of that of the whole."""
    chiffrees = [valeur for valeur in valeurs if valeur.nombre is not None]
    for valeur in chiffrees:
        touts = [autre for autre in chiffrees if autre is not valeur and _est_dans(valeur, autre, territoires)]
        annees = [un for un in chiffrees if un.territoire == valeur.territoire and _dans_le_temps(un.periode, valeur.periode)]
        assert valeur.nombre is not None
        yield MontantLu(
            objet_de_la_valeur(valeur).id,
            OrigineDuMontant.VALEUR,
            indicateur.indicateur,
            valeur,
            valeur.nombre,
            indicateur.nature,
            indicateur.objet,
            valeur.periode,
            valeur.periode.texte,
            (valeur.territoire,),
            communes_de((valeur.territoire,), territoires),
            indicateur.financeurs,
            "",
            tuple(objet_de_la_valeur(autre).id for autre in touts),
            (),
            (),
            _couvre_ses_annees(valeur.periode, [un.periode for un in annees if un is not valeur]),
        )


def _couvre_ses_annees(tout: Periode, annees: Sequence[Periode]) -> bool:
    """Whether a span of years has a figure for each of its years."""
    if tout.genre is not GenrePeriode.INTERVALLE:
        return False
    attendues = {str(annee) for annee in range(int(tout.debut[:4]), int(tout.fin[:4]) + 1)}
    return attendues == {annee.texte for annee in annees if annee.genre is GenrePeriode.ANNEE}


def _est_dans(valeur: Valeur, tout: Valeur, territoires: Mapping[str, Territoire]) -> bool:
    meme_temps = valeur.periode == tout.periode
    meme_lieu = valeur.territoire == tout.territoire
    temps = meme_temps or _dans_le_temps(valeur.periode, tout.periode)
    return temps and (meme_lieu or _dans_le_lieu(valeur.territoire, tout.territoire, territoires)) and not (meme_temps and meme_lieu)


def _dans_le_temps(partie: Periode, tout: Periode) -> bool:
    return partie != tout and tout.debut <= partie.debut and partie.fin <= tout.fin


def _dans_le_lieu(partie: str, tout: str, territoires: Mapping[str, Territoire]) -> bool:
    ici, la = territoires.get(partie), territoires.get(tout)
    if ici is None or la is None or ici is la:
        return False
    return la.type is TypeTerritoire.PERIMETRE or ici.communes == (tout,)


def communes_de(lieux: Sequence[str], territoires: Mapping[str, Territoire]) -> tuple[str, ...]:
    """The communes among `lieux`, and those that the others of these places are in (of a place in several communes, those that are named with it, where
    any is); none where one of them is the whole territory."""
    connus = [territoires[id] for id in lieux if id in territoires]
    if any(un.type is TypeTerritoire.PERIMETRE for un in connus):
        return ()
    nommees = [un.id for un in connus if un.type is TypeTerritoire.COMMUNE]
    autres = ([id for id in un.communes if id in nommees] or un.communes for un in connus if un.type is not TypeTerritoire.COMMUNE)
    return tuple(dict.fromkeys((*nommees, *(commune for communes in autres for commune in communes))))


def chiffres_designes(meme: str, lieux: Sequence[str], periode: str, valeurs: Iterable[Valeur]) -> list[Valeur]:
    """The figures of the indicator `meme` at one of these places and at this time, as written, without parts: what an amount that says it is the same as
    this indicator means."""
    temps = periode_lue(periode)
    return [
        un for un in valeurs if un.indicateur == meme and un.territoire in lieux and un.periode == temps and not un.ventilation and temps
    ]


def _designe(un: MontantLu, meme: str, tous: Mapping[str, MontantLu]) -> str:
    """The key of what `un` says that it is the same as: another fact or entry, else the row of an indicator at one of its places and its time."""
    if meme in tous:
        return meme
    chiffres = [autre.dit for autre in tous.values() if autre.origine is OrigineDuMontant.VALEUR]
    designes = chiffres_designes(meme, un.lieux, un.dite, (chiffre for chiffre in chiffres if isinstance(chiffre, Valeur)))
    return objet_de_la_valeur(designes[0]).id if designes else ""


def _reunis(tous: Mapping[str, MontantLu], designes: Mapping[str, str]) -> dict[str, MontantLu]:
    """Each amount once: the first of those that are the same stands for all, with what each of them says of others, and the funders that any of them
    names."""
    rangs = {cle: rang for rang, cle in enumerate(tous)}
    vers = {cle: cle for cle in tous}

    def premier(cle: str) -> str:
        while vers[cle] != cle:
            cle = vers[cle]
        return cle

    for cle, designe in designes.items():
        un, autre = sorted((premier(cle), premier(designe)), key=rangs.__getitem__)
        vers[autre] = un
    groupes: dict[str, list[MontantLu]] = {}
    for cle, montant in tous.items():
        groupes.setdefault(premier(cle), []).append(montant)

    def cles(groupe: Sequence[MontantLu], citees: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        soi = {un.cle for un in groupe}
        uniques = dict.fromkeys(premier(cite) for cites in citees for cite in cites if cite in tous and cite not in soi)
        return tuple(uniques)

    return {
        tete: replace(
            groupe[0],
            financeurs=tuple(dict.fromkeys(id for un in groupe for id in un.financeurs)),
            partie_de=cles(groupe, [un.partie_de for un in groupe]),
            recoupe=cles(groupe, [un.recoupe for un in groupe]),
            contredit=cles(groupe, [un.contredit for un in groupe]),
            parties_completes=any(un.parties_completes for un in groupe),
            aussi=tuple(un.cle for un in groupe[1:]),
            aussi_en_tableau=any(un.origine is OrigineDuMontant.VALEUR for un in groupe[1:]),
        )
        for tete, groupe in groupes.items()
    }


def desaccords(tous: Mapping[str, MontantLu]) -> Iterator[Desaccord]:
    """The amounts that contradict each other, and those whose parts, all of them, make another number than they print."""
    vus: set[frozenset[str]] = set()
    for cle, montant in tous.items():
        for autre in montant.contredit:
            if frozenset((cle, autre)) not in vus:
                vus.add(frozenset((cle, autre)))
                yield Desaccord((cle, autre))
    for cle, montant in tous.items():
        parties = parties_directes(cle, tous)
        if montant.parties_completes and parties:
            somme = sum((un.nombre for un in parties), Decimal(0))
            if abs(somme - montant.nombre) * 2 > montant.pas and somme != montant.nombre:
                yield Desaccord((cle, *(un.cle for un in parties)), somme)


def parties_directes(cle: str, tous: Mapping[str, MontantLu]) -> Sequence[MontantLu]:
    """The parts of an amount: of a figure, those of its years, without those of other places, which are parts of it too."""
    tout = tous[cle]
    parties = [un for un in tous.values() if cle in un.partie_de]
    if (
        tout.periode is not None
        and tout.periode.genre is GenrePeriode.INTERVALLE
        and any(un.origine is OrigineDuMontant.VALEUR for un in parties)
    ):
        return [un for un in parties if un.lieux == tout.lieux]
    return parties
