// @ts-check
/**
 * What a page tells when something that it asks for does not come, or comes from another edition of the guide.
 *
 * It stands before everything else, and every script of ours asks it in the place of running on a page that was not made
 * for it (see `sealed` in __init__.py).
 */
import {h} from './dom.js';
import {notify} from './notice.js';
import {saveProgress} from './save-file.js';
import {store} from './site.js';
import {t} from './words.js';

let isUpdated = false;

const copy = () => h('button', {type: 'button', onclick: () => saveProgress(store)}, t`Export`);

/** Tells that the host has another edition than the one that this page is of. */
export function tellUpdated() {
  isUpdated = true;
  notify(
    t`The guide has been updated. Reload this page to go on.` + (store.persistent ? t` What you did here is kept.` : t` First export what you did here.`),
    h('button', {type: 'button', onclick: () => location.reload()}, t`Reload`), copy(),
  );
}

/** Tells that something asked for did not come; after an update, that this is why. @param {string} text */
export function tellMissing(text) {
  if (isUpdated) tellUpdated();
  else notify(text, copy());
}
