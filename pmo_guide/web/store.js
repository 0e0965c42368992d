// @ts-check
/**
 * Where the reader's file lives in the browser: localStorage, one key for each framework, the same text as the file.
 *
 * Storage may be blocked, null, full or hold what is no progress; then everything goes on in memory, and `trouble` says
 * so. What is stored is read again before each write. Tabs that run in processes of their own may still see it late, and
 * one then writes over another: each tab therefore puts back what it wrote of late and finds missing.
 *
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./progress.js').Entry} Entry
 * @typedef {'' | 'blocked' | 'full' | 'newer' | 'corrupt'} Trouble
 *   blocked: nothing can be stored · full: the last change is not stored · newer: a newer version of the guide wrote
 *   what is stored, which stays as it is · corrupt: what was stored could not be read and was set aside, now or
 *   earlier, and is still there
 * @typedef {{framework: string, version?: string, retired?: import('./progress.js').Retired}} Owner
 * @typedef {(store: Store, keys?: string[]) => void} Listener told which keys changed, where not all may have
 */
import {ProgressError, current, dump, emptyProgress, merge, parse, write} from './progress.js';

/** For how many milliseconds a tab looks after what it wrote; others see it long before. */
const LATE = 5000;

/** One reader's progress in one framework, kept. */
export class Store {
  /** @type {Trouble} */
  #trouble = '';
  /** @type {Set<Listener>} */
  #listeners = new Set();
  /** @type {string | null} what was last seen in storage */
  #text = null;
  /** @type {Progress} */
  #progress;
  /** @type {ReadonlyMap<string, Entry> | undefined} */
  #current;
  /** @type {Map<string, {entry: Entry, until: number}>} what this tab wrote of late */
  #recent = new Map();
  /** whether storage was found to lack some of it */
  #lacking = false;
  /** whether memory holds what storage does not */
  #ahead = false;
  /** whether what is stored must not be overwritten */
  #locked = false;

  /**
   * @param {Owner} owner
   * @param {() => Storage | null} storage where to keep it; may throw
   * @param {() => number} clock UTC milliseconds
   */
  constructor(owner, storage = () => window.localStorage, clock = Date.now) {
    const {framework, version = '', retired = {}} = owner;
    this.framework = framework;
    this.version = version;
    this.retired = retired;
    this.key = `pmo-guide/progress/${framework}`;
    this.storage = storage;
    this.clock = clock;
    /** @type {(() => void) | undefined} called in the place of every change, where none may be made */
    this.refuse = undefined;
    /** @type {((replaced: boolean) => void) | undefined} called after each save; replaced: nothing from before may come back */
    this.saved = undefined;
    this.#progress = emptyProgress(framework, version);
    this.#read();
  }

  /** Everything saved, as the file has it. */
  get progress() {
    return this.#progress;
  }

  /** What was last seen in storage. */
  get text() {
    return this.#text;
  }

  /** What stands in the way of saving, or ''. */
  get trouble() {
    return this.#trouble;
  }

  /** Whether what the reader does outlives this page. */
  get persistent() {
    return !this.#ahead && !this.#locked && this.#trouble !== 'blocked';
  }

  /** Everything saved, by the keys of today. */
  get current() {
    this.#current ??= current(this.#progress, this.retired);
    return this.#current;
  }

  /** The value of a key of today; ids that were retired since are looked up too. @param {string} key @returns {any} */
  get(key) {
    return this.current.get(key)?.value;
  }

  /** Writes values by key. @param {Record<string, any>} values @param {number} now UTC milliseconds */
  write(values, now = this.clock()) {
    this.#change((progress) => write(progress, values, now, this.retired), Object.keys(values));
  }

  /** Takes over what is newer in another file. @param {Progress} other */
  merge(other) {
    this.#change((progress) => merge(progress, other));
  }

