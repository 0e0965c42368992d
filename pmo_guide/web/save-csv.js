// @ts-check
/** Spreadsheets for the reader to keep. */
import {h} from './dom.js';
import {separatorOf} from './export-plan.js';
import {saveFile} from './save-file.js';
import {t} from './words.js';

const PARTED = {',': t`commas`, ';': t`semicolons`};

/**
 * Saves a spreadsheet with the separator that the reader's language has, tells so, and offers the other.
 * @param {string} name @param {(separator: import('./export-plan.js').Separator) => string} csv @param {import('./dom.js').Say} say
 */
export function saveCsv(name, csv, say, separator = separatorOf(navigator.language)) {
  saveFile(name, csv(separator), 'text/csv;charset=utf-8');
  const other = separator === ',' ? ';' : ',';
  say(t`Saved as ${name}. Its columns are separated by ${PARTED[separator]}.`, h('button', {
    type: 'button', onclick: () => saveCsv(name, csv, say, other),
  }, t`All in one column? Save with ${PARTED[other]}`));
}
