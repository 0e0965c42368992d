// @ts-check
/** The status and the note of an action, to be set. */
import {h} from './dom.js';
import {actionKey} from './tally.js';
import {t} from './words.js';

const STATES = {todo: t`To do`, doing: t`In progress`, done: t`Done`, skipped: t`Skipped`};
const WAIT = 600;

/** Opens the fields of an action below its button, or closes them. @param {Element} button @param {string} action @param {import('./store.js').Store} store */
export function toggleFields(button, action, store) {
  const open = button.getAttribute('aria-expanded') === 'false';
  button.setAttribute('aria-expanded', String(open));
  const next = button.nextElementSibling;
  if (next instanceof HTMLElement && next.matches('.pmo-fields')) { // they were opened before
    next.hidden = !open;
    return;
  }
  const [state, note] = [actionKey(action, 'state'), actionKey(action, 'note')];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const select = h('select', {autocomplete: 'off', onchange: () => store.write({[state]: select.value})},
    Object.entries(STATES).map(([value, text]) => h('option', {value}, text)));
  const area = h('textarea', {rows: 3, autocomplete: 'off', oninput: () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }, onchange: () => save()});
  const save = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    if (area.value !== (store.get(note) ?? '')) store.write({[note]: area.value});
  };
  const show = () => {
    select.value = store.get(state) ?? 'todo';
    const text = store.get(note) ?? '';
    if (timer === undefined && area.value !== text) area.value = text; // what is being typed is not taken away
  };
  show();
  store.subscribe(show);
  addEventListener('pagehide', save);
  button.after(h('div', {class: 'pmo-fields'}, h('label', {}, t`Status`, select), h('label', {}, t`Note`, area)));
}
