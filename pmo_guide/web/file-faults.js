// @ts-check
/**
 * A file that the reader chose, read with all of its faults told in words, as `pmo_guide/progress.py` tells them. Apart
 * from `progress.js`, because only those pages need the words where files are chosen.
 *
 * @typedef {import('./progress.js').Fault} Fault
 */
import {MAX_AT, escaped, found, isObject, isTime, member, parse, shown, valueFaults} from './progress.js';

/** The same as `parse`, with every fault. @param {string} text @param {string} [framework] */
export const parseFile = (text, framework = '') => parse(text, framework, faultsOf);

/** The names of parts that do not belong. @param {object} data @param {string[]} known */
const strangers = (data, ...known) => Object.keys(data).filter((name) => !known.includes(name)).sort();

/** @param {any} data @param {string} framework */
function faultsOf(data, framework) {
  /** @type {Fault[]} */
  const faults = [];
  const fault = (/** @type {string} */ place, /** @type {string} */ message) => faults.push({place, message});
  const [version, head, entries] = ['version', 'framework', 'entries'].map((name) => member(data, name));
  if (!Number.isSafeInteger(version) || version < 1) {
    fault('/version', `version takes a whole number from 1, not ${found(data, 'version')}`);
  }
  for (const name of strangers(data, 'format', 'version', 'framework', 'entries')) {
    fault(`/${escaped(name)}`, 'saved progress has no such part');
  }
  if (!isObject(head)) {
    fault('/framework', `framework takes an object, not ${found(data, 'framework')}`);
  } else {
    for (const name of ['id', 'version']) {
      if (typeof member(head, name) !== 'string') {
        fault(`/framework/${name}`, `${name} takes a text, not ${found(head, name)}`);
      }
    }
    for (const name of strangers(head, 'id', 'version')) {
      fault(`/framework/${escaped(name)}`, 'framework has no such part');
    }
    const id = member(head, 'id');
    if (framework && typeof id === 'string' && id !== framework) {
      fault('/framework/id', `this is progress in another framework, ${shown(id)}, not ${shown(framework)}`);
    }
  }
  if (!isObject(entries)) fault('/entries', `entries takes an object, not ${found(data, 'entries')}`);
  else for (const key of Object.keys(entries).sort()) faults.push(...entryFaults(key, entries[key]));
  return faults;
}

/** @param {string} key @param {any} entry */
function entryFaults(key, entry) {
  const place = `/entries/${escaped(key)}`;
  if (!isObject(entry)) return [{place, message: `an entry takes an object, not ${shown(entry)}`}];
  const faults = strangers(entry, 'value', 'at')
    .map((name) => ({place: `${place}/${escaped(name)}`, message: 'an entry has no such part'}));
  const at = member(entry, 'at');
  if (!isTime(at)) {
    const message = `at takes UTC milliseconds, a whole number from 0 to ${MAX_AT}, not ${found(entry, 'at')}`;
    faults.push({place: `${place}/at`, message});
  }
  if (!Object.hasOwn(entry, 'value')) faults.push({place: `${place}/value`, message: 'value is missing'});
  else faults.push(...valueFaults(key, entry.value));
  return faults;
}
