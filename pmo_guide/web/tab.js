// @ts-check
/** What one tab keeps for itself, where it may: a view of shared progress, a second opinion, which question is open. */
import {site} from './site.js';

/** Where the name lies of the person whom this tab rates, in a view of their progress. */
export const RATED = `${site.viewKey}/rated`;
/** Where the competency lies that is asked about. */
export const ASKED = `pmo-guide/at/${site.framework}`;
/** Where a second opinion lies that came by a link, as the text of a file. */
export const OPINION = `pmo-guide/opinion/${site.framework}`;

/** What lies there; undefined where nothing does, or nothing can be kept. @param {string} key */
export function inTab(key) {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or with undefined nothing any longer; returns whether that worked. @param {string} key @param {string} [text] */
export function keepInTab(key, text) {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
