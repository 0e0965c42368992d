// @ts-check
/**
 * The reader's file: the twin of `pmo_guide/progress/`, where everything is explained; for gaps and plan see `plan.js`.
 * Pure: no document, no storage, no clock. Both give the same results to the last character.
 *
 * @typedef {{value: any, at: number}} Entry
 * @typedef {{framework: string, version: string, entries: ReadonlyMap<string, Entry>}} Progress
 * @typedef {{place: string, message: string}} Fault
 * @typedef {Record<string, string | null>} Retired
 */
import {t} from './words.js';

export const FORMAT = 'pmo-guide/progress';
export const VERSION = 1;
export const STATES = ['todo', 'doing', 'done', 'skipped'];
export const MAX_LENGTH = 10_000_000;
const MAX_AT = 8_640_000_000_000_000;
const MAX_DEPTH = 32;
export const MAX_HOURS = 168;

/** A file that cannot be read as saved progress, with all of its faults. */
export class ProgressError extends Error {
  /** @param {Fault[]} faults @param {boolean} [newer] whether the file was made by a newer version */
  constructor(faults, newer = false) {
    super(faults.map((fault) => (fault.place ? `${fault.place}: ` : '') + fault.message).join('\n'));
    this.name = 'ProgressError';
    this.faults = faults;
    this.newer = newer;
  }
}

