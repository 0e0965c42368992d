// @ts-check
/**
 * What follows from a reader's file: gaps, readiness and the plan. The twin of `pmo_guide/progress/standing.py` and `planning.py`,
 * where everything is explained; in a module of its own because only tools need it. Pure, too.
 *
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./progress.js').Entry} Entry
 * @typedef {import('./progress.js').Retired} Retired
 *
 * The framework as in framework.json, where fields that hold their default are left out:
 * @typedef {[number, number]} Range
 * @typedef {{value: number, title: string, summary?: string}} Level
 * @typedef {{id: string, level: number, text: string, if_arisen?: boolean}} Indicator
 * @typedef {{id: string, title: string, step?: string, definition?: string, indicators?: Indicator[],
 *   terms?: string[], related?: string[], parent?: string, sources?: string[]}} Competency
 * @typedef {{id: string, text: string, effort?: Range, elapsed?: Range, evidence?: string,
 *   builds?: Record<string, number>, essential?: boolean}} Action
 * @typedef {{id: string, title: string, summary?: string, actions?: Action[]}} Step
 * @typedef {{core_below?: number, other_below?: number, other_count?: number}} Rule of readiness; without a count, all may
 * @typedef {{id: string, title: string, summary?: string, targets?: Record<string, number>, core?: string[],
 *   readiness?: Rule}} Role
 * @typedef {{id: string, title: string, choices: {shows?: Record<string, number>}[]}} Scenario
 * @typedef {{id: string, title: string, version?: string, labels?: Record<string, string>, levels: Level[],
 *   steps: Step[], competencies: Competency[], roles?: Role[], retired?: Retired, scenarios?: Scenario[]}} Framework
 *
 * @typedef {{competency: string, rating: number | null, target: number, gap: number | null, core: boolean}} Gap
 * @typedef {{ready: boolean | null, core: string[], far: string[], below: string[], undone: string[], unrated: string[]}} Verdict
 * @typedef {{competency: string, level: number, to: number}} Rise
 * @typedef {{action: string, step: string, helps: Rise[], core: boolean, pinned: boolean,
 *   essential: boolean, begins: [string, string], ends: [string, string]}} Planned
 * @typedef {{actions: Planned[], hours: [number, number], ends: [string, string] | null, short: Rise[],
 *   evidence: Rise[], unrated: string[]}} Plan
 */
import {MAX_HOURS, current, dayNumber, dayText, isDay, isHours, successor} from './progress.js';

/** @param {Framework} framework */
const retiredOf = (framework) => framework.retired ?? {};

// -- what one aims at

/** With what the id of a target of the reader's own begins; no role's does. */
export const OWN = 'target/';

/**
 * What the reader may aim at: the framework's roles, then targets of their own, which work like roles.
 * @param {Framework} framework @param {Progress} progress @returns {Role[]}
 */
export const aims = (framework, progress) => (
  [...framework.roles ?? [], ...ownTargets(framework, current(progress, retiredOf(framework)))]
);

/**
 * What the reader aims at: a target of their own goes before a role.
 * @param {Framework} framework @param {Progress} progress @returns {Role | undefined}
 */
export function aim(framework, progress) {
  const known = current(progress, retiredOf(framework));
  const found = new Map([...framework.roles ?? [], ...ownTargets(framework, known)].map((one) => [one.id, one]));
  return found.get(`${OWN}${known.get('plan/target')?.value}`) ?? found.get(known.get('plan/role')?.value);
}

/** The reader's own targets in the order of their keys. @param {Framework} framework @param {ReadonlyMap<string, Entry>} known @returns {Role[]} */
function ownTargets(framework, known) {
  const top = Math.max(...framework.levels.map(({value}) => value));
  return [...known.keys()].filter((key) => /^target\/[a-z0-9]+(-[a-z0-9]+)*\/title$/.test(key) && known.get(key)?.value).sort().map((key) => {
    const id = key.slice(0, -'/title'.length);
    const asked = framework.competencies.map((one) => /** @type {[string, number]} */ ([one.id, known.get(`${id}/level/${one.id}`)?.value]));
    const targets = asked.filter(([, level]) => level).map(([name, level]) => /** @type {const} */ ([name, Math.min(level, top)]));
    const core = targets.map(([name]) => name).filter((name) => known.get(`${id}/core/${name}`)?.value);
    return {id, title: known.get(key)?.value, targets: Object.fromEntries(targets), core};
  });
}

