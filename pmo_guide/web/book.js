// @ts-check
/**
 * What the site knows of itself, each from a script of data beside the pages, fetched when it is first asked for: the
 * framework and the way around the book, and what each chapter asks one to do.
 *
 * @typedef {{step: string, title: string, url: string, minutes: number}} Section
 * @typedef {{framework: import('./plan.js').Framework, places: Record<string, string>, sections: Section[]}} Book
 *   places: where each object has its home, as in places['action/build-business-case'], and each tool, as in
 *   places['tool/plan'], seen from the top of the site
 */
import {runScript} from './dom.js';
import {site} from './site.js';

/** @type {Record<string, Promise<any>>} */
const data = {};

/**
 * What a script hands over; rejects where it cannot be had.
 * @param {string} src from the top of the site @param {string} name the property of window that it sets
 */
function load(src, name) {
  data[name] ??= runScript(site.root + src).then(() => /** @type {any} */ (window)[name]);
  return data[name];
}

/** The framework and its places. @returns {Promise<Book>} */
export const loadBook = () => load('framework.js', 'pmoGuideBook');

/** The actions of each step, by the address of its chapter. @returns {Promise<Map<string, string[]>>} */
export const loadChapters = async () => new Map(Object.entries(await load('chapters.js', 'pmoGuideChapters'))
  .map(([url, actions]) => [new URL(site.root + url, location.href).href, actions.split(' ')]));
