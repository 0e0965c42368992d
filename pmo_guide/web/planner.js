// @ts-check
/** The page of the plan: what it is for, the actions in order with their dates, ways out, and what fits into the time. */
import {calendarEvents} from './calendar-events.js';
import {dayWords} from './dates.js';
import {all, announce, h, statusLine} from './dom.js';
import {planToCalendar, planToCsv, planToMarkdown, rangeWords, sizeWords} from './export-plan.js';
import {planCut} from './plan-cut.js';
import {reasons, reordered, viewPlan} from './plan-view.js';
import {dayText, isDay, isHours} from './progress.js';
import {saveCsv} from './save-csv.js';
import {saveFile} from './save-file.js';
import {site} from './site.js';
import {timeline, timelineKey} from './timeline.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./book.js').Book} Book
 * @typedef {import('./plan.js').Action} Action
 * @typedef {import('./plan.js').Planned} Planned
 * @typedef {import('./plan.js').Role} Role
 * @typedef {import('./plan-view.js').View} View
 * @typedef {import('./export-plan.js').Row} Row
 * @typedef {import('./export-plan.js').Sheet} Sheet
 * @typedef {{text: string, done?: boolean, at: number}} Change what was just done to the action in a row
 */

const HOURS = 3;
const AT_ONCE = 12;
const HINT = 'Count the hours beyond your ordinary job that you will truly spend.';
const CAUTION = 'Finishing the actions is not reaching the level.';
const WHY_CAUTION = 'An action leaves evidence; only the statements of a level decide whether you hold it. And a date '
  + 'computed from hours alone would be false: every action also needs its calendar weeks, and other people. Take the '
  + 'two dates as the edges of what is credible.';