/** The role, or the target of the reader's own, of this id. @param {Framework} framework @param {ReadonlyMap<string, Entry>} known @param {string} id */
function wantedOf(framework, known, id) {
  const name = successor(id, retiredOf(framework));
  const wanted = id.startsWith(OWN) ? ownTargets(framework, known).find((one) => one.id === id)
    : framework.roles?.find((one) => one.id === name);
  if (!wanted) throw new RangeError(`no role ${id}`);
  return wanted;
}

// -- gaps

/**
 * The gap in each competency that a role, or a target of one's own, needs: max(0, target - rating), or null where there is no rating.
 * @param {Framework} framework @param {Progress} progress @param {string} role @returns {Gap[]}
 */
export function gaps(framework, progress, role) {
  const known = current(progress, retiredOf(framework));
  const {targets = {}, core = []} = wantedOf(framework, known, role);
  return framework.competencies.filter(({id}) => Object.hasOwn(targets, id)).map(({id}) => {
    const rating = known.get(`competency/${id}/level`)?.value ?? null;
    const gap = rating === null ? null : Math.max(0, targets[id] - rating);
    return {competency: id, rating, target: targets[id], gap, core: core.includes(id)};
  });
}

/** The gaps that are open: core ones first, then the largest, then in order. @param {Gap[]} all */
export function byWeight(all) {
  return all.filter(({gap}) => gap).sort((a, b) => Number(b.core) - Number(a.core) || Number(b.gap) - Number(a.gap));
}

/** The competencies of which nothing is known, to be rated first: core ones, then in order. @param {Gap[]} all */
export function unratedOf(all) {
  return all.filter(({gap}) => gap === null).sort((a, b) => Number(b.core) - Number(a.core)).map(({competency}) => competency);
}

/**
 * Whether a reader is ready for a role by its own rule, and what speaks against it; null where it has no rule.
 * @param {Framework} framework @param {Progress} progress @param {string} role @returns {Verdict | null}
 */
export function readyToApply(framework, progress, role) {
  const all = gaps(framework, progress, role);
  const known = current(progress, retiredOf(framework));
  const rule = wantedOf(framework, known, role).readiness;
  if (!rule) return null;
  const {core_below = 0, other_below = 0, other_count = Infinity} = rule;
  const ids = (/** @type {(gap: Gap, open: number) => boolean} */ test) => (
    all.filter((gap) => gap.gap && test(gap, gap.gap)).map(({competency}) => competency)
  );
  const core = ids((gap, open) => gap.core && open > core_below);
  const far = ids((gap, open) => !gap.core && open > other_below);
  const below = ids((gap, open) => !gap.core && open === other_below);
  const undone = askedFor(framework, all).filter(({id}) => stateOf(known, id) !== 'done').map(({id}) => id);
  const unrated = unratedOf(all);
  const holds = !core.length && !far.length && below.length <= other_count && !undone.length;
  return {ready: holds && unrated.length ? null : holds, core, far, below, undone, unrated};
}

