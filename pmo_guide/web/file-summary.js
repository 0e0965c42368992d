// @ts-check
/** What an import would change, in words for people. Pure. */
import {jsonText, newer} from './progress.js';
import {several, t} from './words.js';

/**
 * @typedef {import('./progress.js').Entry} Entry
 * @typedef {{key: string, mine: Entry | undefined, theirs: Entry, taken: boolean}} Difference
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./progress.js').Fault} Fault
 * @typedef {(kind: string, id: string) => string} Titles the title of an object, or its id where there is none
 */

const STATES = {todo: t`to do`, doing: t`in progress`, done: t`done`, skipped: t`skipped`};
/** What the parts of keys are called. @type {Record<string, string>} */
const PARTS = {note: t`note`, evidence: t`evidence`, history: t`earlier rating`, level: t`level`, core: t`core`};
/** @type {[RegExp, (n: number) => string][]} */
const KINDS = [
  [/^action\/.*\/state$/, (n) => several(n, t`${n} action`, t`${n} actions`)],
  [/^action\/.*\/note$/, (n) => several(n, t`${n} note`, t`${n} notes`)],
  [/^competency\/.*\/level$/, (n) => several(n, t`${n} rating`, t`${n} ratings`)],
  [/^competency\/.*\/history\//, (n) => several(n, t`${n} earlier rating`, t`${n} earlier ratings`)],
  [/^indicator\//, (n) => several(n, t`${n} statement`, t`${n} statements`)],
  [/^target\//, (n) => several(n, t`${n} part of a target of your own`, t`${n} parts of targets of your own`)],
  [/^competency\/.*\/evidence$/, (n) => several(n, t`${n} line of evidence`, t`${n} lines of evidence`)],
  [/^plan\//, (n) => several(n, t`${n} setting of the plan`, t`${n} settings of the plan`)],
  [/^me\/name$/, (n) => several(n, t`${n} name`, t`${n} names`)],
  [/^/, (n) => several(n, t`${n} other entry`, t`${n} other entries`)], // any key: "" and ends of lines, too
];

/**
 * How many of each kind, as in "2 actions, 1 note".
 * @param {Iterable<string>} keys
 */
export function countWords(keys) {
  const counts = new Map(KINDS.map((kind) => [kind, 0]));
  for (const key of keys) {
    const kind = /** @type {[RegExp, (n: number) => string]} */ (KINDS.find(([pattern]) => pattern.test(key)));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n).map(([[, words], n]) => words(n)).join(', ');
}

/** What a key is about, as in "Chair a board (note)". @param {string} key @param {Titles} titles */
export function keyWords(key, titles) {
  const [kind, id, part] = key.split('/');
  if (kind === 'action') return titles(kind, id) + (part === 'state' ? '' : ` (${PARTS[part] ?? part})`);
  if (kind === 'competency') return titles(kind, id) + (part === 'level' ? '' : ` (${PARTS[part] ?? part})`);
  if (kind === 'target' && part === 'title') return t`Target of your own (name)`;
  if (kind === 'target') return t`Target of your own: ${titles('competency', key.split('/')[3])} (${PARTS[part] ?? part})`;
  if (kind === 'plan' && id === 'pin') return t`Pinned in the plan: ${titles('action', part)}`;
  /** @type {Record<string, string>} */
  const names = {
    'plan/role': t`Target role`, 'plan/target': t`Target of your own`, 'plan/hours': t`Hours per week`, 'plan/start': t`Start of the plan`,
    'plan/order': t`Order of the plan`, 'me/name': t`Name`, 'seen/version': t`Edition last seen`, 'me/calendar': t`Your part of calendar events`,
  };
  return Object.hasOwn(names, key) ? names[key] : key;
}

/**
 * What is said of ratings above the scale, or ''.
 * @param {Progress} progress @param {number} top @param {Titles} titles @param {string} [where] what is said of what holds them
 */
export function beyondWords(progress, top, titles, where = t`The scale of this guide ends at ${top}, and the file has higher levels:`) {
  const keys = beyondScale(progress, top);
  const some = keys.slice(0, 5).map((key) => `${titles('competency', key.split('/')[1])} (${progress.entries.get(key)?.value})`);
  const more = keys.length > some.length ? t` and ${keys.length - some.length} more` : '';
  return keys.length ? t`${where} ${some.join(', ')}${more}. They count as ${top}.` : '';
}

/** A value in words. @param {string} key @param {any} value @param {Titles} titles @returns {string} */
export function valueWords(key, value, titles) {
  if (/^action\/.*\/state$/.test(key)) return /** @type {any} */ (STATES)[value];
  if (/^competency\/.*\/(level|history\/.*)$/.test(key)) return value === null ? t`not sure` : t`level ${value}`;
  if (/^target\/.*\/level\//.test(key)) return value ? t`level ${value}` : t`not asked for`;
  if (key === 'plan/role' && value) return titles('role', value);
  if (key === 'plan/order') return several(value.length, t`${value.length} action`, t`${value.length} actions`);
  if (value === null || value === '') return t`nothing`;
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  return typeof value === 'object' ? jsonText(value) : String(value);
}

/**
 * The differences that change something here, those where the own entry is newer, and texts that differ on both sides.
 * @param {Difference[]} differences
 */
export function sorted(differences) {
  const isText = (/** @type {string} */ key) => /^(action\/.*\/note|competency\/.*\/evidence)$/.test(key);
  return {
    taken: differences.filter(({taken}) => taken),
    kept: differences.filter(({taken}) => !taken),
    texts: differences.filter(({key, mine, theirs}) => isText(key) && mine?.value && theirs.value),
  };
}

/** A fault of a file in plain words: what it is about, what is wrong, and the place behind it. @param {Fault} fault @param {Titles} titles */
export function faultWords({place, message}, titles) {
  const [, part, ...rest] = place.split('/').map((piece) => piece.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [key] = part === 'entries' ? rest : [];
  const where = key ?? [part, ...rest].filter(Boolean).join(' / ');
  const about = key ? `${keyWords(key, titles)}: ` : '';
  return where ? `${about}${message} (${where})` : message;
}

/**
 * Progress as it was before a change, but with whatever was changed since.
 * @param {Progress} before @param {Progress} after @param {Progress} now
 * @returns {Progress}
 */
export function undone(before, after, now) {
  const entries = new Map(now.entries);
  const same = (/** @type {Progress} */ one, /** @type {Progress} */ two, /** @type {string} */ key) => {
    const [a, b] = [one.entries.get(key), two.entries.get(key)];
    return a?.at === b?.at && (!a || !b || jsonText(a.value) === jsonText(b.value));
  };
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    if (same(before, after, key) || !same(after, now, key)) continue;
    const old = before.entries.get(key);
    if (old) entries.set(key, old);
    else entries.delete(key);
  }
  return {...now, entries};
}

// -- what differs, as in `pmo_guide/progress/merging.py`

/** What `theirs` says otherwise than `mine`. @param {Progress} mine @param {Progress} theirs @returns {Difference[]} */
export function differences(mine, theirs) {
  const all = [];
  for (const key of [...theirs.entries.keys()].sort()) {
    const entry = /** @type {Entry} */ (theirs.entries.get(key));
    const own = mine.entries.get(key);
    if (!own || jsonText(own.value) !== jsonText(entry.value)) {
      all.push({key, mine: own, theirs: entry, taken: !own || newer(own, entry) === entry});
    }
  }
  return all;
}

/** The keys of ratings above the highest level of a scale, which whoever takes a file tells of. @param {Progress} progress @param {number} top */
export const beyondScale = (progress, top) => [...progress.entries].filter(([key, {value}]) => RATING.test(key) && value > top)
  .map(([key]) => key).sort();
const RATING = /^competency\/[a-z0-9]+(?:-[a-z0-9]+)*\/level$/;
