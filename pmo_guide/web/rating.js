// @ts-check
/**
 * The rules of the self-assessment, without a document: which statements come next, what they amount to, and what
 * several ratings show together.
 *
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./plan.js').Indicator} Indicator
 * @typedef {(indicator: string) => boolean | null | undefined} Answers true, not true, null for not sure, or not answered
 * @typedef {{level: number, statements: Indicator[]}} Rung
 * @typedef {{asked: Rung[], level: number | null | undefined}} Climb
 *   asked: the rungs to show, in the order of asking · level: what the answers come to, null for not sure, undefined while
 *   more answers are needed
 * @typedef {{title: string, total: number, rated: number, reached: number, near: number, far: number, unrated: number}} Standing
 *   how many of a step's competencies there are, are rated, are at their target, one level below, further below, or not rated
 * @typedef {{competency: string, mine: number | null | undefined, theirs: number | null | undefined, apart: number}} Pair
 */
import {dayText, isDay} from './progress.js';
import {t} from './words.js';

/**
 * A level as a scale counts it: one beyond its end, as another edition may have given, is the highest.
 * @template {number | null | undefined} Level @param {Level} level @param {number} top @returns {Level | number}
 */
export const counted = (level, top) => (typeof level === 'number' ? Math.min(level, top) : level);

/** From this level on a line of evidence is asked for. */
export const EVIDENCE_FROM = 3;

/** How many minutes it takes to rate so many competencies, by our own reckoning. @param {number} many */
export const minutesFor = (many) => (many < 5 ? MINUTES_EACH * many : Math.floor(MINUTES_EACH * many / 5) * 5);
const MINUTES_EACH = 2; // `questions.py` has the same

/** The levels of a competency that have statements, lowest first. @param {Competency} competency @returns {Rung[]} */
export function rungsOf({indicators = []}) {
  const levels = [...new Set(indicators.map(({level}) => level))].sort((a, b) => a - b);
  return levels.map((level) => ({level, statements: indicators.filter((one) => one.level === level)}));
}

/**
 * Whether a level is held: if all of its own statements are true. What counts only where the case arose stands in nobody's
 * way before it did; but something must be true.
 * @param {Rung} rung @param {Answers} answers @returns {boolean | undefined} undefined while more answers are needed
 */
function isHeld({statements}, answers) {
  const open = missingOf(statements, answers);
  if (open.some(({id}) => answers(id) !== undefined)) return false;
  if (open.length) return undefined;
  return statements.some(({id}) => answers(id)) || (statements.some(({id}) => answers(id) === undefined) ? undefined : false);
}

/** The statements that stand in the way of a level. @param {Indicator[]} statements @param {Answers} answers */
const missingOf = (statements, answers) => statements.filter(({id, if_arisen: ifArisen}) => (
  ifArisen ? answers(id) === false : answers(id) !== true
));

/**
 * Where the answers lead: it opens one level below the target, goes up while a level is held, and down while none is. A
 * level held makes the lower ones held.
 * @param {Rung[]} rungs @param {number} target @param {Answers} answers @returns {Climb}
 */
export function climb(rungs, target, answers) {
  if (!rungs.length) return {asked: [], level: undefined};
  const held = rungs.map((rung) => isHeld(rung, answers));
  let n = Math.max(rungs.filter(({level}) => level < target).length - 1, 0);
  const asked = [rungs[n]];
  const way = held[n] ? 1 : -1;
  while (held[n] === (way > 0) && rungs[n + way]) {
    n += way;
    asked.push(rungs[n]);
  }
  if (held[n] === undefined) return {asked, level: undefined};
  const top = held[n] ? n : n - 1;
  if (top >= 0) return {asked, level: rungs[top].level};
  const unsure = rungs[0].statements.every(({id}) => answers(id) !== false);
  return {asked, level: unsure ? null : 0};
}

/**
 * What is missing for the next level: its statements that are not true. Nothing at the highest, or at the target.
 * @param {Competency} competency @param {number} rating @param {number} target @param {Answers} answers
 * @returns {Rung | undefined}
 */
