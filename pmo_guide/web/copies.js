// @ts-check
/** How much of what the reader did is nowhere but in this browser, and the browser asked to keep that. */
import {site, store} from './site.js';

/** How many changes without a copy are worth a reminder. */
const MUCH = 20;
const KEY = `pmo-guide/copied/${site.framework}`;

/** Under which a browser notes the name of a file of the reader's own that it keeps up to date. */
export const FILE_KEY = `pmo-guide/own-file/${site.framework}`;

/** Whether a key holds the reader's own doing, rather than what the guide notes for itself. @param {string} key */
export const isOwn = (key) => !/^(seen\/|me\/calendar)/.test(key);

/** When the newest change was made that is in a copy, and the newest that the reader was reminded of; 0 for none. */
export function copies() {
  let noted;
  try {
    noted = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    // Where nothing can be kept, other words tell so.
  }
  const [copied, told] = [0, 1].map((n) => (Number.isSafeInteger(noted?.[n]) ? noted[n] : 0));
  return {copied, told: Math.max(copied, told)};
}

/** How many of the reader's changes are later. @param {number} at UTC milliseconds */
export const changesSince = (at) => [...store.progress.entries].filter(([key, entry]) => entry.at > at && isOwn(key)).length;

/** Notes that all there is now is in a copy, or that the reader was told of it. @param {boolean} copied */
export function noteCopy(copied) {
  const latest = Math.max(0, ...[...store.progress.entries.values()].map(({at}) => at));
  try {
    localStorage.setItem(KEY, JSON.stringify([copied ? latest : copies().copied, latest]));
  } catch {
    // Then there is no reminder to put off either.
  }
}

/** Whether the reader is to be reminded of taking a copy. */
export const isDue = () => changesSince(copies().told) >= MUCH;

/**
 * Has the browser not clear this site by itself, at the first change, where it decides without asking; Firefox asks the
 * reader, for whom the panel has a button.
 */
export function askToKeep() {
  if (navigator.userAgent.includes('Firefox')) return;
  const stop = store.subscribe(() => {
    stop();
    navigator.storage?.persist?.().catch(() => {});
  });
}
