// @ts-check
/** The panel of the reader's file: take a copy, bring one in, undo that, begin anew. Fetched when it is first opened. */
import {loadBook, loadChapters} from './book.js';
import {isOwn} from './copies.js';
import {dayOf} from './dates.js';
import {h, statusLine} from './dom.js';
import {beyondWords, countWords, differences, faultWords, keyWords, sorted, undone, valueWords} from './file-summary.js';
import {copyWords, keepingPart} from './keeping.js';
import {named, shortened} from './names.js';
import {ownFilePart} from './own-file-part.js';
import {followFile, saveFileNow, stopFile} from './own-file.js';
import {MAX_LENGTH, ProgressError, dump, emptyProgress, parse} from './progress.js';
import {saveFile, saveProgress} from './save-file.js';
import {isApart, site, store} from './site.js';
import {shareControls} from './share.js';
import {statesIn, tally} from './tally.js';
import {t} from './words.js';

/**
 * @typedef {import('./progress.js').Progress} Progress
 * @typedef {import('./file-summary.js').Difference} Difference
 * @typedef {import('./file-summary.js').Titles} Titles
 * @typedef {{what: string, before: Progress, after: Progress}} Undo
 */

const MOST = 50;
/** How many characters of a text stand in a line. */
const LINE = 300;
const NOT_STORED = t` Your browser did not store that: it holds until you leave this page.`;
const UNDO_KEY = `pmo-guide/undo/${site.framework}`;

/** @type {Undo | undefined} */
let undo = storedUndo();
/** @type {() => void} shows the state of everything anew */
let refresh = () => {};
/** @type {() => void} shows how much is in no copy */
let showCopy = () => {};
/** @type {(text: string) => void} has a screen reader say something; outside an open panel nothing is heard */
let announce = () => {};

/** Opens the panel. */
export function openPanel() {
  const status = h('p', {role: 'status', class: 'pmo-announcer'});
  announce = (text) => { status.textContent = text; };
  const dialog = h('dialog', {class: 'pmo-panel', 'aria-labelledby': 'pmo-panel-title'});
  const shut = () => dialog.close();
  const [state, copy, own, bring, who, again, aside] = [
    stateText(), copyPart(), ownFilePart(), bringPart(), namePart(), clearPart(), asidePart()];
  dialog.append(
    h('div', {class: 'pmo-panel-head'},
      h('h2', {id: 'pmo-panel-title', tabindex: -1}, t`Your progress`),
      h('button', {type: 'button', onclick: shut}, t`Close`)),
    state.part, aside || '', copy.part, section(t`Share`, shareControls()), own.part, bring.part, who.part, again.part, status,
  );
  refresh = () => { for (const {show} of [state, copy, own, bring, who, again]) show(); };
  refresh();
  const stops = [store.subscribe(() => refresh()), followFile(() => { own.show(); copy.show(); })];
  dialog.addEventListener('close', () => {
    who.save();
    for (const stop of stops) stop();
    dialog.remove();
  });
  dialog.addEventListener('click', ({target}) => { if (target === dialog) shut(); });
  // Here and not by the browser, which does not where a script of the page, as Sphinx's own, makes Escape its own.
  dialog.addEventListener('keydown', ({key}) => { if (key === 'Escape') shut(); });
  for (const kind of ['dragover', 'drop']) {
    dialog.addEventListener(kind, (event) => {
      event.preventDefault(); // else the browser leaves the page for the file
      if (event instanceof DragEvent && kind === 'drop') bring.load(event.dataTransfer?.files[0]);
    });
  }
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
}

/** @param {string} title @param {...import('./dom.js').Child | import('./dom.js').Child[]} more */
const section = (title, ...more) => h('section', {}, h('h3', {}, title), ...more);

/** @param {string} text @param {() => void} onclick @param {Record<string, any>} [more] */
const button = (text, onclick, more = {}) => h('button', {type: 'button', onclick, ...more}, text);

// -- what there is, and where

