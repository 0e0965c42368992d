// @ts-check
/** Tells the reader, once on a page, when what is done here cannot be kept. */
import {fileButton} from './demand.js';
import {notify} from './notice.js';

/** @typedef {import('./store.js').Store} Store */

const WORDS = {
  blocked: 'Your browser does not let this site save anything. What you do here is kept until you leave this page.',
  full: 'The storage of your browser is full. Your last change is kept until you leave this page, but it is not saved.',
  newer: 'A newer version of this guide saved your progress, which is left as it is. Reload the page, or open that '
    + 'version. What you do here is not saved.',
  corrupt: 'What your browser had saved for this guide could not be read. It was set aside, and nothing of it is '
    + 'overwritten.',
  apart: 'Firefox keeps what you do on each page apart when pages are opened from a folder. If you did something on '
    + 'another page, export it there and import it here first.',
};

/** @type {Set<string>} */
const told = new Set();

/** @param {Store['trouble'] | 'apart'} trouble */
export function tellTrouble(trouble) {
  if (!trouble || told.has(trouble)) return;
  told.add(trouble);
  notify(WORDS[trouble], fileButton(trouble === 'apart' ? 'Import a file' : 'Save a copy'));
}
