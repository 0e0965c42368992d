// @ts-check
/** How far the reader has come, beside each chapter wherever the chapters are listed; nothing before there is progress. */
import {loadChapters} from './book.js';
import {all, h} from './dom.js';
import {statesIn, tally} from './tally.js';
import {t} from './words.js';

/** Marks the chapters as soon as there is progress. @param {import('./store.js').Store} store */
export function markProgress(store) {
  let begun = false;
  const begin = () => {
    if (begun || ![...store.progress.entries.keys()].some((key) => key.endsWith('/state'))) return;
    begun = true;
    const places = markPlaces();
    loadChapters().then((chapters) => mark(store, chapters, places), () => {}); // the marks are missed by nobody who reads
  };
  begin();
  store.subscribe(begin);
}

/**
 * Makes room for the marks in an author's list of chapters, each item of which leads with nothing but the link to a step,
 * and for the line below the list: when they are known, nothing moves.
 */
function markPlaces() {
  /** @type {Map<Element, HTMLElement>} */
  const marks = new Map();
  /** @type {Map<Element, {line: HTMLElement, bar: HTMLProgressElement, words: HTMLElement}>} */
  const lines = new Map();
  for (const link of all('li > p:first-child > a:only-child')) {
    if (!link.querySelector('.pmo-step')) continue;
    const mark = h('p', {class: 'pmo-mark'}, '\u00a0');
    link.parentElement?.after(mark);
    marks.set(link, mark);
    const path = /** @type {Element} */ (link.closest('ol, ul'));
    if (lines.has(path)) continue;
    const [bar, words] = [h('progress', {'aria-label': t`Actions of the whole book that are done`}), h('span')];
    const line = h('p', {class: 'pmo-progress'}, h('strong', {}, t`So far:`), bar, words);
    path.after(line);
    lines.set(path, {line, bar, words});
  }
  return {marks, lines};
}

/**
 * @param {import('./store.js').Store} store @param {Map<string, string[]>} chapters
 * @param {ReturnType<typeof markPlaces>} places
 */
function mark(store, chapters, {marks, lines}) {
  /** @type {((visible: boolean) => void)[]} */
  const shows = [];
  const here = location.href.split(/[?#]/)[0];
  const states = statesIn(store);
  const whole = [...chapters.values()].flat();
  // A list of chapters, by Sphinx or by the author.
  for (const link of /** @type {HTMLAnchorElement[]} */ ([...all('[class*=toctree-l] > a'), ...marks.keys()])) {
    const listed = marks.get(link);
    const actions = chapters.get(link.getAttribute('href') === '#' ? here : listed ? link.href.split('#')[0] : link.href);
    const mark = listed ?? h('span', {class: 'pmo-mark', role: 'img'});
    if (!actions) {
      mark.remove();
      continue;
    }
    if (!listed) link.append(mark);
    shows.push((visible) => {
      const {all: total, done, words} = tally(actions, states);
      mark.hidden = !visible;
      mark.textContent = listed ? words : `${done}/${total}`;
      if (!listed) mark.setAttribute('aria-label', words);
    });
  }
  for (const {line, bar, words} of lines.values()) {
    bar.max = whole.length;
    shows.push((visible) => {
      const now = tally(whole, states, true);
      line.hidden = !visible;
      bar.value = now.done;
      words.textContent = now.words;
    });
  }
  const show = () => {
    const {done, doing, skipped} = tally(whole, states);
    for (const one of shows) one(done + doing + skipped > 0);
  };
  show();
  store.subscribe(show);
}
