// @ts-check
/**
 * A file of the reader's own, in a folder that machines share say: every change is saved there, and what another machine
 * saved there is brought in. Only some browsers let a page keep a file (File System Access).
 *
 * Nothing is lost when two machines write: each brings in what stands there before it writes, it writes the whole or
 * nothing, and its browser keeps all of it as well, so that what another's write covered comes back with the next one.
 *
 * @typedef {'' | 'asks' | 'saved' | 'fault'} State
 *   '': no file is kept · asks: the browser wants the reader's leave first · fault: it is not being saved, see `why`
 */
import {FILE_KEY, noteCopy} from './copies.js';
import {inDatabase} from './database.js';
import {h} from './dom.js';
import {notify} from './notice.js';
import {MAX_LENGTH, ProgressError, dump, emptyProgress, merge, parse} from './progress.js';
import {site, store} from './site.js';
import {t} from './words.js';

const WAIT = 500;
const AGAIN = 2000;
const LOCK = `pmo-guide/own-file/${site.framework}`;
const TYPES = [{description: t`Saved progress`, accept: {'application/json': ['.json']}}];
const LEAVE = {mode: 'readwrite'};

/** @type {any} a FileSystemFileHandle; TypeScript knows only half of it */
let handle;
/** @type {State} */
let state = '';
let why = '';
let missed = 0;
/** What this page last saw in the file: where only that stands there, nobody else wrote since. */
let last = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {(() => void) | undefined} */
let unfollow;
/** @type {Set<() => void>} */
const listeners = new Set();

/** Whether this browser can keep a file. */
export const canKeepFile = 'showSaveFilePicker' in window && 'locks' in navigator;

/** How it stands. */
export const fileState = () => ({state, why, name: handle?.name ?? ''});

/** Calls a function when that changes; returns how to stop it. @param {() => void} listener */
export function followFile(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {State} now @param {string} [reason] */
function set(now, reason = '') {
  state = now;
  why = reason;
  for (const listener of listeners) listener();
}

/** Goes on with the file that was chosen on an earlier page. */
export async function resume() {
  if (!canKeepFile || handle) return;
  handle = await inDatabase('readonly', (files) => files.get(site.framework)).catch(() => undefined);
  if (!handle) return;
  if (await handle.queryPermission(LEAVE) === 'granted') return follow();
  set('asks');
  try {
    if (sessionStorage.getItem(FILE_KEY)) return;
    sessionStorage.setItem(FILE_KEY, 'told');
  } catch {
    // Then it is told on each page.
  }
  notify(t`Your file “${handle.name}” is not being saved yet: this browser asks for your permission on each visit.`,
    h('button', {type: 'button', onclick: allow}, t`Allow saving`));
}

/** Asks the browser, which asks the reader, and goes on. */
export async function allow() {
  if (await handle.requestPermission(LEAVE) === 'granted') await follow();
}

/** Has the reader choose a file; undefined where they chose none. @param {boolean} isNew @returns {Promise<any>} */
export async function chooseFile(isNew) {
  const pickers = /** @type {any} */ (window);
  try {
    // The picker for saving empties what stands there: a file with something in it is opened instead.
    if (isNew) return await pickers.showSaveFilePicker({suggestedName: `${site.framework}-progress.json`, types: TYPES});
    const [chosen] = await pickers.showOpenFilePicker({types: TYPES});
    return await chosen.requestPermission(LEAVE) === 'granted' ? chosen : undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Keeps this file from now on. @param {any} chosen */
export async function keepFile(chosen) {
  stopFile();
  handle = chosen;
  await inDatabase('readwrite', (files) => files.put(chosen, site.framework)).catch(() => {});
  try {
    localStorage.setItem(FILE_KEY, chosen.name);
  } catch {
    // Then the file is kept until the page is left.
  }
  await follow();
}

/** Keeps no file any longer; the file stays as it is. */
export function stopFile() {
  unfollow?.();
  clearTimeout(timer);
  unfollow = handle = undefined;
  last = '';
  try {
    localStorage.removeItem(FILE_KEY);
  } catch {
    // Nothing was noted, then.
  }
  inDatabase('readwrite', (files) => files.delete(site.framework)).catch(() => {});
  set('');
}

async function follow() {
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(saveFileNow, WAIT);
  };
  const stop = store.subscribe(soon);
  addEventListener('focus', soon); // another machine may have written meanwhile
  unfollow = () => {
    stop();
    removeEventListener('focus', soon);
  };
  await saveFileNow();
}

/** Brings in what stands in the file, where somebody else wrote it, and saves everything there. */
export async function saveFileNow() {
  const file = handle;
  if (!file) return;
  try {
    await navigator.locks.request(LOCK, () => save(file)); // tabs take turns
    if (file !== handle) return;
    noteCopy(true);
    missed = 0;
    set('saved');
  } catch (error) {
    if (file !== handle) return;
    if (error instanceof DOMException && error.name === 'NotAllowedError') return set('asks');
    clearTimeout(timer);
    timer = setTimeout(saveFileNow, AGAIN);
    missed += 1;
    if (missed < 3 && !(error instanceof ProgressError)) return; // a program that syncs holds a file for a moment
    const before = why;
    set('fault', reason(error));
    if (why !== before) notify(t`Your file “${file.name}” is not being saved: ${why}. This browser keeps what you do.`);
  }
}

/** @param {any} file */
async function save(file) {
  const found = await file.getFile();
  const text = found.size > 4 * MAX_LENGTH ? ' '.repeat(MAX_LENGTH + 1) : await found.text();
  const theirs = text.trim() ? parse(text, site.framework) : emptyProgress(site.framework);
  store.refresh();
  // Who has undone a change here must not get it back from the file.
  if (text !== last && !same(merge(store.progress, theirs), store.progress)) store.merge(theirs);
  last = text;
  if (same(store.progress, theirs)) return;
  const whole = dump(store.progress);
  const writer = await file.createWritable(); // a file beside, which takes the place of the old one when it is closed
  await writer.write(whole);
  await writer.close();
  last = whole;
}

/** Whether two hold the same entries. @param {import('./progress.js').Progress} one @param {import('./progress.js').Progress} two */
const same = (one, two) => dump({...one, version: ''}) === dump({...two, version: ''});

/** @param {unknown} error */
function reason(error) {
  if (error instanceof ProgressError) return t`${error.faults.slice(0, 3).map(({message}) => message).join('; ')}; it was left as it is`;
  if (error instanceof DOMException && error.name === 'NotFoundError') return t`it is no longer there`;
  return t`it cannot be written just now, and is tried again`;
}
