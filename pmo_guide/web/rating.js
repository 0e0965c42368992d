// @ts-check
/**
 * The rules of the self-assessment, without a document: which statements come next, what they amount to, and what
 * several ratings show together.
 *
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {ReadonlyMap<string, boolean | null>} Answers by indicator: true, not true, or null for not sure
 * @typedef {{level: number, statements: {id: string, text: string}[]}} Rung
 * @typedef {{asked: Rung[], below: Rung[], level: number | null | undefined}} Climb
 *   asked: the rungs to show, in the order of asking · below: those under the level found that were never asked ·
 *   level: what the answers come to, null for not sure, undefined while more answers are needed
 * @typedef {{title: string, total: number, reached: number, near: number, far: number, unrated: number}} Standing
 *   how many of a step's competencies are at their target, one level below, further below, or not rated
 * @typedef {{competency: string, mine: number | null | undefined, theirs: number | null | undefined, apart: number}} Pair
 */

/** The levels of a competency that have statements, lowest first. @param {Competency} competency @returns {Rung[]} */
export function rungsOf({indicators = []}) {
  const levels = [...new Set(indicators.map(({level}) => level))].sort((a, b) => a - b);
  return levels.map((level) => ({level, statements: indicators.filter((one) => one.level === level)}));
}

/**
 * Where the answers lead: it opens one level below the target, goes up while every statement is true, and down when one
 * is not. A level counts only with all those below, which are taken as true until an answer says otherwise.
 * @param {Rung[]} rungs @param {number} target @param {Answers} answers @returns {Climb}
 */
export function climb(rungs, target, answers) {
  if (!rungs.length) return {asked: [], below: [], level: undefined};
  const holds = (/** @type {number} */ n) => {
    const said = rungs[n].statements.map(({id}) => answers.get(id));
    if (said.every((answer) => answer === true)) return true;
    return said.some((answer) => answer === false || answer === null) ? false : undefined;
  };
  let n = Math.max(rungs.filter(({level}) => level < target).length - 1, 0);
  const asked = [rungs[n]];
  const way = holds(n) ? 1 : -1;
  while (holds(n) === (way > 0) && rungs[n + way]) {
    n += way;
    asked.push(rungs[n]);
  }
  if (holds(n) === undefined) return {asked, below: [], level: undefined};
  const top = holds(n) ? n : n - 1;
  const below = rungs.slice(0, Math.max(top, 0)).filter((rung) => !asked.includes(rung));
  const gap = rungs.findIndex((rung, place) => place <= top && holds(place) === false);
  const held = gap < 0 ? top : gap - 1;
  if (held >= 0) return {asked, below, level: rungs[held].level};
  const doubtful = rungs[0].statements.every(({id}) => answers.get(id) !== false);
  return {asked, below, level: doubtful ? null : 0};
}

/**
 * How each step stands, counted and never averaged; competencies without a step come last.
 * @param {Framework} framework @param {Gap[]} gaps @returns {Standing[]}
 */
export function standings(framework, gaps) {
  const home = new Map(framework.competencies.map(({id, step}) => [id, step]));
  return [...framework.steps, {id: undefined, title: 'Other'}].map(({id, title}) => {
    const own = gaps.filter(({competency}) => home.get(competency) === id);
    const count = (/** @type {(one: Gap) => boolean} */ test) => own.filter(test).length;
    return {
      title,
      total: own.length,
      reached: count(({gap}) => !gap),
      near: count(({gap, rating}) => gap === 1 && rating !== null),
      far: count(({gap, rating}) => gap > 1 && rating !== null),
      unrated: count(({rating}) => rating === null),
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
