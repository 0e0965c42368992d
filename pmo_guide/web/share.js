// @ts-check
/**
 * A link that carries a read-only picture of the reader's progress in its fragment, which browsers send to nobody.
 *
 * The fragment is `#pmo-share=d…` (deflated) or `#pmo-share=p…` (plain), base64url of {"f": framework, "v": its version,
 * "at": UTC milliseconds, "e": {key: value}}. Who opens it sees it until they leave the view or close the tab; it lies in
 * the storage of that tab alone and their own progress is neither read nor written meanwhile.
 */
import {loadBook} from './book.js';
import {dayOf} from './dates.js';
import {h, statusLine} from './dom.js';
import {named, shortened} from './names.js';
import {notify, pin} from './notice.js';
import {ProgressError, dump, isObject, parse} from './progress.js';
import {SHARE, sharedPart, site, store} from './site.js';
import {t} from './words.js';

const MOST = 2_000_000;
const TEXTS = /^(action\/.*\/note|competency\/.*\/evidence)$/;
const SHARED = /^((action|competency|indicator|scenario|target|plan)\/|me\/(name|calendar)$)/;

// -- out

/**
 * The fragment for a picture of progress, without the texts unless they are wanted.
 * @param {import('./progress.js').Progress} progress @param {boolean} texts @param {number} now @returns {Promise<string>}
 */
export async function shareFragment(progress, texts, now) {
  const kept = [...progress.entries].filter(([key, {value}]) => SHARED.test(key) && value !== '' && (texts || !TEXTS.test(key)));
  const values = Object.fromEntries(kept.sort().map(([key, {value}]) => [key, value]));
  const bytes = new TextEncoder().encode(JSON.stringify({f: progress.framework, v: site.version, at: now, e: values}));
  if (!('CompressionStream' in window)) return `${SHARE}p${base64url(bytes)}`;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `${SHARE}d${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** What makes the link, for the panel of the reader's file. */
export function shareControls() {
  const {line, say} = statusLine();
  const texts = h('input', {type: 'checkbox', autocomplete: 'off'});
  const field = h('input', {type: 'text', readonly: true, hidden: true, 'aria-label': t`The link`});
  const make = async () => {
    let page = location.href;
    try {
      const {places} = await loadBook();
      page = new URL(site.root + (places['tool/assessment'] ?? ''), page).href;
    } catch {
      // Then the link leads to this page.
    }
    field.value = page.replace(/#.*/, '') + await shareFragment(store.progress, texts.checked, Date.now());
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
  return h('div', {class: 'pmo-share'},
    h('p', {}, t`A link shows somebody you trust, such as a mentor, your ratings, ticks and plan as they are now. They cannot change anything, and nothing is stored elsewhere: all of it is in the link itself, for everybody who has it.`),
    h('p', {}, h('label', {}, texts, t` With my notes and evidence`)),
    h('p', {}, h('button', {type: 'button', onclick: make}, t`Copy link`)), field, line);
}

// -- in

/** Opens the picture in the address, if that can be read; the page is loaded again to show it. */
export async function openShared() {
  const packed = sharedPart() ?? '';
  history.replaceState(null, '', location.pathname + location.search);
  let why;
  try {
    const text = dump(await unpack(packed));
    try {
      sessionStorage.setItem(site.viewKey, text);
      return location.reload();
    } catch {
      why = t`your browser does not let this site keep it while you look`;
    }
  } catch (error) {
    why = error instanceof ProgressError ? error.faults.slice(0, 3).map(({message}) => message).join('; ')
      : t`it is damaged, or only a part of it`;
  }
  notify(t`The shared link could not be opened: ${why}. Nothing of yours was changed. Ask for the link again.`);
}

/** The progress in the packed part of a fragment. @param {string} packed */
async function unpack(packed) {
  if (packed.length > MOST) throw new RangeError('too long');
  const bytes = Uint8Array.from(atob(packed.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const text = packed[0] === 'd' ? await inflated(bytes) : new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  const {f, v, at, e} = JSON.parse(text);
  // A text rather than an object: so no key is special.
  const parts = isObject(e) && Object.keys(e).map((key) => `${JSON.stringify(key)}:${JSON.stringify({value: e[key], at})}`);
  const entries = parts ? `{${parts}}` : JSON.stringify(e);
  return parse(`{"format":"pmo-guide/progress","version":1,"framework":${JSON.stringify({id: f, version: v})},"entries":${entries}}`, site.framework);
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

/** Tells on every page, as long as the view lasts, whose progress it is, and how to leave. */
export function tellView() {
  if (store.trouble) {
    sessionStorage.removeItem(site.viewKey);
    return notify(t`The shared progress that this tab showed can no longer be read. Load the page again to see your own, and ask for the link again.`,
      h('button', {type: 'button', onclick: () => location.reload()}, t`Reload`));
  }
  const name = store.get('me/name');
  const [entry] = store.progress.entries.values();
  const leave = () => {
    sessionStorage.removeItem(site.viewKey);
    location.reload();
  };
  pin(h('section', {class: 'pmo-notice pmo-view', 'aria-label': t`Shared progress`},
    h('p', {}, h('strong', {}, t`You are looking at the progress of `, shortened(name) ? named(name) : t`somebody who shared it`, entry ? t`, as of ${dayOf(entry.at)}.` : '.'),
      t` You can look but not change it; your own progress is untouched.`),
    h('button', {type: 'button', onclick: leave}, t`Leave this view`)));
}

/** Tells why a change was not made. */
export const tellReadOnly = () => notify(t`This is shared progress, which you can only look at. To go on with your own, leave this view.`);
