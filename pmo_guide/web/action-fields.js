// @ts-check
/** The status and the note of an action, to be set. */
import {h} from './dom.js';
import {noteField} from './note-field.js';
import {actionKey} from './tally.js';
import {t} from './words.js';

const STATES = {todo: t`To do`, doing: t`In progress`, done: t`Done`, skipped: t`Skipped`};

/** Opens the fields of an action below its button, or closes them. @param {Element} button @param {string} action @param {import('./store.js').Store} store */
export function toggleFields(button, action, store) {
  const open = button.getAttribute('aria-expanded') === 'false';
  button.setAttribute('aria-expanded', String(open));
  const next = button.nextElementSibling;
  if (next instanceof HTMLElement && next.matches('.pmo-fields')) { // they were opened before
    next.hidden = !open;
    return;
  }
  const state = actionKey(action, 'state');
  const select = h('select', {autocomplete: 'off', onchange: () => store.write({[state]: select.value})},
    Object.entries(STATES).map(([value, text]) => h('option', {value}, text)));
  const show = () => { select.value = store.get(state) ?? 'todo'; };
  show();
  store.subscribe(show);
  button.after(h('div', {class: 'pmo-fields'}, h('label', {}, t`Status`, select), h('label', {}, t`Note`, noteField(action, store))));
}
