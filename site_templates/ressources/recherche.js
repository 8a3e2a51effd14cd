// The search, as readers see it: the index is fetched when a reader begins to search. Every page is whole without it.
// `moteur_de_recherche.js` finds and ranks, `parts_de_l_index.js` fetches what a large site needs for some words.
(function () {
  "use strict";
  const {SORTES, plier, mots_de, utiles, entier, groupes_de, chercher} = moteur_de_recherche;

  // ---- words for people

  const GENRES = {lieux: "Lieux", partenaires: "Partenaires", promesses: "Promesses", indicateurs: "Indicateurs", manque: "Chiffres cherchés",
    glossaire: "Glossaire", paroles: "Paroles", pages: "Autres pages"};

  const CODE = /^[0-9]{5}$/;
  const AU_CLAVIER = window.matchMedia("(hover: hover)").matches;  // a touch screen may have no such key

  // `parmi` is the name of the kind of pages that the reader keeps; empty where all are shown.
  function decompte(trouves, texte, montres, parmi) {
    const nombre = trouves.nombre, dans = parmi ? ` dans «\u00a0${parmi}\u00a0»` : "";
    if (!nombre) return `Aucune page trouvée${dans}. Essayez un autre mot, ou moins de mots.${parmi ? "" : CODE.test(texte.trim()) ? " Pour un lieu, écrivez son nom plutôt que son code." : ""}`;
    const pages = trouves.coupe ? `Plus de ${nombre.toLocaleString("fr")} pages trouvées` : nombre === 1 ? "1 page trouvée" : `${nombre.toLocaleString("fr")} pages trouvées`;
    // Typed words are folded: what the reader wrote is said again as it was.
    const ecrits = (texte.match(/[\p{L}\p{N}.]+/gu) || []).filter((mot) => mots_de(mot).some((un) => trouves.fautes.includes(un)));
    const faute = ecrits.length ? `Aucune page n’a «\u00a0${ecrits.join(" ")}\u00a0». Avec un mot qui s’écrit presque ainsi\u00a0: ` : "";
    const partie = nombre > montres ? `, dont voici les ${montres} plus proches` : "";
    const aucune = trouves.coupe ? "Aucune des pages les plus proches ne réunit tous ces mots. " : "Aucune page ne réunit tous ces mots. ";
    return `${faute || (trouves.entiers ? "" : aucune)}${pages}${dans}${partie}.`;
  }
  const PANNE = "La recherche ne répond pas. Les listes du site mènent à toutes ses pages.";

  function element(nom, classe, texte) {
    const noeud = document.createElement(nom);
    if (classe) noeud.className = classe;
    if (texte) noeud.textContent = texte;
    return noeud;
  }

  function lire(adresse) {
    return fetch(adresse).then((reponse) => reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status)));
  }

  const index_de = new Map();
  function une_fois(cle, faire) {
    if (!index_de.has(cle)) {
      const attente = faire();
      attente.catch(() => index_de.delete(cle));  // the next letter tries again
      index_de.set(cle, attente);
    }
    return index_de.get(cle);
  }

  function charger(formulaire) {
    const adresse = new URL("index.json", formulaire.action).href;
    return une_fois(adresse, () => lire(adresse).then((brut) => brut.parts
      ? parts_de_l_index.en_parts(brut, (chemin) => lire(new URL(chemin, adresse).href)) : entier(brut)));
  }

  // Shows what is found for what the reader has typed, unless more is typed meanwhile: until then the list is busy. Where each search fetches,
  // a pause between letters is waited for.
  // `demande` gives how many pages are shown, and of which kind: another object once the reader wants others.
  const PAUSE = 150;  // milliseconds
  function repondre(champ, liste, attente, demande, montrer, dire_la_panne) {
    const texte = champ.value, voulu = demande(), encore = () => champ.value === texte && demande() === voulu;
    liste.setAttribute("aria-busy", "true");
    attente.then(async (index) => {
      if (index.limites.pages < Infinity) await new Promise((suite) => setTimeout(suite, PAUSE));
      if (!encore()) return;
      const trouves = await chercher(index, texte, voulu.montres, voulu.sorte);
      if (encore()) await montrer(trouves, index, texte);
    }).catch(() => { if (encore()) dire_la_panne(); }).then(() => { if (encore() || !champ.value.trim()) liste.removeAttribute("aria-busy"); });
  }

  // ---- the field of the header: a list of pages below it, walked with the arrows

  function animer_le_champ(formulaire) {
    const champ = formulaire.querySelector("input"), MONTRES = 8, demande = {montres: MONTRES}, lancer = AU_CLAVIER ? "La touche Entrée" : "Lancer la recherche";
    const liste = element("ul", "eo-trouves"), etat = element("p", "eo-trouves__etat");
    const boite = element("div", "eo-trouves__boite");
    liste.id = "eo-trouves";
    liste.setAttribute("role", "listbox");
    liste.setAttribute("aria-label", "Pages trouvées");
    etat.setAttribute("role", "status");
    boite.append(etat, liste);
    boite.hidden = true;
    formulaire.append(boite);
    for (const [nom, valeur] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", liste.id], ["aria-expanded", "false"]]) {
      champ.setAttribute(nom, valeur);
    }
    let choisi = -1;

    function ouvrir(ouvert) {
      boite.hidden = !ouvert;
      champ.setAttribute("aria-expanded", String(ouvert && liste.children.length > 0));
      if (!ouvert) choisir(-1);
    }
    function choisir(rang) {
      if (liste.children[choisi]) liste.children[choisi].setAttribute("aria-selected", "false");
      choisi = rang;
      const option = liste.children[rang];
      if (!option) return champ.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({block: "nearest"});
      champ.setAttribute("aria-activedescendant", option.id);
    }
    function montrer(trouves, index, texte) {
      choisi = -1;
      liste.textContent = "";
      trouves.pages.forEach((page, rang) => {
        const option = element("li", "eo-trouve");
        option.id = `eo-trouve-${rang}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.adresse = new URL(`../${page.adresse}`, formulaire.action).href;
        option.append(element("span", "eo-trouve__titre", page.titre), element("span", "eo-trouve__contexte", page.contexte));
        liste.append(option);
      });
      etat.textContent = decompte(trouves, texte, MONTRES) + (!trouves.nombre ? ` ${lancer} propose d’autres chemins.` : trouves.nombre > MONTRES ? ` ${lancer} les montre toutes.` : "");
      champ.removeAttribute("aria-activedescendant");
      ouvrir(true);
    }
    function tenir() {
      if (!champ.value.trim()) return ouvrir(false);
      repondre(champ, liste, charger(formulaire), () => demande, montrer, () => { liste.textContent = ""; etat.textContent = PANNE; ouvrir(true); });
    }
    champ.addEventListener("focus", () => { charger(formulaire).catch(() => {}); });
    champ.addEventListener("input", tenir);
    champ.addEventListener("keydown", (evenement) => {
      const nombre = liste.children.length, ouvert = !boite.hidden && nombre;
      if (evenement.key === "ArrowDown" || evenement.key === "ArrowUp") {
        evenement.preventDefault();
        if (!ouvert) return tenir();
        const pas = evenement.key === "ArrowDown" ? 1 : -1;
        choisir((choisi + pas + nombre + 1) % (nombre + 1) === nombre ? (pas > 0 ? 0 : nombre - 1) : (choisi + pas + nombre + 1) % (nombre + 1));
      } else if (evenement.key === "Enter" && ouvert && choisi >= 0) {
        evenement.preventDefault();
        location.href = liste.children[choisi].dataset.adresse;
      } else if (evenement.key === "Escape" && !boite.hidden) {
        evenement.preventDefault();
        ouvrir(false);
      }
    });
    formulaire.addEventListener("submit", (evenement) => { if (!champ.value.trim()) evenement.preventDefault(); });
    liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());  // the field keeps the focus
    liste.addEventListener("click", (evenement) => {
      const option = evenement.target.closest("[role=option]");
      if (option) location.href = option.dataset.adresse;
    });
    formulaire.addEventListener("focusout", (evenement) => { if (!formulaire.contains(evenement.relatedTarget)) ouvrir(false); });
    if (document.activeElement === champ) tenir();
  }

  // ---- pages of answers: the best, then the others when they are asked for

  const MONTRES = 50, LOT = 100;

  // A button below the list, for what it does not show. `ajouter(combien)` shows so many more; `dire(montres, nombre)` says what is left.
  function bouton_de_suite(liste, ajouter) {
    const bouton = element("button", "eo-suite-des-trouves");
    let lot = 0, rang = -1;
    bouton.type = "button";
    bouton.hidden = true;
    bouton.addEventListener("click", () => { rang = liste.children.length; ajouter(lot); });
    liste.after(bouton);
    return function dire(montres, nombre) {
      const reste = Math.max(0, nombre - montres);
      lot = Math.min(reste, LOT);
      bouton.hidden = !reste;
      bouton.textContent = reste === 1 ? "Afficher l’autre" : reste > LOT ? `Afficher ${LOT} autres` : `Afficher les ${reste} autres`;
      if (rang >= 0 && liste.children[rang]) liste.children[rang].querySelector("a").focus();  // where the new ones begin
      rang = -1;
    };
  }

  let a_noter = 0;
  // What the address of the page keeps: the words, and the kind of pages where one was chosen.
  function noter_l_adresse(parametres) {
    const adresse = new URL(location.href);
    for (const [nom, valeur] of Object.entries(parametres)) {
      if (valeur) adresse.searchParams.set(nom, valeur); else adresse.searchParams.delete(nom);
    }
    clearTimeout(a_noter);
    try {
      history.replaceState(null, "", adresse);
    } catch (erreur) {
      a_noter = setTimeout(() => noter_l_adresse(parametres), 2000); // Safari takes a hundred in half a minute, and then throws
    }
  }

  // The kinds of pages above the list, with how many there are of each: one is kept when its button is pressed. `choisir(nom)` is called then.
  function boutons_de_genre(liste, choisir) {
    const groupe = element("div", "eo-genres"), boutons = new Map();
    groupe.setAttribute("role", "group");
    groupe.setAttribute("aria-label", "Ne montrer qu’un genre de page");
    groupe.hidden = true;
    for (const [nom, dit] of [["", "Tout"], ...Object.entries(GENRES)]) {
      const bouton = element("button", "", `${dit} `), compte = element("span", "eo-genres__compte");
      bouton.type = "button";
      bouton.append(compte);
      bouton.addEventListener("click", () => choisir(bouton.getAttribute("aria-pressed") === "true" ? "" : nom));
      groupe.append(bouton);
      boutons.set(nom, {bouton, compte});
    }
    liste.before(groupe);
    return function dire({sortes, coupe}, choisi) {
      const tous = sortes.reduce((somme, un) => somme + un, 0);
      groupe.hidden = !choisi && sortes.filter((un) => un).length < 2;
      boutons.forEach(({bouton, compte}, nom) => {
        const nombre = nom ? sortes[SORTES.findIndex(([sorte]) => sorte === nom)] : tous;
        bouton.hidden = !!nom && !nombre && nom !== choisi;
        bouton.setAttribute("aria-pressed", String(nom === choisi));
        compte.textContent = nombre.toLocaleString("fr") + (coupe ? "+" : "");
      });
    };
  }

  // ---- the page «Rechercher»: all that is found, as links

  function animer_la_page(formulaire) {
    const champ = formulaire.querySelector("input"), partout = document.querySelector("#recherche-partout a");
    const pistes = document.getElementById("recherche-pistes"), avec_les_mots = pistes ? pistes.querySelectorAll("a[data-eo-mots]") : [];
    const etat = document.getElementById("recherche-etat"), liste = document.getElementById("recherche-trouves");
    const demander = (genre, montres) => ({genre, montres, sorte: genre ? SORTES.findIndex(([nom]) => nom === genre) : undefined});
    const voulu = new URLSearchParams(location.search);
    let demande = demander(Object.hasOwn(GENRES, voulu.get("genre")) ? voulu.get("genre") : "", MONTRES);
    const dire_la_suite = bouton_de_suite(liste, (lot) => { demande = demander(demande.genre, demande.montres + lot); tenir(); });
    const dire_les_genres = boutons_de_genre(liste, (genre) => { demande = demander(genre, MONTRES); tenir(); });
    function vider(dit) {
      liste.textContent = "";
      etat.textContent = dit;
      if (pistes) pistes.hidden = true;
      dire_la_suite(0, 0);
      dire_les_genres({sortes: SORTES.map(() => 0)}, "");
    }
    function montrer(trouves, index, texte) {
      liste.textContent = "";
      trouves.pages.forEach((page) => {
        const item = element("li"), lien = element("a", "", page.titre);
        lien.href = new URL(`../${page.adresse}`, formulaire.action).href;
        item.append(lien, element("span", "eo-trouve__contexte", page.contexte));
        liste.append(item);
      });
      etat.textContent = decompte(trouves, texte, demande.montres, GENRES[demande.genre]);
      if (pistes) pistes.hidden = !!trouves.nombre && trouves.entiers;
      dire_la_suite(demande.montres, trouves.nombre);
      dire_les_genres(trouves, demande.genre);
    }
    function tenir() {
      const texte = champ.value;
      noter_l_adresse({mots: texte, genre: demande.genre});
      for (const lien of [...(partout ? [partout] : []), ...avec_les_mots]) lien.search = texte.trim() ? new URLSearchParams({mots: texte}) : "";
      if (!texte.trim()) return vider("");
      repondre(champ, liste, charger(formulaire), () => demande, montrer, () => vider(PANNE));
    }
    champ.value = voulu.get("mots") || champ.value;
    champ.addEventListener("focus", () => { charger(formulaire).catch(() => {}); });
    champ.addEventListener("input", () => { demande = demander(demande.genre, MONTRES); tenir(); });
    formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); tenir(); });
    if (champ.value) tenir();
  }

  // ---- the page «Chercher dans les documents»: passages, with the words marked in the sentence that holds most of them

  async function cibles_de(index, texte) {
    const cibles = new Set();
    for (const possibles of await groupes_de(index, utiles(mots_de(texte)))) possibles.forEach((suite) => suite.forEach((mot) => cibles.add(mot)));
    return [...cibles];
  }
  function est_cible(cibles, mot) {
    return mots_de(mot).some((racine_du_mot) => cibles.some((cible) => racine_du_mot === cible || (cible.length > 3 && racine_du_mot.startsWith(cible))));
  }
  function phrase_de(texte, cibles) {
    const LONGUE = 260, phrases = texte.match(/[^.;·]+[.;·]*\s*/g) || [texte];
    const comptes = phrases.map((phrase) => new Set((phrase.match(/[\p{L}\p{N}]+/gu) || []).filter((mot) => est_cible(cibles, mot)).map(plier)).size);
    const rang = comptes.indexOf(Math.max(...comptes));
    let phrase = phrases[rang].trim();
    const place = phrase.search(/\S/) + (phrase.match(/[\p{L}\p{N}]+/gu) || []).reduce((trouve, mot) => trouve >= 0 || !est_cible(cibles, mot) ? trouve : phrase.indexOf(mot), -1);
    const debut = phrase.length > LONGUE && place > LONGUE / 2 ? phrase.lastIndexOf(" ", place - LONGUE / 3) + 1 : 0;
    if (phrase.length > LONGUE) phrase = phrase.slice(debut, phrase.lastIndexOf(" ", debut + LONGUE));
    return {phrase, avant: rang > 0 || debut > 0, apres: !texte.trim().endsWith(phrase)};
  }
  function marquer(noeud, texte, cibles) {
    let fin = 0;
    for (const trouve of texte.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!est_cible(cibles, trouve[0])) continue;
      noeud.append(texte.slice(fin, trouve.index), element("mark", "", trouve[0]));
      fin = trouve.index + trouve[0].length;
    }
    noeud.append(texte.slice(fin));
  }

  function charger_les_documents(formulaire) {
    const adresses = formulaire.dataset.index.split(" ").map((adresse) => new URL(adresse, location.href).href), cle = adresses.join(" ");
    return une_fois(cle, () => Promise.all(adresses.map(lire)).then((bruts) => entier({pages: bruts.flatMap((brut) => brut.pages), synonymes: bruts[0].synonymes})));
  }

  function animer_les_documents(formulaire) {
    const champ = formulaire.querySelector("input");
    const etat = document.getElementById("documents-etat"), liste = document.getElementById("documents-trouves");
    let demande = {montres: MONTRES};
    const dire_la_suite = bouton_de_suite(liste, (lot) => { demande = {montres: demande.montres + lot}; tenir(); });
    function vider(dit) {
      liste.textContent = "";
      etat.textContent = dit;
      dire_la_suite(0, 0);
    }
    async function montrer(trouves, index, texte) {
      const cibles = await cibles_de(index, texte);
      if (champ.value !== texte) return;
      liste.textContent = "";
      trouves.pages.forEach((passage) => {
        const item = element("li"), lien = element("a", "", passage.contexte), mots = element("span", "eo-passage"), {phrase, avant, apres} = phrase_de(passage.titre, cibles);
        lien.href = new URL(passage.adresse, new URL("../", formulaire.action)).href;
        if (avant) mots.append("… ");
        marquer(mots, phrase, cibles);
        if (apres) mots.append(" …");
        item.append(lien, mots);
        liste.append(item);
      });
      const {nombre} = trouves;
      const dit = nombre ? (nombre === 1 ? "1 passage trouvé" : `${nombre.toLocaleString("fr")} passages trouvés`) + (nombre > demande.montres ? `, dont voici les ${demande.montres} plus proches` : "") + "."
        : "Aucun passage trouvé. Essayez un autre mot, ou moins de mots.";
      etat.textContent = (nombre && !trouves.entiers ? "Aucun passage ne réunit tous ces mots. " : "") + dit;
      dire_la_suite(demande.montres, nombre);
    }
    function tenir() {
      noter_l_adresse({mots: champ.value});
      if (!champ.value.trim()) return vider("");
      repondre(champ, liste, charger_les_documents(formulaire), () => demande, montrer, () => vider(PANNE));
    }
    champ.value = new URLSearchParams(location.search).get("mots") || champ.value;
    champ.addEventListener("focus", () => { charger_les_documents(formulaire).catch(() => {}); });
    champ.addEventListener("input", () => { demande = {montres: MONTRES}; tenir(); });
    formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); tenir(); });
    if (champ.value) tenir();
  }

  document.querySelectorAll("form.eo-recherche-documents").forEach(animer_les_documents);
  document.querySelectorAll("form.eo-recherche").forEach(animer_le_champ);
  document.querySelectorAll("form.eo-recherche-page:not(.eo-recherche-documents)").forEach(animer_la_page);
})();
