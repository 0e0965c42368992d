// @ts-check
/** The choice of what one aims at: a role, or a target of one's own, which is made and changed here. */
import {announce, h} from './dom.js';
import {LONG, byStep, finder} from './finder.js';
import {nounsOf} from './nouns.js';
import {OWN, aim, aims} from './plan.js';
import {rateable} from './rating.js';
import {t} from './words.js';

/**
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Role} Role
 */

/**
 * What is written when something is chosen.
 * @param {import('./store.js').Store} store @param {string} id of a role, or of a target of one's own, or '' @returns {Record<string, any>}
 */
const chosenValues = (store, id) => (id.startsWith(OWN) ? {'plan/target': id.slice(OWN.length)}
  : {'plan/role': id || null, ...(store.get('plan/target') ? {'plan/target': null} : {})});

/** The options of a choice. @param {Role[]} roles @param {Role[]} own @param {string} none what stands for nothing, or '' @returns {Node[]} */
export function aimOptions(roles, own, none) {
  const options = (/** @type {Role[]} */ some) => some.map(({id, title}) => h('option', {value: id}, title));
  return [
    ...(none ? [h('option', {value: ''}, none)] : []), ...options(roles),
    ...(own.length ? [roles.length ? h('optgroup', {label: t`Your own`}, options(own)) : options(own)].flat() : []),
  ];
}

/**
 * @param {Framework} framework @param {import('./store.js').Store} store @param {string} id of the field
 * @param {() => void} [before] is called before another is chosen
 */
