// @ts-check
// The glossary gets letters to go to, and a field that leaves the terms in which a word stands.
for (const list of document.querySelectorAll("dl.glossary")) {
  /** @type {HTMLElement[][]} each definition with its terms before it */
  const entries = [];
  for (const node of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (list.children))) {
    if (node.matches("dd + dt, dt:first-child")) entries.push([]);
    entries.at(-1)?.push(node);
  }
  /** @type {Map<string, string>} the first term of each letter */
  const letters = new Map();
  for (const [term] of entries) {
    const letter = (term.textContent ?? "").trim().charAt(0).toUpperCase();
    if (!letters.has(letter)) letters.set(letter, term.id);
  }
  const nav = document.createElement("nav");
  nav.className = "index-letters";
  nav.ariaLabel = "Letters";
  for (const [letter, id] of letters) {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = letter;
    nav.append(link, " ");
  }
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  field.type = "search";
  field.autocomplete = "off";
  count.role = "status";
  label.append("Find a term ", field);
  const find = document.createElement("p");
  find.className = "glossary-find";
  find.append(label, count);
  list.before(find, nav);
  const texts = entries.map((entry) => entry.map((node) => node.textContent).join(" ").toLowerCase());
  field.addEventListener("input", () => {
    const word = field.value.trim().toLowerCase();
    let found = 0;
    entries.forEach((entry, n) => {
      const shown = texts[n].includes(word);
      found += Number(shown);
      for (const node of entry) node.hidden = !shown;
    });
    nav.hidden = word !== "";
    count.textContent = word && `${found} of ${entries.length} terms`;
  });
}