function stateText() {
  const far = h('p', {class: 'pmo-panel-far'});
  const where = h('p');
  /** @type {string[]} */
  let actions = [];
  const showFar = () => {
    far.textContent = ownKeys().length && actions.length ? `${tally(actions, statesIn(store), true).words}.` : '';
  };
  loadChapters().then((chapters) => {
    actions = [...chapters.values()].flat();
    showFar();
  }, () => {}); // the rest of the panel needs no chapters
  return {
    part: h('section', {}, far, where, keepingPart()),
    show() {
      const keys = ownKeys();
      showFar();
      const what = countWords(keys);
      const site = location.protocol === 'file:' ? t`pages opened from this folder` : location.host;
      where.textContent = (!store.persistent ? t`This browser keeps nothing of what you do now once you leave the page: export it before you go. Nothing is sent anywhere. `
        : what ? t`${what}: kept in this browser on this device, for ${site}. Nothing is sent anywhere. `
          : t`Nothing is saved yet. It is kept in this browser on this device, for ${site}. Nothing is sent anywhere. `)
        + (isApart ? t`Firefox keeps what you do on each page apart when pages are opened from a folder: export on one page and import on the next.` : '');
    },
  };
}

/** What is saved of the reader's own doing. */
const ownKeys = () => [...store.progress.entries.keys()].filter(isOwn);

/** What was found in the storage and could not be used. */
function asidePart() {
  const items = [];
  try {
    const storage = /** @type {Storage} */ (store.storage());
    const start = `pmo-guide/set-aside/${site.framework}/`;
    const keys = Object.keys(storage).filter((key) => key.startsWith(start)).sort();
    if (store.trouble === 'newer') keys.push(store.key);
    for (const key of keys) {
      const text = storage.getItem(key);
      if (text === null) continue;
      const newer = key === store.key;
      const item = h('li', {}, newer ? t`Saved by a newer version of this guide. ` : t`Could not be read: ${text.length} characters. `,
        button(t`Download`, () => {
          saveFile(`${site.framework}-${newer ? 'newer' : 'set-aside'}.json`, text, 'application/json');
          if (!newer) remove.hidden = false;
        }), ' ');
      const remove = button(t`Remove`, () => {
        storage.removeItem(key);
        item.remove();
        announce(t`Removed.`);
      }, {hidden: true});
      item.append(remove);
      items.push(item);
    }
  } catch {
    // Where storage is blocked, nothing was set aside.
  }
  return items.length > 0 && section(t`Set aside`, h('p', {}, t`This was saved here and is kept as it is:`), h('ul', {}, items));
}

// -- out

function copyPart() {
  const {line, say} = statusLine();
  const since = h('p', {class: 'pmo-legend'});
  const part = section(t`Export`,
    h('p', {}, t`A file with everything you ticked, rated and wrote: a backup, and the way to another device or to a mentor.`),
    since, h('p', {}, button(t`Export`, () => exportFile(say))), line,
    h('p', {class: 'pmo-legend'}, t`For paper, print a chapter: it prints with your ticks and notes.`));
  showCopy = () => { since.textContent = copyWords(); };
  return {part, show: showCopy};
}

/** @param {import('./dom.js').Say} say */
function exportFile(say) {
  const name = saveProgress(store);
  showCopy();
  say(t`Exported as ${name}.`);
}

// -- in

