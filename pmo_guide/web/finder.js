// @ts-check
/** Long lists: in folds by step, and found by a word. */
import {all, announce, h} from './dom.js';
import {t} from './words.js';

/** From so many on a list is long. */
export const LONG = 40;

/**
 * Ids in groups by step, in the order of steps, those without a step last.
 * @param {import('./plan.js').Framework} framework @param {string[]} ids @returns {{title: string, ids: string[]}[]}
 */
export function byStep({steps, competencies}, ids) {
  const home = new Map(competencies.map(({id, step}) => [id, step]));
  return [...steps, {id: undefined, title: t`Other`}]
    .map(({id: step, title}) => ({title, ids: ids.filter((id) => home.get(id) === step)})).filter((group) => group.ids.length);
}

/**
 * A field that leaves in sight only what says its words: each element with data-find in a place, by its text there.
 * What folds around them opens while something is looked for.
 * @param {string} id @param {string} label @param {HTMLElement} place
 */
export function finder(id, label, place) {
  const field = h('input', {type: 'search', id, autocomplete: 'off', oninput: () => look(true)});
  const none = h('span', {class: 'pmo-legend'});
  /** @param {boolean} [aloud] */
  function look(aloud = false) {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const one of all('[data-find]', place)) {
      const fits = words.every((word) => one.dataset.find?.toLowerCase().includes(word));
      one.hidden = !fits;
      if (fits) found += 1;
    }
    for (const fold of /** @type {HTMLDetailsElement[]} */ (all('details[data-group]', place))) {
      if (words.length) fold.open = true;
      fold.hidden = !all('[data-find]', fold).some((one) => !one.hidden);
    }
    none.textContent = words.length ? t`${found} found` : '';
    if (aloud) announce(none.textContent);
  }
  return {line: h('p', {class: 'pmo-finder'}, h('label', {for: id}, label), field, none), look};
}
