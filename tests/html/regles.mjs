// What every page is held against: all that html-validate knows of the standard, of whole documents and of accessibility.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // A digest guards against a third party that changes a file; our own files are published with the page, and no page has others.
    "require-sri": ["error", { target: "crossorigin" }],
    // A <div role="region"> with a name, and a <section> with a name, are one and the same to the standard and to a screen reader.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // The standard allows both cases; the theme writes small letters, and bytes at the end of lines that no reader sees.
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    // The standard allows <meta/>; folium writes it.
    "void-style": "off",
    // A count of letters that search engines once showed. Titles hold signed words, which are not ours to cut.
    "long-title": "off",
  },
};
