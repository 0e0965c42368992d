// @ts-check
/** Checklists that remember: a box ticked here is ticked wherever the same action stands, now and next time. */
import {all, announce, h} from './dom.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {{ids: Set<string>, bar: HTMLProgressElement, words: HTMLElement, text: string}} Head */

/** @param {string} action */
const key = (action) => `action/${action}/state`;

/** Brings the checkboxes of a page to life. @param {Store} store */
export function enhanceChecklists(store) {
  /** @type {HTMLInputElement[]} */
  const ticks = all('input.pmo-tick');
  if (!ticks.length) return;
  const heads = all('.pmo-head').map(addProgress).filter((head) => head !== null);
  const isDone = (/** @type {string} */ action) => store.get(key(action)) === 'done';
  const show = () => {
    for (const tick of ticks) {
      const done = isDone(tick.value);
      if (tick.checked !== done) tick.checked = done;
    }
    for (const head of heads) {
      const done = [...head.ids].filter(isDone).length;
      head.bar.value = done;
      head.text = `${done} of ${head.ids.size} done`;
      head.words.textContent = head.text;
    }
  };
  show();
  store.subscribe(show);
  document.addEventListener('change', ({target}) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('.pmo-tick')) return;
    store.write({[key(target.value)]: target.checked ? 'done' : 'todo'});
    const head = heads.find(({ids}) => ids.has(target.value));
    if (head) announce(head.text);
  });
}

/** Adds how many of its actions are done to the head of a chapter. @param {HTMLElement} box @returns {Head | null} */
function addProgress(box) {
  /** @type {HTMLInputElement[]} */
  const ticks = all('input.pmo-tick', box.closest('section') ?? document);
  if (!ticks.length) return null;
  const ids = new Set(ticks.map(({value}) => value));
  const bar = h('progress', {max: ids.size, 'aria-label': 'Actions of this chapter that are done'});
  const words = h('span');
  box.append(h('p', {class: 'pmo-line pmo-progress'}, h('strong', {}, 'Progress:'), bar, words));
  return {ids, bar, words, text: ''};
}
