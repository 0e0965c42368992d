// @ts-check
/** How a tool comes to life, after main.js, on the pages that hold it. */
import {loadBook} from './book.js';
import {all} from './dom.js';
import {markForeign} from './foreign.js';
import {site, store} from './site.js';
import {tellMissing} from './updated.js';
import {t} from './words.js';

/** @typedef {{store: import('./store.js').Store, book: import('./book.js').Book}} Context */

/**
 * Does long work with a break at each step, in which the browser may answer and draw.
 * @param {Iterable<void>} steps
 */
export async function inSteps(steps) {
  for (const _ of steps) await new Promise((go) => { setTimeout(go); });
}

/**
 * Puts a tool in each of its places.
 * @param {string} places a selector @param {(root: HTMLElement, context: Context) => void | Promise<void>} mount
 */
export function mountTool(places, mount) {
  if (site.saved) return; // what it made stands there
  loadBook().then(async (book) => {
    for (const root of all(places)) {
      await mount(root, {store, book});
      markForeign(root.nextElementSibling, book.framework); // where the tool now stands
    }
  }, () => tellMissing(
    t`The file framework.js, which this page needs, could not be loaded. Load the page again when you are online, or print the form below.`));
}
