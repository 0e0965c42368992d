// @ts-check
/** What a plan is for, when it begins and how fast it goes. */
import {aimChoice} from './aim-choice.js';
import {announce, h} from './dom.js';
import {isDay, isHours} from './progress.js';
import {t} from './words.js';

const HINT = t`Count the hours that you will truly spend on it.`;

/** @param {import('./planner.js').Desk} desk */
export function planForm({framework, store, hours, start}) {
  // A fault takes the place of the hint: nothing moves away from under the pointer.
  const hint = h('p', {id: 'pmo-plan-hint', class: 'pmo-legend'}, HINT);
  const choice = aimChoice(framework, store, 'pmo-plan-role');
  const pace = h('input', {
    id: 'pmo-plan-hours', type: 'number', min: 0.5, max: 168, step: 0.5, autocomplete: 'off', 'aria-describedby': hint.id,
    onchange: () => take(pace, isHours(pace.valueAsNumber), {'plan/hours': pace.valueAsNumber},
      t`Enter hours per week as a number above 0, and up to 168. The plan still uses ${hours()}.`),
  });
  const day = h('input', {
    id: 'pmo-plan-start', type: 'date', autocomplete: 'off', 'aria-describedby': hint.id,
    onchange: () => take(day, isDay(day.value), {'plan/start': day.value},
      t`Enter the start as a full date. The plan still uses the one before.`),
  });
  /** @param {HTMLInputElement} field @param {boolean} fits @param {Record<string, any>} values @param {string} text */
  function take(field, fits, values, text) {
    field.setAttribute('aria-invalid', String(!fits));
    hint.textContent = fits ? HINT : text;
    hint.classList.toggle('pmo-wrong', !fits);
    if (fits) store.write(values);
    else announce(text);
  }
  const field = (/** @type {string} */ text, /** @type {HTMLElement} */ input) => h('p', {}, h('label', {for: input.id}, text), input);
  const form = h('div', {class: 'pmo-plan-form', role: 'group', 'aria-label': t`What to plan for`},
    choice.node, field(t`Hours per week`, pace), field(t`Start`, day), hint);
  return {
    form,
    show() {
      choice.show();
      if (pace.getAttribute('aria-invalid') !== 'true') pace.value = String(hours());
      if (day.getAttribute('aria-invalid') !== 'true') day.value = start();
    },
  };
}
