// @ts-check
/** Notices above the text of a page. */
import {all, h} from './dom.js';
import {t} from './words.js';

/** Puts a notice above the text of the page, where it stays in sight and covers no focus. @param {Element} notice */
export function pin(notice) {
  (all('[role=main], main, article').pop() ?? document.body).prepend(notice); // the innermost
  const page = document.documentElement;
  page.classList.add('pmo-pinned');
  if (scrollY) return;
  // Else a browser may keep the title where it is, which is then below the notice.
  page.style.overflowAnchor = 'none';
  addEventListener('scroll', () => { page.style.overflowAnchor = ''; }, {once: true});
}

/**
 * Tells something, to be seen and to be heard, above the text of a page; not again until the reader has closed it.
 * @param {string} text @param {...import('./dom.js').Child} more
 */
export function notify(text, ...more) {
  if (all('.pmo-notice').some((open) => open.dataset.text === text)) return;
  const words = h('p', {role: 'status'});
  const close = () => {
    notice.remove();
    document.documentElement.classList.toggle('pmo-pinned', all('.pmo-notice').length > 0);
  };
  const notice = h('div', {class: 'pmo-notice', 'data-text': text}, words, ...more, h('button', {type: 'button', onclick: close}, t`Close`));
  pin(notice);
  requestAnimationFrame(() => { words.textContent = text; }); // a region must stand before it is filled to be read
}