/** Plain data as JSON by RFC 8785: equal data, equal text. @param {any} value @returns {string} */
export function jsonText(value) {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${jsonText(value[key])}`);
  return `{${parts.join(',')}}`;
}

/** @param {any} value */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// -- the file

/** Progress without entries. @param {string} framework its id @param {string} [version] @returns {Progress} */
export function emptyProgress(framework, version = '') {
  return {framework, version, entries: new Map()};
}

/** The text of the file, one entry a line. @param {Progress} progress @returns {string} */
export function dump(progress) {
  const head = jsonText({id: progress.framework, version: progress.version});
  const lines = [...progress.entries.keys()].sort().map((key) => {
    const entry = /** @type {Entry} */ (progress.entries.get(key));
    return `${JSON.stringify(key)}:{"value":${jsonText(entry.value)},"at":${entry.at}}`;
  });
  return `{"format":"${FORMAT}","version":${VERSION},"framework":${head},"entries":{\n${lines.join(',\n')}\n}}\n`;
}

/**
 * The progress that a text holds; throws a ProgressError with every fault.
 * @param {string} text
 * @param {string} [framework] the id of the framework that it must belong to; '' takes any
 * @returns {Progress}
 */
export function parse(text, framework = '') {
  if (text.length > MAX_LENGTH) refuse(t`this file is too large for saved progress: over ${MAX_LENGTH} characters`);
  let data;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    refuse(t`this is not JSON, or only a part of it`);
  }
  const wrong = unfit(data, MAX_DEPTH);
  if (wrong) refuse(wrong);
  if (!isObject(data)) refuse(t`saved progress is a JSON object, not ${shown(data)}`);
  if (member(data, 'format') !== FORMAT) {
    refuse(t`this is not saved progress: its "format" is ${found(data, 'format')}, not "${FORMAT}"`);
  }
  if (Number.isSafeInteger(data.version) && data.version > VERSION) {
    const message = t`this file was made by a newer version of the guide (file version ${data.version}; this copy reads up to ${VERSION}); it was left as it is: open it with the newer version`;
    throw new ProgressError([{place: '/version', message}], true);
  }
  const faults = faultsOf(data, framework);
  if (faults.length) throw new ProgressError(faults);
  const entries = new Map();
  for (const key of Object.keys(data.entries)) {
    const {value, at} = data.entries[key];
    entries.set(key, {value, at});
  }
  return {framework: data.framework.id, version: data.framework.version, entries};
}

/** @param {string} message @returns {never} */
function refuse(message) {
  throw new ProgressError([{place: '', message}]);
}

/** What makes JSON data impossible to keep. @param {any} value @param {number} depth @returns {string} */
function unfit(value, depth) {
  if (typeof value === 'number') return Number.isFinite(value) ? '' : t`it holds a number that is too large to keep`;
  if (typeof value !== 'object' || value === null) return '';
  if (!depth) return t`lists and objects stand more than ${MAX_DEPTH} deep inside each other`;
  for (const part of Object.values(value)) {
    const wrong = unfit(part, depth - 1);
    if (wrong) return wrong;
  }
  return '';
}

/** @param {any} data @param {string} name */
const member = (data, name) => (Object.hasOwn(data, name) ? data[name] : undefined);

/** @param {any} data @param {string} name */
const found = (data, name) => (Object.hasOwn(data, name) ? shown(data[name]) : t`missing`);

/** Data as a message shows it. @param {any} value */
function shown(value) {
  if (Array.isArray(value)) return t`a list`;
  if (isObject(value)) return t`an object`;
  const text = JSON.stringify(value);
  const points = [...text.slice(0, 82)]; // code points, as Python counts
  return points.length <= 40 ? text : `${points.slice(0, 39).join('')}…`;
}

/** Whether an entry can be dated so. @param {any} at */
const isTime = (at) => Number.isSafeInteger(at) && at >= 0 && at <= MAX_AT;

/** What is wrong with the value of a key. @param {string} key @param {any} value @returns {Fault[]} */
function valueFaults(key, value) {
  const rule = RULES.find(({pattern}) => pattern.test(key));
  return !rule || rule.fits(value) ? []
    : [{place: `/entries/${escaped(key)}/value`, message: t`value takes ${rule.takes}, not ${shown(value)}`}];
}

/** A name as a part of the place of a fault. @param {string} name */
const escaped = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The names of parts that do not belong. @param {object} data @param {string[]} known */
const strangers = (data, ...known) => Object.keys(data).filter((name) => !known.includes(name)).sort();

/** @param {any} data @param {string} framework */
function faultsOf(data, framework) {
  /** @type {Fault[]} */
  const faults = [];
  const fault = (/** @type {string} */ place, /** @type {string} */ message) => faults.push({place, message});
  const [version, head, entries] = ['version', 'framework', 'entries'].map((name) => member(data, name));
  if (!Number.isSafeInteger(version) || version < 1) {
    fault('/version', t`version takes a whole number from 1, not ${found(data, 'version')}`);
  }
  for (const name of strangers(data, 'format', 'version', 'framework', 'entries')) {
    fault(`/${escaped(name)}`, t`saved progress has no such part`);
  }
  if (!isObject(head)) {
    fault('/framework', t`framework takes an object, not ${found(data, 'framework')}`);
  } else {
    for (const name of ['id', 'version']) {
      if (typeof member(head, name) !== 'string') {
        fault(`/framework/${name}`, t`${name} takes a text, not ${found(head, name)}`);
      }
    }
    for (const name of strangers(head, 'id', 'version')) {
      fault(`/framework/${escaped(name)}`, t`framework has no such part`);
    }
    const id = member(head, 'id');
    if (framework && typeof id === 'string' && id !== framework) {
      fault('/framework/id', t`this is progress in another framework, ${shown(id)}, not ${shown(framework)}`);
    }
  }
  if (!isObject(entries)) fault('/entries', t`entries takes an object, not ${found(data, 'entries')}`);
  else for (const key of Object.keys(entries).sort()) faults.push(...entryFaults(key, entries[key]));
  return faults;
}

/** @param {string} key @param {any} entry */
function entryFaults(key, entry) {
  const place = `/entries/${escaped(key)}`;
  if (!isObject(entry)) return [{place, message: t`an entry takes an object, not ${shown(entry)}`}];
  const faults = strangers(entry, 'value', 'at')
    .map((name) => ({place: `${place}/${escaped(name)}`, message: t`an entry has no such part`}));
  const at = member(entry, 'at');
  if (!isTime(at)) {
    const message = t`at takes UTC milliseconds, a whole number from 0 to ${MAX_AT}, not ${found(entry, 'at')}`;
    faults.push({place: `${place}/at`, message});
  }
  if (!Object.hasOwn(entry, 'value')) faults.push({place: `${place}/value`, message: t`value is missing`});
  else faults.push(...valueFaults(key, entry.value));
  return faults;
}

/** @param {any} value */
const isText = (value) => typeof value === 'string';
/** @param {any} value */
const isId = (value) => isText(value) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
/** Whether hours per week are possible. @param {any} value */
export const isHours = (value) => typeof value === 'number' && value > 0 && value <= MAX_HOURS;
/** Whether a text is a day of the calendar, as in 2026-11-22. @param {any} value */
export const isDay = (value) => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && value > '0001' && dayText(dayNumber(value)) === value;

/** @param {any} value */
const isLevel = (value) => Number.isSafeInteger(value) && value >= 0;
/** @param {any} value */
const isTruth = (value) => typeof value === 'boolean';
/** @param {(value: any) => boolean} fits @returns {(value: any) => boolean} */
const orNull = (fits) => (value) => value === null || fits(value);

/** What the keys of each form may hold. @param {string} key @param {string} takes @param {(value: any) => boolean} fits */
const rule = (key, takes, fits) => ({
  pattern: new RegExp(`^${key.replaceAll('ID', '[a-z0-9]+(?:-[a-z0-9]+)*').replace('DAY', '\\d{4}-\\d{2}-\\d{2}')}$`), takes, fits,
});
const LEVEL = t`a whole number from 0, or null`;
const RULES = [
  rule('action/ID/state', t`one of ${STATES.join(', ')}`, (value) => STATES.includes(value)),
  rule('(action/ID/note|competency/ID/evidence|target/ID/title|me/name|seen/version)', t`a text`, isText),
  rule('competency/ID/(level|history/DAY)', t`${LEVEL} for not sure`, orNull(isLevel)),
  rule('indicator/ID/held', t`true, false, or null for not sure`, orNull(isTruth)),
  rule('(scenario/ID/choice|plan/role|plan/target)', t`an id, or null`, orNull(isId)),
  rule('target/ID/level/ID', LEVEL, orNull(isLevel)),
  rule('(target/ID/core|plan/pin)/ID', t`true or false`, isTruth),
  rule('plan/hours', t`a number above 0 and up to ${MAX_HOURS}, or null`, orNull(isHours)),
  rule('plan/start', t`a date such as 2026-11-22, or null`, orNull(isDay)),
  rule('plan/order', t`a list of ids`, (value) => Array.isArray(value) && value.every(isId)),
  rule('me/calendar(/ID)?', t`an id`, isId),
];

// -- merging and writing

/** The entry that counts: the later one, or of the greater JSON text. @param {Entry} one @param {Entry} two */
export function newer(one, two) {
  if (one.at !== two.at) return one.at > two.at ? one : two;
  return jsonText(two.value) > jsonText(one.value) ? two : one;
}

/** Everything that is in either, per key the newer entry. @param {Progress} one @param {Progress} two @returns {Progress} */
export function merge(one, two) {
  if (one.framework !== two.framework) {
    refuse(t`these are progress in two frameworks, ${shown(one.framework)} and ${shown(two.framework)}`);
  }
  const entries = new Map(one.entries);
  for (const [key, entry] of two.entries) {
    const own = entries.get(key);
    entries.set(key, own ? newer(own, entry) : entry);
  }
  return {framework: one.framework, version: one.version > two.version ? one.version : two.version, entries};
}

/**
 * Progress with these values, by key, each dated max(now, the old date + 1); throws a ProgressError for impossible values.
 * @param {Progress} progress @param {Record<string, any>} values @param {number} now @param {Retired} retired
 * @returns {Progress}
 */
export function write(progress, values, now, retired) {
  const faults = Object.keys(values).flatMap((key) => valueFaults(key, values[key]));
  if (faults.length) throw new ProgressError(faults);
  const known = current(progress, retired);
  const entries = new Map(progress.entries);
  for (const key of Object.keys(values)) {
    const last = known.get(key);
    entries.set(key, {value: values[key], at: Math.min(Math.max(now, last ? last.at + 1 : 0), MAX_AT)});
  }
  return {...progress, entries};
}

// -- retired ids

/** The id that a retired id has become in the end. @param {string} name @param {Retired} retired */
export function successor(name, retired) {
  let after = member(retired, name);
  while (after) {
    name = after;
    after = member(retired, name);
  }
  return name;
}

const ID_IN_KEY = new RegExp('^((?:action|competency|indicator|scenario)/(?=[^/]+/)'
  + '|(?:plan/pin|me/calendar|target/[^/]+/(?:level|core))/(?=[^/]+$))([^/]+)');

/**
 * The entries by the keys of today: under each the newest of an id's own and its retired predecessors'.
 * @param {Progress} progress @param {Retired} retired @returns {ReadonlyMap<string, Entry>}
 */
export function current(progress, retired) {
  if (!Object.keys(retired).length) return progress.entries;
  const all = new Map();
  for (const [key, entry] of progress.entries) {
    const name = key.replace(ID_IN_KEY, (_, before, id) => before + successor(id, retired));
    const own = all.get(name);
    all.set(name, own ? newer(own, entry) : entry);
  }
  const role = all.get('plan/role');
  if (role?.value) all.set('plan/role', {...role, value: successor(role.value, retired)});
  const order = all.get('plan/order');
  if (order) {
    const value = order.value.map((/** @type {string} */ id) => successor(id, retired));
    all.set('plan/order', {...order, value});
  }
  return all;
}

// -- days

/** Days since 1970 of a date such as 2026-11-22. @param {string} text */
export const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

/** The date, such as 2026-11-22, of a number of days since 1970. @param {number} day */
export const dayText = (day) => (Number.isNaN(day) ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10));
