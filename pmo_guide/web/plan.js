// @ts-check
/**
 * What follows from a reader's file: gaps, readiness and the plan. The twin of the second half of `pmo_guide/progress.py`,
 * where everything is explained; in a module of its own because only tools need it. Pure, too.
 *
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./progress.js').Entry} Entry
 * @typedef {import('./progress.js').Retired} Retired
 *
 * The framework as in framework.json, where fields that hold their default are left out:
 * @typedef {[number, number]} Range
 * @typedef {{value: number, title: string, summary?: string}} Level
 * @typedef {{id: string, level: number, text: string}} Indicator
 * @typedef {{id: string, title: string, step?: string, definition?: string, indicators?: Indicator[],
 *   terms?: string[], related?: string[], parent?: string, sources?: string[]}} Competency
 * @typedef {{id: string, text: string, effort?: Range, elapsed?: Range, evidence?: string,
 *   builds?: Record<string, number>, essential?: boolean}} Action
 * @typedef {{id: string, title: string, summary?: string, actions?: Action[]}} Step
 * @typedef {{id: string, title: string, summary?: string, targets?: Record<string, number>, core?: string[]}} Role
 * @typedef {{id: string, title: string, version?: string, labels?: Record<string, string>, levels: Level[],
 *   steps: Step[], competencies: Competency[], roles?: Role[], retired?: Retired}} Framework
 *
 * @typedef {{competency: string, rating: number | null, target: number, gap: number, core: boolean}} Gap
 * @typedef {{ready: boolean, core: string[], far: string[], below: string[], undone: string[]}} Readiness
 * @typedef {{competency: string, level: number, to: number}} Rise
 * @typedef {{action: string, step: string, helps: Rise[], core: boolean, pinned: boolean,
 *   begins: [string, string], ends: [string, string]}} Planned
 * @typedef {{actions: Planned[], hours: [number, number], ends: [string, string] | null, short: Rise[]}} Plan
 */
import {MAX_HOURS, current, dayNumber, dayText, isDay, isHours, successor} from './progress.js';

// -- gaps

/** @param {Framework} framework */
const retiredOf = (framework) => framework.retired ?? {};

/**
 * The gap in each competency that a role needs: max(0, target - rating), where no rating counts as 0.
 * @param {Framework} framework @param {Progress} progress @param {string} role @returns {Gap[]}
 */
export function gaps(framework, progress, role) {
  const name = successor(role, retiredOf(framework));
  const wanted = framework.roles?.find((one) => one.id === name);
  if (!wanted) throw new RangeError(`no role ${name}`);
  const {targets = {}, core = []} = wanted;
  const known = current(progress, retiredOf(framework));
  return framework.competencies.filter(({id}) => Object.hasOwn(targets, id)).map(({id}) => {
    const rating = known.get(`competency/${id}/level`)?.value ?? null;
    const gap = Math.max(0, targets[id] - (rating ?? 0));
    return {competency: id, rating, target: targets[id], gap, core: core.includes(id)};
  });
}

/** The gaps that are open: core ones first, then the largest, then in order. @param {Gap[]} all */
export function byWeight(all) {
  return all.filter(({gap}) => gap).sort((a, b) => Number(b.core) - Number(a.core) || b.gap - a.gap);
}

export const CORE_SLACK = 1;
export const OTHER_SLACK = 2;
export const OTHERS_AT_SLACK = 4;

/**
 * Whether a reader may apply for a role, and what speaks against it.
 * @param {Framework} framework @param {Progress} progress @param {string} role @returns {Readiness}
 */
export function readyToApply(framework, progress, role) {
  const all = gaps(framework, progress, role);
  const targets = new Map(all.map(({competency, target}) => [competency, target]));
  const known = current(progress, retiredOf(framework));
  const ids = (/** @type {(gap: Gap) => boolean} */ test) => all.filter(test).map(({competency}) => competency);
  const core = ids((one) => one.core && one.gap > CORE_SLACK);
  const far = ids((one) => !one.core && one.gap > OTHER_SLACK);
  const below = ids((one) => !one.core && one.gap === OTHER_SLACK);
  const undone = framework.steps.flatMap(({actions = []}) => actions)
    .filter(({id, essential, builds = {}}) => essential
      && Object.entries(builds).every(([name, level]) => level <= (targets.get(name) ?? 0))
      && stateOf(known, id) !== 'done')
    .map(({id}) => id);
  const ready = !core.length && !far.length && below.length <= OTHERS_AT_SLACK && !undone.length;
  return {ready, core, far, below, undone};
}

/** @param {ReadonlyMap<string, Entry>} known @param {string} action @returns {string} */
const stateOf = (known, action) => known.get(`action/${action}/state`)?.value ?? 'todo';

// -- the plan

/**
 * The plan for a role; dates are texts such as 2026-11-22.
 * @param {Framework} framework @param {Progress} progress @param {string} role
 * @param {number} hoursPerWeek @param {string} start @returns {Plan}
 */
