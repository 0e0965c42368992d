// @ts-check
/** What few visits need: a script and styles that are fetched when something in them is first asked for. */
import {h} from './dom.js';
import {site} from './site.js';

/** @type {Promise<any> | undefined} */
let more;

/**
 * Hands a module of that script to a function, at once or when it has come.
 * @param {string} name @param {(module: any) => void} use
 */
export function demand(name, use) {
  /** @param {'script' | 'link'} tag @param {Record<string, string>} attributes */
  const load = (tag, attributes) => new Promise((onload, onerror) => {
    document.head.append(h(tag, {...attributes, onload, onerror}));
  });
  more ??= Promise.all([load('script', {src: site.more('js')}), load('link', {rel: 'stylesheet', href: site.more('css')})]);
  more.then(() => use(/** @type {any} */ (window).pmoGuide[name]), () => {
    more = undefined;
    alert('A part of this page did not load. Load the page again when you are online.'); // needs nothing to be loaded
  });
}

/** A button that opens the panel of the reader's file. @param {string} text */
export const fileButton = (text) => h('button', {
  type: 'button', class: 'pmo-file-button', 'aria-haspopup': 'dialog', onclick: () => demand('file-panel', ({openPanel}) => openPanel()),
}, text);
