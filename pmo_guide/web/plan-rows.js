// @ts-check
/**
 * The rows of a plan: first the next quarter, then the rest. A row shows what to do and when; why it is there, the note
 * and what moves it are opened by a button. What is ticked, skipped or no longer needed stays in its row, struck through,
 * until the plan is shown anew, so that nothing moves to where a second click falls.
 */
import {all, h} from './dom.js';
import {dayWords} from './dates.js';
import {sizeWords, unbroken} from './export-plan.js';
import {noteField} from './note-field.js';
import {dragRows} from './plan-drag.js';
import {isSoon, kept, reasons, reordered} from './plan-view.js';
import {t} from './words.js';

/**
 * @typedef {import('./plan.js').Planned} Planned
 * @typedef {import('./plan-view.js').View} View
 * @typedef {{text: string, done?: boolean, id: string}} Change what was just done to which action
 */

/**
 * @param {import('./planner.js').Desk} desk
 * @param {(values: Record<string, any>, what: Change) => void} change writes, and tells what follows
 * @param {HTMLElement} heading where the focus goes when nothing is left
 */
export function planRows({framework, nouns, language, store, stateOf, known, link, actionLink}, change, heading) {
  /** @type {string[]} the ids of the rows as they stand */
  let standing = [];
  /** @type {Map<string, Planned>} each action as it was planned last */
  const last = new Map();
  /** @type {Map<string, string>} what each action was before it was finished here */
  const before = new Map();
  /** @type {Set<string>} the rows that are open */
  const open = new Set();
  /** @type {Map<string, HTMLTextAreaElement>} which keep what is being typed */
  const notes = new Map();
  /** @type {View | undefined} the plan that is shown */
  let shown;

  const soon = h('tbody', {role: 'rowgroup'});
  const rest = h('tbody', {role: 'rowgroup', class: 'pmo-rest'});
  const table = h('table', {role: 'table', class: 'pmo-planned'},
    h('caption', {}, t`Each range goes from the earliest day to the latest.`),
    h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, [t`Done`, t`Action`, t`Begins`, t`Ends`, t`More`].map((text) => (
      h('th', {role: 'columnheader', scope: 'col'}, text)
    )))),
    soon, rest);
  table.addEventListener('click', (event) => {
    if (event.detail < 2) return; // the second click of a double one has nothing to add
    event.preventDefault();
    event.stopPropagation();
  }, true);
  dragRows(table, (id, to) => mover(id, placeOf(to)) !== undefined, (id, to) => mover(id, placeOf(to))?.());
  const more = h('button', {type: 'button', onclick: () => {
    unfold();
    /** @type {HTMLElement | null} */ (rest.querySelector('input'))?.focus();
  }});

  function unfold() {
    table.classList.remove('pmo-folded');
    more.hidden = true;
  }

  /** @param {string} id @param {string} name @param {() => void} onclick @param {Record<string, any>} [more] */
  const button = (id, name, onclick, more = {}) => h('button', {
    type: 'button', 'data-focus': `${id} ${name}`, 'aria-label': `${name}: ${known(id).action.text}`, onclick, ...more,
  }, name);

  /** @param {string} id @param {string} state @param {string} text */
  function finish(id, state, text) {
    before.set(id, stateOf(id));
    change({[`action/${id}/state`]: state}, {text, done: state === 'done', id});
  }

  /** @param {string} id */
  const undo = (id) => change({[`action/${id}/state`]: before.get(id) ?? 'todo'}, {text: t`Undone.`, id});

  /** @param {string} id @param {boolean} checked @param {() => void} onchange */
  const tick = (id, checked, onchange) => h('label', {}, h('input', {
    type: 'checkbox', 'aria-label': t`Done: ${known(id).action.text}`, autocomplete: 'off', 'data-focus': `${id} done`, checked, onchange,
  }));

  /** @param {string} id @param {string} kind @param {(Node | null)[]} cells */
  const row = (id, kind, [first, head, begins, ends, changes]) => h('tr', {role: 'row', class: `pmo-planned-row ${kind}`, 'data-row': id},
    h('td', {role: 'cell', class: 'pmo-planned-tick'}, first),
    h('th', {role: 'rowheader', scope: 'row'}, head),
    h('td', {role: 'cell', 'data-label': t`Begins`}, begins),
    h('td', {role: 'cell', 'data-label': t`Ends`}, ends),
    h('td', {role: 'cell', class: 'pmo-planned-change'}, changes));

  /** @param {(Node | string | null)[]} parts */
  function group(...parts) {
    const node = document.createDocumentFragment();
    node.append(...parts.filter((part) => part !== null));
    return node;
  }

  const placeOf = (/** @type {string} */ id) => (shown?.plan.actions ?? []).findIndex(({action}) => action === id);

  /** What moves an action to a place of the plan; nothing where it cannot stand there. @param {string} id @param {number} to */
  function mover(id, to) {
    const every = shown?.plan.actions ?? [];
    const at = placeOf(id);
    if (to === at || every[to]?.pinned !== every[at]?.pinned) return undefined;
    const order = () => reordered(every.map(({action}) => action), at, to, store.get('plan/order') ?? []);
    return () => change({'plan/order': order()}, {text: t`Moved to place ${to + 1} of ${every.length}.`, id});
  }

  /** A row of the plan. @param {Planned} one @param {number} n its place in the table @param {View} view */
  function plannedRow(one, n, view) {
    const {action, step} = known(one.action);
    const {id} = action;
    const at = placeOf(id);
    /** @param {string} name @param {number} to */
    const move = (name, to) => button(id, name, () => mover(id, to)?.(), {'aria-disabled': String(!mover(id, to))});
    const marks = [
      one.essential && h('strong', {class: 'pmo-essential'}, nouns.title('essential')),
      one.pinned && h('strong', {class: 'pmo-core'}, t`Pinned`),
      stateOf(id) === 'doing' && h('strong', {class: 'pmo-core'}, t`In progress`),
    ].filter((mark) => mark instanceof Node);
    const field = notes.get(id) ?? noteField(id, store);
    notes.set(id, field);
    field.setAttribute('data-focus', `${id} note`);
    const opener = button(id, t`Why, note, order`, () => {
      const isOpen = open.has(id);
      if (isOpen) open.delete(id);
      else open.add(id);
      opener.setAttribute('aria-expanded', String(!isOpen));
      made.classList.toggle('pmo-planned-open', !isOpen);
    }, {class: 'pmo-planned-opener', 'aria-expanded': String(open.has(id))});
    const made = row(id, open.has(id) ? 'pmo-planned-open' : '', [
      group(h('span', {class: 'pmo-grip', 'aria-hidden': 'true', title: t`Drag it to another place`}), tick(id, false, () => finish(id, 'done', t`Done.`))),
      group(
        h('div', {class: 'pmo-planned-text'}, `${n + 1}. `, actionLink(id)),
        h('p', {class: 'pmo-facts'}, marks.flatMap((mark) => [mark, ' ']), [step, unbroken(sizeWords(action))].filter(Boolean).join(' · '), ' ', opener)),
      group(unbroken(dayWords(one.begins, language))),
      group(unbroken(dayWords(one.ends, language))),
      group(
        ...reasons(one, view, framework).map(({competency, title, text}) => (
          h('p', {class: 'pmo-why'}, competency ? link('competency', competency, title) : null, text))),
        h('p', {class: 'pmo-note'}, field.value),
        h('label', {class: 'pmo-note-field'}, t`Note`, field),
        h('p', {class: 'pmo-moves'},
          move(t`To the top`, view.plan.actions.findIndex(({pinned}) => pinned === one.pinned)), move(t`Move up`, at - 1), move(t`Move down`, at + 1),
          button(id, t`Pin`, () => change({[`plan/pin/${id}`]: !one.pinned},
            {text: one.pinned ? t`No longer pinned.` : t`Pinned to the top.`, id}), {'aria-pressed': String(one.pinned)}),
          button(id, t`Skip`, () => finish(id, 'skipped', t`Skipped.`)))),
    ]);
    return made;
  }

  /** A row that has left the plan. @param {string} id @param {number} n */
  function leftRow(id, n) {
    const state = stateOf(id);
    const finished = ['done', 'skipped'].includes(state);
    const why = state === 'done' ? t`Done` : state === 'skipped' ? t`Skipped` : t`No longer needed: what you have done counts for as much.`;
    return row(id, 'pmo-planned-left', [
      state === 'done' ? tick(id, true, () => undo(id)) : null,
      group(h('div', {class: 'pmo-planned-text'}, h('s', {}, `${n + 1}. `, actionLink(id))), h('p', {class: 'pmo-facts'}, why)),
      null, null,
      finished ? button(id, t`Undo`, () => undo(id)) : null,
    ]);
  }

  /**
   * Shows a plan: anew, or after a change to one action, whose row and those above it stay where they are.
   * @param {View} view @param {string} [changed]
   */
  function show(view, changed) {
    shown = view;
    const planned = new Map(view.plan.actions.map((one) => [one.action, one]));
    standing = changed ? kept(standing, [...planned.keys()], changed) : [...planned.keys()];
    for (const one of planned.values()) last.set(one.action, one);
    const held = focusIn();
    const groups = [soon, rest].map((body) => {
      const ids = standing.filter((id) => isSoon(/** @type {Planned} */ (last.get(id)), view) === (body === soon));
      const rows = ids.map((id) => {
        const one = planned.get(id);
        const n = standing.indexOf(id);
        return one ? plannedRow(one, n, view) : leftRow(id, n);
      });
      return {body, rows, count: ids.filter((id) => planned.has(id)).length};
    });
    for (const {body, rows, count} of groups) {
      const many = nouns.count(count, 'action');
      const name = body === soon ? t`The next quarter, until ${dayWords([view.until, view.until], language)}: ${many}` : t`After that: ${many}`;
      body.hidden = !rows.length;
      body.replaceChildren(h('tr', {role: 'row', class: 'pmo-span'}, h('th', {role: 'rowheader', scope: 'rowgroup', colspan: 5}, name)), ...rows);
      if (body === rest) more.textContent = t`Show the ${many} after that`;
    }
    if (rest.hidden || soon.hidden) unfold();
    held?.();
  }

  /** Notes what has the focus; returns what gives it back to the same, or else to what is nearest. */
  function focusIn() {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !table.contains(focused)) return undefined;
    const nameOf = (/** @type {HTMLElement} */ one) => one.dataset.focus ?? one.getAttribute('href') ?? '';
    const name = nameOf(focused);
    const id = focused.closest('tr')?.dataset.row;
    const rows = () => all('.pmo-planned-row', table);
    const at = rows().findIndex((one) => one.dataset.row === id);
    return () => {
      const same = all('[data-focus], a', table).find((one) => nameOf(one) === name);
      const own = rows().find((one) => one.dataset.row === id);
      const near = own ?? rows()[Math.min(at, rows().length - 1)];
      const target = same ?? near?.querySelector('button, [data-focus]') ?? heading;
      if (rest.contains(target)) unfold();
      /** @type {HTMLElement} */ (target).focus({preventScroll: true});
    };
  }

  /** The row of an action, where it has one. @param {string} id */
  const rowOf = (id) => all('.pmo-planned-row', table).find((one) => one.dataset.row === id);

  /** Shows the note of an action, and leaves all else. @param {string} id */
  function showNote(id) {
    const told = rowOf(id)?.querySelector('.pmo-note');
    if (told) told.textContent = store.get(`action/${id}/note`) ?? '';
  }

  table.classList.add('pmo-folded');
  return {table, more, show, showNote, unfold, rowOf};
}
