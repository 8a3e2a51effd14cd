// Opens folded blocks for links and for printing; lets the keyboard open the menu; filters lists of places. Every page is whole without it.
(function () {
  "use strict";
  // A link to an anchor inside a closed <details> opens it.
  function ouvrir() {
    var cible = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var noeud = cible; noeud; noeud = noeud.parentElement) {
      if (noeud.tagName === "DETAILS") noeud.open = true;
    }
  }
  // Folded blocks are opened to be printed, and closed again afterwards.
  var fermes = [];
  addEventListener("beforeprint", function () {
    fermes = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    fermes.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    fermes.forEach(function (details) { details.open = false; });
  });
  // The theme's button of the menu is a label, which no keyboard reaches: a true button inside it.
  var label = document.querySelector(".md-header__button[for=__drawer]");
  var volet = document.getElementById("__drawer");
  if (label && volet) {
    var bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "eo-bouton";
    bouton.setAttribute("aria-label", "Menu");
    bouton.setAttribute("aria-expanded", String(volet.checked));
    while (label.firstChild) bouton.appendChild(label.firstChild);
    bouton.addEventListener("click", function () { volet.click(); });
    volet.addEventListener("change", function () { bouton.setAttribute("aria-expanded", String(volet.checked)); });
    label.appendChild(bouton);
    addEventListener("keydown", function (evenement) {
      if (evenement.key !== "Escape" || !volet.checked) return;
      volet.click();
      bouton.focus();
    });
  }
  // The list of places gets a field that keeps the names that hold what is typed, whatever the accents.
  var choix = document.querySelector("[data-eo-choix]");
  if (choix) filtrer(choix);
  function plat(texte) {
    return texte.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, " ").replace(/-/g, " ").toLowerCase().replace(/\s+/g, " ").trim();
  }
  function filtrer(liste) {
    var etiquette = document.createElement("label"), champ = document.createElement("input"), dit = document.createElement("p");
    etiquette.className = "eo-filtre";
    etiquette.textContent = "Nom de " + liste.getAttribute("data-eo-choix");
    champ.type = "search";
    champ.autocomplete = "off";
    dit.className = "eo-precision";
    dit.setAttribute("role", "status");
    etiquette.appendChild(champ);
    liste.before(etiquette, dit);
    champ.addEventListener("input", function () {
      var voulu = plat(champ.value), nombre = 0;
      liste.querySelectorAll(".eo-communes > li").forEach(function (commune) {
        var nom = commune.querySelector("summary, a"), entiere = plat(nom.firstChild.textContent).indexOf(voulu) >= 0, gardes = 0;
        commune.querySelectorAll(".eo-commune li").forEach(function (lieu) {
          lieu.hidden = !entiere && !Array.prototype.some.call(lieu.querySelectorAll("a"), function (lien) { return plat(lien.firstChild.textContent).indexOf(voulu) >= 0; });
          if (!lieu.hidden) gardes += 1;
        });
        commune.hidden = !entiere && !gardes;
        if (!commune.hidden) nombre += gardes || 1;
        var bloc = commune.querySelector("details");
        if (bloc) bloc.open = !!voulu && !commune.hidden;
      });
      liste.hidden = !nombre;
      dit.textContent = !voulu ? "" : nombre > 1 ? nombre + " lieux trouvés." : nombre ? "Un lieu trouvé." : "Aucun lieu de ce nom dans les contrats publiés ici.";
    });
  }
  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
