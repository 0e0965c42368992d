// @ts-check
/** Files for the reader to keep. */
import {noteCopy} from './copies.js';
import {h} from './dom.js';
import {dump} from './progress.js';
import {site} from './site.js';

/** Has the browser save a file. @param {string} name @param {string | Blob} content @param {string} type as in text/csv */
export function saveFile(name, content, type) {
  const href = URL.createObjectURL(new Blob([content], {type}));
  h('a', {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Has the browser save the reader's file; returns its name. @param {import('./store.js').Store} store */
export function saveProgress({framework, progress}) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const name = `${framework}-progress-${day}.json`;
  saveFile(name, dump(progress), 'application/json');
  if (!site.view) noteCopy(true);
  return name;
}