  /** Puts this in the place of everything saved: to undo an import, or to begin anew. @param {Progress} progress */
  replace(progress) {
    this.#recent.clear();
    this.#change(() => progress);
    this.#recent.clear();
    if (!this.#locked) this.saved?.(true);
  }

  /** Reads again what is stored, after another tab wrote. */
  refresh() {
    if (!this.#read()) return;
    if (this.#lacking) this.#save();
    this.#tell();
  }

  /**
   * Calls a function after every change, also one made in another tab; returns how to stop that.
   * @param {Listener} listener @returns {() => void}
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows what other tabs write. @param {Window} page */
  follow(page) {
    page.addEventListener('storage', ({key, newValue}) => {
      if (key !== this.key && key !== null) return;
      if (newValue === null) this.#recent.clear(); // it was cleared, which is no race
      this.refresh();
      if (newValue === null) this.saved?.(true);
    });
    page.addEventListener('pageshow', ({persisted}) => {
      if (persisted) this.refresh(); // back from the browser's cache, where no event arrives
    });
  }

  /** @param {(progress: Progress) => Progress} make @param {string[]} [keys] all that it changes */
  #change(make, keys) {
    if (this.refuse) {
      this.refuse();
      return this.#tell();
    }
    const surprised = this.#read();
    const before = this.#progress.entries;
    this.#set({...make(this.#progress), version: this.version});
    const until = performance.now() + LATE;
    for (const [key, entry] of this.#progress.entries) if (before.get(key) !== entry) this.#recent.set(key, {entry, until});
    this.#save();
    this.#tell(surprised ? undefined : keys);
  }

  /** @param {Progress} progress */
  #set(progress) {
    this.#progress = progress;
    this.#current = undefined;
  }

  /** @param {string[]} [keys] */
  #tell(keys) {
    for (const listener of this.#listeners) listener(this, keys);
  }

  /** Takes over what is stored; returns whether that changed anything. */
  #read() {
    let text;
    try {
      const storage = /** @type {Storage} */ (this.storage());
      text = storage.getItem(this.key);
      if (!this.#trouble && `${Object.keys(storage)}`.includes(this.#aside(''))) this.#trouble = 'corrupt';
    } catch {
      this.#trouble = 'blocked';
      return false;
    }
    if (text === this.#text) return false;
    this.#text = text;
    let stored;
    try {
      stored = text === null ? emptyProgress(this.framework, this.version) : parse(text, this.framework);
    } catch (error) {
      if (!(error instanceof ProgressError)) throw error;
      this.#trouble = error.newer ? 'newer' : 'corrupt';
      this.#locked = error.newer || !this.#setAside(/** @type {string} */ (text));
      return true;
    }
    this.#locked = false;
    if (this.#trouble !== 'corrupt' && !this.#ahead) this.#trouble = '';
    const now = performance.now();
    for (const [key, {until}] of this.#recent) if (until < now) this.#recent.delete(key);
    const recent = {...stored, entries: new Map([...this.#recent].map(([key, {entry}]) => [key, entry]))};
    const whole = merge(stored, recent);
    this.#lacking = [...whole.entries].some(([key, entry]) => stored.entries.get(key) !== entry);
    this.#set(this.#ahead ? merge(whole, this.#progress) : whole);
    return true;
  }

  /** Copies what cannot be read to a free key; returns whether that worked. @param {string} text */
  #setAside(text) {
    try {
      const storage = /** @type {Storage} */ (this.storage());
      let n = 1;
      while (this.#aside(n) in storage) n += 1;
      storage.setItem(this.#aside(n), text);
      storage.removeItem(this.key);
      this.#text = null;
      return true;
    } catch {
      return false;
    }
  }

  /** @param {number | ''} n */
  #aside(n) {
    return `pmo-guide/set-aside/${this.framework}/${n}`;
  }

  #save() {
    this.#ahead = true;
    if (this.#locked) return;
    const text = dump(this.#progress);
    try {
      const storage = /** @type {Storage} */ (this.storage());
      storage.setItem(this.key, text);
      this.#text = text;
      this.#ahead = false;
      if (this.#trouble !== 'corrupt') this.#trouble = '';
    } catch {
      if (this.#trouble !== 'blocked') this.#trouble = 'full';
    }
    this.saved?.(false);
  }
}