/** Puts the living plan in the place of the form. @param {HTMLElement} root @param {{store: Store, book: Book}} context */
export function mountPlan(root, {store, book}) {
  const {framework, places, sections} = book;
  const roles = framework.roles ?? [];
  if (!roles.length) return; // nothing to plan towards: the form stays
  const language = document.documentElement.lang;
  /** @type {Map<string, {action: Action, step: string}>} */
  const actions = new Map();
  for (const step of framework.steps) {
    for (const action of step.actions ?? []) actions.set(action.id, {action, step: step.title});
  }
  const known = (/** @type {string} */ id) => /** @type {{action: Action, step: string}} */ (actions.get(id));
  let expanded = false;
  let width = 0;
  /** @type {View | null} */
  let view = null;

  // -- what is stored

  /** @returns {Role | undefined} */
  const role = () => roles.find(({id}) => id === store.get('plan/role'));
  /** @returns {number} */
  const hours = () => store.get('plan/hours') ?? HOURS;
  /** @returns {string} */
  const start = () => store.get('plan/start') ?? today();
  /** @param {string} id @returns {string} */
  const stateOf = (id) => store.get(`action/${id}/state`) ?? 'todo';

  // -- the parts that stay

  const depth = Number(root.closest('section')?.querySelector('h1, h2, h3, h4')?.tagName[1] ?? 1) + 1;
  const title = (/** @type {string} */ text, /** @type {0 | 1} */ below) => (
    h(/** @type {'h2'} */ (`h${Math.min(depth + below, 6)}`), {tabindex: '-1'}, text)
  );
  const setting = planForm({store, roles, role, hours, start});
  const notices = h('div', {class: 'pmo-plan-notices'});
  const figures = h('div');
  const news = h('p', {class: 'pmo-news'});
  const chart = h('div', {class: 'pmo-timeline'});
  const heading = title('Actions in order', 1);
  const body = h('tbody', {role: 'rowgroup'});
  const table = h('table', {role: 'table', class: 'pmo-planned'},
    h('caption', {}, 'Your plan: each range goes from the earliest day to the latest.'),
    h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, ['Done', 'Action', 'Begins', 'Ends', 'Change'].map((text) => (
      h('th', {role: 'columnheader', scope: 'col'}, text)
    )))),
    body);
  const more = h('button', {type: 'button', onclick: () => { expanded = true; show(true); }});
  const reset = h('button', {type: 'button', onclick: () => {
    store.write({'plan/order': []});
    tell('The order follows the gaps again.');
    heading.focus();
  }}, 'Order by gaps again');
  const done = leftOut('Done', 'Not done yet');
  const skipped = leftOut('Skipped', 'Bring back');
  const saved = statusLine();
  const out = h('div', {class: 'pmo-out', role: 'group', 'aria-label': 'Take the plan with you'},
    h('span', {}, 'Take it with you:'),
    way('Calendar (.ics)', saveCalendar),
    way('Markdown', () => save('md', 'text/markdown', planToMarkdown(sheet()))),
    way('Spreadsheet (.csv)', () => saveCsv(fileName('csv'), (separator) => planToCsv(sheet(), separator), saved.say)),
    way('Print', () => { expanded = true; show(); window.print(); }), saved.line);
  const planned = h('div', {}, figures, out, title('Timeline', 1), chart, heading, news, table,
    h('div', {class: 'pmo-out'}, more, reset), done.box, skipped.box);
  const {box: cut, show: showCut} = planCut({book, today, start, view: () => view, link: actionLink, stateOf, language});
  const live = h('div', {class: 'pmo-live pmo-planner'}, title('Your plan', 0), setting.form, notices, planned, h('div', {class: 'pmo-cut'}, title('My cut', 0), cut));

  // -- pieces

  /** @param {string} kind @param {string} id @param {string} text */
  function link(kind, id, text) {
    const place = places[`${kind}/${id}`];
    return place ? h('a', {href: site.root + place}, text) : h('span', {}, text);
  }

  /** @param {string} id */
  function actionLink(id) {
    return link('action', id, known(id).action.text);
  }

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
      summary.textContent = `${name}: ${rangeWords([ids.length, ids.length], 'action', 'actions')}`;
      list.replaceChildren(...ids.map((id, n) => h('li', {}, actionLink(id), ' ', h('button', {
        type: 'button', 'aria-label': `${back}: ${known(id).action.text}`, onclick: () => {
          change({[`action/${id}/state`]: 'todo'}, {text: `${back}.`, at: 0});
          const rest = list.querySelectorAll('button');
          (rest[Math.min(n, rest.length - 1)] ?? heading).focus();
        },
      }, back))));
    };
    return {box, fill};
  }

  /** Writes, and tells what follows. @param {Record<string, any>} values @param {Change} what */
  function change(values, what) {
    const before = view?.plan.actions.map(({action}) => action) ?? [];
    store.write(values);
    if (store.refuse) { // in a view of shared progress, which has told so
      show();
      return;
    }
    const after = view?.plan.actions.map(({action}) => action) ?? [];
    const own = Object.keys(values).map((key) => key.split('/')[1]);
    const lost = before.filter((id) => !after.includes(id) && !own.includes(id)).length;
    const gained = after.filter((id) => !before.includes(id) && !own.includes(id)).length;
    tell([
      what.text,
      lost && `${rangeWords([lost, lost], 'action leaves', 'actions leave')} the plan: others cover the same.`,
      gained && `${rangeWords([gained, gained], 'other action joins', 'other actions join')} the plan.`,
      what.done && 'A tick raises no rating: rate yourself again once the evidence counts.',
      view?.plan.ends && after.length !== before.length && `${after.length} left, to end ${dayWords(view.plan.ends, language)}.`,
    ].filter(Boolean).join(' '));
  }

  /** @param {string} text */
  function tell(text) {
    news.textContent = text;
    announce(text);
  }

  const fileName = (/** @type {string} */ kind) => `plan-${role()?.id}.${kind}`;

  /** @param {string} kind @param {string} type @param {string} text @param {string} [more] */
  function save(kind, type, text, more = '') {
    saveFile(fileName(kind), text, `${type};charset=utf-8`);
    saved.say(`Saved as ${fileName(kind)}.${more}`);
  }

  function saveCalendar() {
    const all = sheet();
    const events = calendarEvents(store, all.rows.map(({id}) => id), (id) => actions.get(id)?.action.text ?? id);
    save('ics', 'text/calendar', planToCalendar(all, events), events.gone.length
      ? ` It calls off ${rangeWords([events.gone.length, events.gone.length], 'event that is', 'events that are')} no longer in the plan.` : '');
  }

  // -- the whole in plain words, for the ways out

  /** @returns {string[]} */
  function facts() {
    const {plan, onlyEssential} = /** @type {View} */ (view);
    const when = plan.ends ? ` The last one ends between ${dayWords([plan.ends[0], plan.ends[0]], language)} at the `
      + `earliest and ${dayWords([plan.ends[1], plan.ends[1]], language)} at the latest.` : '';
    return [
      `${rangeWords([plan.actions.length, plan.actions.length], 'action', 'actions')} towards ${role()?.title}: `
        + `${rangeWords(plan.hours, 'hour', 'hours')}, ${rangeWords([hours(), hours()], 'hour', 'hours')} a week from `
        + `${dayWords([start(), start()], language)}.${when}`,
      ...(onlyEssential ? ['Nothing is rated yet: these are the actions to be done before applying.'] : []),
      `${CAUTION} ${WHY_CAUTION}`,
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
        essential: action.essential ?? false, evidence: action.evidence ?? '', note: store.get(`action/${action.id}/note`) ?? '',
        why: reasons(one, shown, framework).map((reason) => reason.title + reason.text),
      };
    });
    return {id: framework.id, title: `Plan: ${role()?.title}`, facts: facts(), language, start: start(), rows};
  }

  // -- the table

  /** @param {Planned} one @param {number} n @param {Planned[]} all @param {View} shown */
  function row(one, n, all, shown) {
    const {action, step} = known(one.action);
    const ids = all.map((other) => other.action);
    const order = () => /** @type {string[]} */ (store.get('plan/order') ?? []);
    /** @param {string} name @param {() => void} act @param {Record<string, string | boolean>} [more] */
    const button = (name, act, more = {}) => h('button', {
      type: 'button', 'data-focus': `${action.id} ${name}`, 'aria-label': `${name}: ${action.text}`,
      onclick: act, ...more,
    }, name);
    /** @param {string} name @param {number} to */
    const move = (name, to) => {
      const fits = to >= 0 && to < all.length && all[to].pinned === one.pinned;
      return button(name, () => {
        if (fits) change({'plan/order': reordered(ids, n, to, order())}, {text: `Moved to place ${to + 1} of ${all.length}.`, at: to});
      }, {'aria-disabled': String(!fits)});
    };
    /** @param {string} state @param {string} text */
    const leave = (state, text) => change({[`action/${action.id}/state`]: state}, {text, done: state === 'done', at: n});
    const tick = h('input', {
      type: 'checkbox', 'aria-label': `Done: ${action.text}`, autocomplete: 'off', 'data-focus': `${action.id} done`,
      onchange: () => leave('done', 'Done.'),
    });
    const marks = [
      action.essential && h('strong', {class: 'pmo-essential'}, 'Before you apply'),
      one.pinned && h('strong', {class: 'pmo-core'}, 'Pinned'),
      stateOf(action.id) === 'doing' && h('strong', {class: 'pmo-core'}, 'In progress'),
    ].filter((mark) => mark !== false && mark !== undefined);
    return h('tr', {role: 'row'},
      h('td', {role: 'cell', class: 'pmo-planned-tick'}, h('label', {}, tick)),
      h('th', {role: 'rowheader', scope: 'row'},
        h('div', {class: 'pmo-planned-text'}, `${n + 1}. `, actionLink(action.id)),
        h('p', {class: 'pmo-facts'}, marks.flatMap((mark) => [mark, ' ']), [step, sizeWords(action)].filter(Boolean).join(' · ')),
        reasons(one, shown, framework).map(({competency, title: name, text}) => (
          h('p', {class: 'pmo-why'}, competency ? link('competency', competency, name) : null, text)
        ))),
      h('td', {role: 'cell', 'data-label': 'Begins'}, dayWords(one.begins, language)),
      h('td', {role: 'cell', 'data-label': 'Ends'}, dayWords(one.ends, language)),
      h('td', {role: 'cell', class: 'pmo-planned-change'},
        move('Up', n - 1), move('Down', n + 1),
        button('Pin', () => {
          const text = one.pinned ? 'No longer pinned.' : 'Pinned to the top.';
          change({[`plan/pin/${action.id}`]: !one.pinned}, {text, at: n});
        }, {'aria-pressed': String(one.pinned)}),
        button('Skip', () => leave('skipped', 'Skipped; you can bring it back below the table.'))));
  }

  // -- showing

  /** @param {boolean} [toNew] whether the focus goes to the first row that was not shown */
  function show(toNew = false) {
    setting.show();
    const chosen = role();
    view = chosen ? viewPlan(framework, store.progress, chosen.id, hours(), start()) : null;
    const told = h('div', {}, noticesOf(chosen));
    if (told.textContent !== notices.textContent) notices.replaceChildren(...told.childNodes);
    planned.hidden = !view;
    if (view) showPlan(view, toNew);
    showCut();
  }

  /** @param {View} shown @param {boolean} toNew */
  function showPlan(shown, toNew) {
    const {plan} = shown;
    figures.replaceChildren(...figuresOf(shown));
    drawChart();
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const held = body.contains(focused) ? focused : null;
    const at = held ? [...body.rows].findIndex((one) => one.contains(held)) : -1;
    const nameOf = (/** @type {HTMLElement} */ one) => one.dataset.focus ?? one.getAttribute('href') ?? '';
    const name = held ? nameOf(held) : '';
    body.replaceChildren(...plan.actions.map((one, n) => row(one, n, plan.actions, shown)));
    if (held) {
      const same = all('[data-focus], a', body).find((one) => nameOf(one) === name);
      const next = body.rows[Math.min(at, plan.actions.length - 1)]?.querySelector(`[data-focus$="${name.replace(/^\S*/, '')}"]`);
      const target = same ?? (next instanceof HTMLElement ? next : heading);
      const place = [...body.rows].findIndex((one) => one.contains(target));
      if (place >= AT_ONCE) expanded = true;
      fold();
      target.focus();
    }
    fold();
    if (toNew) /** @type {HTMLElement | null} */ (body.rows[AT_ONCE]?.querySelector('input'))?.focus();
    for (const part of [chart.previousElementSibling, chart, heading, table, out]) {
      /** @type {HTMLElement} */ (part).hidden = !plan.actions.length;
    }
    reset.hidden = !(store.get('plan/order') ?? []).length;
    const inState = (/** @type {string} */ state) => [...actions.keys()].filter((id) => stateOf(id) === state);
    done.fill(inState('done'));
    skipped.fill(inState('skipped'));
  }

  /** Shows the first rows, or all. */
  function fold() {
    const rows = body.rows.length;
    table.classList.toggle('pmo-folded', !expanded);
    more.hidden = expanded || rows <= AT_ONCE;
    more.textContent = `Show all ${rows} actions`;
  }

  function drawChart() {
    const all = view?.plan.actions ?? [];
    width = Math.max(Math.round(chart.clientWidth), 280);
    const bars = all.map(({action, begins, ends}) => ({label: known(action).action.text, begins, ends}));
    const parts = [];
    for (let n = 0; n < bars.length; n += AT_ONCE) {
      parts.push(timeline(bars.slice(n, n + AT_ONCE), n + 1, width, language));
    }
    const [now, ...later] = parts;
    const open = chart.querySelector('details')?.open ?? false;
    chart.replaceChildren(...(now ? [timelineKey(), now] : []), ...(later.length ? [
      h('details', {class: 'pmo-left-out', open}, h('summary', {}, `The later actions, ${AT_ONCE + 1} to ${bars.length}`), later),
    ] : []));
  }

  /** @param {View} shown */
  function figuresOf({plan, onlyEssential}) {
    const figure = (/** @type {string} */ name, /** @type {string} */ value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
    const short = onlyEssential ? [] : plan.short;
    return [
      plan.ends && h('dl', {class: 'pmo-figures'},
        figure('Actions', String(plan.actions.length)),
        figure('Your own hours', rangeWords(plan.hours, '', '').trim()),
        figure('Earliest finish', dayWords([plan.ends[0], plan.ends[0]], language)),
        figure('Latest finish', dayWords([plan.ends[1], plan.ends[1]], language))),
      plan.ends ? h('p', {class: 'pmo-caution'}, h('strong', {}, CAUTION), ` ${WHY_CAUTION}`)
        : h('p', {class: 'pmo-caution'}, 'No action is left that would close a gap to this role. '
          + 'Rate yourself again to see where you stand.'),
      short.length > 0 && h('p', {class: 'pmo-facts'}, 'No action of this plan leads all the way in ',
        short.flatMap(({competency, level: reached, to}, n) => {
          const name = framework.competencies.find(({id}) => id === competency)?.title ?? competency;
          return [n ? ', ' : null, link('competency', competency, name), ` (${reached} of ${to})`];
        }), ': the rest grows in the job.'),
    ].filter((part) => part instanceof Node);
  }

  /** What stands between the reader and a plan of their own. @param {Role | undefined} chosen @returns {Node[]} */
  function noticesOf(chosen) {
    const found = [];
    if (!chosen) {
      found.push(h('p', {}, 'Choose the role you aim at next, and the plan appears here. It need not be the last one on the path.'));
    }
    const first = places['tool/assessment'];
    if (view && !view.rated) {
      found.push(h('p', {}, 'You have not rated yourself yet, so every gap is the same. ',
        view.onlyEssential && 'Until then this plan holds only the actions that must be done before you apply. ',
        first ? h('a', {href: site.root + first}, 'Rate yourself') : 'Rate yourself', ', and it follows your own gaps.'));
    }
    if (view?.plan.ends && start() < today()) {
      found.push(h('p', {}, `The plan counts from ${dayWords([start(), start()], language)}, which has passed. `,
        way('Count from today', () => {
          store.write({'plan/start': today()});
          tell('The plan now counts from today.');
          setting.form.querySelector('input')?.focus();
        })));
    }
    return found;
  }

  root.after(live);
  for (const table of all('.pmo-plan-table', root.parentElement ?? document)) (table.closest('.table-wrapper') ?? table).classList.add('pmo-paper');
  root.classList.add('pmo-paper');
  new ResizeObserver(() => {
    if (view && Math.abs(chart.clientWidth - width) > 8) drawChart();
  }).observe(chart);
  store.subscribe(() => show());
  show();
}