function bringPart() {
  const input = h('input', {type: 'file', accept: '.json,application/json', onchange: () => load(input.files?.[0])});
  const found = h('div', {class: 'pmo-panel-found', tabindex: -1});
  const back = h('p', {class: 'pmo-panel-undo'});
  let turn = 0;

  /** @param {...import('./dom.js').Child} parts */
  const say = (...parts) => {
    found.replaceChildren(...parts.filter((part) => part instanceof Node));
    announce(found.firstChild?.textContent ?? '');
  };

  /** @param {File | undefined} file */
  async function load(file) {
    if (!file) return;
    turn += 1;
    const mine = turn;
    try {
      if (await file.slice(0, 5).text() === '%PDF-') throw new PdfError();
      // A character takes at most four bytes.
      const text = file.size > 4 * MAX_LENGTH ? ' '.repeat(MAX_LENGTH + 1) : await file.text();
      const theirs = parse(text, site.framework);
      const {titles, top} = await titlesOf();
      const {progress, refused} = withoutNameless(theirs);
      if (mine === turn) say(...preview(file.name, progress, titles, [beyondWords(theirs, top, titles), refused].filter(Boolean).join(' ')));
    } catch (error) {
      const {titles} = await titlesOf();
      if (mine !== turn) return;
      const faults = error instanceof ProgressError ? error.faults.map((fault) => faultWords(fault, titles)) : [t`it cannot be read`];
      const refused = h('p', {}, h('strong', {}, t`“`, named(file.name, LINE), t`” was not imported.`), t` Nothing here was changed.`);
      say(refused, ...(error instanceof PdfError ? pdfWords() : [h('ul', {}, faults.slice(0, MOST).map((text) => h('li', {}, shortened(text, LINE))),
        faults.length > MOST && h('li', {}, t`and ${faults.length - MOST} more`))]));
    }
    input.value = '';
    found.focus();
  }

  /** @param {string} name @param {Progress} theirs @param {Titles} titles @param {string} beyond */
  function preview(name, theirs, titles, beyond) {
    const {taken, kept, texts} = sorted(differences(store.progress, theirs));
    const [here, there] = [store.get('me/name'), theirs.entries.get('me/name')?.value];
    const stranger = here && there && here !== there
      && h('p', {class: 'pmo-caution'}, h('strong', {}, t`This is the file of `, named(there), t`, and here is `, named(here), '.'), t` Import only your own.`);
    const caution = beyond && h('p', {class: 'pmo-caution'}, beyond);
    const keysOf = (/** @type {Difference[]} */ some) => countWords(some.map(({key}) => key));
    if (!taken.length) {
      store.merge(theirs); // what was said again, and later, counts from then on
      return [h('p', {}, h('strong', {}, t`Nothing in “`, named(name, LINE), t`” is newer than what is here.`), kept.length > 0 && t` Newer here: ${keysOf(kept)}.`), caution, ...other(texts, titles)];
    }
    return [
      h('p', {}, h('strong', {}, t`“`, named(name, LINE), t`” has newer: ${keysOf(taken)}.`), kept.length > 0 && t` Newer here, and kept: ${keysOf(kept)}.`),
      stranger, caution,
      h('details', {class: 'pmo-fold'}, h('summary', {}, t`What would change (${taken.length})`), h('ul', {},
        taken.slice(0, MOST).map(({key, mine, theirs: {value}}) => h('li', {}, `${shortened(keyWords(key, titles), LINE)}: `,
          h('strong', {}, textOf(key, value, titles)), ...(mine ? [t` (here: `, textOf(key, mine.value, titles), ')'] : []))),
        taken.length > MOST && h('li', {}, t`and ${taken.length - MOST} more`))),
      ...other(texts, titles),
      h('p', {},
        button(t`Import`, () => {
          change(t`import of “${shortened(name)}”`, () => store.merge(theirs));
          say(h('p', {}, h('strong', {}, store.persistent ? t`Imported: ${keysOf(taken)}.`
            : t`This page now has ${keysOf(taken)} of it, but your browser did not store them. Export before you leave the page.`)));
          back.querySelector('button')?.focus();
        }, {class: 'pmo-primary'}), ' ',
        button(t`Cancel`, () => { say(); input.focus(); })),
    ];
  }

  return {
    part: section(t`Import`,
      h('p', {}, h('label', {}, t`Import a file `, input)),
      h('p', {class: 'pmo-legend'}, t`Or drop it on this panel. You see what would change before anything does.`), found, back),
    load,
    show() {
      back.replaceChildren(...(undo ? [button(t`Undo the ${undo.what}`, takeBack)] : []));
    },
  };

  function takeBack() {
    if (!undo) return;
    const {before, after} = undo;
    store.refresh();
    store.replace(undone(before, after, store.progress));
    saveFileNow();
    setUndo(undefined);
    say(h('p', {}, h('strong', {}, t`Undone.`), t` What you changed since then stays.`, !store.persistent && NOT_STORED));
    found.focus();
  }
}

/** Both sides of texts that differ. @param {Difference[]} texts @param {Titles} titles @returns {Node[]} */
function other(texts, titles) {
  if (!texts.length) return [];
  return [h('details', {class: 'pmo-fold', open: texts.length < 4},
    h('summary', {}, t`Texts that differ (${texts.length}): the later one stays`),
    texts.slice(0, MOST).map(({key, mine, theirs, taken}) => h('div', {class: 'pmo-panel-texts'},
      h('p', {}, h('strong', {}, keyWords(key, titles))),
      h('blockquote', {}, h('p', {class: 'pmo-facts'}, taken ? t`Here, ${dayOf(mine?.at ?? 0)}` : t`Here, ${dayOf(mine?.at ?? 0)} (stays)`), h('p', {}, mine?.value)),
      h('blockquote', {}, h('p', {class: 'pmo-facts'}, taken ? t`In the file, ${dayOf(theirs.at)} (stays)` : t`In the file, ${dayOf(theirs.at)}`), h('p', {}, theirs.value)))))];
}

