// @ts-check
/**
 * Pictures of an assessment. Shapes carry their colours as attributes, so that a saved picture stands alone; on a page
 * the style sheet overrides them by class, for dark and for print.
 *
 * @typedef {import('./rating.js').Standing} Standing
 * @typedef {{title: string, rating: number | null, target: number, core: boolean}} Bar
 */
import {s} from './dom.js';
import {t} from './words.js';

const INK = '#1c292c';
const SOFT = '#4a595c';
const FAINT = '#c9c4b6';
const FULL = '#0a5e65';
const PALE = '#e3efee';
const MARK = '#8f4700';
const FONT = `system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif`;

/** A point on an axis: its share of the radius, from the top clockwise. @param {number} n @param {number} axes @param {number} distance */
export function onAxis(n, axes, distance) {
  const angle = (2 * Math.PI * n) / axes - Math.PI / 2;
  return [distance * Math.cos(angle), distance * Math.sin(angle)].map((value) => Math.round(value * 100) / 100);
}

/** Words in lines of about so many characters. @param {string} text @param {number} width */
export function lines(text, width) {
  /** @type {string[]} */
  const made = [];
  for (const word of text.split(/\s+/)) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < width) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

/** The steps that a radar can tell of. @param {Standing[]} steps */
export const axesOf = (steps) => steps.filter(({rated}) => rated);

const RADIUS = 115;
const WIDE = 265;
const HIGH = 190;
const LINE = 18;

/**
 * One axis for each step of which something is rated; the further out, the more of what is rated is at the target (solid),
 * or at most one level below (dashed). Fewer than three axes make no picture.
 * @param {Standing[]} every
 */
export function radarShapes(every) {
  const steps = axesOf(every);
  const shape = (/** @type {(n: number) => number} */ share) => (
    steps.map((_, n) => onAxis(n, steps.length, RADIUS * share(n)).join(',')).join(' ')
  );
  const ring = (/** @type {number} */ share) => (
    s('polygon', {points: shape(() => share), fill: 'none', stroke: FAINT, class: 'pmo-faint'})
  );
  const axes = steps.flatMap(({title, reached, rated}, n) => {
    const [x, y] = onAxis(n, steps.length, RADIUS);
    const [left, top] = onAxis(n, steps.length, RADIUS + 14);
    const anchor = Math.abs(left) < 12 ? 'middle' : left < 0 ? 'end' : 'start';
    const words = [...lines(title, 14), t`${reached} of ${rated}`];
    const up = top < -RADIUS ? words.length - 1 : top > RADIUS / 2 ? -0.4 : words.length / 2 - 0.7;
    return [
      s('line', {x2: x, y2: y, stroke: FAINT, class: 'pmo-faint'}),
      s('text', {y: top - up * LINE, 'text-anchor': anchor, 'font-size': 16, fill: INK, class: 'pmo-ink'}, words.map(
        (word, line) => s('tspan', {x: left, dy: line ? LINE : 0, 'font-weight': line === words.length - 1 ? 700 : 400}, word),
      )),
    ];
  });
  return [
    ...[0.25, 0.5, 0.75, 1].map(ring),
    ...axes,
    s('polygon', {
      points: shape((n) => (steps[n].reached + steps[n].near) / steps[n].rated),
      fill: 'none', stroke: MARK, 'stroke-width': 2, 'stroke-dasharray': '5 4', class: 'pmo-near',
    }),
    s('polygon', {
      points: shape((n) => steps[n].reached / steps[n].rated),
      fill: FULL, 'fill-opacity': 0.25, stroke: FULL, 'stroke-width': 2.5, 'stroke-linejoin': 'round', class: 'pmo-full',
    }),
  ];
}

/** The radar for a page. @param {Standing[]} steps @param {string} label */
export function radar(steps, label) {
  return s('svg', {
    viewBox: `${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}`, role: 'img', 'aria-label': label, class: 'pmo-radar',
  }, radarShapes(steps));
}

const CELL = 26;

/**
 * One bar: a cell for each level, filled up to the rating, hollow up to the target, at whose end stands a mark.
 * `other` is what somebody else rated, a diamond.
 * @param {number} levels @param {number} rating @param {number} [target] @param {number} [other]
 */
