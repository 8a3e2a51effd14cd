// What the tests compute themselves in a page: contrasts that axe leaves open, what the keyboard meets. Injected once per document.
window.eo = (() => {
  const lire = (couleur) => {
    const [r, v, b, a = 1] = (couleur.match(/[0-9.]+/g) || [0, 0, 0, 0]).map(Number);
    return /^color\(srgb/.test(couleur) ? [r * 255, v * 255, b * 255, a] : [r, v, b, a];
  };
  const sur = ([r, v, b, a], [R, V, B]) => [r * a + R * (1 - a), v * a + V * (1 - a), b * a + B * (1 - a), 1];
  const eclat = (c) => {
    const [r, v, b] = c.map((x) => ((x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * v + 0.0722 * b;
  };
  const rapport = (a, b) => {
    const [haut, bas] = [eclat(a), eclat(b)].sort((x, y) => y - x);
    return (haut + 0.05) / (bas + 0.05);
  };
  // The plain colour behind an element: that of the nearest ancestor that has one; null where a picture or a gradient is in the way.
  const fond = (n) => {
    const couches = [];
    for (let m = n; m; m = m.parentElement) {
      const s = getComputedStyle(m);
      if (s.backgroundImage !== "none" && !m.matches("html, body")) return null;
      const c = lire(s.backgroundColor);
      if (c[3]) couches.push(c);
      if (c[3] === 1) break;
    }
    const papier = matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark") ? [18, 18, 18, 1] : [255, 255, 255, 1];
    return couches.reverse().reduce((dessous, c) => sur(c, dessous), papier);
  };
  const encre = (n) => (n.namespaceURI.endsWith("svg") ? getComputedStyle(n).fill : getComputedStyle(n).color);
  const seuil = (n) => {
    const s = getComputedStyle(n), taille = parseFloat(s.fontSize);
    return taille >= 24 || (taille >= 18.66 && +s.fontWeight >= 700) ? 3 : 4.5;
  };
  const html = (n) => { const f = fond(n); return f ? rapport(sur(lire(encre(n)), f), f) : 0; };
  const CONTROLES = {
    // Words on a plain ground that another box, a scroll or a neighbour hides from axe.
    fond: (n) => html(n) >= seuil(n) || `contrast ${html(n).toFixed(2)}`,
    // A sign that a word beside it says again: it need only be seen (WCAG 1.4.11), and be hidden from those who hear the page.
    signe: (n) => (html(n) >= 3 && !!n.closest("[aria-hidden=true]")) || `sign ${html(n).toFixed(2)}`,
    // Words of a drawing: over their halo where they have one, else over each shape below them.
    dessin: (n) => {
      const texte = n.closest("text"), s = getComputedStyle(texte), couleur = lire(encre(n)), page = fond(n.ownerSVGElement);
      const dessous = [];
      if (s.stroke !== "none" && s.paintOrder.startsWith("stroke") && parseFloat(s.strokeWidth) >= 2) dessous.push(lire(s.stroke));
      else {
        n.scrollIntoView({block: "center"});
        const r = n.getBoundingClientRect();
        for (const forme of n.ownerSVGElement.querySelectorAll("rect, path, circle, polygon")) {
          const q = forme.getBoundingClientRect(), t = getComputedStyle(forme);
          const couvre = q.left <= r.left + r.width / 2 && q.right >= r.left + r.width / 2 && q.top <= r.top + r.height / 2 && q.bottom >= r.top + r.height / 2;
          if (couvre && t.fill !== "none" && !t.fill.startsWith("url") && forme.compareDocumentPosition(texte) & 4 && forme.checkVisibility() && !forme.closest("defs, clipPath, mask")) {
            const c = lire(t.fill);
            c[3] *= +t.fillOpacity * +t.opacity;
            if (forme.tagName === "rect" || forme.tagName === "circle") dessous.push(sur(c, page));
          }
        }
        if (!dessous.length) dessous.push(page);
      }
      const ratio = rapport(couleur, dessous.at(-1));
      return ratio >= seuil(texte) || `drawing ${ratio.toFixed(2)} ${s.fill} over ${dessous.at(-1)}`;
    },
    // The edge of words, painted below them: the same words stand over it, at the same place.
    lisere: (n) => {
      const mots = n.nextElementSibling;
      return (mots?.tagName === "text" && mots.textContent === n.textContent && ["x", "y"].every((a) => mots.getAttribute(a) === n.getAttribute(a))) || "an edge without its words";
    },
    // Names on the map: the halo around the letters has the colour of the paper.
    halo: (n) => {
      const s = getComputedStyle(n), couleur = s.textShadow.match(/rgba?\([^)]*\)/);
      const f = couleur ? lire(couleur[0]) : fond(n);
      const ratio = rapport(lire(s.color), f);
      return ratio >= 4.5 || `halo ${ratio.toFixed(2)}`;
    },
    // A heading of a group of rows: rows with cells follow it in its own group.
    groupe: (n) => [...n.querySelectorAll("th[scope=rowgroup]")].every((th) => th.parentElement.nextElementSibling?.querySelector("td")?.textContent.trim())
        || "a group of rows without cells",
  };
  const VISIBLE = {visibilityProperty: true, opacityProperty: false};
  const arrets = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((n) => n.tabIndex >= 0 && !n.disabled && n.checkVisibility(VISIBLE));
  const nommer = (n) => `${n.tagName.toLowerCase()} «${(n.getAttribute("aria-label") || n.textContent || n.id).trim().replace(/\s+/g, " ").slice(0, 50)}»`;
  // The mark of the focus: an outline that is wide enough and told from what surrounds it; nothing of the page over it.
  const marque = (n) => {
    const s = getComputedStyle(n), defauts = [];
    if (s.outlineStyle === "auto") return []; // a page without a style of its own: the browser's own ring
    if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) defauts.push("no outline");
    else {
      const dehors = parseFloat(s.outlineOffset) < 0 ? n : n.parentElement;
      const f = fond(dehors) || [255, 255, 255, 1];
      const ratio = rapport(sur(lire(s.outlineColor), f), f);
      if (ratio < 3) defauts.push(`outline ${ratio.toFixed(2)}`);
    }
    const r = n.getBoundingClientRect(), tete = document.querySelector(".md-header");
    const bas = tete && !tete.contains(n) ? tete.getBoundingClientRect().bottom : 0;
    if (!n.closest(".eo-evitement") && r.top < bas - 1 && r.height < innerHeight - bas) defauts.push(`under the header by ${Math.round(bas - r.top)} px`);
    // What has room between the margin that the page keeps above what is reached and its foot stands there whole.
    const marge = Math.max(bas, parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0);
    if (r.bottom > innerHeight + 1 && r.height < innerHeight - marge) defauts.push("below the window");
    return defauts;
  };
  let suivi = [];
  const relever = () => {
    const n = document.activeElement;
    if (n && n !== document.body && n.tagName !== "IFRAME") suivi.push(n);
    return n && n !== document.body && n.tagName !== "IFRAME" ? marque(n).map((d) => `${nommer(n)}: ${d}`) : [];
  };
  let defauts = [];
  addEventListener("keydown", (e) => { if (e.key === "Tab") defauts.push(...relever()); }, true);
  return {
    controler: (nom, n) => CONTROLES[nom](n),
    contraste: html,
    rapport: (a, b) => rapport(lire(a), lire(b)),
    fond: (n) => fond(n),
    lire,
    arrets: () => arrets().length,
    // Begins a walk at one end of the page.
    partir: (rebours) => {
      suivi = []; defauts = [];
      if (rebours) arrets().at(-1).focus(); // said, and not left to where the browser believes that the walk there ended
      else document.activeElement?.blur();
    },
    // Ends it: what was wrong, and the first stop that does not come where the document has it.
    arriver: (rebours) => {
      defauts.push(...relever());
      const attendus = arrets().filter((n) => n.tagName !== "IFRAME"), vus = suivi.filter((n, i) => suivi.indexOf(n) === i);
      if (rebours) attendus.reverse();
      const rang = attendus.findIndex((n, i) => n !== vus[i]);
      const ordre = rang < 0 ? [] : [`stop ${rang}: ${nommer(attendus[rang])} was expected, ${vus[rang] ? nommer(vus[rang]) : "nothing"} came`];
      return {defauts: [...new Set(defauts)].slice(0, 8), ordre, nombre: vus.length};
    },
  };
})();
