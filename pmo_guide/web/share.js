// @ts-check
/**
 * A link that carries a read-only picture of the reader's progress in its fragment, which browsers send to nobody. Who
 * opens it may rate that person, and send a link back, which opens beside their own ratings.
 *
 * The fragment is `#pmo-share=d…` (deflated) or `#pmo-share=p…` (plain), base64url of {"f": framework, "v": its version,
 * "at": UTC milliseconds, "e": {key: value}}, and "o": 1 where it rates another. Who opens it sees it until they leave the
 * view or close the tab; it lies in the storage of that tab alone and their own progress is neither read nor written
 * meanwhile.
 */
import {loadBook} from './book.js';
import {dayOf} from './dates.js';
import {h, statusLine} from './dom.js';
import {keepBelowHeads} from './heads.js';
import {named, shortened} from './names.js';
import {notify, pin} from './notice.js';
import {ProgressError, dump, isObject, parse} from './progress.js';
import {saveProgress} from './save-file.js';
import {bringBelow} from './sight.js';
import {SHARE, sharedPart, site, store} from './site.js';
import {ASKED, OPINION, RATED, inTab, keepInTab} from './tab.js';
import {t} from './words.js';

const MOST = 2_000_000;
const TEXTS = /^(action\/.*\/note|competency\/.*\/evidence)$/;
const SHARED = /^((action|competency|indicator|scenario|target|plan)\/|me\/(name|calendar)$)/;

// -- out

/**
 * The fragment for a picture of progress, without the texts unless they are wanted.
 * @param {import('./progress.js').Progress} progress @param {boolean} texts @param {number} now
 * @param {boolean} [opinion] whether it is one of somebody else @returns {Promise<string>}
 */
