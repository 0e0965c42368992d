// @ts-check
/** What a framework calls its things, as `labels` says: "Skill" as a title, "skill" in a sentence, "3 skills". Pure. */
import {t} from './words.js';

/** @type {Record<string, [string, string]>} one and several */
const USUAL = {
  step: [t`Step`, t`Steps`], competency: [t`Competency`, t`Competencies`], indicator: [t`Statement`, t`Statements`],
  action: [t`Action`, t`Actions`], level: [t`Level`, t`Levels`], role: [t`Role`, t`Roles`], essential: [t`Essential`, ''],
};

/** The usual English way from one to several. @param {string} word */
const several = (word) => (/[^aeiou]y$/i.test(word) ? word.replace(/y$/i, 'ies') : /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`);

/** @param {{labels?: Record<string, string>, language?: string}} framework */
export function nounsOf({labels = {}, language = 'en'}) {
  const english = /^en(?![a-z])/i.test(language);
  const title = (/** @type {string} */ kind) => labels[kind] ?? USUAL[kind][0];
  const titles = (/** @type {string} */ kind) => {
    const [one, many] = [labels[kind], labels[kind === 'indicator' ? 'indicators' : USUAL[kind][1].toLowerCase()]];
    return many ?? (one ? (english ? several(one) : one) : USUAL[kind][1]);
  };
  // An abbreviation stays as it is, and other languages have rules of their own.
  const inside = (/** @type {string} */ word) => (english && /^\p{Lu}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word);
  const one = (/** @type {string} */ kind) => inside(title(kind));
  const many = (/** @type {string} */ kind) => inside(titles(kind));
  return {title, titles, one, many, count: (/** @type {number} */ n, /** @type {string} */ kind) => `${n} ${n === 1 ? one(kind) : many(kind)}`};
}
