// Small maps get a choice: two of them side by side, and their figures in one table. The address keeps the choice («?avec=a&et=b»).
(function () {
  "use strict";
  var place = document.querySelector("[data-eo-duo]");
  if (place) poser(place);

  function poser(place) {
    var liste = document.querySelector(".eo-petites"), siennes = Array.prototype.slice.call(liste.children);
    var connues = siennes.map(function (carte) { return [carte.id.slice(6), titre(carte)]; });
    if (connues.length < 2) return;
    connues.forEach(function (carte, rang) { // those of one name are told apart by what they follow, and by their kind of places
      if (siennes.filter(function (autre) { return titre(autre) === titre(siennes[rang]); }).length < 2) return;
      carte[1] += ", " + [".eo-petites__titre .eo-precision", "figcaption"].map(function (quoi) { return siennes[rang].querySelector(quoi).textContent; }).join(", ");
    });
    var choix = new URLSearchParams(location.search), formulaire = document.createElement("form"), dit = document.createElement("p");
    var duo = document.createElement("ul"), tableau = document.createElement("div");
    formulaire.className = "eo-questions eo-questions--larges";
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

    function montrer() {
      var ids = champs.map(function (champ) { return champ.value; });
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
      var cartes = ids.map(function (id) { return siennes.filter(function (carte) { return carte.id === "carte-" + id; })[0]; });
      cartes.forEach(function (carte) {
        var pliee = carte.querySelector(".eo-petites__pliee");
        if (pliee) pliee.open = true;
        duo.appendChild(carte);
      });
      tableau.appendChild(ensemble(cartes));
      dit.textContent = "Deux cartes côte à côte, puis leurs chiffres dans un tableau.";
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
      ["Lieu"].concat(cartes.map(function (carte) { return titre(carte) + ", " + carte.querySelector(".eo-petites__chiffres summary").textContent.split(", ").pop(); })).forEach(function (mots) {
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
