// @ts-check
/** Files for the reader to keep. */
import {h} from './dom.js';

/** Has the browser save a file. @param {string} name @param {string | Blob} content @param {string} type as in text/csv */
export function saveFile(name, content, type) {
  const href = URL.createObjectURL(new Blob([content], {type}));
  h('a', {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