export function missing(competency, rating, target, answers) {
  const next = rungsOf(competency).find(({level}) => level > rating);
  return next && rating < target ? {level: next.level, statements: missingOf(next.statements, answers)} : undefined;
}

/**
 * Whether a competency is to be rated itself: one that only gathers others under its name is not, unless a role asks for it.
 * @param {Framework} framework @param {Competency} competency
 */
export const rateable = ({competencies, roles = []}, {id, indicators = []}) => (
  indicators.length > 0 || !competencies.some(({parent}) => parent === id) || roles.some(({targets = {}}) => Object.hasOwn(targets, id))
);

/**
 * What there is to rate where one aims at nothing: everything, without a target, in the order of the framework.
 * @param {Framework} framework @param {(id: string) => number | null | undefined} levelOf @returns {Gap[]}
 */
export const profile = (framework, levelOf) => framework.competencies.filter((one) => rateable(framework, one)).map(({id}) => {
  const rating = levelOf(id) ?? null;
  return {competency: id, rating, target: 0, gap: rating === null ? null : 0, core: false};
});

/**
 * What is to be written for a rating: the level, and its place in the history, to which a rating from before there was one
 * is added with its own day.
 * @param {string} competency @param {number | null} level @param {number} now UTC milliseconds
 * @param {{value: any, at: number} | undefined} earlier the rating that it replaces
 * @param {(key: string) => unknown} get what is stored
 * @returns {Record<string, number | null>}
 */
export function ratingValues(competency, level, now, earlier, get) {
  const day = (/** @type {number} */ time) => dayText(Math.floor(time / 86_400_000));
  const key = (/** @type {string} */ one) => `competency/${competency}/history/${one}`;
  const before = earlier && isDay(day(earlier.at)) ? key(day(earlier.at)) : key(day(now));
  return {
    ...(get(before) === undefined && earlier ? {[before]: earlier.value} : {}),
    [`competency/${competency}/level`]: level, [key(day(now))]: level,
  };
}

/**
 * What a competency was last rated otherwise than now, and on which day.
 * @param {ReadonlyMap<string, {value: any}>} entries @param {string} competency @param {number} rating
 * @returns {{day: string, level: number} | undefined}
 */
export function earlierRating(entries, competency, rating) {
  const start = `competency/${competency}/history/`;
  const day = [...entries.keys()].filter((key) => key.startsWith(start) && ![rating, null].includes(entries.get(key)?.value)).sort().at(-1);
  return day ? {day: day.slice(start.length), level: entries.get(day)?.value} : undefined;
}

/**
 * How each step stands, counted and never averaged; competencies without a step come last.
 * @param {Framework} framework @param {Gap[]} gaps @returns {Standing[]}
 */
export function standings(framework, gaps) {
  const home = new Map(framework.competencies.map(({id, step}) => [id, step]));
  return [...framework.steps, {id: undefined, title: t`Other`}].map(({id, title}) => {
    const own = gaps.filter(({competency}) => home.get(competency) === id);
    const count = (/** @type {(one: Gap) => boolean} */ test) => own.filter(test).length;
    return {
      title,
      total: own.length,
      rated: count(({gap}) => gap !== null),
      reached: count(({gap}) => gap === 0),
      near: count(({gap}) => gap === 1),
      far: count(({gap}) => Number(gap) > 1),
      unrated: count(({gap}) => gap === null),
    };
  }).filter(({total}) => total);
}

/**
 * The competencies that either of two people rated, those furthest apart first, those that only one rated last.
 * @param {string[]} ids @param {(id: string) => number | null | undefined} mine
 * @param {(id: string) => number | null | undefined} theirs @returns {Pair[]}
 */
export function pairs(ids, mine, theirs) {
  return ids.map((competency) => {
    const [a, b] = [mine(competency), theirs(competency)];
    const apart = typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) : -1;
    return {competency, mine: a, theirs: b, apart};
  }).filter((pair) => typeof pair.mine === 'number' || typeof pair.theirs === 'number')
    .sort((one, two) => two.apart - one.apart);
}
