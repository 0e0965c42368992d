// @ts-check
/**
 * A spare copy of what is stored, for the day on which the whole browser or machine dies.
 *
 * Chromium brings localStorage to the disk five seconds later, and up to minutes later where a page writes often or much;
 * a strict transaction of IndexedDB stands there when it is complete. A page that opens takes from the copy what storage
 * lacks, before it writes a copy itself. Both are merged, so that nothing is lost whichever is older.
 *
 * Where everything was replaced, as by "Clear everything", an era begins, whose number stands with both: what is of an
 * earlier one does not come back.
 */
import {inDatabase} from './database.js';
import {dump, merge, parse} from './progress.js';

/** @type {Promise<void>} */
let writing = Promise.resolve();

/** Resolves when all that was done until now stands on the disk, where it can. */
export const settled = () => writing;

/** Keeps it from now on. @param {import('./store.js').Store} store */
export function keepSpare(store) {
  const key = `progress/${store.framework}`; // no framework's id holds a slash, and files stand under those
  const eraKey = `pmo-guide/era/${store.framework}`;
  /** What this page last saw there: where only that stands, no other tab wrote since. */
  let last = '';
  let wanted = false;

  /** Of what is stored. */
  function era() {
    try {
      return Number(/** @type {Storage} */ (store.storage()).getItem(eraKey));
    } catch {
      return 0;
    }
  }

  /** @param {number} now */
  function beginEra(now) {
    try {
      /** @type {Storage} */ (store.storage()).setItem(eraKey, String(now));
    } catch {
      // Then what was replaced may come back, rather than what came after be lost.
    }
  }

  /** What stands there, and what is in it if this page did not put it there. @param {any} found */
  const read = ([age, text] = [0, '']) => ({age, text, progress: text === last ? undefined : parse(text, store.framework)});

  async function takeBack() {
    if (store.trouble === 'newer') return;
    const found = await inDatabase('readonly', (all) => all.get(key)).catch(() => undefined);
    const {age, text, progress} = read(found);
    const now = era();
    if (progress && age > now) {
      beginEra(age);
      store.replace(progress);
    } else if (progress && age === now && text !== store.text) {
      store.merge(progress);
    } else {
      last = text;
      wanted = age !== now || (text || null) !== store.text;
    }
  }

  async function write() {
    while (wanted) {
      wanted = false;
      let text = last;
      await inDatabase('readwrite', (all) => {
        const request = all.get(key);
        request.onsuccess = () => {
          try {
            const {age, progress} = read(request.result);
            const now = era();
            if (age > now) return; // another tab has just replaced everything
            text = dump(progress && age === now ? merge(store.progress, progress) : store.progress);
            all.put([now, text], key);
          } catch {
            all.transaction.abort();
          }
        };
        return request;
      });
      last = text;
    }
  }

  // Where there is no database, or what stands there cannot be read, as of a newer version, there is no copy.
  writing = takeBack().then(write).catch(() => {});
  store.saved = (isReplaced) => {
    if (isReplaced) beginEra(Math.max(store.clock(), era() + 1));
    if (wanted) return;
    wanted = true;
    writing = writing.then(write).catch(() => {});
  };
}
