// The list of places gets a field, which keeps those whose commune and names begin with every word typed. Without it the list is whole.
// Words are folded as the search does it (`moteur_de_recherche.js`), which is in the same file by the time a reader types.
(function () {
  "use strict";
  var choix = document.querySelector("[data-eo-choix]");
  if (choix) animer(choix);

  // The places of the list, each with its item, its link, and the words that find it: its names, its codes, those of its commune.
  function lieux_de(liste) {
    var lieux = [];
    liste.querySelectorAll(".eo-communes > li").forEach(function (commune) {
      var de_la_commune = mots_du_lieu(commune.querySelector("li") || commune), siens = commune.querySelectorAll(".eo-commune li");
      (siens.length ? Array.prototype.slice.call(siens) : [commune]).forEach(function (item) {
        lieux.push({commune: commune, item: item, lien: item.querySelector("a"), mots: de_la_commune.concat(mots_du_lieu(item))});
      });
    });
    return lieux;
  }
  function mots_du_lieu(item) {
    var noms = Array.prototype.map.call(item.querySelectorAll("a"), function (lien) { return lien.firstChild.textContent; });
    var mots = moteur_de_recherche.mots_de(noms.concat(item.getAttribute("data-eo-mots") || "").join(" "));
    // «L’Haÿ» is also typed «lhay».
    return mots.concat(mots.slice(1).map(function (mot, rang) { return mots[rang].length === 1 ? mots[rang] + mot : ""; }).filter(Boolean));
  }
  // Letters that begin a word stand for it, but for two beside other words: «goutte d’or» does not name the Orge.
  function garder(lieux, voulus) {
    return lieux.filter(function (lieu) {
      return voulus.every(function (voulu) {
        var entier = voulus.length > 1 && voulu.length < 3 && !/[0-9]/.test(voulu);
        return lieu.mots.some(function (mot) { return entier ? mot === voulu : mot.indexOf(voulu) === 0; });
      });
    });
  }
  // «Paris» is the whole name of a town: where some places have the words as they are, others that only begin so are left out.
  function les_plus_justes(gardes, voulus) {
    var justes = gardes.filter(function (lieu) { return voulus.every(function (voulu) { return voulu.length > 3 && lieu.mots.indexOf(voulu) >= 0; }); });
    return justes.length ? justes : gardes;
  }
  // What a place is, beside its name; a reader may think that it is another thing.
  var GENRES = ["qpv", "qva", "quartier", "prioritaire", "commune", "ville", "arrondissement", "cite", "residence", "secteur"];
  function a_le_mot(mot) {
    return function (lieu) { return lieu.mots.indexOf(mot) >= 0; };
  }
  function proches(lieux, voulus) {
    return lieux.filter(function (lieu) {
      return voulus.every(function (voulu) {
        return lieu.mots.some(function (mot) {
          return mot.indexOf(voulu) === 0 || (voulu.length > 3 && !/[0-9]/.test(voulu) && moteur_de_recherche.presque(voulu, mot));
        });
      });
    });
  }
  // The places that have the most of these words, where none has them all.
  function en_partie(lieux, voulus) {
    var comptes = lieux.map(function (lieu) {
      return voulus.filter(function (voulu) {
        return voulu.length > 3 && !moteur_de_recherche.SAINTS.has(voulu) && lieu.mots.some(function (mot) { return mot.indexOf(voulu) === 0; });
      }).length;
    });
    var plus = Math.max.apply(null, [1].concat(comptes));
    return lieux.filter(function (_, rang) { return comptes[rang] === plus; });
  }
  // The places that are kept, and what to say where not all that was typed was found in them. «est» may be a side of the town or a little word:
  // little words are left out only where nothing has them; then what the place is; then a letter; then the words that no place has with the others.
  function chercher(lieux, texte) {
    var voulus = moteur_de_recherche.mots_de(moteur_de_recherche.en_chiffres(texte)), utiles = moteur_de_recherche.utiles(voulus), noms, gardes = garder(lieux, voulus);
    if (!gardes.length) gardes = garder(lieux, utiles);
    if (gardes.length) return {gardes: les_plus_justes(gardes, voulus), dit: ""};
    noms = utiles.filter(function (mot) { return GENRES.indexOf(mot) < 0; });
    if (noms.length && noms.length < utiles.length) gardes = garder(lieux, noms);
    if (gardes.length) return {gardes: gardes, dit: dire_le_genre(gardes, utiles)};
    gardes = noms.length ? proches(lieux, noms) : [];
    if (gardes.length) return {gardes: gardes, dit: "Aucun lieu ne s’écrit ainsi. De nom proche\u00a0: "};
    gardes = en_partie(lieux, noms);
    return {gardes: gardes, dit: gardes.length ? "Aucun lieu n’a tous ces mots. Avec une partie d’entre eux\u00a0: " : "", ailleurs: true};
  }
  function dire_le_genre(gardes, voulus) {
    if (voulus.indexOf("qpv") >= 0 && gardes.some(a_le_mot("qva"))) {
      return "Aucun quartier prioritaire (QPV) n’est nommé là dans les contrats publiés ici, mais des quartiers de veille active (QVA). ";
    }
    return "Aucun lieu de ce genre ne porte ce nom dans les contrats publiés ici. De ce nom\u00a0: ";
  }

  // A place of two communes stands under both, and is one.
  function adresses_de(lieux) {
    var adresses = lieux.map(function (lieu) { return lieu.lien.href; });
    return adresses.filter(function (adresse, rang) { return adresses.indexOf(adresse) === rang; });
  }

  function animer(liste) {
    var etiquette = document.createElement("label"), champ = document.createElement("input"), dit = document.createElement("p");
    var au_clavier = window.matchMedia("(hover: hover)").matches;  // a touch screen may have no such key
    var lieux = null, trouves = [], repliee = liste.tagName === "DETAILS";
    etiquette.className = "eo-filtre";
    etiquette.textContent = "Nom de " + liste.getAttribute("data-eo-choix");
    champ.type = "search";
    champ.autocomplete = "off";
    champ.maxLength = 200;
    dit.className = "eo-precision";
    dit.setAttribute("role", "status");
    etiquette.appendChild(champ);
    var questions = document.querySelector("[data-eo-questions][data-avec-choix]"), choisi = false;
    (questions || liste).before(etiquette, dit);

    function montrer() {
      var texte = champ.value.trim(), trouve, gardes;
      lieux = lieux || lieux_de(liste);
      // What the questions above the list leave (questions.js).
      trouve = chercher(lieux.filter(function (lieu) { return !lieu.item.hasAttribute("data-q-non"); }), texte);
      gardes = trouve.gardes;
      trouves = adresses_de(gardes);
      lieux.forEach(function (lieu) { lieu.item.hidden = lieu.commune.hidden = true; });
      gardes.forEach(function (lieu) { lieu.item.hidden = lieu.commune.hidden = false; });
      liste.querySelectorAll(".eo-commune").forEach(function (bloc) { bloc.open = (!!texte || choisi) && !bloc.parentNode.hidden; });
      liste.hidden = !trouves.length;
      if (repliee) liste.open = !!texte;
      dire(texte, trouve.dit, trouve.ailleurs);
    }
    function dire(texte, avant, ailleurs) {
      var nombre = trouves.length, compte = nombre > 1 ? nombre + " lieux trouvés." : "Un lieu trouvé." + (au_clavier ? " La touche Entrée l’ouvre." : "");
      var rien = "Aucun lieu de ce nom dans les contrats publiés ici. " + (/^[0-9]{5}$/.test(texte) ? "Écrivez plutôt le nom de la commune que son code. " : "");
      dit.textContent = !texte ? "" : nombre ? avant + (avant ? compte.charAt(0).toLowerCase() + compte.slice(1) : compte) : rien;
      if (!texte || (nombre && !ailleurs)) return;
      if (nombre) dit.appendChild(document.createTextNode(" "));
      var lien = document.createElement("a");
      lien.href = liste.getAttribute("data-eo-recherche") + "?mots=" + encodeURIComponent(texte);
      lien.textContent = "Chercher «\u00a0" + texte + "\u00a0» dans tout le site";
      dit.appendChild(lien);
    }
    champ.addEventListener("input", montrer);
    document.addEventListener("eo-questions", function (evenement) {
      if (!evenement.detail && !choisi) return;
      choisi = evenement.detail;
      montrer();
    });
    champ.addEventListener("keydown", function (evenement) {
      if (evenement.key === "Enter" && champ.value.trim() && trouves.length === 1) location.href = trouves[0];
    });
  }
})();
