// @ts-check
// The page of search: MiniSearch over the sections of all pages, which find.py wrote into `guideSearch`.
// In a browser it fills the page; elsewhere, in a test, it only defines `guideFinder`.

/** @typedef {[anchor: string, title: string, text: string]} Section */
/** @typedef {{ pages: [address: string, weight: number, description: string, keywords: string, sections: Section[]][], groups: string[][], spellings: Record<string, string> }} Words */

const SMALL = new Set(('a about all am an and any are as at be by can did do does for from get has have how i if in into is it its me my '
  + 'of on or our should so that the their them then there these this to us was we what when where which who why will with would could got need want you your').split(' '));

/** How many letters must be put in, left out, changed or swapped with the next one. @param {string} one @param {string} other */
function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

/** @param {Words} words What was written of the pages. @param {any} Engine MiniSearch. */
function guideFinder(words, Engine) {
  /** One form for what is the same word: without accents, endings and American spelling. @param {string} raw */
  const stem = (raw) => {
    const word = raw.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]|['’]s?$/g, '');
    return shorter(words.spellings[word] ?? word);
  };
  /** Without endings; what has none left stays as it is. @param {string} whole @returns {string} */
  const shorter = (whole) => {
    let word = whole.replace(/i[sz](e|ed|es|er|ers|ing|ation|ations|ational)$/, 'is').replace(/lls?$/, 'l');
    if (word.length > 3) word = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1').replace(/(ss|x|ch|sh)es$/, '$1');
    if (word.length > 5) word = word.replace(/(?<=...)(ing|ed)$/, '').replace(/([bdgmnprt])\1$/, '$1');
    if (word.length > 4) word = word.replace(/e$/, '');
    return word === whole ? word : shorter(word);
  };
  /** @param {string} text */
  const terms = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const stemmed = (/** @type {string} */ text) => terms(text).map(stem).join(' ');

  const engine = new Engine({
    fields: ['title', 'page', 'keywords', 'text'],
    tokenize: terms,
    processTerm: stem,
    searchOptions: {
      boost: { title: 5, page: 2, keywords: 3 },
      prefix: (/** @type {string} */ term) => term.length > 2,
      weights: { prefix: 0.35 },
    },
  });
  const all = words.pages.flatMap(([address, weight, description, keywords, sections], page) => sections.map(([anchor, title, text], number) => ({
    id: `${page} ${number}`, address, weight, anchor, title, page: sections[0][1], named: stemmed(title), keywords: number ? '' : keywords, meant: number ? '' : ` ${stemmed(keywords)} `, top: !number, text: number ? text : `${description} ${text}`,
  })));
  const byId = new Map(all.map((section) => [section.id, section]));
  engine.addAll(all);

  /** Every word there is, with how often, and the stems of all. @type {Map<string, number>} */
  const known = new Map();
  for (const { title, text, keywords } of all) {
    for (const word of terms(`${title} ${text} ${keywords}`.toLowerCase())) known.set(word, (known.get(word) ?? 0) + 1);
  }
  for (const word of words.groups.flat().flatMap(terms)) known.set(word.toLowerCase(), known.get(word.toLowerCase()) ?? 1);
  const stems = new Set([...known.keys()].map(stem));

  /** The word that a mistyped one was meant to be: the commonest of the closest, if one is close. @param {string} term */
  const meantBy = (term) => {
    const word = term.toLowerCase();
    if (word.length < 4 || stems.has(stem(word)) || [...stems].some((one) => one.startsWith(stem(word)))) return term;
    let [best, least, often] = [term, word.length > 7 ? 2 : 1, 0];
    for (const [one, times] of known) {
      if (Math.abs(one.length - word.length) > least) continue;
      const apart = distance(word, one);
      if (apart < least || (apart === least && times > often)) [best, least, often] = [one, apart, times];
    }
    return best;
  };

  const isTelling = (/** @type {string} */ term) => !SMALL.has(term.toLowerCase());
  const bare = (/** @type {string} */ text) => terms(text).filter(isTelling).map(stem).join(' ') || stemmed(text);
  const groups = words.groups.map((group) => group.map(bare));
  /** What else a reader may have meant by these words. @param {string} asked */
  const others = (asked) => [...new Set(groups.filter((group) => group.includes(asked)).flat())].filter((other) => other !== asked);

  /** What is asked for, one thing after the other: several words where together they have a name of their own, else one. @param {string[]} used */
  const things = (used) => {
    /** @type {string[]} */
    const found = [];
    for (let at = 0, long = 0; at < used.length; at += long) {
      for (long = Math.min(4, used.length - at); long > 1 && !others(used.slice(at, at + long).join(' ')).length;) long--;
      found.push(used.slice(at, at + long).join(' '));
    }
    return found;
  };

  /** Where a thing is found, under this name or another: the score of each section. @param {string} thing */
  const placesOf = (thing) => {
    const named = { queries: [thing], combineWith: 'AND', ...(thing.includes(' ') ? { prefix: false } : {}) };
    const meant = others(thing).map((other) => ({ queries: [other], combineWith: 'AND', boostDocument: () => (thing.includes(' ') ? 0.6 : 0.4), prefix: false }));
    return new Map(engine.search({ combineWith: 'OR', queries: [named, ...meant] }).map((/** @type {any} */ hit) => [hit.id, hit]));
  };

  /**
   * The pages that answer, best first, each with its sections, best first: those that know most of what is asked for, and
   * what is rare counts more than what stands everywhere.
   * @param {string} asked
   */
  return (asked) => {
    const given = terms(asked).map(meantBy);
    const telling = given.filter(isTelling);
    const used = (telling.length ? telling : given).map(stem);
    if (!used.length) return [];
    const [phrase, raw] = [used.join(' '), given.map(stem)];
    const found = things(used).map((thing) => ({ thing, places: placesOf(thing) })).filter(({ places }) => places.size).map(({ thing, places }) => ({
      thing: ` ${thing} `, places, rare: Math.log(1 + all.length / places.size), on: new Set([...places.keys()].map((id) => byId.get(id)?.address)),
    }));
    const total = found.reduce((sum, { rare }) => sum + rare, 0);
    /** How much of what is asked for is there. @param {(thing: (typeof found)[0]) => boolean} there */
    const share = (there) => found.filter(there).reduce((sum, { rare }) => sum + rare, 0) / total;
    /** @type {Map<string, { address: string, title: string, weight: number, score: number, sections: any[] }>} */
    const pages = new Map();
    for (const id of new Set(found.flatMap(({ places }) => [...places.keys()]))) {
      const section = byId.get(id);
      if (!section) continue;
      const hits = found.flatMap(({ places }) => places.get(id) ?? []);
      const named = ` ${section.named} `;
      const close = named.trim() === phrase ? 2.5 : named.includes(` ${phrase} `) ? 1.7 : 1;
      const meant = [phrase, raw.join(' ')].some((words_) => section.meant.includes(` ${words_} `)) ? 3 : 1 + 0.5 * share(({ thing }) => section.meant.includes(thing));
      const alike = raw.filter((word) => named.includes(` ${word} `)).length / raw.length;
      const score = hits.reduce((sum, hit) => sum + hit.score, 0) * share(({ places }) => places.has(id)) ** 2
        * close * meant * (1 + alike ** 2) * (section.top ? 1.6 : 1);
      const page = pages.get(section.address) ?? { address: section.address, title: section.page, weight: section.weight, score: 0, sections: [] };
      page.sections.push({ ...section, score, words: hits.flatMap((hit) => hit.terms) });
      pages.set(section.address, page);
    }
    for (const page of pages.values()) {
      page.sections.sort((one_, other) => other.score - one_.score);
      page.score = page.weight * share(({ on }) => on.has(page.address)) ** 3 * page.sections.reduce((sum, { score }, place) => sum + score / (place + 1) ** 1.3, 0);
    }
    return [...pages.values()].sort((one_, other) => other.score - one_.score);
  };
}

