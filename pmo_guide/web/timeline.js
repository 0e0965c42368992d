// @ts-check
/** A plan drawn along time: for each action one bar if all goes fast and one if all takes long. */
import {dayWords, localeOf} from './dates.js';
import {h, s} from './dom.js';
import {dayNumber, dayText} from './progress.js';
import {t} from './words.js';

/** @typedef {{label: string, begins: [string, string], ends: [string, string]}} Bar */

const ROW = 46;
const TOP = 26;
const SIZE = 14; // of labels, as the style sheet has it
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 6000];

/** The bars that the drawing explains. @returns {HTMLElement} */
export function timelineKey() {
  const sample = (/** @type {string} */ name) => (
    s('svg', {class: 'pmo-bars', viewBox: '0 0 24 8', width: 24, height: 8, 'aria-hidden': 'true'}, bar(name, 0.5, 23, 1))
  );
  return h('p', {class: 'pmo-legend'}, sample('soonest'), t` earliest `, sample('latest'), t` latest`);
}

/**
 * The bars of some actions; the table beside it tells the same. Rows number on from `first`.
 * @param {Bar[]} bars @param {number} first @param {number} width in pixels @param {string} language
 * @returns {SVGSVGElement}
 */
export function timeline(bars, first, width, language) {
  const from = dayNumber(bars.reduce((day, {begins}) => (begins[0] < day ? begins[0] : day), bars[0].begins[0]));
  const till = dayNumber(bars.reduce((day, {ends}) => (ends[1] > day ? ends[1] : day), '')) + 1;
  const height = TOP + bars.length * ROW;
  const x = (/** @type {number} */ day) => Math.round(((day - from) / (till - from)) * (width - 2)) + 1;
  const ends = /** @type {[string, string]} */ ([dayText(from), dayText(till - 1)]);
  const id = `pmo-timeline-${first}`;
  const fit = fitter(width);
  return s(
    'svg',
    {class: 'pmo-bars', role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-labelledby': `${id}-title ${id}-text`},
    s('title', {id: `${id}-title`}, t`Timeline of actions ${first} to ${first + bars.length - 1}`),
    s('desc', {id: `${id}-text`}, t`${dayWords(ends, language)}. Each action has two bars from its first to its last day: one for the earliest course, one for the latest. The list above has the same dates.`),
    ticks(from, till, width, language).map(({day, text}) => [
      s('line', {class: 'pmo-grid', x1: x(day), x2: x(day), y1: TOP - 6, y2: height}),
      x(day) < width - 64 && s('text', {class: 'pmo-tick-label', x: x(day), y: 14}, text),
    ]).flat(),
    bars.map(({label, begins, ends: last}, n) => {
      const y = TOP + n * ROW;
      const text = `${first + n}. ${label}`;
      const span = (/** @type {0 | 1} */ side) => [x(dayNumber(begins[side])), x(dayNumber(last[side]) + 1)];
      return [
        s('text', {x: 1, y: y + 15}, fit(text)),
        ...['soonest', 'latest'].map((name, side) => {
          const [start, end] = span(/** @type {0 | 1} */ (side));
          return bar(name, start, Math.max(end - start, 3), y + 21 + side * 9);
        }),
      ];
    }).flat(),
  );
}

/**
 * Cuts text to a width in the page's font, of which nobody knows how wide it is. @param {number} width in pixels
 * @returns {(text: string) => string}
 */
function fitter(width) {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  const fits = (/** @type {string} */ text) => !pen || pen.measureText(text).width <= width - 2;
  return (text) => {
    if (fits(text)) return text;
    const cut = (/** @type {number} */ letters) => `${text.slice(0, letters).trimEnd()}…`;
    let [fitting, over] = [0, text.length];
    while (over - fitting > 1) {
      const half = (fitting + over) >> 1;
      if (fits(cut(half))) fitting = half;
      else over = half;
    }
    return cut(fitting);
  };
}

/** @param {string} name @param {number} x @param {number} width @param {number} y */
const bar = (name, x, width, y) => s('rect', {class: `pmo-${name}`, x, y, width, height: 6, rx: 2});

/**
 * The days that the axis names: the firsts of months or years, as many as find room.
 * @param {number} from @param {number} till @param {number} width @param {string} language
 */
function ticks(from, till, width, language) {
  const months = (till - from) / 30.44;
  const room = Math.max(Math.floor(width / 80), 1);
  const every = MONTHS.find((size) => months / size <= room) ?? 6000;
  const [year, month] = dayText(from).split('-').map(Number);
  const format = new Intl.DateTimeFormat(localeOf(language), {
    year: 'numeric', month: every < 12 ? 'short' : undefined, timeZone: 'UTC',
  });
  const found = [];
  for (let n = Math.ceil((year * 12 + month - 1) / every) * every; ; n += every) {
    const date = Date.UTC(Math.floor(n / 12), n % 12, 1);
    const day = date / 86_400_000;
    if (!(day < till)) return found;
    if (day >= from) found.push({day, text: format.format(date)});
  }
}
