// @ts-check
/** What a reader who comes back does next: go on rating, the next action of the plan, or of the chapter begun. */
import {loadBook} from './book.js';
import {dayWords} from './dates.js';
import {h} from './dom.js';
import {gaps, plan} from './plan.js';
import {termsOf} from './plan-terms.js';
import {minutesFor} from './rating.js';
import {site, store} from './site.js';
import {statesIn, tally} from './tally.js';
import {t} from './words.js';

/**
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Role} Role
 * @typedef {{title: string, facts: string, ways: [string, string][]}} Next
 *   ways: links, each as the place it leads to and its words, the first of which is the next thing to do
 */

/**
 * The next thing to do, or nothing where there is no trace of a reader who wanted to do anything.
 * @param {Framework} framework @param {import('./store.js').Store} store @param {string} language @returns {Next | undefined}
 */
export function nextOf(framework, store, language) {
  const {role, hours, start} = termsOf(store, framework);
  const aim = role();
  return (aim && (toRate(framework, store, aim) ?? toDo(framework, store, aim, hours(), start(), language))) ?? toGoOn(framework, store);
}

/** @param {Framework} framework @param {import('./store.js').Store} store @param {Role} role @returns {Next | undefined} */
function toRate(framework, store, role) {
  const all = gaps(framework, store.progress, role.id);
  const core = all.some((one) => one.core) ? all.filter((one) => one.core) : all;
  const left = core.filter(({rating}) => rating === null).length;
  return left ? {
    title: t`${core.length - left} of ${core.length} core competencies are rated`,
    facts: t`About ${minutesFor(left)} minutes are left. Every answer is kept.`,
    ways: [['tool/assessment', t`Go on rating`], ['tool/plan', t`See the plan so far`]],
  } : undefined;
}

/**
 * @param {Framework} framework @param {import('./store.js').Store} store @param {Role} role @param {number} hours
 * @param {string} start @param {string} language @returns {Next}
 */
function toDo(framework, store, role, hours, start, language) {
  const {actions} = plan(framework, store.progress, role.id, hours, start);
  const next = actions.find(({action}) => statesIn(store).get(action) === 'doing') ?? actions[0];
  return next ? {
    title: textOf(framework, next.action),
    facts: t`Next in your plan: ${dayWords([next.begins[0], next.begins[0]], language)} to ${dayWords([next.ends[0], next.ends[0]], language)} at the earliest.`,
    ways: [[`action/${next.action}`, t`Go to this action`], ['tool/plan', t`Open the plan`]],
  } : {
    title: t`Nothing is left in your plan for ${role.title}`,
    facts: t`Rate yourself again to see where you stand.`,
    ways: [['tool/assessment', t`See the result`], ['tool/plan', t`Open the plan`]],
  };
}

/** In the chapter where something was done last. @param {Framework} framework @param {import('./store.js').Store} store @returns {Next | undefined} */
function toGoOn(framework, store) {
  const done = [...store.current].filter(([key]) => /^action\/.*\/state$/.test(key)).sort(([, one], [, two]) => two.at - one.at);
  const states = statesIn(store);
  for (const [key] of done) {
    const {title, actions = []} = framework.steps.find((step) => step.actions?.some(({id}) => `action/${id}/state` === key)) ?? {};
    const open = actions.find(({id}) => states.get(id) === 'doing') ?? actions.find(({id}) => !['done', 'skipped'].includes(states.get(id)));
    if (open) {
      return {
        title: open.text,
        facts: `${title}: ${tally(actions.map(({id}) => id), states).words}.`,
        ways: [[`action/${open.id}`, t`Go to this action`], ['tool/assessment', t`Find your gaps`]],
      };
    }
  }
  return undefined;
}

/** @param {Framework} framework @param {string} id */
const textOf = (framework, id) => framework.steps.flatMap(({actions = []}) => actions).find((action) => action.id === id)?.text ?? id;

/** Puts it into its place. @param {HTMLElement} place */
export async function tellNext(place) {
  const book = await loadBook().catch(() => undefined);
  const next = book && nextOf(book.framework, store, document.documentElement.lang);
  if (next) {
    const [first, ...others] = next.ways.filter(([to]) => book.places[to])
      .map(([to, words]) => h('a', {href: site.root + book.places[to], class: 'reference'}, words));
    place.replaceChildren(h('p', {class: 'pmo-kicker'}, t`Continue`),
      h('div', {class: 'pmo-words'}, h('p', {}, next.title), h('p', {class: 'pmo-facts'}, next.facts)),
      h('p', {class: 'pmo-go'}, first, ...others.flatMap((link) => [' ', h('span', {}, link)])));
  }
  place.classList.remove('pmo-waiting');
}
