// @ts-check
/** The page of the plan: what it is for, the actions in order with their dates, ways out, and what fits into the time. */
import {calendarEvents} from './calendar-events.js';
import {dayWords} from './dates.js';
import {all, announce, h, refill, statusLine} from './dom.js';
import {hourWords, planToCalendar, planToCsv, planToMarkdown} from './export-plan.js';
import {beyondWords} from './file-summary.js';
import {nounsOf} from './nouns.js';
import {planCut} from './plan-cut.js';
import {planForm} from './plan-form.js';
import {planRows} from './plan-rows.js';
import {reasons, viewPlan} from './plan-view.js';
import {termsOf, today} from './plan-terms.js';
import {CAUTION, planWords, whyCaution} from './plan-words.js';
import {saveCsv} from './save-csv.js';
import {saveFile} from './save-file.js';
import {site} from './site.js';
import {timeline, timelineKey} from './timeline.js';
import {inSteps} from './tools.js';
import {several, t} from './words.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./book.js').Book} Book
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Action} Action
 * @typedef {import('./plan.js').Role} Role
 * @typedef {import('./plan-view.js').View} View
 * @typedef {import('./plan-rows.js').Change} Change
 * @typedef {import('./export-plan.js').Sheet} Sheet
 * @typedef {{framework: Framework, places: Record<string, string>, nouns: ReturnType<typeof nounsOf>, language: string, store: Store,
 *   role: () => Role | undefined, hours: () => number, start: () => string, stateOf: (id: string) => string,
 *   known: (id: string) => {action: Action, step: string}, actionLink: (id: string) => HTMLElement,
 *   link: (kind: string, id: string, text: string) => HTMLElement}} Desk what all parts of the page share
 */

const BARS = 12;

