// @ts-check
/** The way from anywhere in a chapter to its checklist, and back to where one was: it stays in sight. */
import {all, h} from './dom.js';
import {t} from './words.js';

/** Adds it where the head of a chapter leads to a checklist on the same page. */
export function keepWay() {
  const first = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.pmo-head > .pmo-go a[href^="#"]'));
  const place = first && document.getElementById(first.hash.slice(1));
  // A theme may give its heading a section's id: then the checklist follows it.
  const list = place && all('.pmo-checklist').find((one) => one.contains(place) || place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!first || !list) return;
  /** @type {{top: number, focus: HTMLElement} | undefined} where the reader was */
  let from;
  const there = h('a', {href: first.hash, hidden: true}, t`Checklist`);
  const back = h('button', {type: 'button', hidden: true, onclick: () => {
    if (!from) return;
    scrollTo(0, from.top);
    there.hidden = false;
    from.focus.focus({preventScroll: true});
    from = undefined;
  }}, t`Back to where you were`);
  document.body.append(h('nav', {class: 'pmo-fixed', 'aria-label': t`Checklist of this chapter`}, there));
  list.before(h('div', {class: 'pmo-fixed'}, back)); // where the keyboard arrives
  document.documentElement.classList.add('pmo-has-way');
  document.addEventListener('click', ({target}) => {
    const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest('a[href^="#"]'));
    if (link && link.hash === first.hash) from = {top: scrollY, focus: link};
  });
  const seen = new Map();
  const watch = new IntersectionObserver((changes) => {
    for (const {target, isIntersecting} of changes) seen.set(target, isIntersecting);
    there.hidden = seen.get(first) || seen.get(list);
    back.hidden = !from || !seen.get(list);
  });
  watch.observe(first);
  watch.observe(list);
}
