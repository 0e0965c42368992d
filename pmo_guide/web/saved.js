// @ts-check
/** Says “Saved” where one looks, and aloud: at the upper edge of what was just changed, once the browser keeps it. */
import {all, announce} from './dom.js';
import {t} from './words.js';

/** What may be changed in one go. */
const PLACES = '.pmo-actions > li, .pmo-fields, .pmo-note-field, .pmo-proof, .pmo-all, [data-row], .pmo-plan-form, .pmo-choice, fieldset';

/** @param {import('./store.js').Store} store */
export function tellSaved(store) {
  /** @type {HTMLElement | null | undefined} where the reader was last */
  let place;
  /** @type {unknown} where it was said last: who types on hears it once */
  let told;
  for (const kind of ['click', 'input', 'change']) {
    addEventListener(kind, ({target, type}) => {
      place = target instanceof Element ? target.closest(PLACES) : null;
      if (type !== 'input') told = null;
    }, true);
  }
  store.subscribe((_, keys) => {
    for (const one of all('[data-saved]')) one.removeAttribute('data-saved');
    if (!keys || !place || !store.persistent) return;
    const [old, {row}] = [place, place.dataset];
    place = null;
    if (old !== told) announce(t`Saved` + '.');
    told = old;
    // When all is shown anew, a row may stand elsewhere.
    setTimeout(() => (row ? document.querySelector(`[data-row="${row}"]`) : old)?.setAttribute('data-saved', t`Saved`));
  });
}
