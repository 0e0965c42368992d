// @ts-check
/** Names and other short texts of somebody else's making as a part of our sentences. */
import {h} from './dom.js';

/** How many characters of a name are shown. */
export const LONGEST_NAME = 60;

/**
 * A text as it is shown in a line: its beginning where it is long, and without marks that would turn other words round.
 * @param {unknown} value @param {number} [most]
 */
export function shortened(value, most = LONGEST_NAME) {
  const text = String(value ?? '').slice(0, 2 * most).replace(/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  const points = [...text];
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : text;
}

/** The same in an element of its own, so that a name in another direction leaves the sentence as it is. @param {unknown} value @param {number} [most] */
export const named = (value, most) => h('bdi', {}, shortened(value, most));
