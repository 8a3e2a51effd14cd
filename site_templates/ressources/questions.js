// A list answers questions: the rows that fit the choices, how many they are, in which order. The address keeps the choices, and the way back undoes them.
// A list of places keeps its own field for words (choix_du_lieu.js): here its rows are only marked, by data-q-non, and that script shows what both keep.
// Rows bear data-q («theme:sante chiffre:oui») and, for orders, data-tri («annee:2019»); what holds rows bears data-q-groupe. Without it the list is whole.
(function () {
  "use strict";
  var MONTREES = 60; // rows at once: a telephone shows four or five
  var HAUTEUR = 9000; // pixels from the top of the page below which no row begins until it is asked for
  var place = document.querySelector("[data-eo-questions]");
  if (place) poser(place);

  function poser(place) {
    var article = place.closest("article") || document.body;
    var avec_choix = place.hasAttribute("data-avec-choix");
    var tous = function (quoi, ou) { return Array.prototype.slice.call((ou || article).querySelectorAll(quoi)); };
    var rangees = tous("[data-q]").map(function (element, rang) {
      // A place of two communes stands under both, and counts once.
      var cle = avec_choix ? element.querySelector("a").href : rang;
      return {element: element, rang: rang, cle: cle, dits: paires(element.getAttribute("data-q")), ordres: paires(element.getAttribute("data-tri")), mots: null};
    });
    var contenants = tous("[data-q-groupe]"), plis = tous("details.eo-details--liste"), sommaires = tous(".eo-sommaire, .eo-sauts");
    var ouverts = plis.filter(function (pli) { return pli.open; });
    var champs = tous("select[name], input[name]", place), mots = place.querySelector("input[name=mots]"), ordre = place.querySelector("select[name=ordre]");
    var choix = tous("select[name]:not([name=ordre])", place), autres = place.querySelector("details"), bouton = place.querySelector("button");
    var dit = place.nextElementSibling, plate = null, suite = null, rien = function () {}, tout_montrer = rien;
    choix.forEach(function (liste) {
      tous("option", liste).forEach(function (reponse) { reponse.setAttribute("data-mots", reponse.textContent); });
    });
    place.hidden = dit.hidden = false;
    lire();
    montrer();
    if (autres && champs.some(function (champ) { return champ.value.trim() && autres.contains(champ); })) autres.open = true;

    place.addEventListener("input", function (evenement) {
      montrer();
      noter(evenement.target === mots);
    });
    bouton.addEventListener("click", function () {
      champs.forEach(function (champ) { champ.value = ""; });
      montrer();
      noter();
    });
    addEventListener("beforeprint", function () { tout_montrer(); });
    addEventListener("popstate", function () {
      lire();
      montrer();
    });

    // «theme:sante theme:femmes» as {theme: ["sante", "femmes"]}.
    function paires(texte) {
      var lues = Object.create(null);
      (texte || "").split(" ").filter(Boolean).forEach(function (paire) {
        var ou = paire.indexOf(":"), nom = paire.slice(0, ou);
        (lues[nom] = lues[nom] || []).push(paire.slice(ou + 1));
      });
      return lues;
    }
    function lire() {
      var adresse = new URLSearchParams(location.search);
      champs.forEach(function (champ) {
        champ.value = adresse.get(champ.name) || "";
      });
      // «Jeunes» was a theme once, and is a public: an address that was kept asks the question that has the answer.
      choix.forEach(function (liste) {
        var voulu = liste.selectedIndex < 0 && adresse.get(liste.name);
        choix.forEach(function (autre) {
          if (voulu && !adresse.get(autre.name) && tous("option", autre).some(function (reponse) { return reponse.value === voulu; })) autre.value = voulu;
        });
      });
      champs.forEach(function (champ) {
        if (champ.selectedIndex < 0) champ.value = ""; // an answer that no row gives
      });
    }
    var a_noter = 0;
    // Each choice is a step that the way back undoes; letters of one word are not.
    function noter(remplacer) {
      var adresse = new URLSearchParams();
      champs.forEach(function (champ) { if (champ.value.trim()) adresse.set(champ.name, champ.value.trim()); });
      if (location.search.slice(1) === String(adresse)) return;
      clearTimeout(a_noter);
      try {
        history[remplacer ? "replaceState" : "pushState"](null, "", location.pathname + (String(adresse) ? "?" + adresse : ""));
      } catch (erreur) {
        a_noter = setTimeout(function () { noter(remplacer); }, 2000); // Safari takes a hundred in half a minute, and then throws
      }
    }
    function repond(rangee, voulus, sauf) {
      return choix.every(function (liste) {
        return liste === sauf || !liste.value || (rangee.dits[liste.name] || []).indexOf(liste.value) >= 0;
      }) && voulus.every(function (voulu) { return mots_de(rangee).some(function (mot) { return mot.indexOf(voulu) === 0; }); });
    }
    // The words of a row, and of what it follows: not those of the rows below it.
    function mots_de(rangee) {
      if (!rangee.mots) rangee.mots = moteur_de_recherche.mots_de(propre(rangee.element).textContent + " " + suivie(rangee.element));
      return rangee.mots;
    }
    function propre(element) {
      var copie = element.cloneNode(true);
      tous("[data-q], [data-q-groupe], ul[data-q-suite], details.eo-details--liste", copie).forEach(function (dessous) { dessous.remove(); });
      return copie;
    }
    function suivie(element) {
      var tete = element.parentElement.querySelector(":scope > .eo-suivie"), dessus = element.parentElement.closest("li[data-q-groupe]");
      if (tete) return tete.textContent.trim();
      return dessus ? (dessus.querySelector("a") || dessus).textContent.trim() : "";
    }
    function montrer() {
      var voulus = mots ? moteur_de_recherche.mots_de(mots.value) : [], actif = champs.some(function (champ) { return champ.value.trim(); });
      var gardees = rangees.filter(function (rangee) { return repond(rangee, voulus); }), visibles = new Set();
      plis_longs.liberer();
      [plate, suite].forEach(function (ajout) { if (ajout) ajout.remove(); });
      plate = suite = null;
      tout_montrer = rien;
      if (avec_choix) {
        rangees.forEach(function (rangee) { rangee.element.toggleAttribute("data-q-non", gardees.indexOf(rangee) < 0); });
        document.dispatchEvent(new CustomEvent("eo-questions", {detail: actif}));
      } else if (ordre && ordre.value) ranger(gardees);
      else gardees.forEach(function (rangee) {
        for (var noeud = rangee.element; noeud && noeud !== article && !visibles.has(noeud); noeud = noeud.parentElement) visibles.add(noeud);
      });
      if (!avec_choix) rangees.map(function (rangee) { return rangee.element; }).concat(contenants).forEach(function (element) {
        element.hidden = !!actif && !visibles.has(element);
      });
      plis.forEach(function (pli) {
        var trop = gardees.length > MONTREES;
        pli.open = actif ? !trop : ouverts.indexOf(pli) >= 0;
        compter(pli.querySelector("summary"), actif && trop && !plate ? gardees.filter(function (rangee) { return pli.contains(rangee.element); }).length : 0);
      });
      sommaires.forEach(function (sommaire) { sommaire.hidden = !!actif; });
      if (plate) borner(rangs_de(plate));
      else if (actif && !avec_choix && gardees.length <= MONTREES) borner(gardees.map(function (rangee) { return rangee.element; }));
      choix.forEach(function (liste) {
        var comptes = Object.create(null), vues = Object.create(null);
        rangees.forEach(function (rangee) {
          if (!(liste.name in rangee.dits) || vues[rangee.cle] || !repond(rangee, voulus, liste)) return;
          vues[rangee.cle] = true;
          rangee.dits[liste.name].forEach(function (code) { comptes[code] = (comptes[code] || 0) + 1; });
        });
        tous("option[value]:not([value=''])", liste).forEach(function (reponse) {
          reponse.textContent = reponse.getAttribute("data-mots") + " (" + (comptes[reponse.value] || 0) + ")";
          reponse.disabled = !comptes[reponse.value] && !reponse.selected;
        });
      });
      bouton.hidden = !actif;
      var nombre = combien(gardees), sur = combien(rangees);
      dit.textContent = !actif ? "" : !nombre ? place.dataset.aucun + " ne répond à ces choix." : nombre === sur ? nombre + " " + place.dataset.plusieurs + "." :
        nombre + " " + place.dataset[nombre > 1 ? "plusieurs" : "un"] + " sur " + sur + ".";
    }
    function combien(liste) { return new Set(liste.map(function (rangee) { return rangee.cle; })).size; }
    // Where rows are too many to be shown at once, each fold says how many of its own answer.
    function compter(pli, nombre) {
      var compte = pli.querySelector(".eo-questions__ici");
      if (compte) compte.remove();
      if (!nombre) return;
      compte = document.createElement("span");
      compte.className = "eo-precision eo-questions__ici";
      compte.textContent = " " + nombre + (nombre > 1 ? " répondent" : " répond") + " à ces choix";
      pli.append(compte);
    }
    // Rows in an order of their own leave what they stood under; each says what it follows. They are copies: the list itself stays in its order.
    function ranger(gardees) {
      var nom = ordre.value, bas = ordre.selectedOptions[0].hasAttribute("data-decroissant");
      var cle = function (rangee) { return nom === "libelle" ? (rangee.element.querySelector("a, dt, h3") || rangee.element).textContent.trim() : (rangee.ordres[nom] || [""])[0]; };
      var triees = gardees.slice().sort(function (a, b) {
        var x = cle(a), y = cle(b);
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || a.rang - b.rang; // what has none stands last, either way
        return x.localeCompare(y, "fr", {numeric: true}) * (bas ? -1 : 1) || a.rang - b.rang;
      });
      plate = document.createElement("div");
      plate.className = "eo-rangees";
      var tables = tous("table").filter(function (table) { return table.querySelector("[data-q]"); }).sort(function (a, b) { return colonnes(b) - colonnes(a); });
      var modele = triees.length && triees[0].element.tagName === "TR" ? tables[0] : triees.length && triees[0].element.parentElement;
      if (!modele) return;
      var liste = modele.tagName === "DETAILS" ? document.createElement("div") : modele.cloneNode(false); // a fold without its title stays shut
      liste.removeAttribute("id");
      liste.removeAttribute("data-q-suite");
      if (modele.tHead) liste.append(modele.tHead.cloneNode(true));
      if (modele.tagName === "TABLE") {
        var cadre = document.createElement("div");
        cadre.className = "eo-tableau";
        cadre.append(liste);
        plate.append(cadre);
      } else plate.append(liste);
      triees.forEach(function (rangee) {
        var copie = propre(rangee.element), sous = suivie(rangee.element), ou = liste;
        copie.hidden = false;
        [copie].concat(tous("[id]", copie)).forEach(function (element) { element.removeAttribute("id"); });
        if (copie.tagName === "TR") {
          ou = liste.appendChild(document.createElement("tbody"));
          var tete = rangee.element.parentElement.querySelector(":scope > .eo-suivie");
          if (tete) ou.append(tete.cloneNode(true));
        } else if (sous) {
          var precision = document.createElement("span");
          precision.className = "eo-precision";
          precision.textContent = " " + sous;
          copie.append(precision);
        }
        ou.append(copie);
      });
      dit.after(plate);
    }
    // What hides or shows whole rows of the list in an order of its own: a row of a table with what it follows.
    function rangs_de(plate) { return tous(plate.querySelector("tbody") ? "tbody" : ":scope > * > *", plate); }
    // Of rows in the order of the page, those that begin too low wait for a button, and so does what would hold none of the others.
    function borner(montrees) {
      if (montrees.length <= MONTREES && document.documentElement.scrollHeight < HAUTEUR + 2500) return;
      var de_trop = montrees.filter(function (element, rang) { return rang && (rang >= MONTREES || element.getBoundingClientRect().top + scrollY > HAUTEUR); });
      if (!de_trop.length) return;
      var restees = montrees.slice(0, montrees.length - de_trop.length), derniere = restees[restees.length - 1];
      var caches = de_trop.concat(plate ? [] : contenants.filter(function (element) {
        return !element.hidden && !restees.some(function (restee) { return element.contains(restee); });
      }));
      caches.forEach(function (element) { element.hidden = true; });
      suite = document.createElement("button");
      suite.type = "button";
      suite.className = "eo-questions__suite";
      suite.textContent = de_trop.length > 1 ? "Montrer les " + de_trop.length + " autres" : "Montrer l’autre";
      suite.addEventListener("click", function () {
        tout_montrer();
        (de_trop[0].querySelector("a") || de_trop[0]).focus();
      });
      tout_montrer = function () {
        caches.forEach(function (element) { element.hidden = false; });
        suite.remove();
        tout_montrer = rien;
      };
      while (derniere.parentElement !== article) derniere = derniere.parentElement;
      derniere.after(suite);
    }
    function colonnes(table) { return table.rows.length ? table.rows[0].cells.length : 0; }
  }
})();