if (typeof document === 'undefined') Object.assign(globalThis, { guideFinder });
else {
  /** @type {{ guideSearch?: Words, MiniSearch?: any }} */
  const loaded = /** @type {any} */ (globalThis);
  const field = /** @type {HTMLInputElement} */ (document.getElementById('q'));
  const list = /** @type {HTMLElement} */ (document.getElementById('search-results'));
  const status = /** @type {HTMLElement} */ (document.getElementById('search-found'));
  const root = document.documentElement.dataset.content_root ?? document.documentElement.dataset.contentRoot ?? '';
  /** @type {((asked: string) => any[]) | undefined} */
  let find;

  /** @param {string} tag @param {string} [text] @param {string} [kind] */
  const make = (tag, text = '', kind = '') => Object.assign(document.createElement(tag), { textContent: text, className: kind });

  /** A line of the text around the first word that was found; what was found is marked. @param {any} section */
  const line = (section) => {
    const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${section.words.map((/** @type {string} */ word) => word.replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean).join('|')})[\\p{L}]*`, 'giu');
    const at = section.text.search(wanted);
    const from = at < 70 ? 0 : section.text.indexOf(' ', at - 60) + 1;
    const cut = section.text.slice(from, from + 170);
    const shown = cut.length < 170 ? cut : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
    const text = make('p');
    let told = 0;
    if (at >= 0 && from) text.append('… ');
    for (const {0: found, index} of at < 0 ? [] : shown.matchAll(wanted)) {
      text.append(shown.slice(told, index), make('mark', found));
      told = index + found.length;
    }
    text.append(shown.slice(told));
    return text;
  };

  const show = () => {
    const asked = field.value.trim();
    document.title = document.title.replace(/^.*?(?=Search)/, asked ? `${asked} – ` : '');
    find ??= guideFinder(/** @type {Words} */ (loaded.guideSearch), loaded.MiniSearch);
    const pages = asked ? find(asked) : [];
    list.replaceChildren(...pages.slice(0, 20).map((page) => {
      const item = make('li');
      const best = page.sections[0];
      const head = Object.assign(make('a', page.title), { href: root + page.address });
      item.append(make('h2'));
      item.firstElementChild?.append(head);
      if (best.top) item.append(line(best));
      const parts = page.sections.filter((/** @type {any} */ section) => !section.top).slice(0, 3);
      if (parts.length) {
        const inner = make('ul');
        for (const section of parts) {
          const part = make('li');
          part.append(Object.assign(make('a', section.title), { href: `${root}${page.address}#${section.anchor}` }), line(section));
          inner.append(part);
        }
        item.append(inner);
      }
      return item;
    }));
    const shown = Math.min(pages.length, 20);
    status.textContent = !asked ? '' : !shown ? `Nothing found for “${asked}”. Try fewer or other words.` : shown === 1 ? 'One page' : `${shown}${pages.length > 20 ? ' best' : ''} pages`;
  };

  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    history.replaceState(null, '', `?q=${encodeURIComponent(field.value)}`);
    show();
  });
  let soon = 0;
  field.addEventListener('input', () => {
    clearTimeout(soon);
    soon = window.setTimeout(show, 150);
  });
  if (loaded.guideSearch && loaded.MiniSearch) {
    if (field.value) show();
    else field.focus();
  } else status.textContent = 'The words of the guide could not be loaded. Reload the page, or use the index.';
}
