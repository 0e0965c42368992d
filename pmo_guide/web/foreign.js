// @ts-check
/** Says of the framework's own texts in a tool that they are in its language, where the page is in another one. */

const TEXTS = ['title', 'text', 'summary', 'definition', 'evidence', 'issuer', 'eligibility', 'renewal', 'labels'];

/** All texts of a part of a framework. @param {any} part @param {string} [field] @returns {string[]} */
function textsOf(part, field = '') {
  if (typeof part === 'string') return TEXTS.includes(field) ? [part.trim()] : [];
  if (!part || typeof part !== 'object') return [];
  const short = part.code ?? part.value; // which stand before a title
  return [
    ...(part.title && short !== undefined ? [`${short} ${part.title}`] : []),
    ...Object.entries(part).flatMap(([name, value]) => textsOf(value, Array.isArray(part) || field === 'labels' ? field : name)),
  ];
}

/** @param {string} language such as de-AT */
const main = (language) => language.split(/[-_]/)[0].toLowerCase();

/**
 * Marks, now and whenever something changes, each element that says one text of the framework and nothing else. What
 * mixes its words with ours is left: it is a sentence of the page.
 * @param {Element | null} root @param {{language?: string}} framework
 */
export function markForeign(root, framework) {
  const language = (framework.language ?? 'en').replaceAll('_', '-');
  const {lang} = document.documentElement;
  if (!root || !lang || main(lang) === main(language)) return;
  const theirs = new Set(textsOf(framework));
  /** @type {WeakSet<Element>} */
  const marked = new WeakSet();
  const mark = (/** @type {Element | null} */ element) => {
    if (!element || !root.contains(element)) return;
    const own = theirs.has(element.textContent?.trim() ?? '');
    if (own && !element.hasAttribute('lang')) {
      element.setAttribute('lang', language);
      marked.add(element);
    } else if (!own && marked.delete(element)) element.removeAttribute('lang');
  };
  const markAll = (/** @type {Node} */ part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) mark(text.parentElement);
  };
  new MutationObserver((changes) => {
    for (const {target, addedNodes} of changes) {
      mark(target instanceof Element ? target : target.parentElement);
      addedNodes.forEach(markAll);
    }
  }).observe(root, {childList: true, characterData: true, subtree: true});
  markAll(root);
}
