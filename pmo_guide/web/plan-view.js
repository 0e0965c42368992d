// @ts-check
/**
 * The plan as its page tells it, without a document: what the next quarter holds, why each action is there, what would
 * change it, how the order changes, where rows stay, and what fits into the time one has.
 *
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Action} Action
 * @typedef {import('./plan.js').Role} Role
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./plan.js').Plan} Plan
 * @typedef {import('./plan.js').Planned} Planned
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./book.js').Section} Section
 * @typedef {{plan: Plan, gaps: Gap[], until: string}} View until: the last day of the next quarter
 * @typedef {{competency: string, title: string, text: string}} Reason
 *   `text` follows the title; without a competency it stands alone
 * @typedef {{hours: number, faster: Plan, smaller: {role: Role, plan: Plan} | null}} Change
 *   faster: the plan at so many hours a week, which are more · smaller: that of the next smaller role
 * @typedef {{sections: Section[], minutes: number, actions: string[]}} Cut
 */
import {aims, byWeight, gaps, plan} from './plan.js';
import {MAX_HOURS, dayNumber, dayText} from './progress.js';
import {t} from './words.js';

const QUARTER = 91;

/**
 * @param {Framework} framework @param {Progress} progress @param {string} role @param {number} hours
 * @param {string} start @returns {View}
 */
export function viewPlan(framework, progress, role, hours, start) {
  const until = dayText(Math.min(dayNumber(start) + QUARTER - 1, dayNumber('9999-12-31')));
  return {plan: plan(framework, progress, role, hours, start), gaps: gaps(framework, progress, role), until};
}

/** Whether an action begins in the next quarter if all goes well. @param {Planned} planned @param {View} view */
export const isSoon = ({begins}, {until}) => begins[0] <= until;

/**
 * Why an action is in the plan: that it is essential, and each gap that it helps to close.
 * @param {Planned} planned @param {View} view @param {Framework} framework @returns {Reason[]}
 */
export function reasons({helps, essential}, view, framework) {
  const alone = (/** @type {string} */ text) => ({competency: '', title: '', text});
  const found = helps.map(({competency, level, to}) => {
    const gap = /** @type {Gap} */ (view.gaps.find((one) => one.competency === competency));
    const {title} = /** @type {{title: string}} */ (framework.competencies.find(({id}) => id === competency));
    const at = t`: you are at ${gap.rating}, the target is ${gap.target}.`;
    const counts = level > Number(gap.rating) ? t`It counts towards ${to}, after what is done or stands above, which counts towards ${level}.`
      : t`It counts towards ${to}.`;
    return {competency, title, text: `${gap.core ? t` (core)` : ''}${at} ${counts}`};
  });
  if (essential) found.unshift(alone(t`Essential: it must be done on the way to this target, whatever your ratings.`));
  return found.length ? found : [alone(t`It closes no gap; it is here because you pinned it.`)];
}

/**
 * What twice the hours, or the largest role or target that asks for nothing more, would make of a plan.
 * @param {Framework} framework @param {Progress} progress @param {string} role @param {number} hours
 * @param {string} start @returns {Change}
 */
export function changes(framework, progress, role, hours, start) {
  const more = Math.min(2 * hours, MAX_HOURS);
  const size = ({targets = {}}) => Object.values(targets).reduce((sum, level) => sum + level, 0);
  const roles = aims(framework, progress);
  const own = roles.find(({id}) => id === role)?.targets ?? {};
  const within = ({targets = {}}) => Object.entries(targets).every(([id, level]) => level <= (own[id] ?? 0));
  const smaller = roles.filter((other) => size(other) && size(other) < size({targets: own}) && within(other))
    .sort((a, b) => size(b) - size(a)).at(0);
  return {
    hours: more,
    faster: plan(framework, progress, role, more, start),
    smaller: smaller ? {role: smaller, plan: plan(framework, progress, smaller.id, hours, start)} : null,
  };
}

/**
 * The ids of rows after a change to one of them: all that stood there stay, and what joins comes where it belongs, but
 * never above the row that was changed, so that nothing there moves away under the pointer.
 * @param {string[]} standing the ids as they stand @param {string[]} next those of the plan now @param {string} changed
 */
export function kept(standing, next, changed) {
  const rows = [...standing];
  next.forEach((id, n) => {
    if (rows.includes(id)) return;
    rows.splice(Math.max(n ? rows.indexOf(next[n - 1]) : -1, rows.indexOf(changed)) + 1, 0, id);
  });
  return rows;
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
 * What to read and do in a given time: of minutes, the sections that teach what has the largest gaps; of a month, the
 * actions that may begin in it and the sections that teach what these build.
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
  const urgent = view ? byWeight(view.gaps).map(({competency}) => competency) : [];
  const wanted = until ? new Set(actions.flatMap(({helps}) => helps.map(({competency}) => competency))) : new Set(urgent);
  const teaching = [...wanted].flatMap((competency) => teachers(framework, sections, competency));
  const waiting = [...new Set([...teaching, ...(onlyGaps || until ? [] : sections)])];
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

/**
 * The sections that serve a competency, those first that serve few others; where none does, those of its chapter.
 * @param {Framework} framework @param {Section[]} sections @param {string} competency
 */
function teachers(framework, sections, competency) {
  const serving = sections.filter(({competencies}) => competencies.includes(competency));
  const home = framework.competencies.find(({id}) => id === competency)?.step;
  return serving.length ? serving.sort((a, b) => a.competencies.length - b.competencies.length)
    : sections.filter(({step}) => step === home);
}
