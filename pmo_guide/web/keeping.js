// @ts-check
/** What is said of how long a browser keeps things. */
import {changesSince, copies, noteCopy} from './copies.js';
import {fileButton} from './demand.js';
import {h, statusLine} from './dom.js';
import {notify} from './notice.js';
import {several, t} from './words.js';

/** Whether this is Safari, or another browser made of it, and the page is no installed copy, which it treats better. */
const forgets = /AppleWebKit/.test(navigator.userAgent) && !/Chrom(e|ium)/.test(navigator.userAgent)
  && !/** @type {any} */ (navigator).standalone && !matchMedia('(display-mode: standalone)').matches;
const FORGETS = t`Safari deletes what a site has saved after seven days of use without a visit to that site. A copy that you install is exempt: choose “Add to Home Screen” or “Add to Dock”.`;

/** @param {number} n */
const changes = (n) => several(n, t`${n} change`, t`${n} changes`);

/** How much is in no copy, in words. */
export function copyWords() {
  const {copied} = copies();
  const fresh = changesSince(copied);
  if (!copied) return fresh ? t`You have not exported yet.` : '';
  return fresh ? t`${changes(fresh)} since your last export.` : t`Nothing has changed since your last export.`;
}

/** Reminds the reader, once for so many changes, that only this browser has them. */
export function remind() {
  const {copied} = copies();
  const fresh = changes(changesSince(copied));
  const alone = copied ? t`Saved only in this browser: ${fresh} since your last export.` : t`Saved only in this browser: ${fresh}.`;
  notify(`${alone} ${forgets ? FORGETS : t`Export now and then.`}`,
    fileButton(t`Export`));
  document.querySelector('.pmo-notice')?.classList.add('pmo-calm'); // nothing was done that it answers: it need not stay in sight
  noteCopy(false);
}

/** What the panel says of it. */
export function keepingPart() {
  const part = h('div');
  if (forgets) part.append(h('p', {class: 'pmo-caution'}, FORGETS));
  const {storage} = navigator;
  if (!storage?.persist) return part;
  const {line, say} = statusLine();
  const agreed = t`This browser has agreed not to clear it by itself.`;
  const ask = h('button', {type: 'button', onclick: async () => {
    say(await storage.persist() ? agreed : t`This browser has not agreed. Export now and then, or install the guide and ask again.`);
  }}, t`Ask the browser to keep it`);
  storage.persisted().then((kept) => {
    part.append(kept ? h('p', {class: 'pmo-legend'}, agreed) : h('p', {}, ask), line);
  }, () => {});
  return part;
}
