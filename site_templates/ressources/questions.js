// A list of indicators gets questions: kind of target, figure or none, state, theme, words. The address keeps the answers; without it the list is whole.
(function () {
  "use strict";
  var place = document.querySelector("[data-eo-questions]");
  if (place) poser(place);

  function poser(place) {
    var article = place.closest("article") || document, choix = new URLSearchParams(location.search);
    var rangees = Array.prototype.slice.call(article.querySelectorAll("tr[data-cible]"));
    var ouverts = Array.prototype.filter.call(article.querySelectorAll("details.eo-details--liste"), function (bloc) { return bloc.open; });
    var champs = {}, dit = document.createElement("p"), formulaire = document.createElement("form");
    // Each question: its name in the address, its words, its answers (value, words), and what a row says to it.
    var questions = [
      ["cible", "Cible", [["chiffree", "avec une cible en chiffres"], ["mots", "avec une cible en mots"], ["aucune", "sans cible"]], function (ligne) { return [ligne.getAttribute("data-cible")]; }],
      ["chiffre", "Chiffre", [["oui", "avec un chiffre trouvé"], ["non", "sans chiffre trouvé"]], function (ligne) { return [ligne.getAttribute("data-chiffre")]; }],
      ["etat", "État", null, function (ligne) { return [ligne.getAttribute("data-etat")]; }],
      ["theme", "Thème, selon nous", null, function (ligne) { return (ligne.getAttribute("data-themes") || "").split("|").filter(Boolean); }]
    ];
    formulaire.className = "eo-questions";
    formulaire.setAttribute("role", "search");
    formulaire.setAttribute("aria-label", "Choisir des indicateurs");
    questions.forEach(function (question) {
      var presentes = {};
      rangees.forEach(function (ligne) { question[3](ligne).forEach(function (mot) { presentes[mot] = (presentes[mot] || 0) + 1; }); });
      var reponses = (question[2] || Object.keys(presentes).sort(function (a, b) { return a.localeCompare(b, "fr"); }).map(function (mot) { return [mot, mot]; }))
        .filter(function (reponse) { return presentes[reponse[0]]; });
      if (reponses.length < 2) return; // a question with one answer asks nothing
      var liste = document.createElement("select");
      liste.appendChild(new Option("tous", ""));
      reponses.forEach(function (reponse) { liste.appendChild(new Option(reponse[1] + " (" + presentes[reponse[0]] + ")", reponse[0])); });
      ajouter(question[0], question[1], liste);
    });
    var mots = document.createElement("input");
    mots.type = "search";
    mots.autocomplete = "off";
    mots.maxLength = 200;
    ajouter("mots", "Mots", mots);
    var bouton = document.createElement("button");
    bouton.type = "reset";
    bouton.textContent = "Tout montrer";
    formulaire.appendChild(bouton);
    dit.className = "eo-precision";
    dit.setAttribute("role", "status");
    place.append(formulaire, dit);
    place.hidden = false;

    function ajouter(nom, titre, champ) {
      var groupe = document.createElement("p"), etiquette = document.createElement("label");
      etiquette.textContent = titre;
      etiquette.htmlFor = champ.id = "question-" + nom;
      champ.value = choix.get(nom) || "";
      if (champ.value !== (choix.get(nom) || "")) champ.value = "";
      groupe.append(etiquette, champ);
      formulaire.appendChild(groupe);
      champs[nom] = champ;
    }
    function garde(ligne, voulus) {
      var convient = questions.every(function (question) {
        var voulu = champs[question[0]] && champs[question[0]].value;
        return !voulu || question[3](ligne).indexOf(voulu) >= 0;
      });
      if (!convient || !voulus.length) return convient;
      var dits = moteur_de_recherche.mots_de(ligne.textContent);
      return voulus.every(function (voulu) { return dits.some(function (mot) { return mot.indexOf(voulu) === 0; }); });
    }
    function montrer() {
      var voulus = moteur_de_recherche.mots_de(mots.value), nombre = 0, actif = Object.keys(champs).some(function (nom) { return champs[nom].value.trim(); });
      rangees.forEach(function (ligne) {
        ligne.hidden = !garde(ligne, voulus);
        nombre += !ligne.hidden;
      });
      article.querySelectorAll("table.eo-table--indicateurs tbody").forEach(function (groupe) { groupe.hidden = !groupe.querySelector("tr[data-cible]:not([hidden])"); });
      article.querySelectorAll("details.eo-details--liste").forEach(function (bloc) { bloc.open = actif || ouverts.indexOf(bloc) >= 0; });
      article.querySelectorAll(".eo-branche").forEach(function (branche) { branche.hidden = !branche.querySelector("tr[data-cible]:not([hidden])"); });
      dit.textContent = !actif ? "" : nombre === 0 ? "Aucun indicateur ne répond à ces choix." : nombre === 1 ? "Un indicateur, sur " + rangees.length + "." : nombre + " indicateurs, sur " + rangees.length + ".";
      var adresse = new URLSearchParams();
      Object.keys(champs).forEach(function (nom) { if (champs[nom].value.trim()) adresse.set(nom, champs[nom].value.trim()); });
      if (location.search.slice(1) !== String(adresse)) history.replaceState(null, "", location.pathname + (actif ? "?" + adresse : "") + location.hash);
    }
    formulaire.addEventListener("input", montrer);
    formulaire.addEventListener("submit", function (evenement) { evenement.preventDefault(); });
    formulaire.addEventListener("reset", function () { setTimeout(function () { Object.keys(champs).forEach(function (nom) { champs[nom].value = ""; }); montrer(); }); });
    if (location.search) montrer();
  }
})();
