// @ts-check
/** Rows of a result: one table, or where there are many, one in a fold for each step, with a field to find a row. */
import {h} from './dom.js';
import {table} from './facts-table.js';
import {LONG, byStep, finder} from './finder.js';
import {t} from './words.js';

/**
 * @param {import('./assessment-desk.js').Desk} desk @param {string} kind of table
 * @param {string[]} ids in order @param {string[]} head @param {(id: string) => any[]} row
 * @returns {HTMLElement[]}
 */
export function foldable({framework, nouns, titleOf, isRated}, kind, ids, head, row) {
  if (ids.length < LONG) return [table(head, ids.map(row), kind)];
  const place = h('div', {}, byStep(framework, ids).map((group) => {
    const made = table(head, group.ids.map(row), kind);
    [...made.querySelectorAll('tbody tr')].forEach((line, n) => line.setAttribute('data-find', titleOf(group.ids[n])));
    const rated = group.ids.filter(isRated).length;
    return h('details', {class: 'pmo-fold', 'data-group': true, 'data-fold': `${kind} ${group.title}`},
      h('summary', {}, `${group.title}: ${rated} of ${group.ids.length} rated`), made);
  }));
  const {line, look} = finder(`${kind}-find`, t`Find a ${nouns.one('competency')}`, place);
  const field = /** @type {HTMLInputElement} */ (line.querySelector('input'));
  // What was looked for is still looked for when the result is shown anew.
  field.value = /** @type {HTMLInputElement | null} */ (document.getElementById(field.id))?.value ?? '';
  look();
  return [line, place];
}
