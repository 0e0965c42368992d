// @ts-check
/** What a page says about itself, in the data of its script tag, and the one store that its widgets share. */
import {Store} from './store.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const data = script?.dataset ?? {};
const root = data.root ?? './';
/** @param {'js' | 'css'} kind */
const beside = (kind) => (script?.src ?? '').replace(/\.js(\?.*)?$/, `-more.${kind}?v=${/** @type {any} */ (window).pmoGuide.versions?.[kind] ?? ''}`);

/** The framework's id and version, the way to the top of the site, and the ids that were retired. */
export const site = {
  framework: data.framework ?? '',
  version: data.version ?? '',
  root,
  /** @type {import('./progress.js').Retired} */
  retired: JSON.parse(data.retired ?? '{}'),
  /** The addresses of the data: of the framework, and of the actions of each chapter */
  book: data.book ?? `${root}framework.js`,
  chapters: data.chapters ?? `${root}chapters.js`,
  /** The addresses of what is fetched on demand, beside this script: each names the version that goes with it */
  more: {js: beside('js'), css: beside('css')},
  /** The address of the worker that keeps the site for reading offline, where there is one */
  worker: data.worker,
  /** Where shared progress lies that this tab shows: where the reader's own lies, in the storage of the tab. */
  viewKey: `pmo-guide/progress/${data.framework}`,
  /** That progress, as the text of a file, or '' */
  view: '',
  /** Whether this page was saved out of a browser in which it had run: it shows what it showed then. */
  saved: document.documentElement.hasAttribute('data-pmo-ran'),
};
document.documentElement.setAttribute('data-pmo-ran', '');
try {
  site.view = sessionStorage.getItem(site.viewKey) ?? '';
} catch {
  // Where nothing can be kept, there is no view.
}

/** Whether this browser keeps pages apart that were opened from a folder. */
export const isApart = location.protocol === 'file:' && navigator.userAgent.includes('Firefox');

/** With what the fragment of a link begins that shares progress. */
export const SHARE = '#pmo-share=';

/** What the address shares, or undefined; mail programs write %3D for =, and sentences end in a full stop. */
export const sharedPart = () => /^#pmo-share(?:=|%(?:25)*3d)([\w-]*)/i.exec(location.hash)?.[1];

/** The reader's progress in the framework of this page or, in a view of shared progress, that. */
export const store = new Store(site, site.view ? () => sessionStorage : undefined);
if (!site.view) store.follow(window);
