// @ts-check
/** The result where one aims at nothing: at which level one stands in what, without a target and without a verdict. */
import {foldable} from './assessment-rows.js';
import {h, refill} from './dom.js';
import {table} from './facts-table.js';
import {byStep} from './finder.js';
import {bar} from './radar.js';
import {several, t} from './words.js';

/**
 * @param {import('./assessment-desk.js').Desk} desk @param {HTMLElement} result where it stands
 * @param {(id: string, move: boolean) => void} open shows the questions on a competency
 */
export function profileOf(desk, result, open) {
  const {framework, names, nouns, heading, link, titleOf, levelOf, evidenceOf, worded, top} = desk;

  /** @param {import('./plan.js').Gap[]} all */
  return (all) => {
    const rated = all.filter(({rating}) => rating !== null);
    const head = heading(0, {tabindex: -1}, t`Your profile`);
    if (!rated.length) {
      refill(result, [head, h('p', {}, t`Nothing is rated yet. The profile appears with the first level.`)]);
      return;
    }
    const levels = [...names.keys()];
    const groups = byStep(framework, all.map(({competency}) => competency));
    const row = (/** @type {string} */ id) => [
      link(`competency/${id}`, titleOf(id)),
      [bar(top, levelOf(id) ?? 0), h('span', {}, worded(levelOf(id))), ' ', h('button', {
        type: 'button', class: 'pmo-quiet', 'aria-label': t`Rate ${titleOf(id)}`, onclick: () => open(id, true),
      }, typeof levelOf(id) === 'number' ? t`Change` : t`Rate`),
      evidenceOf(id) && h('p', {class: 'pmo-legend'}, t`Evidence: ${evidenceOf(id)}`)],
    ];
    refill(result, [
      head,
      h('p', {}, several(rated.length, t`${rated.length} of ${nouns.count(all.length, 'competency')} is rated.`, t`${rated.length} of ${nouns.count(all.length, 'competency')} are rated.`),
        ' ', t`Levels are counted, never averaged.`),
      ...(groups.length > 1 ? [
        heading(1, {}, t`By ${nouns.one('step')}`),
        h('div', {class: 'pmo-steps'}, table([nouns.title('step'), ...levels.map((value) => `${value} ${names.get(value)}`), t`Not rated`], groups.map(({title, ids}) => (
          [title, ...levels.map((value) => ids.filter((id) => levelOf(id) === value).length), ids.filter((id) => typeof levelOf(id) !== 'number').length])), 'pmo-profile-steps')),
      ] : []),
      heading(1, {}, t`By ${nouns.one('competency')}`),
      ...foldable(desk, 'pmo-profile', all.map(({competency}) => competency), [nouns.title('competency'), t`Level`], row),
    ]);
  };
}
