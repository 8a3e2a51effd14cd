// The figures of a map, one time after another. The address keeps the time and the place: «#periode=2018&lieu=ivry-sur-seine».
plan.suivre((donnees, couches, renommer) => {
  const dernier = donnees.temps.length - 1;
  const curseur = document.getElementById("plan-annee");
  const quand = document.getElementById("plan-quand");
  const bouton = document.querySelector(".plan-defiler");
  const ici = document.querySelector(".plan-ici");
  const PAUSE = 1400; // milliseconds: the time to read what has changed
  let rang = dernier, lieu = "", minuterie = 0;

  function etiquette(p, ecrit, connu) {
    const boite = document.createElement("span");
    boite.append(p.court);
    if (connu) {
      const fort = document.createElement("strong");
      fort.textContent = ecrit;
      boite.append(" ", fort);
    }
    return boite;
  }

  function peindre(couche) {
    const p = couche.feature.properties;
    const [ecrit, classe, rayon, connu] = p.temps[rang];
    p.lignes = donnees.temps.map((nom, i) => `${nom} : ${p.temps[i][0]}`);
    const trace = couche.getElement();
    for (const nom of [...trace.classList]) if (nom.startsWith("eo-c-")) trace.classList.remove(nom);
    trace.classList.add("eo-c-lieu", classe);
    trace.setAttribute("aria-label", `${p.nom}, ${donnees.temps[rang]} : ${ecrit}`);
    if (couche instanceof L.CircleMarker) {
      p.rayon = rayon;
      couche.setRadius(rayon);
    }
    if (couche.getTooltip()) couche.setTooltipContent(etiquette(p, ecrit, connu));
    if (couche.isPopupOpen()) couche.getPopup().update();
  }

  // A smaller circle lies over a larger one, whichever was larger at other times, so that each can be seen and touched.
  function empiler() {
    const ronds = [...couches.values()].filter((couche) => couche instanceof L.CircleMarker);
    const voulus = [...ronds].sort((a, b) => b.getRadius() - a.getRadius());
    const poses = [...ronds].sort((a, b) => a.getElement().compareDocumentPosition(b.getElement()) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    if (voulus.every((couche, i) => couche.getRadius() === poses[i].getRadius())) return;
    const tenu = document.activeElement; // what is put elsewhere in the document loses the keyboard
    voulus.forEach((couche) => couche.bringToFront());
    if (tenu !== document.activeElement) tenu.focus({preventScroll: true});
  }

  function adresse() {
    const choix = new URLSearchParams();
    if (dernier > 0) choix.set("periode", donnees.temps[rang]);
    if (lieu) choix.set("lieu", lieu);
    return `#${choix}`;
  }

  function montrer(nouveau) {
    rang = nouveau;
    if (curseur) {
      curseur.value = String(rang);
      curseur.setAttribute("aria-valuetext", donnees.temps[rang]);
      quand.textContent = donnees.temps[rang];
    }
    for (const couche of couches.values()) peindre(couche);
    empiler();
    renommer();
    noter();
  }

  function noter() {
    ici.setAttribute("href", adresse());
    history.replaceState(null, "", adresse());
  }

  function arreter() {
    clearInterval(minuterie);
    minuterie = 0;
    bouton.setAttribute("aria-pressed", "false");
    bouton.textContent = "Faire défiler";
  }

  function defiler() {
    if (minuterie) {
      arreter();
      return;
    }
    bouton.setAttribute("aria-pressed", "true");
    bouton.textContent = "Arrêter";
    montrer(rang === dernier ? 0 : rang + 1);
    minuterie = setInterval(() => {
      if (rang === dernier) arreter();
      else montrer(rang + 1);
    }, PAUSE);
  }

  function lire() {
    const choix = new URLSearchParams(location.hash.slice(1));
    const voulu = donnees.temps.indexOf(choix.get("periode"));
    const couche = couches.get(choix.get("lieu"));
    lieu = couche ? choix.get("lieu") : "";
    montrer(voulu < 0 ? rang : voulu);
    if (couche) couche.openPopup(couche.feature.properties.point || couche.getLatLng());
  }

  for (const [id, couche] of couches) {
    couche.on("popupopen", () => {
      lieu = id;
      noter();
    });
    couche.on("popupclose", () => {
      if (lieu === id) lieu = "";
      noter();
    });
  }
  if (curseur) {
    curseur.addEventListener("input", () => {
      if (minuterie) arreter();
      montrer(Number(curseur.value));
    });
    bouton.addEventListener("click", defiler);
  }
  addEventListener("hashchange", lire);
  lire();
});