export async function shareFragment(progress, texts, now, opinion = false) {
  const kept = [...progress.entries].filter(([key, {value}]) => SHARED.test(key) && value !== '' && (texts || !TEXTS.test(key)));
  const values = Object.fromEntries(kept.sort().map(([key, {value}]) => [key, value]));
  const data = {f: progress.framework, v: site.version, at: now, e: values, ...(opinion ? {o: 1} : {})};
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  if (!('CompressionStream' in window)) return `${SHARE}p${base64url(bytes)}`;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `${SHARE}d${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** What makes the link, for the panel of the reader's file. */
export function shareControls() {
  const texts = h('input', {type: 'checkbox', autocomplete: 'off'});
  return h('div', {class: 'pmo-share'},
    h('p', {}, t`A link shows somebody you trust, such as a mentor, your ratings, ticks and plan as they are now. They can rate you, too, and send a link back; they cannot change anything of yours. Nothing is stored elsewhere: all of it is in the link itself, for everybody who has it.`),
    h('p', {}, h('label', {}, texts, t` With my notes and evidence`)),
    ...linkParts(() => shareFragment(store.progress, texts.checked, Date.now())));
}

/** What sends back how one rates somebody else. @param {string} name of that person, or '' @returns {Node[]} */
export function returnParts(name) {
  const field = h('input', {id: 'pmo-rater', type: 'text', maxlength: 60, autocomplete: 'off', value: store.get('me/name') ?? '',
    onchange: () => store.write({'me/name': field.value.trim()})});
  const them = shortened(name) || t`the person who shared their progress`;
  return [
    h('p', {}, t`Send a link, or a file, to ${them}: it holds what you rated and wrote here, and your name, and opens beside their own ratings.`),
    h('p', {class: 'pmo-way'}, h('label', {for: field.id}, t`Your name or initials`), field),
    h('div', {class: 'pmo-share'}, ...linkParts(() => shareFragment(store.progress, true, Date.now(), true))),
  ];
}

/**
 * A button that makes a link to the assessment, one for a file instead, the link, and what is said of it.
 * @param {() => Promise<string>} fragment @returns {Node[]}
 */
function linkParts(fragment) {
  const {line, say} = statusLine();
  const field = h('input', {type: 'text', readonly: true, hidden: true, 'aria-label': t`The link`});
  const make = async () => {
    let page = location.href;
    try {
      const {places} = await loadBook();
      page = new URL(site.root + (places['tool/assessment'] ?? ''), page).href;
    } catch {
      // Then the link leads to this page.
    }
    field.value = page.replace(/#.*/, '') + await fragment();
    field.hidden = false;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say(t`The link is copied.`);
    } catch {
      field.focus();
      say(t`Your browser does not let this page copy. The link is in the field: copy it from there.`);
    }
  };
  const isFolder = location.protocol === 'file:';
  return [
    ...(isFolder ? [h('p', {class: 'pmo-caution'}, t`These pages were opened from a folder, so the link leads nowhere but to this folder on this device. For somebody elsewhere, send a file.`)] : []),
    h('p', {}, h('button', {type: 'button', onclick: make}, t`Copy link`), ' ',
      isFolder || site.view ? h('button', {type: 'button', onclick: () => {
        const name = saveProgress(store);
        say(t`Saved as ${name}.`);
      }}, t`Save as a file`) : ''),
    field, line,
  ];
}

// -- in

/** Opens the picture in the address, if that can be read; the page is loaded again to show it. */
export async function openShared() {
  const packed = sharedPart() ?? '';
  const here = location.pathname + location.search;
  history.replaceState(null, '', here);
  let why;
  try {
    const {progress, opinion} = await unpack(packed);
    if (keepInTab(opinion ? OPINION : site.viewKey, dump(progress))) {
      keepInTab(RATED);
      if (opinion) keepInTab(site.viewKey);
      history.scrollRestoration = 'manual'; // it opens at what it shows
      history.replaceState(null, '', `${here}${opinion ? '#pmo-opinion' : '#pmo-result'}`);
      return location.reload();
    }
    why = t`your browser does not let this site keep it while you look`;
  } catch (error) {
    why = error instanceof ProgressError ? error.faults.slice(0, 3).map(({message}) => message).join('; ')
      : t`it is damaged, or only a part of it`;
  }
  notify(t`The shared link could not be opened: ${why}. Nothing of yours was changed. Ask for the link again.`);
}

/** What the packed part of a fragment holds. @param {string} packed */
async function unpack(packed) {
  if (packed.length > MOST) throw new RangeError('too long');
  const bytes = Uint8Array.from(atob(packed.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const text = packed[0] === 'd' ? await inflated(bytes) : new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  const {f, v, at, e, o} = JSON.parse(text);
  // A text rather than an object: so no key is special.
  const parts = isObject(e) && Object.keys(e).map((key) => `${JSON.stringify(key)}:${JSON.stringify({value: e[key], at})}`);
  const entries = parts ? `{${parts}}` : JSON.stringify(e);
  const file = `{"format":"pmo-guide/progress","version":1,"framework":${JSON.stringify({id: f, version: v})},"entries":${entries}}`;
  return {progress: parse(file, site.framework), opinion: o === 1};
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let text = '';
  for (let {value, done} = await reader.read(); !done; {value, done} = await reader.read()) {
    text += decoder.decode(value, {stream: true});
    if (text.length > MOST) throw new RangeError('too long'); // little can unpack to very much
  }
  return text + decoder.decode();
}

/** Tells on every page, as long as the view lasts, whose progress it is, how to rate them, and how to leave. */
export function tellView() {
  if (store.trouble) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('pmo-guide/')) keepInTab(key);
    return notify(t`The shared progress that this tab showed can no longer be read. Load the page again to see your own, and ask for the link again.`,
      h('button', {type: 'button', onclick: () => location.reload()}, t`Reload`));
  }
  const rated = inTab(RATED);
  const isHere = document.querySelector('.pmo-assessment') !== null;
  const name = rated ?? store.get('me/name');
  const [entry] = store.progress.entries.values();
  const leave = () => {
    keepInTab(RATED);
    keepInTab(site.viewKey);
    location.reload();
  };
  const whose = shortened(name) ? named(name) : t`somebody who shared it`;
  pin(h('section', {class: 'pmo-notice pmo-view', 'aria-label': t`Shared progress`}, rated === undefined
    ? h('p', {}, h('strong', {}, t`You are looking at the progress of `, whose, entry ? t`, as of ${dayOf(entry.at)}.` : '.'),
      h('span', {}, t` You can look but not change it; your own progress is untouched.`))
    : h('p', {}, h('strong', {}, t`You are rating `, shortened(name) ? whose : t`the person who shared their progress`, '.'),
      isHere ? h('span', {}, t` It stays in this tab until you send it. Your own progress is untouched.`) : t` That is done on the page of the assessment.`),
  isHere && rated === undefined ? h('button', {type: 'button', onclick: () => rate(shortened(name))}, t`Rate them`) : '',
  h('button', {type: 'button', onclick: leave}, rated === undefined ? t`Leave this view` : t`Stop, and forget what I said`)));
  if (rated !== undefined && isHere) {
    store.refuse = undefined;
    document.body.classList.add('pmo-rates');
  }
  // What the address asks for may have been hidden, and the notice has moved it.
  const shown = /^#pmo-(result|rate)$/.test(location.hash) && document.querySelector(rated === undefined ? '.pmo-result [tabindex]' : '.pmo-questions [tabindex]');
  if (shown) {
    bringBelow(shown);
    keepBelowHeads();
    bringBelow(shown);
  }
}

/** Begins to rate the person whose progress this tab shows: for the same target, and without their ratings. @param {string} name */
function rate(name) {
  const kept = [...store.progress.entries].filter(([key]) => /^(plan\/(role|target)$|target\/)/.test(key));
  if (!keepInTab(site.viewKey, dump({...store.progress, entries: new Map(kept)})) || !keepInTab(RATED, name)) return;
  keepInTab(ASKED); // it begins with the first
  history.replaceState(null, '', `${location.pathname}${location.search}#pmo-rate`);
  location.reload();
}

/** Tells why a change was not made. */
export const tellReadOnly = () => notify(t`This is shared progress, which you can only look at. To go on with your own, leave this view.`);
