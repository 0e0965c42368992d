// @ts-check
/** What the parts of the assessment share: the framework by id, what is stored of the reader, and how things are worded. */
import {h} from './dom.js';
import {nounsOf} from './nouns.js';
import {counted} from './rating.js';
import {site} from './site.js';
import {RATED, inTab} from './tab.js';
import {t} from './words.js';

/**
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Role} Role
 * @typedef {{store: import('./store.js').Store, book: import('./book.js').Book}} Context
 * @typedef {ReturnType<typeof deskOf>} Desk
 */

/** @param {HTMLElement} root @param {Context} context */
export function deskOf(root, {store, book}) {
  const {framework, places} = book;
  const competencies = new Map(framework.competencies.map((one) => [one.id, one]));
  const actions = new Map(framework.steps.flatMap((step) => step.actions ?? []).map((one) => [one.id, one]));
  const top = Math.max(...framework.levels.map(({value}) => value));
  const hasActions = actions.size > 0;
  const names = new Map([[0, t`Not yet`], ...framework.levels.map(({value, title}) => /** @type {const} */ ([value, title]))]);
  const nouns = nounsOf(framework);
  const depth = Number(root.closest('section')?.querySelector('h1, h2, h3, h4')?.tagName[1] ?? 1) + 1;
  const heading = (/** @type {number} */ more, /** @type {object} */ attributes, /** @type {any[]} */ ...text) => (
    h(/** @type {'h2'} */ (`h${Math.min(depth + more, 6)}`), attributes, ...text)
  );
  const link = (/** @type {string} */ key, /** @type {string} */ text) => (
    places[key] ? h('a', {href: site.root + places[key]}, text) : text
  );
  const titleOf = (/** @type {string} */ id) => competencies.get(id)?.title ?? id;
  const levelOf = (/** @type {string} */ id) => counted(store.get(`competency/${id}/level`), top);
  const evidenceOf = (/** @type {string} */ id) => store.get(`competency/${id}/evidence`) ?? '';
  const answerTo = (/** @type {string} */ id) => store.get(`indicator/${id}/held`);
  const isRated = (/** @type {string} */ id) => typeof levelOf(id) === 'number';
  const worded = (/** @type {number | null | undefined} */ level) => (
    level === null ? t`not sure` : level === undefined ? t`not rated` : `${level} ${names.get(level) ?? ''}`.trim()
  );
  /** whom this tab rates, by name; undefined where that is the reader */
  const rated = site.view ? inTab(RATED) : undefined;
  return {rated, store, framework, places, competencies, actions, hasActions, top, names, nouns, heading, link, titleOf, levelOf, evidenceOf, answerTo, isRated, worded};
}
