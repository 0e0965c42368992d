// @ts-check
/**
 * What the site knows of itself, each from a script of data beside the pages, fetched when it is first asked for: the
 * framework and the way around the book, and what each chapter asks one to do.
 *
 * @typedef {{step: string, title: string, url: string, minutes: number, competencies: string[]}} Section
 *   competencies: those that the section serves, by the links in it
 * @typedef {{framework: import('./plan.js').Framework, places: Record<string, string>, sections: Section[]}} Book
 *   places: where each object has its home, as in places['action/build-business-case'], and each tool, as in
 *   places['tool/plan'], seen from the top of the site
 */
import {runScript} from './dom.js';
import {site} from './site.js';
import {tellUpdated} from './updated.js';

/** @type {Record<string, Promise<any> | undefined>} */
const data = {};

/**
 * What a script hands over; rejects where it cannot be had, or is of another edition.
 * @param {string} src @param {string} name the property of window that it sets
 */
function handed(src, name) {
  const arriving = data[name] ??= runScript(src).then(() => {
    const value = /** @type {any} */ (window)[name];
    if (!value) throw new Error(`${src} is not what was asked for`);
    return value;
  });
  arriving.catch(() => { data[name] = undefined; }); // it may come another time
  return arriving;
}

/** The framework and its places, of the version that the page is of. @returns {Promise<Book>} */
export async function loadBook() {
  const book = await handed(site.book, 'pmoGuideBook');
  if ((book.framework.version ?? '') === site.version) return book;
  tellUpdated();
  throw new Error(`${site.book} is not what was asked for`);
}

/** The actions of each step, by the address of its chapter. @returns {Promise<Map<string, string[]>>} */
export const loadChapters = async () => new Map(Object.entries(await handed(site.chapters, 'pmoGuideChapters'))
  .map(([url, actions]) => [new URL(site.root + url, location.href).href, actions.split(' ')]));
