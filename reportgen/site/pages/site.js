// Search and filters of the list. Without it, the list is whole and its pages by place, year, kind
// and theme are there as links. The state stands behind the “#” of the address, which also works
// from a disk, so that a found list can be shared.
"use strict";
(() => {
  const form = document.querySelector(".site-search");
  if (!form) return;
  const entries = [...document.querySelectorAll(".site-entry")].map((element) => ({
    element,
    facets: new Set(element.dataset.facets.split(" ")),
    shown: words(element.textContent),
  }));
  const years = [...document.querySelectorAll(".site-year")];
  const found = form.querySelector(".site-found");
  const controls = [...form.elements].filter((control) => control.name);

  function words(text) {
    return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) ?? [];
  }

  // The words of the announcements and summaries are many: they are fetched when somebody searches.
  let asked = false;
  function fetchWords() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.words;
    script.onload = () => {
      for (const entry of entries) {
        entry.shown = [...entry.shown, ...words(window.siteWords[entry.element.dataset.id] ?? "")];
      }
      show();
    };
    document.head.append(script);
  }

  function matches(entry, wanted, facets) {
    return facets.every((facet) => entry.facets.has(facet))
      && wanted.every((start) => entry.shown.some((word) => word.startsWith(start)));
  }

  function show() {
    const wanted = words(form.elements.q.value);
    const facets = controls.filter((control) => control.name !== "q" && control.value)
      .map((control) => control.value);
    let count = 0;
    for (const entry of entries) {
      const shown = matches(entry, wanted, facets);
      entry.element.hidden = !shown;
      count += shown;
    }
    for (const year of years) year.hidden = !year.querySelector(".site-entry:not([hidden])");
    const { none, one, other } = form.dataset;
    found.textContent = count === 0 ? none : count === 1 ? one : other.replace("{n}", count);
  }

  function remember() {
    const said = new URLSearchParams(
      controls.filter((control) => control.value).map((control) => [control.name, control.value]),
    );
    const address = `#${said}`;
    if (location.hash !== address && (location.hash || said.size)) {
      location.replace(address);
    }
  }

  function recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    if (location.hash && ![...said.keys()].some((name) => form.elements[name])) return;
    for (const control of controls) control.value = said.get(control.name) ?? "";
    if (form.elements.q.value) fetchWords();
    show();
  }

  form.addEventListener("input", () => { fetchWords(); show(); });
  form.addEventListener("change", remember);
  form.addEventListener("submit", (event) => { event.preventDefault(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); form.elements.q.focus(); }));
  form.elements.q.addEventListener("focus", fetchWords);
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  document.querySelector(".site-browse").hidden = true;
  recall();
})();
