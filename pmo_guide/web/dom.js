// @ts-check
/** Small helpers for the page. Data only ever becomes text or a named attribute, never markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element, as in h('button', {type: 'button', onclick: go}, 'Go'). A function becomes a listener, true an empty
 * attribute, false, null and undefined none; `value`, `checked`, `disabled`, `open` and `hidden` are set as properties.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

const PROPERTIES = ['value', 'checked', 'disabled', 'open', 'hidden'];

/**
 * @template {Element} Kind
 * @param {Kind} element @param {Record<string, any>} attributes @param {(Child | Child[])[]} children
 * @returns {Kind}
 */
function fill(element, attributes, children) {
  for (const child of children.flat()) {
    if (child || child === 0) element.append(typeof child === 'number' ? String(child) : child);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (PROPERTIES.includes(name) && name in element) /** @type {any} */ (element)[name] = value;
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  return element;
}

/**
 * All elements that match. @template {Element} [Kind=HTMLElement]
 * @param {string} selector @param {ParentNode} [root] @returns {Kind[]}
 */
export function all(selector, root = document) {
  return [...root.querySelectorAll(selector)].map((found) => /** @type {Kind} */ (found));
}

/**
 * A line that tells, to be seen and to be heard, what was just done; it stands before it speaks, or it is not heard.
 * @typedef {(text: string, ...more: Child[]) => void} Say
 * @returns {{line: HTMLElement, say: Say}}
 */
export function statusLine() {
  const words = h('span', {role: 'status'});
  const line = h('p', {class: 'pmo-said'}, words);
  return {line, say: (text, ...more) => {
    // A region is read when its text changes: the same words twice differ by a no-break space.
    words.textContent = words.textContent === text ? `${text}\u00a0` : text;
    line.replaceChildren(words, ...more.flatMap((child) => (child ? [' ', child] : [])).map((child) => (typeof child === 'number' ? String(child) : child)));
  }};
}

/**
 * Adds a script of this site to the page; rejects where it cannot be had. It does not stay there, so
 * that a page saved by the browser does not run it before the scripts that it needs.
 * @param {string} src @returns {Promise<void>}
 */
export const runScript = (src) => new Promise((resolve, reject) => {
  const script = h('script', {src, onload: () => resolve(), onerror: reject});
  for (const end of ['load', 'error']) script.addEventListener(end, () => script.remove());
  document.head.append(script);
});

/**
 * Puts other nodes into a place; what folds and has a name in data-fold stays as open or shut as it was.
 * @param {HTMLElement} place @param {(Node | string)[]} nodes
 */
export function refill(place, nodes) {
  const folds = () => /** @type {HTMLDetailsElement[]} */ (all('details[data-fold]', place));
  const open = new Map(folds().map((fold) => [fold.dataset.fold, fold.open]));
  place.replaceChildren(...nodes);
  for (const fold of folds()) fold.open = open.get(fold.dataset.fold) ?? fold.open;
}

const region = h('div', {role: 'status', class: 'pmo-announcer'}); // stands before it speaks, or it is not heard
document.body.append(region);

/** @type {string[]} what one change has to say, which is said in one go */
let said = [];

/** Has a screen reader say something when it is idle; nothing is seen. @param {string} text */
export function announce(text) {
  if (!said.length) queueMicrotask(() => { said = []; });
  said.push(text);
  text = said.join(' ');
  // A region is read when its text changes: the same words twice differ by a no-break space.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
