// @ts-check
/** What a framework calls its things, as `labels` says: "Skill" as a title, "skill" in a sentence, "3 skills". Pure. */
import {t} from './words.js';

/** One and several, as a title and inside a sentence. @type {Record<string, [string, string, string, string]>} */
const USUAL = {
  step: [t`Step`, t`Steps`, t`step`, t`steps`],
  competency: [t`Competency`, t`Competencies`, t`competency`, t`competencies`],
  indicator: [t`Statement`, t`Statements`, t`statement`, t`statements`],
  action: [t`Action`, t`Actions`, t`action`, t`actions`],
  level: [t`Level`, t`Levels`, t`level`, t`levels`],
  role: [t`Role`, t`Roles`, t`role`, t`roles`],
  essential: [t`Essential`, '', t`essential`, ''],
};
/** The names of several in `labels`. @type {Record<string, string>} */
const MANY = {step: 'steps', competency: 'competencies', indicator: 'indicators', action: 'actions', level: 'levels', role: 'roles'};

/** The usual English way from one to several. @param {string} word */
const plural = (word) => (/[^aeiou]y$/i.test(word) ? word.replace(/y$/i, 'ies') : /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`);

/** @param {{labels?: Record<string, string>, language?: string}} framework */
export function nounsOf({labels = {}, language = 'en'}) {
  const english = /^en(?![a-z])/i.test(language);
  /** @param {string} kind @returns {string | undefined} */
  const several = (kind) => labels[MANY[kind]] ?? (labels[kind] && (english ? plural(labels[kind]) : labels[kind]));
  // An abbreviation stays as it is, and other languages have rules of their own.
  const inside = (/** @type {string | undefined} */ word) => (word && english && /^\p{Lu}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word);
  const title = (/** @type {string} */ kind) => labels[kind] ?? USUAL[kind][0];
  const titles = (/** @type {string} */ kind) => several(kind) ?? USUAL[kind][1];
  const one = (/** @type {string} */ kind) => inside(labels[kind]) ?? USUAL[kind][2];
  const many = (/** @type {string} */ kind) => inside(several(kind)) ?? USUAL[kind][3];
  return {title, titles, one, many, count: (/** @type {number} */ n, /** @type {string} */ kind) => `${n} ${n === 1 ? one(kind) : many(kind)}`};
}
