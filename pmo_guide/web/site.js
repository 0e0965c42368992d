// @ts-check
/** What a page says about itself, in the data of its script tag, and the one store that its widgets share. */
import {Store} from './store.js';

const data = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset ?? {};

/** The framework's id and version, the way to the top of the site, and the ids that were retired. */
export const site = {
  framework: data.framework ?? '',
  version: data.version ?? '',
  root: data.root ?? './',
  /** @type {import('./progress.js').Retired} */
  retired: JSON.parse(data.retired ?? '{}'),
};

/** The reader's progress in the framework of this page. */
export const store = new Store(site);
store.follow(window);
