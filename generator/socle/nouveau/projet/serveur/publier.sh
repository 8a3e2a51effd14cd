#!/bin/sh
# Publie le site sur un serveur à soi. Depuis le dossier du projet :
#
#     sh serveur/publier.sh                   vérifie, construit, envoie, puis met en ligne d’un seul coup
#     sh serveur/publier.sh --liste           dit ce que le serveur garde
#     sh serveur/publier.sh --revenir [NOM]   remet en ligne ce qui l’était avant (ou l’état de ce nom)
#
# Ce qui est en ligne ne change qu’à la fin, en remplaçant un lien : chaque visiteur lit l’ancien site ou le nouveau, jamais une moitié de chacun. S’il y a une
# erreur dans les données, si la connexion tombe ou si le disque est plein, l’ancien site reste.
#
# Il faut rsync des deux côtés, et ssh, avec une clé, si le serveur est une autre machine. Le guide « Publier sur son propre serveur » dit comment le préparer.
set -eu

# À remplir : compte@serveur:/dossier, ou /dossier si le site est servi par cette machine.
DESTINATION=${DESTINATION:-}
# Combien d’états sont gardés, pour pouvoir revenir.
GARDER=${GARDER:-5}

finir() {
    printf '%s\n' "$@" >&2
    exit 1
}

cd -- "$(dirname -- "$0")/.."
engagements=${ENGAGEMENTS:-.venv/bin/engagements}
[ -x "$engagements" ] || engagements=engagements

case $DESTINATION in
'') finir "Dire d’abord où publier : remplir DESTINATION, en haut de serveur/publier.sh." ;;
*[!A-Za-z0-9@:/._-]* | -*) finir "DESTINATION a un signe qui n’est ni une lettre, ni un chiffre, ni l’un de @ : / . _ -" ;;
*:/*) hote=${DESTINATION%%:*} dossier=${DESTINATION#*:} ;;
/*) hote='' dossier=$DESTINATION ;;
*) finir "DESTINATION s’écrit compte@serveur:/dossier, ou /dossier, avec une barre au début du dossier." ;;
esac
dossier=${dossier%/}
[ -n "$dossier" ] || finir "DESTINATION ne peut pas être la racine du disque."
case $GARDER in
'' | *[!0-9]* | 0) finir "GARDER est un nombre d’états : 1, 2, 3…" ;;
esac

# Ce que le serveur fait : un texte pour son propre « sh », le même sur cette machine. $1 est le dossier, $2 ce qu’il faut faire, $3 et $4 de quoi le faire.
# « etats/ » a un dossier par publication, dont le nom est son heure (UTC) ; « courant » est un lien vers celui qui est en ligne.
la_bas='
set -eu
cd -- "$1" 2>/dev/null || { echo "Le dossier « $1 » n’existe pas sur le serveur, ou ce compte n’y entre pas." >&2; exit 1; }
en_ligne() { if [ -L courant ]; then lu=$(readlink courant); printf "%s\n" "${lu##*/}"; fi; }
etats() { for etat in etats/*/; do if [ -d "$etat" ]; then etat=${etat%/}; printf "%s\n" "${etat##*/}"; fi; done; }
# « mv -T » (Linux) et « mv -h » (BSD) remplacent le lien lui-même, en une fois.
basculer() {
    ln -s "etats/$1" ".courant.$$"
    mv -fT ".courant.$$" courant 2>/dev/null || mv -fh ".courant.$$" courant || { rm -f ".courant.$$"; exit 1; }
}
case $2 in
    mettre)
        mv "etats/.en-route-$3" "etats/$3"
        basculer "$3"
        reste=$(etats | wc -l)
        for etat in $(etats); do
            [ "$reste" -gt "$4" ] || break
            [ "$etat" = "$(en_ligne)" ] || rm -rf "etats/$etat"
            reste=$((reste - 1))
        done
        # Ce que des envois coupés ont laissé depuis plus d’un jour.
        find etats -maxdepth 1 -name ".en-route-*" -mtime +1 -exec rm -rf {} + ;;
    ici)
        mkdir -p etats
        en_ligne ;;
    liste)
        for etat in $(etats); do
            if [ "$etat" = "$(en_ligne)" ]; then printf "%s  (en ligne)\n" "$etat"; else printf "%s\n" "$etat"; fi
        done ;;
    revenir)
        vers=$3
        if [ "$vers" = - ]; then
            vers=
            for etat in $(etats); do
                [ "$etat" != "$(en_ligne)" ] || break
                vers=$etat
            done
        fi
        if [ -z "$vers" ]; then echo "Aucun état plus ancien n’est gardé." >&2; exit 1; fi
        if [ ! -d "etats/$vers" ]; then echo "Aucun état gardé ne s’appelle « $vers » (voir --liste)." >&2; exit 1; fi
        basculer "$vers"
        printf "%s\n" "$vers" ;;
esac
'
serveur() {
    if [ -n "$hote" ]; then
        # Les mots passent par un deuxième « sh » : aucun n’a d’autre signe que ceux d’un nom.
        printf '%s' "$la_bas" | ssh "$hote" sh -s -- "$dossier" "$1" "${2:--}" "${3:--}"
    else
        printf '%s' "$la_bas" | sh -s -- "$dossier" "$1" "${2:--}" "${3:--}"
    fi
}

case ${1:-} in
--liste) serveur liste && exit ;;
--revenir)
    case ${2:-} in
    *[!A-Za-z0-9-]*) finir "« $2 » n’est pas le nom d’un état (voir --liste)." ;;
    esac
    remis=$(serveur revenir "${2:-}")
    printf '%s\n' "En ligne de nouveau : $remis." "La prochaine publication mettra en ligne ce que disent les fichiers : les corriger d’abord."
    exit
    ;;
'') ;;
*) finir "Cette commande ne connaît que --liste et --revenir." ;;
esac

"$engagements" verifier --sans-conseils
"$engagements" construire --production
[ -f public/index.html ] && [ -f public/donnees/contrats.json ] || finir "Le dossier « public » n’est pas un site : rien n’est envoyé."

nom=$(date -u +%Y%m%dT%H%M%SZ)-$$
avant=$(serveur ici)
echo "Envoi à $DESTINATION"
# Chaque fichier est comparé par ce qu’il contient. Celui qui n’a pas changé est le même que dans l’état d’avant : il ne prend ni temps ni place, et garde sa date.
rsync --recursive --checksum --perms --chmod=D755,F644 ${avant:+"--link-dest=../$avant"} \
    public/ "${hote:+$hote:}$dossier/etats/.en-route-$nom/"
serveur mettre "$nom" "$GARDER"
echo "En ligne : $nom."

"$engagements" adresses retenir
