// @ts-check
/**
 * A plan as a calendar, as Markdown and as a spreadsheet. Pure: what goes in is a sheet of plain texts and dates.
 *
 * @typedef {[string, string]} Days earliest and latest, such as 2026-11-22
 * @typedef {{id: string, text: string, step: string, state: string, pinned: boolean, essential: boolean,
 *   begins: Days, ends: Days, effort?: [number, number], elapsed?: [number, number], why: string[], evidence: string,
 *   note: string, url: string}} Row
 *   one action; `url` is an address of the web, or ''
 * @typedef {{id: string, title: string, facts: string[], language: string, start: string, rows: Row[],
 *   words: {action: string, step: string, essential: string}}} Sheet
 *   `id` is the framework's, `facts` what is to be said of the whole plan, `start` the day on which it begins, `words`
 *   what the framework calls its things
 * @typedef {{uids: Map<string, string>, gone: {uid: string, text: string}[], at: number}} Events
 *   the UIDs of a plan's events, by action; those that earlier calendars held and the plan does not; when they are written
 */
import {dayWords} from './dates.js';
import {clean, literal} from './texts.js';
import {several, t} from './words.js';

// -- in words

/** A range of numbers: "3–5". @param {[number, number]} range */
export const rangeWords = ([low, high]) => (low === high ? String(low) : `${low}–${high}`);

/** The same in one line, to be shown: a word joiner follows each dash between numbers. @param {string} text */
export const unbroken = (text) => text.replace(/(\d–)(?=\d)/g, '$1\u2060');

/** A range of hours in words: "3–5 hours". @param {[number, number]} range */
export function hourWords(range) {
  const [most, hours] = [range[1], rangeWords(range)];
  return several(most, t`${hours} hour`, t`${hours} hours`);
}

/** A range of weeks in words. @param {[number, number]} range */
function weekWords(range) {
  const [most, weeks] = [range[1], rangeWords(range)];
  return several(most, t`${weeks} week`, t`${weeks} weeks`);
}

/** What an action takes: "3–5 hours, 2 weeks". @param {Pick<Row, 'effort' | 'elapsed'>} row */
export function sizeWords({effort, elapsed}) {
  const parts = [effort && hourWords(effort), elapsed && weekWords(elapsed)];
  return parts.filter(Boolean).join(', ');
}

/** What is known of an action, line by line. @param {Row} row @param {Sheet} sheet */
function lines(row, {language, words}) {
  return [
    t`Begins: ${dayWords(row.begins, language)}`,
    t`Ends: ${dayWords(row.ends, language)}`,
    ...labelled(t`Takes`, sizeWords(row)),
    ...(row.essential ? [words.essential] : []),
    ...labelled(t`Why`, row.why.join(' ')),
    ...labelled(t`Evidence`, row.evidence),
  ];
}

/** @param {string} label @param {string} text */
const labelled = (label, text) => (text.trim() ? [`${label}: ${text}`] : []);

// -- RFC 5545

const SEQUENCE_FROM = Date.UTC(2020);

/**
 * The plan as a calendar: for each action one all-day event on the earliest day on which it begins, with all dates in
 * its description. An event keeps its UID, so that a later copy brings the earlier one up to date; what earlier copies
 * held and this plan does not is called off.
 * @param {Sheet} sheet @param {Events} known
 */
export function planToCalendar(sheet, {uids, gone, at}) {
  const stamp = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const event = (/** @type {string} */ uid, /** @type {string} */ day, /** @type {string[]} */ ...more) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}@${escaped(sheet.id)}.pmo-guide`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.min(Math.max(0, Math.floor((at - SEQUENCE_FROM) / 1000)), 2 ** 31 - 1)}`, // which calendars compare to find the newer copy
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    'DURATION:P1D',
    ...more,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
  const events = [
    ...sheet.rows.flatMap((row) => event(uids.get(row.id) ?? row.id, row.begins[0],
      `SUMMARY:${escaped(row.text)}`,
      `DESCRIPTION:${escaped(lines(row, sheet).join('\n'))}`,
      `CATEGORIES:${escaped(row.step)}`,
      ...(row.url ? [`URL:${new URL(row.url).href}`] : []))),
    ...gone.flatMap(({uid, text}) => event(uid, sheet.start, 'STATUS:CANCELLED', 'SUMMARY:' + escaped(t`No longer in the plan: ${text}`))),
  ];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//pmo-guide//plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(sheet.title)}`,
    `X-WR-CALNAME:${escaped(sheet.title)}`, // what programs older than RFC 7986 read
    `DESCRIPTION:${escaped(sheet.facts.join('\n'))}`,
    ...events,
    'END:VCALENDAR',
  ].map((line) => `${folded(line)}\r\n`).join('');
}

