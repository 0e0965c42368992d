// @ts-check
/** How far the reader has come with a set of actions. */
import {t} from './words.js';

/** @param {string} action @param {'state' | 'note'} part */
export const actionKey = (action, part) => `action/${action}/${part}`;

/** @param {{get(key: string): any}} store */
export const statesIn = (store) => ({get: (/** @type {string} */ action) => store.get(actionKey(action, 'state'))});

/**
 * What is done, in progress and skipped of these actions, in numbers and in words.
 * @param {Iterable<string>} actions @param {{get(action: string): any}} states as in a Map, or `statesIn` a store
 * @param {boolean} [full] whether the words say of what these are numbers
 */
export function tally(actions, states, full) {
  const count = {all: 0, done: 0, doing: 0, skipped: 0, words: ''};
  for (const action of actions) {
    count.all += 1;
    const state = states.get(action);
    if (state === 'done' || state === 'doing' || state === 'skipped') count[/** @type {'done'} */ (state)] += 1;
  }
  count.words = full ? t`${count.done} of ${count.all} actions done` : t`${count.done} of ${count.all} done`;
  if (count.doing) count.words += t`, ${count.doing} in progress`;
  if (count.skipped) count.words += t`, ${count.skipped} skipped`;
  return count;
}
