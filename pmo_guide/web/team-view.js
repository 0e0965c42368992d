// @ts-check
/**
 * What the ratings of several people show together against a role: counted by competency, never added up by person. Pure.
 *
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {{name: string, level: (competency: string) => number | null | undefined}} Person null is "not sure"
 * @typedef {'unknown' | 'nobody' | 'one' | 'several'} Cover how many are at the target; unknown: nobody is rated
 * @typedef {{competency: string, title: string, target: number, core: boolean, levels: (number | null | undefined)[],
 *   able: number[], cover: Cover, coaching: {coach: number, learners: number[]}[]}} Row
 *   able and coaching name people by their place
 */
import {csvText} from './export-plan.js';
import {t} from './words.js';

/**
 * The competencies that a role, or a target, needs, core ones first, each with how the team stands.
 * @param {Framework} framework @param {import('./plan.js').Role} role what the team is measured against @param {Person[]} people @returns {Row[]}
 */
export function teamRows(framework, {targets = {}, core = []}, people) {
  return framework.competencies.filter(({id}) => Object.hasOwn(targets, id)).map(({id, title}) => {
    const target = targets[id];
    const levels = people.map(({level}) => level(id));
    const able = levels.flatMap((level, n) => (typeof level === 'number' && level >= target ? [n] : []));
    // Of who is not rated nothing is known: neither coach nor learner.
    const learners = levels.flatMap((level, n) => (typeof level === 'number' && level < target ? [n] : []));
    /** @type {Cover} */
    const cover = able.length > 1 ? 'several' : able.length ? 'one' : learners.length ? 'nobody' : 'unknown';
    const coaching = learners.length ? able.map((coach) => ({coach, learners})) : [];
    return {competency: id, title, target, core: core.includes(id), levels, able, cover, coaching};
  }).sort((one, two) => Number(two.core) - Number(one.core));
}

/** A cover in words. @param {Row} row @param {Person[]} people */
export function coverWords({cover, able}, people) {
  if (cover === 'one') return t`depends on ${people[able[0]].name}`;
  if (cover === 'unknown') return t`not rated`;
  return cover === 'nobody' ? t`nobody at target` : t`${able.length} at target`;
}

/**
 * The matrix as a spreadsheet.
 * @param {Row[]} rows @param {Person[]} people @param {string} noun @param {import('./export-plan.js').Separator} separator
 */
export function teamToCsv(rows, people, noun, separator) {
  return csvText([
    [noun, t`Core`, t`Target`, ...people.map(({name}) => name), t`Team`],
    ...rows.map((row) => [row.title, row.core ? t`yes` : t`no`, row.target,
      ...row.levels.map((level) => level ?? (level === null ? t`not sure` : '')), coverWords(row, people)]),
  ], separator);
}

/** The first letters of a name, as in "AL" for "Ana Lima". @param {string} name */
export const initials = (name) => name.split(/[\s-]+/).map((part) => [...part][0] ?? '').join('').toUpperCase();
