// Two or three places side by side. The address keeps which (`?lieux=contrat/lieu,contrat/lieu`); each place is one small file, and the list of names is
// fetched once a reader looks for one. Only figures of one contract and one indicator stand side by side: others have another definition.
// Words are folded as the search does it (`moteur_de_recherche.js`).
(function () {
  "use strict";
  const place = document.querySelector("[data-eo-comparer]");
  if (!place) return;
  const racine = new URL(place.dataset.eoRacine, location.href), AU_PLUS = 3, MONTRES = 8;
  const CLE = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/;
  const NB = "\u00a0";

  function element(nom, classe, ...dedans) {
    const noeud = document.createElement(nom);
    if (classe) noeud.className = classe;
    noeud.append(...dedans.filter((un) => un !== "" && un !== null && un !== undefined));
    return noeud;
  }
  function lien(texte, adresse) {
    const a = element("a", "", texte);
    a.href = new URL(adresse.replace(/^\//, ""), racine).href;
    return a;
  }
  const precision = (texte) => texte ? element("span", "eo-precision", texte) : "";
  const accord = (nombre, un, plusieurs) => `${nombre.toLocaleString("fr")}${NB}${nombre > 1 ? plusieurs : un}`;
  const enumerer = (mots) => mots.length < 2 ? mots.join("") : `${mots.slice(0, -1).join(", ")} et ${mots[mots.length - 1]}`;

  // ---- files, each fetched once

  const lus = new Map();
  function lire(chemin) {
    if (!lus.has(chemin)) {
      const attente = fetch(new URL(chemin, racine)).then((reponse) => reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status)));
      attente.catch(() => lus.delete(chemin));
      lus.set(chemin, attente);
    }
    return lus.get(chemin);
  }
  const fichier_de = (cle) => lire(`${cle.replace("/", "/territoires/")}/lieu.json`);
  // Their words are folded once, not at each letter that a reader types.
  let tous_les_noms = null;
  function noms() {
    tous_les_noms = tous_les_noms || lire(`comparer/${place.dataset.eoComparer}`).then((brut) => brut.lieux.map(([cle, nom, precision, contrats, mots]) =>
      ({cle, nom, dit: `${precision}, ${contrats}`, mots: moteur_de_recherche.mots_de(`${nom} ${precision} ${mots}`)})));
    tous_les_noms.catch(() => { tous_les_noms = null; });
    return tous_les_noms;
  }

  // One place as all contracts that name it speak of it, the chosen one first; what another contract says of it may fail to come.
  async function lieu_de(cle) {
    const premier = await fichier_de(cle), autres = await Promise.allSettled(premier.aussi.map(fichier_de));
    return [premier, ...autres.filter((essai) => essai.status === "fulfilled").map((essai) => essai.value)];
  }

  // ---- the choice, in the address

  function choisies(adresse) {
    const cles = (new URL(adresse).searchParams.get("lieux") || "").split(",").filter((cle) => CLE.test(cle));
    return [...new Set(cles)].slice(0, AU_PLUS);
  }
  function adresse_de(cles) {
    return cles.length ? `?lieux=${cles.join(",")}` : location.pathname;
  }

  // ---- the page

  const champ = element("input"), trouves = element("ul", "eo-comparer__trouves"), etat = element("p", "eo-precision"), tableau = element("div", "eo-comparer__tableau");
  const etiquette = element("label", "eo-filtre", element("span"), champ);
  champ.type = "search";
  champ.autocomplete = "off";
  champ.maxLength = 200;
  etat.setAttribute("role", "status");
  place.replaceChildren(etiquette, trouves, etat, tableau);

  // A link that changes the choice without leaving the page, so that the field keeps the keyboard of a telephone.
  function lien_de_choix(cles, ...dedans) {
    const a = element("a", "", ...dedans);
    a.href = adresse_de(cles);
    a.addEventListener("click", (evenement) => {
      if (evenement.metaKey || evenement.ctrlKey || evenement.shiftKey || evenement.button) return;
      evenement.preventDefault();
      history.pushState(null, "", a.href);
      champ.value = "";
      trouves.replaceChildren();
      montrer(true);
    });
    return a;
  }

  async function proposer() {
    const texte = champ.value.trim(), cles = choisies(location.href);
    if (!texte) return void trouves.replaceChildren();
    let tous;
    try { tous = await noms(); } catch { etat.textContent = "La liste des lieux ne répond pas. Celle de cette page, plus bas, mène à chaque lieu."; return; }
    if (champ.value.trim() !== texte) return;
    const voulus = moteur_de_recherche.mots_de(texte), commence = (lieu, mots) => mots.every((voulu) => lieu.mots.some((mot) => mot.startsWith(voulu)));
    // «est» may be a side of the town or a little word: little words are left out only where nothing has them.
    const entiers = tous.filter((lieu) => commence(lieu, voulus)), gardes = entiers.length ? entiers : tous.filter((lieu) => commence(lieu, moteur_de_recherche.utiles(voulus)));
    // Places whose own name begins as typed stand before those that another word finds.
    const rang = (lieu) => moteur_de_recherche.mots_de(lieu.nom).join(" ").startsWith(voulus.join(" ")) ? 0 : 1;
    const libres = gardes.filter((lieu) => !cles.includes(lieu.cle)).sort((a, b) => rang(a) - rang(b));
    trouves.replaceChildren(...libres.slice(0, MONTRES).map((lieu) =>
      element("li", "", lien_de_choix([...cles, lieu.cle].slice(-AU_PLUS), element("strong", "", lieu.nom), " ", precision(lieu.dit)))));
    etat.textContent = !libres.length ? "Aucun autre lieu de ce nom dans les contrats publiés ici."
      : libres.length > MONTRES ? `${accord(libres.length, "lieu", "lieux")}, dont voici les ${MONTRES} premiers.` : `${accord(libres.length, "lieu trouvé", "lieux trouvés")}.`;
  }
  champ.addEventListener("input", proposer);
  champ.addEventListener("keydown", (evenement) => {
    const premier = trouves.querySelector("a");
    if (evenement.key === "Enter" && premier) premier.click();
  });
  addEventListener("popstate", () => montrer(false));

  async function montrer(garder_le_champ) {
    const cles = choisies(location.href);
    etiquette.hidden = cles.length >= AU_PLUS;
    etiquette.firstChild.textContent = ["Un premier lieu (commune, arrondissement ou quartier)", "Un deuxième lieu", "Un troisième lieu, si l’on veut", ""][cles.length];
    const essais = await Promise.allSettled(cles.map(lieu_de));
    if (choisies(location.href).join() !== cles.join()) return;
    const lieux = essais.filter((essai) => essai.status === "fulfilled").map((essai) => essai.value), perdus = essais.length - lieux.length;
    const dits = lieux.map(([lieu]) => lieu.nom);
    etat.textContent = [perdus ? "Un lieu de l’adresse n’est pas connu de ce site, ou ne répond pas." : "",
      lieux.length === 1 ? `${dits[0]}${NB}: choisir un deuxième lieu.` : lieux.length ? `${enumerer(dits)}, côte à côte.` : ""].filter(Boolean).join(" ");
    tableau.replaceChildren(...(lieux.length ? [comparaison(lieux)] : []));
    if (garder_le_champ && !etiquette.hidden) champ.focus();
  }

  // ---- the table: a row of words, then a cell for each place

  function comparaison(lieux) {
    const corps = element("tbody"), seuls = lieux.length === 1;
    // Each row is a grid, its words above its cells: roles say again what the elements are, which another display takes away.
    const ligne = (titre, cellules, note) => {
      const th = element("th", "", titre, note ? " " : "", precision(note || ""));
      th.scope = "row";
      corps.append(rangee([avec_role(th, "rowheader"), ...cellules.map((dedans) => avec_role(element("td", "", ...[].concat(dedans)), "cell"))]));
    };
    const un_par_contrat = (mentions, faire) => mentions.map((un) => element("div", "eo-comparaison__contrat", mentions.length > 1 ? precision(`Contrat ${un.contrat.nom}${NB}: `) : "", ...[].concat(faire(un))));

    ligne("Contrat", lieux.map((mentions) => mentions.map((un) => element("div", "", lien(un.contrat.nom, un.contrat.adresse), " ", precision(un.contrat.titre)))));
    const avec = (mentions) => mentions.find((un) => un.population);
    const compte = (mots) => lieux.length < AU_PLUS ? mots : mots.replace(`${NB}habitant`, " habitant"); // a third of a telephone is no wider than the number
    const sources = new Set(lieux.map((mentions) => avec(mentions) && avec(mentions).population_source).filter(Boolean));
    ligne("Population", lieux.map((mentions) => avec(mentions) ? [element("strong", "", compte(avec(mentions).population)), " ", precision(avec(mentions).population_source)] : "non trouvée dans les documents lus"),
      sources.size > 1 ? "Les sources ne sont pas les mêmes\u00a0: ces nombres ne se comparent pas directement." : "");
    const GROUPES = [["Ce qui nomme ce lieu", ["ici"]], ["Ce qui nomme sa commune ou ses quartiers", ["commune", "quartiers", "ensembles"]], ["Ce qui concerne tout le contrat", ["partout"]]];
    GROUPES.forEach(([titre, portees]) => ligne(titre, lieux.map((mentions) => un_par_contrat(mentions, (un) => promis(un, portees)))));
    chiffres(lieux, ligne);
    ligne("Ce que les documents en disent (projets, montants)", lieux.map((mentions) => un_par_contrat(mentions, faits)));
    ligne("Ce que nous n’avons pas trouvé", lieux.map((mentions) => un_par_contrat(mentions, (un) => un.inconnus.map((phrase) => element("p", "", phrase)))));

    const tetes = lieux.map((mentions) => {
      const lieu = mentions[0], autres = choisies(location.href).filter((cle) => cle !== lieu.cle);
      const th = element("th", "", lien(lieu.nom, lieu.reunis || lieu.adresse), " ", precision([lieu.genre, lieu.communes].filter(Boolean).join(", ")), element("br"), lien_de_choix(autres, "Retirer", element("span", "eo-cache", ` ${lieu.nom}`)));
      th.scope = "col";
      return avec_role(th, "columnheader");
    });
    const coin = element("th", "eo-cache", "Ce qui est comparé");
    coin.scope = "col";
    const table = element("table", `eo-comparaison eo-comparaison--${lieux.length}`, element("caption", "", seuls ? "Un lieu, avant d’en choisir un autre" : "Ces lieux côte à côte, d’après les documents lus"), avec_role(element("thead", "", rangee([avec_role(coin, "columnheader"), ...tetes])), "rowgroup"), avec_role(corps, "rowgroup"));
    avec_role(table, "table");
    const boite = element("div", "eo-tableau", table);
    boite.setAttribute("role", "region");
    boite.setAttribute("aria-label", "Lieux côte à côte");
    boite.tabIndex = 0;
    return boite;
  }

  function avec_role(noeud, role) {
    noeud.setAttribute("role", role);
    return noeud;
  }
  const rangee = (cellules) => avec_role(element("tr", "", ...cellules), "row");

  function promis(un, portees) {
    const groupes = un.promesses.filter((groupe) => portees.includes(groupe.portee) && (groupe.nombre || groupe.indicateurs));
    if (!groupes.length) return "rien trouvé";
    return groupes.map((groupe) => element("div", "", lien([groupe.nombre ? accord(groupe.nombre, "promesse", "promesses") : "", groupe.indicateurs ? accord(groupe.indicateurs, "indicateur", "indicateurs") : ""].filter(Boolean).join(" et "), groupe.adresse),
      portees.length > 1 ? " " : "", portees.length > 1 ? precision(`${groupe.titre.toLowerCase()}${groupe.portee === "ensembles" ? ", dont ce lieu est peut-être" : ""}`) : ""));
  }

  // The figures that at least two of the places have, of one contract and one indicator; then how many each has alone, and why.
  function chiffres(lieux, ligne) {
    const siens = lieux.map((mentions) => new Map(mentions.flatMap((un) => un.chiffres.map((chiffre) => [`${un.contrat.id}/${chiffre.id}`, chiffre]))));
    const communs = [...new Set(siens.flatMap((un) => [...un.keys()]))].filter((cle) => siens.filter((un) => un.has(cle)).length > 1);
    communs.forEach((cle) => {
      const rang_du_premier = siens.findIndex((un) => un.has(cle)), premier = siens[rang_du_premier].get(cle), contrat = cle.split("/")[0];
      const memes = siens.map((un) => un.get(cle)), periodes = new Set(memes.filter(Boolean).map((un) => un.periode));
      const sans = (rang) => lieux[rang].some((un) => un.contrat.id === contrat) ? "aucun chiffre trouvé" : "autre contrat, autre définition";
      ligne(lien(premier.libelle, premier.adresse), memes.map((un, rang) => un ? [element("strong", "", un.valeur), " ", precision(un.periode)] : precision(sans(rang))),
        [`suit${NB}: ${premier.promesse}`, periodes.size > 1 ? "Les périodes ne sont pas les mêmes." : ""].filter(Boolean).join(". "));
    });
    const ensemble = lieux.every((mentions) => mentions.some((un) => lieux[0].some((premier) => premier.contrat.id === un.contrat.id)));
    const pourquoi = lieux.length < 2 || communs.length ? "" : ensemble ? "Aucun indicateur n’a de chiffre trouvé pour deux de ces lieux\u00a0: rien n’est mis côte à côte."
      : "Ces lieux sont dans des contrats différents\u00a0: leurs indicateurs n’ont pas la même définition, et leurs chiffres ne se comparent pas.";
    ligne(communs.length ? "Autres indicateurs chiffrés" : "Indicateurs chiffrés", lieux.map((mentions, rang) => {
      const reste = [...siens[rang].keys()].filter((cle) => !communs.includes(cle)).length;
      return reste ? lien(accord(reste, "indicateur avec un chiffre", "indicateurs avec un chiffre"), `${mentions.find((un) => un.chiffres.length).adresse}#mesures-ici`) : communs.length ? "aucun autre" : "aucun chiffre trouvé";
    }), pourquoi);
  }

  function faits(un) {
    if (!un.faits.nombre) return "rien trouvé pour ce lieu lui-même";
    const liste = un.faits.premiers.map((fait) => element("li", "", `«${NB}${fait.texte}${NB}»`, ...fait.montants.map((montant) => element("span", "eo-precision", ` ${montant}`))));
    return [element("ul", "eo-comparaison__faits", ...liste), lien(`${accord(un.faits.nombre, "phrase", "phrases")} sur sa page`, un.faits.adresse)];
  }

  montrer(false);
  if (choisies(location.href).length < 2) champ.focus({preventScroll: true});
})();