/** @param {string} text */
const escaped = (text) => clean(text).replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line in pieces of at most 75 octets, none of which parts a character. @param {string} line */
function folded(line) {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const point = /** @type {number} */ (character.codePointAt(0));
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

// -- Markdown

/** The plan as a Markdown checklist. @param {Sheet} sheet */
export function planToMarkdown(sheet) {
  const actions = sheet.rows.map((row) => {
    const known = [...lines(row, sheet), ...labelled(t`Note`, row.note)].map((line) => `  - ${literal(line)}\n`);
    const text = literal(row.text);
    const told = row.url ? `[${text}](<${new URL(row.url).href}>)` : text;
    return `- [ ] ${told}\n${known.join('')}`;
  });
  const head = [`# ${literal(sheet.title)}`, ...sheet.facts.map(literal)];
  return `${head.join('\n\n')}\n\n${actions.join('')}`;
}

// -- CSV

/** The plan as a spreadsheet. @param {Sheet} sheet @param {Separator} separator */
export function planToCsv(sheet, separator) {
  const {action, step, essential} = sheet.words;
  const head = [t`Number`, action, step, t`State`, t`Pinned`, essential, t`Begins (earliest)`, t`Begins (latest)`,
    t`Ends (earliest)`, t`Ends (latest)`, t`Hours (least)`, t`Hours (most)`, t`Weeks (least)`, t`Weeks (most)`, t`Why`,
    t`Evidence`, t`Note`, t`Address`];
  const rows = sheet.rows.map((row, n) => [n + 1, row.text, row.step, row.state, row.pinned ? t`yes` : t`no`,
    row.essential ? t`yes` : t`no`, ...row.begins, ...row.ends, ...(row.effort ?? ['', '']), ...(row.elapsed ?? ['', '']),
    row.why.join(' '), row.evidence, row.note, row.url]);
  return csvText([head, ...rows], separator);
}

/** @typedef {',' | ';'} Separator */

/** What parts the columns where people write numbers as here: a semicolon where a comma marks decimals. @param {string} language @returns {Separator} */
export const separatorOf = (language) => (new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ',');

/** Before this a spreadsheet sees a text, and people see nothing. */
const GUARD = '\u200b';
/** Where a cell may begin, whichever character a program takes for the separator, and then a formula. */
const FORMULA = /((?:^|[;,|\t\n])[\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
/** What a spreadsheet may take for a number, a day or a truth, and write otherwise. */
const NUMBER = /^(?!https?:)(?=.*\d).{1,30}$|^[\d\s.,]+$|^(true|false|wahr|falsch)$|^[\t\n]/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as they are: a byte order mark goes first, numbers are written as they
 * are where that separator is at home, and a text that a spreadsheet would take for anything but a text gets a character
 * of no width before it. Days such as 2026-11-22 stay days.
 * @param {(string | number)[][]} rows @param {Separator} separator
 */
export function csvText(rows, separator) {
  const cell = (/** @type {string | number} */ value) => {
    if (typeof value === 'number') return separator === ';' ? String(value).replace('.', ',') : String(value);
    const text = clean(value);
    const guarded = DAY.test(text) ? text : text.replace(NUMBER, `${GUARD}$&`).replace(FORMULA, `$1${GUARD}`);
    return `"${guarded.replaceAll('"', '""')}"`;
  };
  return ['\ufeff', ...rows.map((row) => `${row.map(cell).join(separator)}\r\n`)].join('');
}
