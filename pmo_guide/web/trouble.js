// @ts-check
/** Tells the reader, once on a page, when what is done here cannot be kept. */
import {fileButton} from './demand.js';
import {all} from './dom.js';
import {notify} from './notice.js';
import {site} from './site.js';
import {t} from './words.js';

/** @typedef {import('./store.js').Store} Store */

const WORDS = {
  blocked: t`Your browser does not let this site save anything. What you do here is kept until you leave this page.`,
  full: t`The storage of your browser is full. Your last change is kept until you leave this page, but it is not saved.`,
  newer: t`A newer version of this guide saved your progress, which is left as it is. Reload the page, or open that version. What you do here is not saved.`,
  corrupt: t`Something that your browser had saved for this guide could not be read. It was set aside, and nothing of it is overwritten. You are told until you remove it.`,
  apart: t`Firefox keeps what you do on each page apart when pages are opened from a folder. If you did something on another page, export it there and import it here first.`,
};

/** What the button says that opens the panel, where there is something else to do there than to export. */
const WAYS = {newer: t`Download it`, corrupt: t`Download or remove it`, apart: t`Import`};

/** @type {Set<string>} */
const told = new Set();

/** @param {Store['trouble'] | 'apart'} trouble */
export function tellTrouble(trouble) {
  if (!trouble || told.has(trouble) || site.view) return;
  // Where a page has nothing to keep, only what was kept before matters.
  if (trouble === 'blocked' && !all('.pmo-tick, .pmo-option, .pmo-assessment, .pmo-plan, .pmo-team, .pmo-evidence').length) return;
  told.add(trouble);
  notify(WORDS[trouble], fileButton(/** @type {Record<string, string>} */ (WAYS)[trouble] ?? t`Export`));
}
