// @ts-check
/** How far the reader has come, beside each chapter wherever the chapters are listed; nothing before there is progress. */
import {loadChapters} from './book.js';
import {all, h} from './dom.js';
import {statesIn, tally} from './tally.js';

/** Marks the chapters as soon as there is progress. @param {import('./store.js').Store} store */
export function markProgress(store) {
  let begun = false;
  const begin = () => {
    if (begun || ![...store.progress.entries.keys()].some((key) => key.endsWith('/state'))) return;
    begun = true;
    loadChapters().then((chapters) => mark(store, chapters), () => {}); // the marks are missed by nobody who reads
  };
  begin();
  store.subscribe(begin);
}

/** @param {import('./store.js').Store} store @param {Map<string, string[]>} chapters */
function mark(store, chapters) {
  /** @type {((visible: boolean) => void)[]} */
  const shows = [];
  /** @type {Set<Element>} */
  const paths = new Set();
  const here = location.href.split(/[?#]/)[0];
  const states = statesIn(store);
  const whole = [...chapters.values()].flat();
  // A list of chapters, by Sphinx or by the author: each item leads with nothing but the link to a step.
  for (const link of /** @type {HTMLAnchorElement[]} */ (all('[class*=toctree-l] > a, li > p:first-child > a:only-child'))) {
    const listed = link.parentElement?.matches('p');
    const actions = chapters.get(link.getAttribute('href') === '#' ? here : listed ? link.href.split('#')[0] : link.href);
    if (!actions || (listed && !link.querySelector('.pmo-step'))) continue;
    const mark = h(listed ? 'p' : 'span', {class: 'pmo-mark'});
    if (listed) {
      link.parentElement?.after(mark);
      paths.add(/** @type {Element} */ (link.closest('ol, ul')));
    } else {
      mark.setAttribute('role', 'img');
      link.append(mark);
    }
    shows.push((visible) => {
      const {all: total, done, words} = tally(actions, states);
      mark.hidden = !visible;
      mark.textContent = listed ? words : `${done}/${total}`;
      if (!listed) mark.setAttribute('aria-label', words);
    });
  }
  for (const path of paths) {
    const bar = h('progress', {max: whole.length, 'aria-label': 'Actions of the whole book that are done'});
    const words = h('span');
    const line = h('p', {class: 'pmo-progress'}, h('strong', {}, 'So far:'), bar, words);
    path.after(line);
    shows.push((visible) => {
      const now = tally(whole, states);
      line.hidden = !visible;
      bar.value = now.done;
      words.textContent = now.words.replace('done', 'actions done');
    });
  }
  const show = () => {
    const {done, doing, skipped} = tally(whole, states);
    for (const one of shows) one(done + doing + skipped > 0);
  };
  show();
  store.subscribe(show);
}
