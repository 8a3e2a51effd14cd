"""Says an import in words: the tables as they were understood, the first figures, the questions, the refusals."""

from collections.abc import Iterator, Sequence

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.comprendre import cles_des_statuts
from generator.model.importation import FeuilleComprise, Import, ObservationLue, QuestionPosee
from generator.sources.classeurs.limites import ClasseurIllisible

_NOMS = {
    "valeur": ("chiffre", "chiffres"),
    "secret": ("secret", "secrets"),
    "nd": ("non disponible", "non disponibles"),
    "sans_objet": ("sans objet", "sans objet"),
    "a_demander": ("à préciser", "à préciser"),
}
_EXEMPLES, _REFUS = 8, 20


def dire_refus_de_fichier(nom: str, refus: ClasseurIllisible) -> str:
    """The lines on a file that cannot be read."""
    ou = f", {refus.ou}" if refus.ou else ""
    return f"{nom}{ou} : {refus.message}\n    → {refus.conseil}"


def en_mots(lu: Import) -> str:
    """The whole report."""
    return "\n".join(_lignes(lu))


def _lignes(lu: Import) -> Iterator[str]:
    details = [
        mot
        for mot in (lu.encodage, f"séparateur « {lu.separateur} »" if lu.separateur.strip() else "tabulations" if lu.separateur else "")
        if mot
    ]
    yield f"{lu.fichier} ({', '.join(details)})" if details else lu.fichier
    yield from (f"  {remarque}" for remarque in lu.remarques)
    for feuille in lu.feuilles:
        yield from _feuille(feuille)
    comptes = {nom: combien for nom, combien in cles_des_statuts(lu).items() if combien}
    if comptes:
        yield "  Compris : " + ", ".join(accord(combien, *_NOMS[nom]) for nom, combien in comptes.items()) + "."
        yield from (f"    {_observation(une)}" for une in lu.observations[:_EXEMPLES])
        if len(lu.observations) > _EXEMPLES:
            yield f"    … et {accord(len(lu.observations) - _EXEMPLES, 'autre')} (--format json donne tout)."
    if lu.actions:
        yield f"  {accord(len(lu.actions), 'action')} :"
        yield from (f"    {action.cellule} : {action.titre}" for action in lu.actions)
    yield from dire_les_questions(lu.questions)
    if lu.refus:
        yield "  Refusé :"
        for refus in lu.refus[:_REFUS]:
            texte = f" « {refus.texte} »" if refus.texte else ""
            yield f"    feuille {refus.feuille}, {refus.cellule} :{texte} {refus.raison}"
        if len(lu.refus) > _REFUS:
            yield f"    … et {accord(len(lu.refus) - _REFUS, 'autre')}."


def dire_les_questions(questions: Sequence[QuestionPosee]) -> Iterator[str]:
    """The questions, each with the answers that it knows; nothing where there is none."""
    if questions:
        yield "  Questions (répondre dans un fichier : --reponses) :"
    for question in questions:
        yield f"    {question.id} : {question.question}"
        if question.choix:
            propose = f" (proposé : {question.propose})" if question.propose else ""
            yield f"      réponses : {' | '.join(question.choix)}{propose}"
        if question.cellules:
            yield f"      {', '.join(question.cellules)}{' …' if question.combien > len(question.cellules) else ''}"


def _feuille(feuille: FeuilleComprise) -> Iterator[str]:
    modele = f", modèle : {feuille.modele}" if feuille.modele else ""
    masquee = ", masquée" if feuille.masquee else ""
    yield f"  Feuille « {feuille.nom} » : {feuille.forme}{modele}{masquee}"
    if feuille.premiere_donnee:
        entete = ", ".join(str(ligne) for ligne in feuille.lignes_d_entete) or "aucun"
        yield f"    en-tête : ligne {entete} ; données : lignes {feuille.premiere_donnee} à {feuille.derniere_donnee}"
    for colonne in feuille.colonnes[:40]:
        detail = f" ({colonne.detail})" if colonne.detail else ""
        yield f"    {colonne.adresse} « {colonne.nom} » : {colonne.role}{detail}"
    yield from (f"    {remarque}" for remarque in feuille.remarques)


def _observation(une: ObservationLue) -> str:
    valeur = nombre_fr(une.valeur) if une.valeur is not None else une.statut.value
    lieu = " ".join(mot for mot in (une.territoire.code, une.territoire.nom) if mot) or "lieu ?"
    parties = "".join(f", {nom} : {mot}" for nom, mot in une.ventilation)
    return f"{une.cellule} : {une.libelle}, {lieu}, {une.periode or 'période ?'}{parties} = {valeur} {une.unite}".rstrip()
