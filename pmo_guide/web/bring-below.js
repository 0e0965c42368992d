// @ts-check
/** Where something stands that notices, which stay in sight, would cover. */
import {all} from './dom.js';

/** Scrolls to something, so that it stands below the notices. @param {Element} node */
export function bringBelow(node) {
  node.scrollIntoView({block: 'start'});
  const end = Math.max(0, ...all('.pmo-notice').map((one) => one.getBoundingClientRect().bottom));
  const {top} = node.getBoundingClientRect();
  if (top < end + 16) window.scrollBy({top: top - end - 16, behavior: 'instant'});
}
