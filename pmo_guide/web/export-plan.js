// @ts-check
/**
 * A plan as a calendar, as Markdown and as a spreadsheet. Pure: what goes in is a sheet of plain texts and dates.
 *
 * @typedef {[string, string]} Days earliest and latest, such as 2026-11-22
 * @typedef {{id: string, text: string, step: string, state: string, pinned: boolean, essential: boolean,
 *   begins: Days, ends: Days, effort?: [number, number], elapsed?: [number, number], why: string[], evidence: string,
 *   note: string, url: string}} Row
 *   one action; `url` is an address of the web, or ''
 * @typedef {{id: string, title: string, facts: string[], language: string, rows: Row[]}} Sheet
 *   `id` is the framework's, `facts` what is to be said of the whole plan
 */
import {dayWords} from './dates.js';

/** A text that every program can take: no half characters, no control characters, one kind of line end. @param {string} text */
const clean = (text) => text
  .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
  .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '')
  .replace(/[\ud800-\udfff]/gu, '\ufffd');

// -- in words

/** A range of numbers in words: "3–5 hours". @param {[number, number]} range @param {string} one @param {string} more */
export function rangeWords([low, high], one, more) {
  const numbers = low === high ? String(low) : `${low}–${high}`;
  return `${numbers} ${high === 1 ? one : more}`;
}

/** What an action takes: "3–5 hours, 2 weeks". @param {Pick<Row, 'effort' | 'elapsed'>} row */
export function sizeWords({effort, elapsed}) {
  const parts = [effort && rangeWords(effort, 'hour', 'hours'), elapsed && rangeWords(elapsed, 'week', 'weeks')];
  return parts.filter(Boolean).join(', ');
}

/** What is known of an action, line by line. @param {Row} row @param {string} language */
function lines(row, language) {
  return [
    `Begins: ${dayWords(row.begins, language)}`,
    `Ends: ${dayWords(row.ends, language)}`,
    ...labelled('Takes', sizeWords(row)),
    ...(row.essential ? ['To be done before applying'] : []),
    ...labelled('Why', row.why.join(' ')),
    ...labelled('Evidence', row.evidence),
  ];
}

/** @param {string} label @param {string} text */
const labelled = (label, text) => (text.trim() ? [`${label}: ${text}`] : []);

// -- RFC 5545

/**
 * The plan as a calendar: for each action one all-day event on the earliest day on which it begins, with all dates in
 * its description. An event keeps its UID, so that a later copy brings the earlier one up to date.
 * @param {Sheet} sheet @param {number} now UTC milliseconds
 */
export function planToCalendar(sheet, now) {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const events = sheet.rows.flatMap((row) => [
    'BEGIN:VEVENT',
    `UID:${escaped(row.id)}@${escaped(sheet.id)}.pmo-guide`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`, // which calendars compare to find the newer copy
    `DTSTART;VALUE=DATE:${row.begins[0].replaceAll('-', '')}`,
    'DURATION:P1D',
    `SUMMARY:${escaped(row.text)}`,
    `DESCRIPTION:${escaped(lines(row, sheet.language).join('\n'))}`,
    `CATEGORIES:${escaped(row.step)}`,
    ...(row.url ? [`URL:${new URL(row.url).href}`] : []),
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
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
    const known = [...lines(row, sheet.language), ...labelled('Note', row.note)].map((line) => `  - ${literal(line)}\n`);
    const text = literal(row.text);
    const told = row.url ? `[${text}](<${new URL(row.url).href}>)` : text;
    return `- [ ] ${told}\n${known.join('')}`;
  });
  const head = [`# ${literal(sheet.title)}`, ...sheet.facts.map(literal)];
  return `${head.join('\n\n')}\n\n${actions.join('')}`;
}

/** Text on one line that Markdown shows as it stands. @param {string} text */
const literal = (text) => clean(text).trim().replace(/\s+/g, ' ')
  .replace(/[\\`*_[\]<>&~|$#]|^[-+=]/g, '\\$&').replace(/^(\d+)(?=[.)])/, '$1\\');

// -- CSV

/** The plan as a spreadsheet. @param {Sheet} sheet */
export function planToCsv(sheet) {
  const head = ['Number', 'Action', 'Step', 'State', 'Pinned', 'Before applying', 'Begins (earliest)', 'Begins (latest)',
    'Ends (earliest)', 'Ends (latest)', 'Hours (least)', 'Hours (most)', 'Weeks (least)', 'Weeks (most)', 'Why',
    'Evidence', 'Note', 'Address'];
  const rows = sheet.rows.map((row, n) => [n + 1, row.text, row.step, row.state, row.pinned ? 'yes' : 'no',
    row.essential ? 'yes' : 'no', ...row.begins, ...row.ends, ...(row.effort ?? ['', '']), ...(row.elapsed ?? ['', '']),
    row.why.join(' '), row.evidence, row.note, row.url]);
  return csvText([head, ...rows]);
}

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as text in the right characters: a byte order mark goes first, and a
 * text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {(string | number)[][]} rows
 */
export function csvText(rows) {
  return ['\ufeff', ...rows.map((row) => `${row.map(cell).join(',')}\r\n`)].join('');
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value === 'number') return String(value);
  const text = clean(value).replace(/^(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\n])/, "'");
  return `"${text.replaceAll('"', '""')}"`;
}
