// @ts-check
/** Notices above the text of a page. They are rare, so what makes them is fetched on demand. */
import {h} from './dom.js';

/** Puts a notice above the text of the page, where it stays in sight and covers no focus. @param {Element} notice */
export function pin(notice) {
  (document.querySelector('[role=main], main, article') ?? document.body).prepend(notice);
  document.documentElement.classList.add('pmo-pinned');
}

/** @type {Set<string>} */
const told = new Set();

/**
 * Tells something once on a page, to be seen and to be heard, above its text; the reader may close it.
 * @param {string} text @param {...import('./dom.js').Child} more
 */
export function notify(text, ...more) {
  if (told.has(text)) return;
  told.add(text);
  const words = h('p', {role: 'status'});
  const close = () => {
    notice.remove();
    document.documentElement.classList.toggle('pmo-pinned', document.querySelector('.pmo-notice') !== null);
  };
  const notice = h('div', {class: 'pmo-notice'}, words, ...more, h('button', {type: 'button', onclick: close}, 'Close'));
  pin(notice);
  requestAnimationFrame(() => { words.textContent = text; }); // a region must stand before it is filled to be read
}
