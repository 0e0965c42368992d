// @ts-check
/** Situations in which to choose: the choice is kept, and what it leads to is shown below it. */
import {all, announce, h} from './dom.js';

let begun = false;

/** Brings the scenarios of a page to life, with what was chosen before this was here. @param {import('./store.js').Store} store */
export function enhanceScenarios(store) {
  if (begun) return;
  begun = true;
  const cases = all('.pmo-scenario').map((box) => {
    const options = /** @type {HTMLInputElement[]} */ (all('input', box));
    // What follows is told below the scenarios that stand one after the other, in their order.
    let [place, next] = [0, box.nextElementSibling];
    for (let one = box.previousElementSibling; one?.matches('.pmo-scenario'); one = one.previousElementSibling) place++;
    while (next?.matches('.pmo-scenario')) next = next.nextElementSibling;
    const told = next?.querySelectorAll('dd')[place];
    return {options, told, key: options[0]?.name ?? ''};
  });
  /** @param {string[]} [keys] the keys that changed */
  const show = (keys) => {
    for (const {options, told, key} of cases) {
      if (keys && !keys.includes(key)) continue;
      options.forEach((option, place) => {
        const taken = store.get(key) === option.value;
        option.checked = taken;
        option.toggleAttribute('checked', taken); // which a page saved by the browser holds
        const item = option.closest('li');
        item?.querySelector('.pmo-outcome')?.remove();
        const outcome = told?.querySelectorAll('.pmo-outcomes > li')[place];
        if (taken && outcome) item?.append(h('div', {class: 'pmo-outcome'}, ...[...outcome.childNodes].map((node) => node.cloneNode(true))));
      });
    }
  };
  /** @param {HTMLInputElement} option */
  const choose = (option) => {
    store.write({[option.name]: option.value});
    announce(option.closest('li')?.querySelector('.pmo-outcome')?.textContent ?? '');
  };
  const early = cases.flatMap(({options}) => options).filter((option) => option.checked);
  show();
  store.subscribe((_, keys) => show(keys));
  early.forEach(choose);
  for (const {options} of cases) {
    for (const option of options) option.addEventListener('change', () => choose(option));
  }
}
