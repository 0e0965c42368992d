// @ts-check
/**
 * What has changed since the reader's last visit, from the framework's own record, quietly on pages that look ahead.
 *
 * The record is `history` in the framework's `extra`: {version: {"new": [id …], "changed": [id …], "gone": {id: title}}}.
 */
import {loadBook} from './book.js';
import {h} from './dom.js';
import {successor} from './progress.js';
import {site, store} from './site.js';
import {t} from './words.js';

/**
 * @typedef {{kind: 'new' | 'changed' | 'gone', id: string, title: string, to: string | null}} News
 *   to: what stands in the place of something gone, or null
 */

/** Whether a version such as 2026.11 came after another. @param {string} one @param {string} two */
export const isLater = (one, two) => one.localeCompare(two, 'en', {numeric: true}) > 0;

/**
 * What is new, changed or gone since a version, once each: what was new and then changed is new.
 * @param {any} framework as in framework.json @param {string} seen @returns {News[]}
 */
export function newsSince(framework, seen) {
  const titles = new Map([...framework.competencies, ...framework.steps.flatMap((/** @type {any} */ step) => step.actions ?? [])]
    .map((item) => [item.id, item.title ?? item.text]));
  /** @type {Map<string, News>} */
  const news = new Map();
  const history = Object.entries(framework.extra?.history ?? {}).filter(([version]) => isLater(version, seen))
    .sort(([one], [two]) => (isLater(one, two) ? 1 : -1));
  for (const [, part] of history) {
    for (const kind of /** @type {const} */ (['new', 'changed'])) {
      for (const id of part[kind] ?? []) {
        if (titles.has(id) && !news.has(id)) news.set(id, {kind, id, title: titles.get(id), to: null});
      }
    }
    for (const [id, title] of Object.entries(part.gone ?? {})) {
      const to = successor(id, framework.retired ?? {});
      if (!titles.has(id)) news.set(id, {kind: 'gone', id, title, to: titles.has(to) ? to : null});
    }
  }
  return [...news.values()];
}

/** Tells it above the page, until the reader has seen it. @param {string} seen */
export async function tellNews(seen) {
  if (!isLater(site.version, seen)) return;
  const book = await loadBook().catch(() => null);
  if (!book) return; // it is told another time, from the record of the page's own version
  const {framework, places} = book;
  const news = newsSince(framework, seen);
  if (!news.length) return store.write({'seen/version': site.version});
  const titles = new Map(framework.competencies.map(({id, title}) => [id, title]));
  for (const {actions = []} of framework.steps) for (const {id, text} of actions) titles.set(id, text);
  const link = (/** @type {string} */ id) => {
    const place = places[`action/${id}`] ?? places[`competency/${id}`];
    return place ? h('a', {href: site.root + place}, titles.get(id)) : h('span', {}, titles.get(id));
  };
  const list = (/** @type {News['kind']} */ kind, /** @type {string} */ title) => {
    const some = news.filter((one) => one.kind === kind);
    return some.length > 0 && [h('p', {}, h('strong', {}, title)), h('ul', {}, some.map(({id, title, to}) => h('li', {},
      ...(kind === 'gone' ? [`${title}: `, ...(to ? [t`moved to `, link(to)] : [t`no longer asked for`])] : [link(id)]))))];
  };
  const count = (/** @type {News['kind']} */ kind, /** @type {(n: number) => string} */ words) => {
    const n = news.filter((one) => one.kind === kind).length;
    return n ? words(n) : '';
  };
  const close = () => {
    store.write({'seen/version': site.version});
    box.remove();
  };
  const box = h('details', {class: 'pmo-whats-new'},
    h('summary', {}, t`Since your last visit:`, ' ', [
      count('new', (n) => t`${n} new`), count('changed', (n) => t`${n} changed`), count('gone', (n) => t`${n} gone`),
    ].filter(Boolean).join(', ')),
    ...[list('new', t`New`), list('changed', t`Reworded`), list('gone', t`Gone; what you saved is kept`)].flatMap((part) => part || []),
    h('p', {}, h('button', {type: 'button', onclick: close}, t`Seen`)));
  (document.querySelector('.pmo-start > .pmo-kicker') ?? document.querySelector('h1') ?? document.body).after(box);
}
