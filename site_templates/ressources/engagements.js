// Small comforts; every page is whole without them.
(function () {
  "use strict";
  // A link to an anchor inside a closed <details> opens it.
  function ouvrir() {
    var cible = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var noeud = cible; noeud; noeud = noeud.parentElement) {
      if (noeud.tagName === "DETAILS") noeud.open = true;
    }
  }
  // Paper cannot unfold.
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
  // Lists of places get a field that keeps the names that hold what is typed, whatever the accents.
  var listes = document.querySelectorAll("[data-eo-choix]");
  if (listes.length) filtrer(Array.prototype.slice.call(listes));
  function plat(texte) {
    return texte.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, " ").replace(/-/g, " ").toLowerCase().replace(/\s+/g, " ").trim();
  }
  function filtrer(listes) {
    var etiquette = document.createElement("label"), champ = document.createElement("input"), dit = document.createElement("p");
    etiquette.className = "eo-filtre";
    var miennes = listes.map(function (liste) { return liste.getAttribute("data-eo-choix"); });
    etiquette.textContent = "Nom de " + miennes.filter(function (mienne, rang) { return miennes.indexOf(mienne) === rang; }).join(", de ") + " ou de mon quartier";
    champ.type = "search";
    champ.autocomplete = "off";
    dit.className = "eo-precision";
    dit.setAttribute("role", "status");
    etiquette.appendChild(champ);
    var place = listes[0].previousElementSibling && /^H\d$/.test(listes[0].previousElementSibling.tagName) && listes.length > 1 ? listes[0].previousElementSibling : listes[0];
    place.before(etiquette, dit);
    champ.addEventListener("input", function () {
      var voulu = plat(champ.value), nombre = 0;
      listes.forEach(function (liste) {
        var ici = 0;
        liste.querySelectorAll(".eo-communes > li").forEach(function (commune) {
          var nom = commune.querySelector("summary, a"), entiere = plat(nom.firstChild.textContent).indexOf(voulu) >= 0, gardes = 0;
          commune.querySelectorAll(".eo-commune li").forEach(function (lieu) {
            lieu.hidden = !entiere && plat(lieu.querySelector("a").textContent).indexOf(voulu) < 0;
            if (!lieu.hidden) gardes += 1;
          });
          commune.hidden = !entiere && !gardes;
          if (!commune.hidden) ici += gardes || 1;
          var bloc = commune.querySelector("details");
          if (bloc) bloc.open = !!voulu && !commune.hidden;
        });
        liste.hidden = !ici;
        if (place !== listes[0]) liste.previousElementSibling.hidden = !ici;
        nombre += ici;
      });
      dit.textContent = !voulu ? "" : nombre > 1 ? nombre + " lieux trouvés." : nombre ? "Un lieu trouvé." : "Aucun lieu de ce nom dans les contrats publiés ici.";
    });
  }
  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
