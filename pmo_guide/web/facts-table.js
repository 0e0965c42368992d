// @ts-check
/** A table of facts, which a narrow page lays out row by row. */
import {h} from './dom.js';

/** A table of facts. @param {string[]} head @param {any[][]} rows @param {string} [kind] */
export function table(head, rows, kind = '') {
  // Roles by name: a narrow page lays the rows out otherwise, at which browsers forget what they are.
  return h('table', {class: `pmo-facts-table ${kind}`, role: 'table'},
    h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, head.map((name) => h('th', {scope: 'col', role: 'columnheader'}, name)))),
    h('tbody', {role: 'rowgroup'}, rows.map((cells) => h('tr', {role: 'row'}, cells.map((cell, n) => (
      n ? h('td', {role: 'cell', 'data-head': head[n]}, cell) : h('th', {scope: 'row', role: 'rowheader'}, cell)))))));
}