export function plan(framework, progress, role, hoursPerWeek, start) {
  if (!isHours(hoursPerWeek)) throw new RangeError(`hours per week must be above 0 and up to ${MAX_HOURS}`);
  if (!isDay(start)) throw new RangeError('start must be a date such as 2026-11-22');
  const all = gaps(framework, progress, role);
  const levels = new Map(all.map(({competency, rating}) => [competency, rating ?? 0]));
  const chosen = choose(framework, current(progress, retiredOf(framework)), all, levels);
  const actions = chosen.map(({action}) => action);
  const [least, most] = [0, 1].map((bound) => course(actions, hoursPerWeek, bound).map((span) => days(start, span)));
  const planned = chosen.map(({action, ...rest}, n) => {
    const [begins, ends] = [0, 1].map((side) => /** @type {[string, string]} */ ([least[n][side], most[n][side]].sort()));
    return {action: action.id, ...rest, begins, ends};
  });
  const total = (/** @type {0 | 1} */ n) => actions.reduce((sum, {effort}) => sum + (effort ? effort[n] : 0), 0);
  const last = (/** @type {0 | 1} */ n) => planned.map(({ends}) => ends[n]).reduce((a, b) => (a > b ? a : b));
  const short = all.map(({competency, target}) => ({competency, level: levels.get(competency) ?? 0, to: target}));
  return {
    actions: planned,
    hours: [total(0), total(1)],
    ends: planned.length ? [last(0), last(1)] : null,
    short: short.filter(({level, to}) => level < to),
  };
}

/**
 * The actions of a plan in order; advances `levels` by them.
 * @param {Framework} framework @param {ReadonlyMap<string, Entry>} known @param {Gap[]} all @param {Map<string, number>} levels
 */
function choose(framework, known, all, levels) {
  const wanted = new Map(all.map((gap) => [gap.competency, gap]));
  /** @type {string[]} */
  const order = known.get('plan/order')?.value ?? [];
  const rank = (/** @type {Action} */ action, /** @type {string} */ step) => {
    const pinned = known.get(`plan/pin/${action.id}`)?.value === true;
    const place = order.indexOf(action.id);
    let core = false;
    let largest = 0;
    const helps = [];
    for (const [competency, built] of Object.entries(action.builds ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const gap = wanted.get(competency);
      const level = levels.get(competency) ?? 0;
      const to = Math.min(built, gap ? gap.target : 0);
      if (gap && level < to) {
        helps.push({competency, level, to});
        core ||= gap.core;
        largest = Math.max(largest, gap.target - level);
      }
    }
    const key = [pinned ? 0 : 1, place < 0 ? order.length : place, core ? 0 : 1, -largest];
    return {key, choice: {action, step, helps, core, pinned}};
  };
  let waiting = framework.steps.flatMap(({id, actions = []}) => actions.map((action) => ({action, step: id})))
    .filter(({action}) => !['done', 'skipped'].includes(stateOf(known, action.id)));
  const chosen = [];
  for (;;) {
    const ranked = waiting.map(({action, step}) => rank(action, step))
      .filter(({choice}) => choice.pinned || choice.helps.length);
    if (!ranked.length) return chosen;
    // The first of the best: they stand in order of steps.
    const {choice} = ranked.reduce((best, next) => (precedes(next.key, best.key) ? next : best));
    for (const {competency, to} of choice.helps) levels.set(competency, to);
    chosen.push(choice);
    waiting = ranked.map((one) => one.choice).filter((one) => one !== choice);
  }
}

/** @param {number[]} one @param {number[]} two */
function precedes(one, two) {
  const n = one.findIndex((part, place) => part !== two[place]);
  return n >= 0 && one[n] < two[n];
}

const NEARLY = 1e-9;
const FAR = 1e6;

/** When each action begins and ends, in weeks. @param {Action[]} actions @param {number} hoursPerWeek @param {number} bound */
function course(actions, hoursPerWeek, bound) {
  const all = actions.map((action) => {
    const effort = action.effort?.[bound] ?? 0;
    const weeks = Math.min(action.elapsed?.[bound] ?? 0, FAR);
    return {effort, weeks, left: effort, rate: 0, begin: -1, end: weeks}; // without effort it only takes time
  });
  let waiting = all.filter(({effort}) => effort > NEARLY);
  let clock = 0;
  while (waiting.length) {
    let free = hoursPerWeek;
    let span = FAR;
    for (const one of waiting) {
      one.rate = 0;
      if (free > NEARLY) {
        one.rate = one.weeks ? Math.min(one.effort / one.weeks, free) : free;
        free -= one.rate;
        if (one.begin < 0) one.begin = clock;
        if (one.rate) span = Math.min(span, one.left / one.rate);
      }
    }
    clock = Math.min(clock + span, FAR);
    for (const one of waiting) {
      one.left -= one.rate * span;
      if (one.left <= NEARLY || clock === FAR) one.end = clock;
    }
    waiting = waiting.filter(({left}) => left > NEARLY && clock < FAR);
  }
  return all.map(({begin, end}) => /** @type {[number, number]} */ ([Math.max(begin, 0), end]));
}

/** The first and the last day of a span of weeks. @param {string} start @param {[number, number]} span */
function days(start, [from, to]) {
  const begin = Math.floor(from * 7 + NEARLY);
  const last = Math.max(begin, Math.ceil(to * 7 - NEARLY) - 1);
  return [begin, last].map((day) => dayText(Math.min(dayNumber(start) + day, dayNumber('9999-12-31'))));
}