/** The essential actions on the way to a role. @param {Framework} framework @param {Gap[]} all */
function askedFor(framework, all) {
  const targets = new Map(all.map(({competency, target}) => [competency, target]));
  return framework.steps.flatMap(({actions = []}) => actions).filter(({essential, builds = {}}) => (
    essential && Object.entries(builds).every(([name, level]) => level <= (targets.get(name) ?? 0))
  ));
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
  const rated = new Map(all.filter(({rating}) => rating !== null).map((gap) => [gap.competency, gap]));
  const levels = levelsOf(rated);
  const every = candidates(framework, current(progress, retiredOf(framework)), all, rated);
  for (const candidate of every) if (candidate.done) advance(levels, candidate);
  const rises = (/** @type {(gap: Gap) => [number, number]} */ ends) => [...rated.values()].map((gap) => {
    const [level, to] = ends(gap);
    return {competency: gap.competency, level, to};
  }).filter(({level, to}) => level < to);
  const reached = (/** @type {Gap} */ {competency}) => Number(levels.get(competency));
  const evidence = rises((gap) => [Number(gap.rating), reached(gap)]);
  const chosen = inOrder(every, rated).flatMap((candidate) => {
    const helps = candidate.builds.map(([competency, to]) => ({competency, level: Number(levels.get(competency)), to}))
      .filter(({level, to}) => level < to);
    if (candidate.done || !(helps.length || stays(candidate))) return [];
    advance(levels, candidate);
    return [{...candidate, helps, core: helps.some(({competency}) => rated.get(competency)?.core)}];
  });
  const actions = chosen.map(({action}) => action);
  const [least, most] = [0, 1].map((bound) => course(actions, hoursPerWeek, bound).map((span) => days(start, span)));
  const planned = chosen.map(({action, step, helps, core, pinned, essential}, n) => {
    const [begins, ends] = [0, 1].map((side) => /** @type {[string, string]} */ ([least[n][side], most[n][side]].sort()));
    return {action: action.id, step, helps, core, pinned, essential, begins, ends};
  });
  const total = (/** @type {0 | 1} */ n) => actions.reduce((sum, {effort}) => sum + (effort ? effort[n] : 0), 0);
  const lasts = /** @type {[string, string]} */ ([least, most].map((all) => all.map(([, last]) => last).sort().at(-1)).sort());
  return {
    actions: planned,
    hours: [total(0), total(1)],
    ends: planned.length ? lasts : null,
    short: rises((gap) => [reached(gap), gap.target]),
    evidence,
    unrated: unratedOf(all),
  };
}

/**
 * An action that may stand in a plan, or has stood in it and is done: `order` is its place in the reader's own order,
 * `rank` decides before any gap does.
 * @typedef {{place: number, action: Action, step: string, builds: [string, number][], pinned: boolean, essential: boolean,
 *   done: boolean, rank: number[]}} Candidate
 */

/** @param {ReadonlyMap<string, Gap>} rated @returns {Map<string, number>} */
const levelsOf = (rated) => new Map([...rated].map(([competency, {rating}]) => [competency, Number(rating)]));

/** @param {Candidate} candidate */
const stays = ({pinned, essential}) => pinned || essential;

/** @param {Map<string, number>} levels @param {Candidate} candidate */
function advance(levels, {builds}) {
  for (const [competency, to] of builds) levels.set(competency, Math.max(Number(levels.get(competency)), to));
}

/**
 * @param {Framework} framework @param {ReadonlyMap<string, Entry>} known @param {Gap[]} all
 * @param {ReadonlyMap<string, Gap>} rated @returns {Candidate[]}
 */
function candidates(framework, known, all, rated) {
  /** @type {string[]} */
  const order = known.get('plan/order')?.value ?? [];
  const places = new Map(order.map((id, n) => /** @type {const} */ ([id, n])).reverse());
  const asked = new Set(askedFor(framework, all).map(({id}) => id));
  const actions = framework.steps.flatMap(({id: step, actions: own = []}) => own.map((action) => ({action, step})));
  return actions.flatMap(({action, step}, place) => {
    const {id, elapsed} = action;
    const state = stateOf(known, id);
    if (state === 'skipped') return [];
    const at = known.get(`action/${id}/state`)?.at ?? 0;
    const done = state === 'done';
    // A rating that is newer than the evidence has weighed it.
    const counts = (/** @type {string} */ name) => !done || Number(known.get(`competency/${name}/level`)?.at) <= at;
    const builds = Object.entries(action.builds ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, level]) => {
      const gap = rated.get(name);
      return gap && counts(name) ? [/** @type {[string, number]} */ ([name, Math.min(level, gap.target)])] : [];
    });
    const pinned = known.get(`plan/pin/${id}`)?.value === true;
    const essential = asked.has(id);
    const rank = [pinned ? 0 : 1, places.get(id) ?? order.length, essential ? 0 : 1, essential && elapsed ? -elapsed[1] : 0];
    return [{place, action, step, builds, pinned, essential, done, rank}];
  });
}

