// @ts-check
/** What a result comes to, in one card: the gaps that matter most with what is missing for the next level, and where to go on. */
import {h} from './dom.js';
import {byWeight, unratedOf} from './plan.js';
import {bar} from './radar.js';
import {missing} from './rating.js';
import {site} from './site.js';
import {t} from './words.js';

/** So many gaps matter at once. */
const MOST = 3;

/**
 * @param {import('./assessment-desk.js').Desk} desk @param {(id: string, move: boolean) => void} open shows the questions on a competency
 * @returns {(all: import('./plan.js').Gap[], verdict: (Node | string)[]) => HTMLElement}
 */
export function cardOf({competencies, hasActions, places, top, nouns, heading, link, titleOf, answerTo}, open) {
  /** @param {import('./plan.js').Gap} gap */
  function gapNode({competency: id, rating, target, core}) {
    const next = missing(/** @type {import('./plan.js').Competency} */ (competencies.get(id)), Number(rating), target, answerTo);
    return h('li', {},
      h('p', {}, h('strong', {}, link(`competency/${id}`, titleOf(id))), core && ' ', core && h('span', {class: 'pmo-core'}, t`Core`), ' ',
        bar(top, Number(rating), target), ' ', t`${rating}, target ${target}`),
      next?.statements.length ? [
        h('p', {class: 'pmo-legend'}, t`Missing for ${nouns.one('level')} ${next.level}:`),
        h('ul', {}, next.statements.map(({text}) => h('li', {}, text)))] : []);
  }

  return (all, verdict) => {
    const gaps = byWeight(all);
    const unrated = unratedOf(all);
    const plan = hasActions && places['tool/plan'];
    return h('div', {class: 'pmo-result-card'}, ...verdict,
      ...(gaps.length ? [
        heading(1, {}, gaps.length === 1 ? t`The gap that matters` : t`The ${Math.min(gaps.length, MOST)} gaps that matter most`),
        h('ul', {class: 'pmo-top-gaps'}, gaps.slice(0, MOST).map(gapNode)),
      ] : []),
      h('p', {class: 'pmo-way'},
        plan ? h('a', {class: 'pmo-button', href: site.root + plan}, site.view ? t`See their plan` : t`Make my plan`) : '',
        unrated.length && !site.view ? h('button', {type: 'button', onclick: () => open(unrated[0], true)}, unrated.length === 1 ? t`Rate the last one` : t`Rate the other ${unrated.length}`) : ''));
  };
}