/** A value as it is shown in a line. @param {string} key @param {any} value @param {Titles} titles */
const textOf = (key, value, titles) => h('bdi', {}, shortened(valueWords(key, value, titles), LINE));

/** Something is no saved progress but a PDF. */
class PdfError extends Error {}

/** What to do with a handbook. */
const pdfWords = () => [
  h('p', {}, t`It is a PDF, which this page cannot read. Is it your filled-in handbook? Then a command makes a file of it that you can import here:`),
  h('p', {}, h('code', {}, 'pmo-guide progress FILLED.pdf -o progress.json')),
  h('p', {class: 'pmo-legend'}, t`It comes with the Python package pmo-guide. On a machine without it, ask whoever gave you the handbook.`),
];

/**
 * Progress without an entry whose key is empty, of which nobody can tell what it is about, and what is said of that.
 * @param {Progress} progress @returns {{progress: Progress, refused: string}}
 */
function withoutNameless(progress) {
  const entries = new Map(progress.entries);
  return {refused: entries.delete('') ? t`One entry of the file has an empty key, so that nobody can tell what it is about. It is refused; all else can be imported.` : '',
    progress: {...progress, entries}};
}

/** @returns {Promise<{titles: Titles, top: number}>} */
async function titlesOf() {
  let top = Infinity;
  /** @type {Map<string, string>} */
  const titles = new Map();
  try {
    const {framework} = await loadBook();
    top = Math.max(...framework.levels.map(({value}) => value));
    for (const {actions = []} of framework.steps) for (const {id, text} of actions) titles.set(`action/${id}`, text);
    for (const {id, title} of framework.competencies) titles.set(`competency/${id}`, title);
    for (const {id, title} of framework.roles ?? []) titles.set(`role/${id}`, title);
  } catch {
    // Without the framework, ids have to do.
  }
  return {titles: (kind, id) => titles.get(`${kind}/${id}`) ?? id, top};
}

// -- back

/** Makes a change that can be undone. @param {string} what @param {() => void} make */
function change(what, make) {
  store.refresh(); // what another tab wrote is no part of the change
  const before = store.progress;
  make();
  setUndo({what, before, after: store.progress});
}

/** @param {Undo | undefined} next */
function setUndo(next) {
  undo = next;
  try {
    if (next) sessionStorage.setItem(UNDO_KEY, JSON.stringify([next.what, dump(next.before), dump(next.after)]));
    else sessionStorage.removeItem(UNDO_KEY);
  } catch {
    // Then it can be undone until the page is left.
  }
  refresh();
}

/** @returns {Undo | undefined} */
function storedUndo() {
  try {
    const [what, before, after] = JSON.parse(sessionStorage.getItem(UNDO_KEY) ?? '');
    return {what: String(what), before: parse(before, site.framework), after: parse(after, site.framework)};
  } catch {
    return undefined;
  }
}

// -- the reader, and a new beginning

function namePart() {
  let shown = '';
  const save = () => {
    if (field.value !== shown) store.write({'me/name': field.value.trim()});
  };
  const field = h('input', {type: 'text', maxlength: 60, autocomplete: 'off', onchange: save});
  return {
    part: section(t`Your name`, h('p', {}, h('label', {}, t`Name or initials `, field)),
      h('p', {class: 'pmo-legend'}, t`Not needed. It stands in your file, so that a mentor or team knows whose it is.`)),
    save,
    show() {
      shown = store.get('me/name') ?? '';
      field.value = shown;
    },
  };
}

function clearPart() {
  const box = h('p');
  const {line, say} = statusLine();
  const ask = () => box.replaceChildren(
    h('span', {}, t`This clears ${countWords(ownKeys())} from this browser. `),
    button(t`Export first`, () => exportFile(say)), ' ',
    button(t`Clear everything`, () => {
      stopFile(); // else everything would come back from there
      change(t`clearing`, () => store.replace(emptyProgress(site.framework, site.version)));
      say(store.persistent ? t`Everything is cleared. You can undo that here until you close this tab.`
        : t`This page is cleared.${NOT_STORED} What it had stored before is still there.`);
      /** @type {HTMLElement | null} */ (document.querySelector('.pmo-panel-undo button'))?.focus();
    }), ' ',
    button(t`Keep it`, () => { show(); box.querySelector('button')?.focus(); }));
  const show = () => box.replaceChildren(button(t`Start again …`, () => { ask(); box.querySelector('button')?.focus(); }, {disabled: !ownKeys().length}));
  return {part: section(t`Start again`, box, line), show};
}
