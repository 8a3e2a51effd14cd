// Small maps get a choice: two of them side by side, and their figures in one table. The address keeps the choice («?avec=a&et=b»).
(function () {
  "use strict";
  var place = document.querySelector("[data-eo-duo]");
  if (place) poser(place);

  function poser(place) {
    var liste = document.querySelector(".eo-petites"), siennes = Array.prototype.slice.call(liste.children);
    var liens = Array.prototype.slice.call(document.querySelectorAll("[data-eo-cartes] a")); // where there are several pages
    var connues = liens.length ? liens.map(function (lien) { return [lien.hash.slice(7), lien.textContent, lien.href.split("#")[0]]; })
      : siennes.map(function (carte) { return [carte.id.slice(6), titre(carte), ""]; });
    if (connues.length < 2) return;
    var choix = new URLSearchParams(location.search), formulaire = document.createElement("form"), dit = document.createElement("p");
    var duo = document.createElement("ul"), tableau = document.createElement("div"), dernier = 0;
    formulaire.className = "eo-questions";
    formulaire.setAttribute("aria-label", "Mettre deux cartes côte à côte");
    var champs = [["avec", "Mettre côte à côte"], ["et", "et"]].map(function (question) {
      var groupe = document.createElement("p"), etiquette = document.createElement("label"), champ = document.createElement("select");
      etiquette.textContent = question[1];
      etiquette.htmlFor = champ.id = "duo-" + question[0];
      champ.appendChild(new Option("choisir une carte", ""));
      connues.forEach(function (carte) { champ.appendChild(new Option(carte[1], carte[0])); });
      champ.value = choix.get(question[0]) || "";
      if (champ.selectedIndex < 0) champ.value = "";
      groupe.append(etiquette, champ);
      formulaire.appendChild(groupe);
      return champ;
    });
    var bouton = document.createElement("button");
    bouton.type = "button";
    bouton.textContent = "Revenir à toutes les cartes";
    formulaire.appendChild(bouton);
    dit.className = "eo-precision";
    dit.setAttribute("role", "status");
    duo.className = "eo-duo__cartes";
    place.append(formulaire, dit, duo, tableau);
    place.hidden = false;
    champs.forEach(function (champ) { champ.addEventListener("change", montrer); });
    bouton.addEventListener("click", function () {
      champs.forEach(function (champ) { champ.value = ""; });
      montrer();
    });
    montrer();

    function titre(carte) { return carte.querySelector(".eo-petites__titre a").textContent; }

    // The map itself where this page has it, else a copy from the page that does: the outlines that it draws with come with it, and its links lead
    // where they led from there.
    function trouver(id) {
      var ici = siennes.filter(function (carte) { return carte.id === "carte-" + id; })[0];
      if (ici) return Promise.resolve(ici);
      var connue = connues.filter(function (carte) { return carte[0] === id; })[0];
      return fetch(connue[2]).then(function (reponse) { return reponse.ok ? reponse.text() : Promise.reject(); }).then(function (texte) {
        var page = new DOMParser().parseFromString(texte, "text/html"), carte = page.getElementById("carte-" + id);
        var fonds = page.querySelector(".eo-c-fonds"), connus = document.querySelector(".eo-c-fonds defs");
        if (fonds && !connus) duo.before(document.adoptNode(fonds));
        else if (fonds) fonds.querySelectorAll("[id]").forEach(function (trace) {
          if (!document.getElementById(trace.id)) connus.appendChild(document.adoptNode(trace));
        });
        carte.querySelectorAll("a[href]").forEach(function (lien) {
          lien.setAttribute("href", new URL(lien.getAttribute("href"), connue[2]).href);
        });
        return document.adoptNode(carte);
      });
    }

    function montrer() {
      var ids = champs.map(function (champ) { return champ.value; }), essai = dernier += 1;
      var adresse = new URLSearchParams(location.search);
      champs.forEach(function (champ, rang) { if (ids[rang]) adresse.set(["avec", "et"][rang], ids[rang]); else adresse.delete(["avec", "et"][rang]); });
      history.replaceState(null, "", location.pathname + (adresse.toString() ? "?" + adresse : "") + location.hash);
      siennes.forEach(function (carte) { liste.appendChild(carte); }); // back in their place and order
      duo.textContent = tableau.textContent = "";
      bouton.hidden = !ids[0] && !ids[1];
      liste.hidden = Boolean(ids[0] && ids[1]);
      dit.textContent = ids[0] && ids[0] === ids[1] ? "Choisir deux cartes différentes." : "";
      if (!ids[0] || !ids[1] || ids[0] === ids[1]) {
        liste.hidden = false;
        return;
      }
      Promise.all(ids.map(trouver)).then(function (cartes) {
        if (essai !== dernier) return; // the reader has chosen again
        cartes.forEach(function (carte) { duo.appendChild(carte); });
        tableau.appendChild(ensemble(cartes));
        dit.textContent = "Deux cartes côte à côte, puis leurs chiffres dans un tableau.";
      }, function () {
        if (essai !== dernier) return;
        liste.hidden = false;
        dit.textContent = "Cette carte n’a pas pu être chargée.";
      });
    }

    // One row for each place of either map.
    function ensemble(cartes) {
      var lignes = new Map();
      cartes.forEach(function (carte, rang) {
        carte.querySelectorAll("tbody tr").forEach(function (ligne) {
          var lieu = ligne.cells[0].textContent;
          if (!lignes.has(lieu)) lignes.set(lieu, ["–", "–"]);
          lignes.get(lieu)[rang] = ligne.cells[1].textContent;
        });
      });
      var boite = document.createElement("div"), table = boite.appendChild(document.createElement("table"));
      boite.className = "eo-tableau";
      boite.tabIndex = 0;
      boite.setAttribute("role", "region");
      boite.setAttribute("aria-label", "Les chiffres des deux cartes");
      table.className = "eo-table eo-table--duo";
      table.createCaption().textContent = "Les chiffres des deux cartes, lieu par lieu";
      var tete = table.createTHead().insertRow();
      ["Lieu"].concat(cartes.map(function (carte) { return titre(carte) + ", " + carte.querySelector("summary").textContent.split(", ").pop(); })).forEach(function (mots) {
        var case_ = document.createElement("th");
        case_.scope = "col";
        case_.textContent = mots;
        tete.appendChild(case_);
      });
      var corps = table.createTBody();
      lignes.forEach(function (chiffres, lieu) {
        var ligne = corps.insertRow(), nom = document.createElement("th");
        nom.scope = "row";
        nom.textContent = lieu;
        ligne.appendChild(nom);
        chiffres.forEach(function (chiffre) { ligne.insertCell().textContent = chiffre; });
      });
      return boite;
    }
  }
})();
