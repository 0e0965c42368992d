// @ts-check
/** Where a reader begins, and comes back to: the next thing to do takes the place of the first. */
import {demand} from './demand.js';
import {all} from './dom.js';

/** @param {import('./store.js').Store} store */
export function enhanceStart(store) {
  for (const place of all('.pmo-start')) {
    const link = /** @type {HTMLAnchorElement | null} */ (place.querySelector('.pmo-go a'));
    const {role} = place.dataset;
    if (link && role) link.href = `${link.href.replace(/#.*/, '')}#role=${role}`;
    if (!store.progress.entries.size) continue;
    place.classList.add('pmo-waiting'); // for what is to be done next, so that nothing is seen to change
    demand('next', ({tellNext}) => tellNext(place));
  }
}
