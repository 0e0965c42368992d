// @ts-check
/**
 * The plan as its page tells it, without a document: what to show while there is no rating, why each action is there, how
 * the order changes, and what fits into the time one has.
 *
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Action} Action
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./plan.js').Plan} Plan
 * @typedef {import('./plan.js').Planned} Planned
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./book.js').Section} Section
 * @typedef {{plan: Plan, gaps: Gap[], rated: boolean, onlyEssential: boolean}} View
 *   rated: whether the reader has rated any competency of the role · onlyEssential: whether the plan therefore holds
 *   nothing but the essential actions
 * @typedef {{competency: string, title: string, text: string}} Reason
 *   `text` follows the title; without a competency it stands alone
 * @typedef {{sections: Section[], minutes: number, actions: string[]}} Cut
 */
import {byWeight, gaps, plan} from './plan.js';

/**
 * The plan, or as long as nothing is rated, and every gap therefore the largest, the plan of the essential actions.
 * @param {Framework} framework @param {Progress} progress @param {string} role @param {number} hours
 * @param {string} start @returns {View}
 */
export function viewPlan(framework, progress, role, hours, start) {
  const all = gaps(framework, progress, role);
  const rated = all.some(({rating}) => rating !== null);
  const steps = framework.steps.map((step) => ({...step, actions: (step.actions ?? []).filter(({essential}) => essential)}));
  const onlyEssential = !rated && steps.some(({actions}) => actions.length > 0);
  const shown = onlyEssential ? {...framework, steps} : framework;
  return {plan: plan(shown, progress, role, hours, start), gaps: all, rated, onlyEssential};
}

/**
 * Why an action is in the plan, one reason for each gap that it helps to close.
 * @param {Planned} planned @param {View} view @param {Framework} framework @returns {Reason[]}
 */
export function reasons({helps}, view, framework) {
  const found = helps.map(({competency, level, to}) => {
    const gap = /** @type {Gap} */ (view.gaps.find((one) => one.competency === competency));
    const {title} = /** @type {{title: string}} */ (framework.competencies.find(({id}) => id === competency));
    const own = gap.rating === null ? 'not rated' : `you are at ${gap.rating}`;
    const before = level > (gap.rating ?? 0) ? `, after the actions above, which count towards ${level}` : '';
    const core = gap.core ? ' (core)' : '';
    return {competency, title, text: `${core}: ${own}, the role asks for ${gap.target}. It counts towards ${to}${before}.`};
  });
  return found.length ? found : [{competency: '', title: '', text: 'It closes no gap; it is here because you pinned it.'}];
}

/**
 * The order to store after an action was moved: all that stand before the two places, and those already ordered; what
 * follows goes on by the gaps.
 * @param {string[]} shown the ids as they stand @param {number} from @param {number} to @param {string[]} order as stored
 */
export function reordered(shown, from, to, order) {
  const ids = [...shown];
  ids.splice(to, 0, ...ids.splice(from, 1));
  const last = Math.max(from, to, ...order.map((id) => ids.indexOf(id)));
  return ids.slice(0, last + 1);
}

/**
 * What to read and do in a given time: of minutes, the sections that fit, those of the largest gaps first; of a month, the
 * actions that may begin in it and the chapters that tell of them.
 * @param {Framework} framework @param {Section[]} sections @param {View | null} view null while no role is chosen
 * @param {{minutes: number, onlyGaps: boolean, turn: number, until: string}} wish
 *   turn: how many sections to pass over, for other suggestions · until: the last day of the time; '' where it is minutes
 * @returns {Cut}
 */
export function cutOf(framework, sections, view, {minutes, onlyGaps, turn, until}) {
  const known = new Map(framework.steps.flatMap(({actions = []}) => actions).map((action) => [action.id, action]));
  const fits = (/** @type {Planned} */ {action, helps, begins}) => {
    const effort = known.get(action)?.effort;
    return (!onlyGaps || helps.length) && (until ? begins[0] <= until : effort && effort[1] * 60 <= minutes);
  };
  const actions = view ? view.plan.actions.filter(fits) : [];
  const home = new Map(framework.competencies.map(({id, step}) => [id, step ?? '']));
  const urgent = view ? byWeight(view.gaps).map(({competency}) => home.get(competency) ?? '') : [];
  const others = onlyGaps ? [] : framework.steps.map(({id}) => id);
  const steps = new Set(until ? actions.map(({step}) => step) : [...urgent, ...others]);
  const waiting = [...steps].flatMap((step) => sections.filter((section) => section.step === step));
  const first = waiting.length ? turn % waiting.length : 0;
  const chosen = [];
  let left = minutes;
  for (const section of [...waiting.slice(first), ...waiting.slice(0, first)]) {
    if (section.minutes <= left) {
      chosen.push(section);
      left -= section.minutes;
    }
  }
  return {sections: chosen, minutes: minutes - left, actions: actions.map(({action}) => action)};
}
