// @ts-check
/** "What fits my time": what to read and do in the time that one has, as links. */
import {announce, h} from './dom.js';
import {dayWords} from './dates.js';
import {nounsOf} from './nouns.js';
import {cutOf} from './plan-view.js';
import {dayNumber, dayText} from './progress.js';
import {site} from './site.js';
import {several, t} from './words.js';

/** @typedef {import('./plan-view.js').View} View */

const MONTH = 30;
/** @type {[string, number][]} in minutes, 0 for the month */
const TIMES = [[t`I have 15 minutes`, 15], [t`I have an hour`, 60], [t`This month`, 0]];

/**
 * @param {{book: import('./book.js').Book, today: () => string, start: () => string, view: () => View | null,
 *   link: (action: string) => HTMLElement, stateOf: (action: string) => string, language: string}} parts
 */
export function planCut({book: {framework, sections}, today, start, view, link, stateOf, language}) {
  const nouns = nounsOf(framework);
  let minutes = TIMES[0][1];
  let turn = 0;
  let found = 0;
  const said = h('p', {class: 'pmo-facts'});
  const list = h('div');
  const only = h('input', {type: 'checkbox', autocomplete: 'off', onchange: () => choose(minutes)});
  const other = h('button', {type: 'button', onclick: () => choose(minutes, turn + found)}, t`Other suggestions`);
  const box = h('div', {},
    h('fieldset', {}, h('legend', {}, t`How much time do you have?`), h('div', {class: 'pmo-answers'},
      TIMES.map(([text, value]) => h('label', {}, h('input', {
        type: 'radio', name: 'pmo-cut', autocomplete: 'off', checked: value === minutes, onchange: () => choose(value),
      }), text)),
      h('label', {}, only, t`Only my gaps`))),
    said, list, other);

  /** @param {number} time @param {number} [from] how many sections to pass over */
  function choose(time, from = 0) {
    minutes = time;
    turn = from;
    show();
    announce(said.textContent ?? '');
  }

  function show() {
    const now = view();
    only.disabled = !now;
    const from = start() > today() ? start() : today();
    const until = minutes ? '' : dayText(dayNumber(from) + MONTH - 1);
    const wish = {minutes: minutes || Infinity, onlyGaps: only.checked && now !== null, turn, until};
    const cut = cutOf(framework, sections, now, wish);
    const {actions} = cut;
    found = cut.sections.length;
    other.hidden = !minutes || !found || found === sections.length;
    const first = now?.plan.actions.find(({action}) => stateOf(action) === 'doing') ?? now?.plan.actions[0];
    const holds = [
      until && (actions.length ? t`${nouns.count(actions.length, 'action')} to begin` : t`nothing to begin`),
      found ? several(found, t`${found} section, ${cut.minutes} min to read`, t`${found} sections, ${cut.minutes} min to read`)
        : sections.length && t`nothing to read that fits`,
    ].filter(Boolean).join(', ');
    said.textContent = [
      until && `${dayWords([from, until], language)}: `, holds && `${holds}.`,
      !now ? t` Choose a target above, and your gaps decide what comes first.`
        : now.plan.unrated.length === now.gaps.length && t` Rate yourself, and your gaps decide what comes first.`,
    ].filter(Boolean).join('').replace(/^./, (letter) => letter.toUpperCase());
    list.replaceChildren(
      ...part(t`Do`, until || actions.length ? actions.map((id) => [link(id)])
        : first ? [[t`No action fits into that time, but you can move this one on: `, link(first.action)]] : []),
      ...framework.steps.flatMap(({id, title}) => part(t`Read: ${title}`, cut.sections.filter(({step}) => step === id)
        .map((section) => [h('a', {href: site.root + section.url}, section.title), t` ${section.minutes} min`]))),
    );
  }

  /** @param {string} title @param {(string | Node)[][]} items */
  function part(title, items) {
    return items.length ? [h('p', {class: 'pmo-group'}, title), h('ul', {}, items.map((item) => h('li', {}, item)))] : [];
  }

  return {box, show};
}
