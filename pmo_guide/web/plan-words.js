// @ts-check
/** What is said of a plan as a whole: its figures, what is to be rated, what would change it. */
import {h} from './dom.js';
import {dayWords} from './dates.js';
import {hourWords, rangeWords, unbroken} from './export-plan.js';
import {nounsOf} from './nouns.js';
import {changes} from './plan-view.js';
import {site} from './site.js';
import {t} from './words.js';

/**
 * @typedef {import('./planner.js').Desk} Desk
 * @typedef {import('./plan-view.js').View} View
 */

export const CAUTION = t`Finishing the actions is not reaching the level.`;
/** @param {import('./plan.js').Framework} framework */
export const whyCaution = ({competencies}) => [
  competencies.some(({indicators = []}) => indicators.length)
    ? t`An action leaves evidence; only the statements of a level decide whether you hold it.`
    : t`An action leaves evidence; whether you hold a level, the scale decides.`,
  t`And a date computed from hours alone would be false: every action also needs its calendar weeks, and other people. Take the two dates as the edges of what is credible.`,
].join(' ');

/** @param {Desk} desk */
export function planWords({framework, language, places, store, role, hours, start, link}) {
  const nouns = nounsOf(framework);
  const day = (/** @type {string} */ date) => dayWords([date, date], language);
  const titleOf = (/** @type {string} */ id) => framework.competencies.find((one) => one.id === id)?.title ?? id;

  /** A link to the questions on a competency. @param {string} id @param {string} text */
  function rate(id, text) {
    const place = places['tool/assessment'];
    return place ? h('a', {href: `${site.root}${place.replace(/#.*/, '')}#rate=${id}`}, text) : h('span', {}, text);
  }

  /** What the reader may, or must, rate before the plan says more. @param {View} view @returns {HTMLElement[]} */
  function toRate({plan: {unrated, evidence}, gaps}) {
    const first = places['tool/assessment'];
    const none = unrated.length === gaps.length;
    return [
      ...(unrated.length ? [h('div', {class: 'pmo-rate-first'},
        h('p', {}, h('strong', {}, t`Rate these first: ${unrated.length}.`), none
          ? t` Nothing is rated yet, so the plan holds only what the target asks of everybody. `
          : t` What is not rated is unknown: it stands outside the plan and its dates. `,
        first && h('a', {href: site.root + first}, t`Rate yourself`), first && t`, and it follows your own gaps.`),
        h('details', {class: 'pmo-fold', 'data-fold': 'unrated'}, h('summary', {}, t`Which ones`), h('ul', {}, unrated.map((id) => h('li', {}, rate(id, titleOf(id)))))))] : []),
      ...(evidence.length ? [h('div', {class: 'pmo-again'},
        h('p', {}, t`What you have done since counts towards a higher level than your rating. The plan takes it into account; only you can raise the rating.`),
        h('ul', {}, evidence.map(({competency, level, to}) => (
          h('li', {}, rate(competency, t`Rate ${titleOf(competency)} again?`), t` You are at ${level}; it counts towards ${to}.`)))))] : []),
    ];
  }

  /** How much it is and until when, in figures. @param {View} view @returns {HTMLElement[]} */
  function figures({plan}) {
    const figure = (/** @type {string} */ name, /** @type {string} */ value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
    return [plan.ends ? h('dl', {class: 'pmo-figures'},
      figure(nouns.titles('action'), String(plan.actions.length)),
      figure(t`Your own hours`, unbroken(rangeWords(plan.hours))),
      figure(t`Earliest finish`, day(plan.ends[0])),
      figure(t`Latest finish`, day(plan.ends[1])))
      : h('p', {class: 'pmo-caution'}, plan.unrated.length ? t`No action closes a gap that is known.`
        : t`No action is left that would close a gap to this target. Rate yourself again to see where you stand.`)];
  }

  /** What is said below the actions: what they are not, where they end, what would change them. @param {View} view @returns {HTMLElement[]} */
  function remarks({plan}) {
    return [
      ...(plan.ends ? [h('p', {class: 'pmo-caution'}, h('strong', {}, CAUTION), ` ${whyCaution(framework)}`)] : []),
      ...(plan.short.length ? [h('p', {class: 'pmo-facts'}, t`No action in this plan takes you all the way to the target in `,
        plan.short.flatMap(({competency, level, to}, n) => (
          [n ? ', ' : null, link('competency', competency, titleOf(competency)), t` (${level} of ${to})`])),
        '.')] : []),
      ...changing(plan.ends),
    ];
  }

  /** What more hours or a smaller role would change. @param {[string, string] | null} ends @returns {HTMLElement[]} */
  function changing(ends) {
    const {id = ''} = role() ?? {};
    if (!ends || !id) return [];
    const {hours: most, faster, smaller} = changes(framework, store.progress, id, hours(), start());
    const count = smaller?.plan.actions.length ?? 0;
    const until = smaller?.plan.ends && day(smaller.plan.ends[1]);
    const sooner = faster.ends && faster.ends[1] < ends[1] ? faster.ends[1] : '';
    const said = [
      sooner && t`With ${hourWords([most, most])} a week it would end by ${day(sooner)} at the latest.`,
      smaller && (until ? t`${smaller.role.title} asks for less: ${nouns.count(count, 'action')} to ${until} at the latest.`
        : t`${smaller.role.title} asks for less: ${nouns.count(count, 'action')}.`),
    ].filter(Boolean).join(' ');
    return said ? [h('p', {class: 'pmo-changing'}, h('strong', {}, t`What would change it: `), said)] : [];
  }

  return {toRate, figures, remarks};
}