export function barShapes(levels, rating, target = 0, other = -1) {
  const cells = Array.from({length: levels}, (_, n) => {
    const kind = n < rating ? 'full' : n < target ? 'missing' : 'faint';
    const look = {
      full: {fill: FULL, stroke: FULL},
      missing: {fill: PALE, stroke: FULL, 'stroke-dasharray': '3 2'},
      faint: {fill: 'none', stroke: FAINT},
    }[kind];
    return s('rect', {x: n * CELL + 1, y: 5, width: CELL - 3, height: 10, rx: 2, ...look, class: `pmo-${kind}`});
  });
  const at = target * CELL - 0.5;
  const x = Math.min(other, levels) * CELL;
  return [
    ...cells,
    target > 0 && s('path', {d: `M${at} 1v18`, stroke: MARK, 'stroke-width': 3, class: 'pmo-mark'}),
    other >= 0 && s('path', {
      d: `M${x} 2l6 8-6 8-6-8z`, fill: '#fff', stroke: MARK, 'stroke-width': 2, class: 'pmo-other',
    }),
  ];
}

/** A bar for a page, beside which the same stands in words. @param {number} levels @param {number[]} rest */
export function bar(levels, ...rest) {
  const [rating, target, other] = rest;
  const start = other === undefined ? 0 : -7; // room for a diamond at level 0
  const box = `${start} 0 ${levels * CELL + 7 - start} 20`;
  return s('svg', {viewBox: box, 'aria-hidden': 'true', class: 'pmo-bar'}, barShapes(levels, rating, target, other));
}

/** One bar for a step: a cell for each of what it asks for, filled where it is at its target, hollow where it is rated. @param {Standing} step */
export const stepBar = ({total, rated, reached}) => s('svg', {
  viewBox: `0 0 ${total * CELL + 7} 20`, width: total * 18 + 5, height: 14, 'aria-hidden': 'true', class: 'pmo-step-bar',
}, barShapes(total, reached, rated));

/**
 * Everything in one picture, to be saved.
 * @param {string} title @param {string} subtitle @param {Standing[]} steps @param {Bar[]} bars @param {number} levels
 */
export function picture(title, subtitle, steps, bars, levels) {
  const words = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ text, /** @type {object} */ more = {}) => (
    s('text', {x, y, 'font-size': 14, fill: INK, ...more}, text)
  );
  const wide = 820;
  const drawn = axesOf(steps).length > 2;
  const start = drawn ? 525 : 90;
  const high = start + 60 + bars.length * 26;
  const at = 430;
  return s('svg', {
    xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, 'font-family': FONT,
  },
  s('title', {}, title),
  s('rect', {width: wide, height: high, fill: '#fff'}),
  words(40, 48, title, {'font-size': 24, 'font-weight': 700}),
  words(40, 72, subtitle, {fill: SOFT}),
  drawn && [
    s('g', {transform: `translate(${wide / 2} 280)`}, radarShapes(steps)),
    s('g', {transform: 'translate(40 486)'},
      s('path', {d: 'M0 0h34', stroke: FULL, 'stroke-width': 2.5}),
      words(42, 5, t`at target`),
      s('path', {d: 'M140 0h34', stroke: MARK, 'stroke-width': 2, 'stroke-dasharray': '5 4'}),
      words(182, 5, t`at target or one level below; rim: all that are rated of the step`)),
  ],
  bars.flatMap(({title: name, rating, target, core}, n) => {
    const y = start + 34 + n * 26;
    const short = name.length > 44 ? `${name.slice(0, 43)}…` : name;
    return [
      words(40, y, `${core ? '★ ' : ''}${short}`, core ? {'font-weight': 700} : {}),
      s('g', {transform: `translate(${at} ${y - 15})`}, barShapes(levels, rating ?? 0, rating === null ? 0 : target)),
      words(at + levels * CELL + 24, y, rating === null ? t`not rated, target ${target}` : t`${rating}, target ${target}`, {fill: SOFT}),
    ];
  }),
  words(40, start + 8, t`★ core competency · filled: own rating · line: target`, {fill: SOFT}));
}

/** A picture as the text of a file. @param {SVGElement} svg */
export const svgText = (svg) => new XMLSerializer().serializeToString(svg);

/** The same as PNG, at twice its size. @param {SVGSVGElement} svg @returns {Promise<Blob>} */
export async function pngBlob(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`; // strict policies refuse blob:
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = ['width', 'height'].map((name) => 2 * Number(svg.getAttribute(name)));
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
  });
}
