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
import {ProgressError, dump, merge, parse} from './progress.js';

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

  /** @param {number} after */
  function beginEra(after) {
    try {
      /** @type {Storage} */ (store.storage()).setItem(eraKey, String(Math.max(store.clock(), after + 1)));
    } catch {
      // Then what was replaced may come back, rather than what came after be lost.
    }
  }

  /** What stands there. @param {any} found */
  function read(found) {
    const [age, text] = Array.isArray(found) ? found : [0, ''];
    try {
      return {age: Number(age), text, progress: text === last || !text ? undefined : parse(text, store.framework)};
    } catch (error) {
      if (!(error instanceof ProgressError) || error.newer) throw error;
      return {age: 0, text: '', progress: undefined}; // storage holds it, too
    }
  }

  async function takeBack() {
    if (store.trouble === 'newer') return;
    const found = await inDatabase('readonly', (all) => all.get(key)).catch(() => undefined);
    const {age, text, progress} = read(found);
    if (text === store.text && age === era()) {
      last = text;
    } else if (progress && age > era()) {
      store.replace(progress);
      beginEra(age);
    } else if (progress && age === era() && dump(merge(store.progress, progress)) !== dump(store.progress)) {
      store.merge(progress);
    } else {
      wanted = found !== undefined || store.progress.entries.size > 0;
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

  // Where there is no database, or a newer version of the guide wrote there, there is no copy.
  writing = takeBack().then(write).catch(() => {});
  store.saved = (isReplaced) => {
    if (isReplaced) beginEra(era());
    if (wanted) return;
    wanted = true;
    writing = writing.then(write).catch(() => {});
  };
}
