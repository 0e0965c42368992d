// @ts-check
/**
 * The framework and the way around the book, from framework.js, which only some pages need.
 *
 * @typedef {{step: string, title: string, url: string, minutes: number}} Section
 * @typedef {{framework: import('./plan.js').Framework, places: Record<string, string>, sections: Section[]}} Book
 *   places: where each object has its home, as in places['action/build-business-case'], and each tool, as in
 *   places['tool/plan'], seen from the top of the site
 */
import {h} from './dom.js';
import {site} from './site.js';

/** @type {Promise<Book> | undefined} */
let book;

/** The framework and its places; rejects where framework.js cannot be had. @returns {Promise<Book>} */
export function loadBook() {
  book ??= new Promise((resolve, reject) => {
    const arrived = () => resolve(/** @type {any} */ (window).pmoGuideBook);
    document.head.append(h('script', {src: `${site.root}framework.js`, onload: arrived, onerror: reject}));
  });
  return book;
}
