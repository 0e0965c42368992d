// @ts-check
/**
 * Checklists that remember: what is ticked here is ticked wherever the same action stands, now and next time. The tick is
 * all that most readers need; status and note stand in fields below, made when they are first opened.
 */
import {all, announce, h} from './dom.js';
import {demand} from './demand.js';
import {actionKey, tally} from './tally.js';
import {t} from './words.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {{ids: Set<string>, words: HTMLElement, bar?: HTMLProgressElement}} Count */

/** @type {Record<string, string>} what a tick cannot tell */
const MARKS = {doing: t`In progress`, skipped: t`Skipped`};

/** Brings the checklists of a page to life. @param {Store} store */
export function enhanceChecklists(store) {
  /** @type {Map<string, HTMLInputElement[]>} */
  const places = new Map();
  // A button, as thousands of <details> take a browser five times as long.
  const more = h('button', {type: 'button', class: 'pmo-more', 'aria-expanded': 'false'}, h('span', {}, t`Status and note`));
  for (const tick of ticksIn(document)) {
    places.set(tick.value, [...places.get(tick.value) ?? [], tick]);
    tick.closest('li')?.append(more.cloneNode(true));
  }
  if (!places.size) return;
  /** @type {Map<string, string>} */
  const states = new Map();
  const counts = [...all('.pmo-head').map(addProgress), ...all('.pmo-checklist').map(addCount)];

  /** @param {Iterable<string>} changed the actions to look at */
  const show = (changed) => {
    for (const action of changed) {
      const state = store.get(actionKey(action, 'state')) ?? 'todo';
      const note = store.get(actionKey(action, 'note')) ?? '';
      states.set(action, state);
      for (const tick of places.get(action) ?? []) {
        const done = state === 'done';
        if (tick.checked !== done) tick.checked = done;
        tick.toggleAttribute('checked', done); // which a page saved by the browser holds
        showItem(tick.closest('li'), state, note);
      }
    }
    for (const {ids, words, bar} of counts) {
      const now = tally(ids, states);
      if (bar) bar.value = now.done;
      if (words.textContent !== now.words) words.textContent = now.words;
    }
  };
  show(places.keys());
  store.subscribe((_, keys) => show(keys?.map((key) => key.split('/')[1]) ?? places.keys()));
  document.addEventListener('change', ({target}) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('.pmo-tick')) return;
    store.write({[actionKey(target.value, 'state')]: target.checked ? 'done' : 'todo'});
    announce(counts.find(({ids}) => ids.has(target.value))?.words.textContent ?? '');
  });
  document.addEventListener('click', ({target}) => {
    const button = target instanceof Element && target.closest('.pmo-more');
    if (!button) return;
    const [{value}] = ticksIn(button.closest('li') ?? document);
    demand('action-fields', ({toggleFields}) => toggleFields(button, value, store));
  });
}

/**
 * Shows the status in words, and the note as text that is printed, too.
 * @param {HTMLElement | null} item @param {string} state @param {string} note
 */
function showItem(item, state, note) {
  const told = item?.querySelector('.pmo-note');
  if (!item || ((item.dataset.state ?? 'todo') === state && (told?.textContent ?? '') === note)) return; // most, most times
  item.dataset.state = state;
  const more = item.querySelector('.pmo-more');
  more?.querySelector('strong')?.remove();
  if (MARKS[state]) more?.prepend(h('strong', {}, `${MARKS[state]} `));
  told?.remove();
  if (note) item.append(h('p', {class: 'pmo-note'}, note));
}

/** The boxes of a part of the page. @param {ParentNode} part @returns {HTMLInputElement[]} */
const ticksIn = (part) => all('input.pmo-tick', part);

/** Adds how many of its actions are done to the head of a chapter. @param {HTMLElement} box @returns {Count} */
function addProgress(box) {
  const ids = new Set(ticksIn(box.closest('section') ?? document).map(({value}) => value));
  const bar = h('progress', {max: ids.size, 'aria-label': t`Actions of this chapter that are done`});
  const to = box.querySelector(':scope > .pmo-go a')?.getAttribute('href');
  const words = to ? h('a', {href: to}) : h('span');
  if (ids.size) box.append(h('p', {class: 'pmo-line pmo-progress'}, h('strong', {}, t`Progress:`), bar, words));
  return {ids, bar, words};
}

/** Adds the same, in words, to the top of a checklist. @param {HTMLElement} box @returns {Count} */
function addCount(box) {
  const words = h('p', {class: 'pmo-count'});
  box.prepend(words);
  return {ids: new Set(ticksIn(box).map(({value}) => value)), words};
}