/**
 * Those that stay or help when their turn comes, in order, where each advances the levels. An action's claim only gets
 * weaker, so it is weighed again when its turn comes, and then either is taken or waits further down.
 * @param {Candidate[]} all @param {ReadonlyMap<string, Gap>} rated
 */
function inOrder(all, rated) {
  const levels = levelsOf(rated);
  const top = Math.max(0, ...[...rated.values()].map(({target}) => target));
  /** How soon its gaps want it: 0 for the largest core gap. @param {Candidate} candidate */
  const claim = ({builds}) => {
    let [largest, core] = [0, false];
    for (const [competency, to] of builds) {
      const gap = /** @type {Gap} */ (rated.get(competency));
      const level = Number(levels.get(competency));
      if (level < to) {
        largest = Math.max(largest, gap.target - level);
        core ||= gap.core;
      }
    }
    return largest ? top - largest + (core ? 0 : top) : 2 * top;
  };
  const byPlace = (/** @type {Candidate} */ a, /** @type {Candidate} */ b) => a.place - b.place;
  const ranked = [...all].sort((a, b) => compared(a.rank, b.rank) || byPlace(a, b));
  const ordered = [];
  for (let n = 0; n < ranked.length;) {
    const {rank} = ranked[n];
    /** @type {Map<number, Candidate[]>} */
    const waiting = new Map();
    const wait = (/** @type {number} */ turn, /** @type {Candidate} */ candidate) => {
      const others = waiting.get(turn);
      if (others) others.push(candidate);
      else waiting.set(turn, [candidate]);
    };
    for (; n < ranked.length && !compared(rank, ranked[n].rank); n += 1) wait(claim(ranked[n]), ranked[n]);
    while (waiting.size) {
      const best = Math.min(...waiting.keys());
      const turn = /** @type {Candidate[]} */ (waiting.get(best)).sort(byPlace);
      waiting.delete(best);
      for (const candidate of turn) {
        const now = claim(candidate);
        if (now !== best) {
          wait(now, candidate);
        } else if (now < 2 * top || stays(candidate)) {
          advance(levels, candidate);
          ordered.push(candidate);
        }
      }
    }
  }
  return ordered;
}

/** @param {number[]} one @param {number[]} two */
function compared(one, two) {
  const n = one.findIndex((part, place) => part !== two[place]);
  return n < 0 ? 0 : one[n] - two[n];
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
    let busy = 0; // those that get hours: the first ones
    for (; busy < waiting.length && free > NEARLY; busy += 1) {
      const one = waiting[busy];
      one.rate = one.weeks ? Math.min(one.effort / one.weeks, free) : free;
      free -= one.rate;
      if (one.begin < 0) one.begin = clock;
      if (one.rate) span = Math.min(span, one.left / one.rate);
    }
    clock = Math.min(clock + span, FAR);
    for (const one of waiting.slice(0, busy)) one.left -= one.rate * span;
    const ended = (/** @type {{left: number}} */ {left}) => left <= NEARLY || clock === FAR;
    for (const one of waiting) if (ended(one)) one.end = clock;
    waiting = waiting.filter((one) => !ended(one));
  }
  return all.map(({begin, end}) => /** @type {[number, number]} */ ([Math.max(begin, 0), end]));
}

/** The first and the last day of a span of weeks. @param {string} start @param {[number, number]} span */
function days(start, [from, to]) {
  const begin = Math.floor(from * 7 + NEARLY);
  const last = Math.max(begin, Math.ceil(to * 7 - NEARLY) - 1);
  return [begin, last].map((day) => dayText(Math.min(dayNumber(start) + day, dayNumber('9999-12-31'))));
}
