// @ts-check
/** What few visits need: a script and styles that are fetched when something in them is first asked for. */
import {h, runScript} from './dom.js';
import {site} from './site.js';
import {tellMissing} from './updated.js';
import {t} from './words.js';

/** @type {Promise<any> | undefined} */
let more;

/**
 * Hands a module of that script to a function, at once or when it has come.
 * @param {string} name @param {(module: any) => void} use
 */
export function demand(name, use) {
  const style = () => new Promise((onload, onerror) => {
    document.head.append(h('link', {rel: 'stylesheet', href: site.more.css, onload, onerror}));
  });
  more ??= Promise.all([runScript(site.more.js), style()]).then(() => {
    if (!(name in /** @type {any} */ (window).pmoGuide)) throw new Error(`${site.more.js} is not what was asked for`);
  });
  more.then(() => use(/** @type {any} */ (window).pmoGuide[name]), () => {
    more = undefined;
    tellMissing(t`A part of this page did not load. Try again when you are online.`);
  });
}

/** A button that opens the panel of the reader's file. @param {string} text */
export const fileButton = (text) => h('button', {
  type: 'button', class: 'pmo-file-button', 'aria-haspopup': 'dialog', onclick: () => demand('file-panel', ({openPanel}) => openPanel()),
}, text);
