// @ts-check
/** The field for the note of an action: what is typed is kept after a moment, and never taken away. */
import {h} from './dom.js';
import {actionKey} from './tally.js';

const WAIT = 600;

/** @param {string} action @param {import('./store.js').Store} store @returns {HTMLTextAreaElement} */
export function noteField(action, store) {
  const key = actionKey(action, 'note');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const area = h('textarea', {rows: 3, autocomplete: 'off', oninput: () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }, onchange: () => save()});
  const save = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    if (area.value !== (store.get(key) ?? '')) store.write({[key]: area.value});
  };
  const show = () => {
    const text = store.get(key) ?? '';
    if (timer === undefined && area.value !== text) area.value = text; // what is being typed is not taken away
  };
  show();
  store.subscribe(show);
  addEventListener('pagehide', save);
  return area;
}