export function aimChoice(framework, store, id, before = () => {}) {
  const nouns = nounsOf(framework);
  const roles = framework.roles ?? [];
  const names = framework.levels.map(({value, title}) => /** @type {const} */ ([value, `${value} ${title}`])).filter(([value]) => value);
  const own = () => aims(framework, store.progress).slice(roles.length);
  let listed = '';

  const select = h('select', {id, autocomplete: 'off', onchange: () => {
    before();
    store.write(chosenValues(store, select.value));
  }});
  const label = h('label', {for: id}, roles.length ? t`Target ${nouns.one('role')}` : t`Target`);
  const change = h('button', {type: 'button', class: 'pmo-quiet', 'aria-expanded': 'false', onclick: () => {
    if (panel.hidden) unfold(aim(framework, store.progress));
    else fold();
  }});
  const panel = h('div', {class: 'pmo-target', hidden: true});
  const node = h('div', {class: 'pmo-aim'}, h('p', {class: 'pmo-choice'}, label, select, change), panel);
  /** @type {string | undefined} the target that the panel shows; '' for a new one */
  let open;

  function fold() {
    panel.hidden = true;
    open = undefined;
    panel.replaceChildren();
    change.setAttribute('aria-expanded', 'false');
  }

  /** @param {Role | undefined} chosen */
  function unfold(chosen) {
    const mine = chosen?.id.startsWith(OWN) ? chosen : undefined;
    open = mine?.id ?? '';
    panel.replaceChildren(...(mine ? editor(mine) : maker()));
    panel.hidden = false;
    change.setAttribute('aria-expanded', 'true');
    panel.querySelector('input')?.focus();
  }

  /** Asks for the name of a new target, and where it begins. */
  function maker() {
    const name = h('input', {id: `${id}-name`, type: 'text', maxlength: 100, autocomplete: 'off', required: true});
    const from = h('select', {id: `${id}-from`, autocomplete: 'off'}, aimOptions(roles, own(), t`Nothing`));
    const sources = aims(framework, store.progress);
    const make = (/** @type {Event} */ event) => {
      event.preventDefault();
      const title = name.value.trim();
      if (!title) return;
      const key = `${OWN}t${Date.now().toString(36)}`;
      const {targets = {}, core = []} = sources.find((one) => one.id === from.value) ?? {};
      before();
      store.write({
        [`${key}/title`]: title,
        ...Object.fromEntries(Object.entries(targets).map(([one, level]) => [`${key}/level/${one}`, level])),
        ...Object.fromEntries(core.map((one) => [`${key}/core/${one}`, true])),
        ...chosenValues(store, key),
      });
      const made = aim(framework, store.progress);
      if (made) unfold(made);
      announce(t`${title} is made. Say what it asks for.`);
    };
    return [h('form', {class: 'pmo-target-form', onsubmit: make},
      h('p', {}, h('label', {for: name.id}, t`Name`), name),
      sources.length ? h('p', {}, h('label', {for: from.id}, t`Begin with`), from) : '',
      h('p', {}, h('button', {type: 'submit'}, t`Make it`)))];
  }

  /** What a target asks for, to be changed. @param {Role} target */
  function editor({id: key, title, targets = {}, core = []}) {
    const name = h('input', {id: `${id}-name`, type: 'text', maxlength: 100, autocomplete: 'off', value: title, onchange: () => {
      const value = name.value.trim();
      if (value) store.write({[`${key}/title`]: value});
      name.value = value || title;
    }});
    const ids = framework.competencies.filter((one) => rateable(framework, one) || targets[one.id]).map((one) => one.id);
    const titles = new Map(framework.competencies.map((one) => [one.id, one.title]));
    const row = (/** @type {string} */ one) => {
      const level = h('select', {'aria-label': t`Level of ${titles.get(one)}`, autocomplete: 'off', onchange: () => {
        store.write({[`${key}/level/${one}`]: Number(level.value) || null});
        mark.disabled = !level.value;
      }}, h('option', {value: ''}, t`Not asked for`), names.map(([value, text]) => h('option', {value}, text)));
      level.value = String(targets[one] ?? '');
      const mark = h('input', {type: 'checkbox', autocomplete: 'off', checked: core.includes(one), disabled: !level.value,
        'aria-label': t`Core: ${titles.get(one)}`, onchange: () => store.write({[`${key}/core/${one}`]: mark.checked})});
      return h('li', {'data-find': titles.get(one) ?? ''}, h('span', {}, titles.get(one)), level, h('label', {}, mark, t`Core`));
    };
    const groups = byStep(framework, ids);
    const lists = h('div', {}, groups.map((group) => {
      const list = h('ul', {}, group.ids.map(row));
      return groups.length === 1 ? list : h('details', {class: 'pmo-fold', 'data-group': true, open: ids.length < LONG || group.ids.some((one) => targets[one])},
        h('summary', {}, `${group.title}: ${group.ids.length}`), list);
    }));
    return [
      h('p', {class: 'pmo-target-form'}, h('label', {for: name.id}, t`Name`), name),
      ...(ids.length < LONG ? [] : [finder(`${id}-find`, t`Find a ${nouns.one('competency')}`, lists).line]),
      lists,
      h('p', {class: 'pmo-way'},
        h('button', {type: 'button', onclick: () => { fold(); change.focus(); }}, t`Done`),
        h('button', {type: 'button', class: 'pmo-quiet', onclick: () => {
          before();
          store.write({[`${key}/title`]: '', 'plan/target': null});
          announce(t`${title} is removed.`);
          fold();
          change.focus();
        }}, t`Remove this target`)),
    ];
  }

  /** Shows the store as it is now. */
  function show() {
    const chosen = aim(framework, store.progress);
    const mine = own();
    const now = JSON.stringify(mine.map((one) => [one.id, one.title]));
    if (now !== listed) {
      select.replaceChildren(...aimOptions(roles, mine, roles.length ? t`Choose a ${nouns.one('role')} …` : t`Choose …`));
      listed = now;
    }
    if (document.activeElement !== select || !chosen) select.value = chosen?.id ?? '';
    label.hidden = select.hidden = !roles.length && !mine.length;
    change.textContent = chosen?.id.startsWith(OWN) ? t`Change this target` : t`Make a target of your own`;
    if (open !== undefined && open !== (chosen?.id.startsWith(OWN) ? chosen.id : '')) fold();
    return chosen;
  }

  return {node, show};
}
