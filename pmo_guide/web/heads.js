// @ts-check
/** What a theme keeps at the top of the screen, so that notices stay in sight below it. */
import {all} from './dom.js';

const HELD = new Set(['fixed', 'sticky']);

/** How far down the screen such heads reach, above a notice. @param {HTMLElement} notice */
function endOfHeads(notice) {
  const {left, width} = notice.getBoundingClientRect();
  let end = 0;
  for (let next = 1; next > end;) { // one may stand below another
    end = next;
    for (let node = document.elementsFromPoint(left + width / 2, end).find((one) => !one.closest('.pmo-notice')) ?? null; node; node = node.parentElement) {
      const {top, bottom} = node.getBoundingClientRect();
      if (HELD.has(getComputedStyle(node).position) && top <= end && bottom < innerHeight / 2) next = Math.max(next, bottom);
    }
  }
  return end;
}

/** What scrolls sideways lets nothing in it stay in sight; where there is nothing to scroll, it need not. @param {HTMLElement} notice */
function unbind(notice) {
  for (let node = notice.parentElement; node && node !== document.body; node = node.parentElement) {
    const isIdle = node.scrollWidth <= node.clientWidth && node.scrollHeight <= node.clientHeight;
    if (isIdle && /auto|hidden|scroll/.test(getComputedStyle(node).overflow)) node.style.overflow = 'clip visible';
  }
}

/** Lets notices stay in sight below the heads of the theme. */
export function keepBelowHeads() {
  for (const notice of all('.pmo-notice')) {
    unbind(notice);
    notice.style.top = `calc(${Math.floor(endOfHeads(notice))}px + .5rem)`;
  }
}

addEventListener('scroll', keepBelowHeads, {passive: true});
addEventListener('resize', keepBelowHeads);