/** Puts the living plan in the place of the form. @param {HTMLElement} root @param {{store: Store, book: Book}} context */
export async function mountPlan(root, {store, book}) {
  const {framework, places, sections} = book;
  if (!framework.steps.some(({actions = []}) => actions.length)) return; // nothing to plan: what stands there says so
  const language = document.documentElement.lang;
  /** @type {Map<string, {action: Action, step: string}>} */
  const actions = new Map();
  for (const step of framework.steps) {
    for (const action of step.actions ?? []) actions.set(action.id, {action, step: step.title});
  }
  const nouns = nounsOf(framework);
  const known = (/** @type {string} */ id) => /** @type {{action: Action, step: string}} */ (actions.get(id));
  let width = 0;
  /** @type {View | null} */
  let view = null;
  /** @type {string | undefined} the action whose row stays where it is */
  let changed;

  // -- what is stored

  const {role, hours, start} = termsOf(store, framework);
  /** @param {string} id @returns {string} */
  const stateOf = (id) => store.get(`action/${id}/state`) ?? 'todo';

  /** @param {string} kind @param {string} id @param {string} text */
  function link(kind, id, text) {
    const place = places[`${kind}/${id}`];
    return place ? h('a', {href: site.root + place}, text) : h('span', {}, text);
  }

  /** @param {string} id */
  function actionLink(id) {
    return link('action', id, known(id).action.text);
  }

  // -- the parts that stay

  const depth = Number(root.closest('section')?.querySelector('h1, h2, h3, h4')?.tagName[1] ?? 1) + 1;
  const title = (/** @type {string} */ text, /** @type {0 | 1} */ below) => (
    h(/** @type {'h2'} */ (`h${Math.min(depth + below, 6)}`), {tabindex: '-1'}, text)
  );
  /** @type {Desk} */
  const desk = {framework, places, nouns, language, store, role, hours, start, stateOf, known, link, actionLink};
  const setting = planForm(desk);
  const words = planWords(desk);
  const heading = title(t`Actions in order`, 1);
  const rows = planRows(desk, change, heading);
  const notices = h('div', {class: 'pmo-plan-notices'});
  const [figures, remarks] = [h('div'), h('div')];
  const news = h('p', {class: 'pmo-news'});
  const chart = h('div', {class: 'pmo-timeline'});
  const reset = h('button', {type: 'button', onclick: () => {
    store.write({'plan/order': []});
    tell(t`The order follows the gaps again.`);
    heading.focus();
  }}, t`Order by gaps again`);
  const done = leftOut(t`Done`, t`Not done yet`);
  const skipped = leftOut(t`Skipped`, t`Bring back`);
  const saved = statusLine();
  const out = h('div', {class: 'pmo-out', role: 'group', 'aria-label': t`Take the plan with you`},
    h('span', {}, t`Take it with you:`),
    way(t`Calendar (.ics)`, saveCalendar),
    way(t`Markdown`, () => save('md', 'text/markdown', planToMarkdown(sheet()))),
    way(t`Spreadsheet (.csv)`, () => saveCsv(fileName('csv'), (separator) => planToCsv(sheet(), separator), saved.say)),
    way(t`Print`, () => { rows.unfold(); window.print(); }), saved.line);
  const list = h('div', {}, heading, news, rows.table, h('div', {class: 'pmo-out'}, rows.more, reset));
  const above = title(t`Timeline`, 1);
  const course = h('div', {}, above, chart, out);
  const planned = h('div', {}, figures, list, remarks, done.box, skipped.box, course);
  const {box: cut, show: showCut} = planCut({book, today, start, view: () => view, link: actionLink, stateOf, language});
  const cutting = h('div', {class: 'pmo-cut'}, title(t`What fits my time`, 0), cut);
  const live = h('div', {class: 'pmo-live pmo-planner'}, title(t`Your plan`, 0), setting.form, notices, planned, cutting);

  // -- pieces

  /** @param {string} text @param {() => void} onclick */
  function way(text, onclick) {
    return h('button', {type: 'button', onclick}, text);
  }

  /** A list of actions that are not in the plan, each to be taken back. @param {string} name @param {string} back */
  function leftOut(name, back) {
    const summary = h('summary');
    const list = h('ul');
    const box = h('details', {class: 'pmo-left-out'}, summary, list);
    /** @param {string[]} ids */
    const fill = (ids) => {
      box.hidden = !ids.length;
      summary.textContent = `${name}: ${nouns.count(ids.length, 'action')}`;
      list.replaceChildren(...ids.map((id, n) => h('li', {}, actionLink(id), ' ', h('button', {
        type: 'button', 'aria-label': `${back}: ${known(id).action.text}`, onclick: () => {
          change({[`action/${id}/state`]: 'todo'}, {text: `${back}.`, id});
          const rest = list.querySelectorAll('button');
          (rest[Math.min(n, rest.length - 1)] ?? heading).focus();
        },
      }, back))));
    };
    return {box, fill};
  }

  /** Writes, and tells what follows. @param {Record<string, any>} values @param {Change} what */
  function change(values, what) {
    const ids = () => view?.plan.actions.map(({action}) => action) ?? [];
    const before = ids();
    const top = () => (rows.table.contains(document.activeElement) ? rows.rowOf(what.id)?.getBoundingClientRect().top : undefined);
    const stood = top();
    changed = Object.keys(values).every((key) => key.endsWith('/state')) ? what.id : undefined;
    store.write(values);
    changed = undefined;
    if (store.refuse) return; // in a view of shared progress, which has told so
    const after = ids();
    const lost = before.filter((id) => !after.includes(id) && id !== what.id).length;
    const gained = after.filter((id) => !before.includes(id) && id !== what.id).length;
    tell([
      what.text,
      lost && several(lost, t`${lost} other action leaves the plan: it is no longer needed.`, t`${lost} other actions leave the plan: they are no longer needed.`),
      gained && several(gained, t`${gained} other action joins the plan.`, t`${gained} other actions join the plan.`),
      what.done && t`A tick does not raise your rating: rate yourself again when the evidence is there.`,
      view?.plan.ends && after.length !== before.length && t`${after.length} left, ending ${dayWords(view.plan.ends, language)}.`,
    ].filter(Boolean).join(' '));
    // What is told above the row must not move it away from under the pointer.
    const stands = top();
    if (stood !== undefined && stands !== undefined && `action/${what.id}/state` in values) {
      window.scrollBy({top: stands - stood, behavior: 'instant'});
    }
  }

  /** @param {string} text */
  function tell(text) {
    news.textContent = text;
    announce(text);
  }

  const fileName = (/** @type {string} */ kind) => `plan-${role()?.id.replace('/', '-')}.${kind}`;

  /** @param {string} kind @param {string} type @param {string} text @param {string} [more] */
  function save(kind, type, text, more = '') {
    saveFile(fileName(kind), text, `${type};charset=utf-8`);
    saved.say(t`Saved as ${fileName(kind)}.${more}`);
  }

  function saveCalendar() {
    const all = sheet();
    const events = calendarEvents(store, all.rows.map(({id}) => id), (id) => actions.get(id)?.action.text ?? id);
    const gone = events.gone.length;
    save('ics', 'text/calendar', planToCalendar(all, events), gone
      ? several(gone, t` It cancels ${gone} event that is no longer in the plan.`, t` It cancels ${gone} events that are no longer in the plan.`) : '');
  }

  // -- the whole in plain words, for the ways out

  /** @returns {string[]} */
  function facts() {
    const {plan} = /** @type {View} */ (view);
    const when = plan.ends ? t` The last one ends between ${dayWords([plan.ends[0], plan.ends[0]], language)} at the earliest and ${dayWords([plan.ends[1], plan.ends[1]], language)} at the latest.` : '';
    return [
      t`${nouns.count(plan.actions.length, 'action')} towards ${role()?.title}: ${hourWords(plan.hours)}, ${hourWords([hours(), hours()])} a week from ${dayWords([start(), start()], language)}.` + when,
      ...(plan.unrated.length ? [t`Not rated yet, so not in the plan: ${plan.unrated.length} of ${view?.gaps.length}.`] : []),
      `${CAUTION} ${whyCaution(framework)}`,
    ];
  }

  /** @returns {Sheet} */
  function sheet() {
    const shown = /** @type {View} */ (view);
    const rows = shown.plan.actions.map((one) => {
      const {action, step} = known(one.action);
      const place = places[`action/${action.id}`];
      const url = place && /^http/.test(location.protocol) ? new URL(site.root + place, location.href).href : '';
      return {
        ...action, step, url, pinned: one.pinned, begins: one.begins, ends: one.ends, state: stateOf(action.id),
        essential: one.essential, evidence: action.evidence ?? '', note: store.get(`action/${action.id}/note`) ?? '',
        why: reasons(one, shown, framework).map((reason) => reason.title + reason.text),
      };
    });
    const words = {action: nouns.title('action'), step: nouns.title('step'), essential: nouns.title('essential')};
    return {id: framework.id, title: t`Plan: ${role()?.title}`, facts: facts(), language, start: start(), rows, words};
  }

  // -- showing

  /** Shows all as it is now, in steps; a row that was changed here stays where it is. @returns {Generator<void>} */
  function* showing() {
    setting.show();
    yield;
    const chosen = role();
    view = chosen ? viewPlan(framework, store.progress, chosen.id, hours(), start()) : null;
    const told = noticesOf(chosen);
    if (h('div', {}, told).textContent !== notices.textContent) refill(notices, told);
    planned.hidden = !view?.gaps.length;
    yield;
    if (view) figures.replaceChildren(...words.figures(view));
    yield;
    if (view) remarks.replaceChildren(...words.remarks(view));
    yield;
    if (view) showRows(view);
    yield;
    cutting.hidden = !sections.length && !view?.gaps.length; // nothing to read and nothing to do
    showCut();
  }

  function show() {
    for (const _ of showing());
  }

  /** @param {View} shown */
  function showRows(shown) {
    rows.show(shown, changed);
    course.hidden = !shown.plan.actions.length;
    list.hidden = !rows.table.querySelector('.pmo-planned-row');
    drawChart();
    reset.hidden = !(store.get('plan/order') ?? []).length;
    const inState = (/** @type {string} */ state) => [...actions.keys()].filter((id) => stateOf(id) === state);
    done.fill(inState('done'));
    skipped.fill(inState('skipped'));
  }

  function drawChart() {
    if (!width) return; // not laid out yet
    const bars = (view?.plan.actions ?? []).map(({action, begins, ends}) => ({label: known(action).action.text, begins, ends}));
    const parts = [];
    for (let n = 0; n < bars.length; n += BARS) {
      parts.push(timeline(bars.slice(n, n + BARS), n + 1, Math.max(width, 280), language));
    }
    const [now, ...later] = parts;
    const open = chart.querySelector('details')?.open ?? false;
    chart.replaceChildren(...(now ? [timelineKey(), now] : []), ...(later.length ? [
      h('details', {class: 'pmo-left-out', open}, h('summary', {}, t`The later actions, ${BARS + 1} to ${bars.length}`), later),
    ] : []));
  }

  /** What stands between the reader and a plan of their own. @param {Role | undefined} chosen */
  function noticesOf(chosen) {
    if (!chosen || !view) {
      return [h('p', {}, framework.roles?.length
        ? t`Choose the ${nouns.one('role')} you aim at next, and the plan appears here. It need not be the last one on the path.`
        : t`Say what you want to work on, and how far: make a target of your own above, and the plan appears here.`)];
    }
    if (!view.gaps.length) {
      return [h('p', {}, t`This target asks for nothing yet, so there is nothing to plan. Say above what it asks for.`)];
    }
    const passed = view.plan.ends && start() < today();
    const top = Math.max(...framework.levels.map(({value}) => value));
    const beyond = beyondWords(store.progress, top, (_, id) => framework.competencies.find((one) => one.id === id)?.title ?? id, t`The scale of this guide ends at ${top}, and what is shown here has higher levels:`);
    return [...(beyond ? [h('p', {class: 'pmo-caution'}, beyond)] : []), ...words.toRate(view), ...(passed ? [
      h('p', {}, t`The plan starts on ${dayWords([start(), start()], language)}, which has passed. `,
        way(t`Start today`, () => {
          store.write({'plan/start': today()});
          tell(t`The plan now starts today.`);
          setting.form.querySelector('input')?.focus();
        }))] : [])];
  }

  store.subscribe((_, keys) => {
    const noted = (keys ?? ['']).map((key) => /^action\/(.+)\/note$/.exec(key)?.[1] ?? '');
    if (noted.every(Boolean)) noted.forEach(rows.showNote); // a button that ended the typing stays where it is clicked
    else show();
  });
  await inSteps(showing()); // all of it comes into sight at once, and nothing moves
  root.after(live);
  for (const table of all('.pmo-plan-table', root.parentElement ?? document)) (table.closest('.table-wrapper') ?? table).classList.add('pmo-paper');
  root.classList.add('pmo-paper');
  // When the page is laid out: who asks earlier has it laid out twice. The title is as wide, and not as high as what is drawn.
  new ResizeObserver(([{contentRect}]) => {
    if (Math.abs(contentRect.width - width) <= 8) return;
    width = Math.round(contentRect.width);
    setTimeout(drawChart);
  }).observe(above);
}