/** The day on which the reader's clock stands. */
function today() {
  const now = new Date();
  return dayText(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

/**
 * What the plan is for, when it begins and how fast it goes.
 * @param {{store: Store, roles: Role[], role: () => Role | undefined, hours: () => number, start: () => string}} parts
 */
function planForm({store, roles, role, hours, start}) {
  // A fault takes the place of the hint: nothing moves away from under the pointer.
  const hint = h('p', {id: 'pmo-plan-hint', class: 'pmo-legend'}, HINT);
  const aim = h('select', {id: 'pmo-plan-role', autocomplete: 'off', onchange: () => store.write({'plan/role': aim.value || null})},
    h('option', {value: ''}, 'Choose a role …'), roles.map(({id, title}) => h('option', {value: id}, title)));
  const pace = h('input', {
    id: 'pmo-plan-hours', type: 'number', min: 0.5, max: 168, step: 0.5, autocomplete: 'off', 'aria-describedby': hint.id,
    onchange: () => take(pace, isHours(pace.valueAsNumber), {'plan/hours': pace.valueAsNumber},
      `Hours per week are a number above 0 and up to 168. The plan goes on with ${hours()}.`),
  });
  const day = h('input', {
    id: 'pmo-plan-start', type: 'date', autocomplete: 'off', 'aria-describedby': hint.id,
    onchange: () => take(day, isDay(day.value), {'plan/start': day.value},
      'The start is a full date. The plan goes on with the one before.'),
  });
  /** @param {HTMLInputElement} field @param {boolean} fits @param {Record<string, any>} values @param {string} text */
  function take(field, fits, values, text) {
    field.setAttribute('aria-invalid', String(!fits));
    hint.textContent = fits ? HINT : text;
    hint.classList.toggle('pmo-wrong', !fits);
    if (fits) store.write(values);
    else announce(text);
  }
  const field = (/** @type {string} */ text, /** @type {HTMLElement} */ input) => h('p', {}, h('label', {for: input.id}, text), input);
  const form = h('div', {class: 'pmo-plan-form', role: 'group', 'aria-label': 'What to plan for'},
    field('Target role', aim), field('Hours per week', pace), field('Start', day), hint);
  return {
    form,
    show() {
      aim.value = role()?.id ?? '';
      if (pace.getAttribute('aria-invalid') !== 'true') pace.value = String(hours());
      if (day.getAttribute('aria-invalid') !== 'true') day.value = start();
    },
  };
}
