// @ts-check
/** The questions on one competency: its statements level by level, the level that they come to, the evidence for it, and cases that show it. */
import {announce, h} from './dom.js';
import {EVIDENCE_FROM, climb, ratingValues, rungsOf} from './rating.js';
import {t} from './words.js';

/**
 * @typedef {import('./assessment-desk.js').Desk} Desk
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./rating.js').Rung} Rung
 * @typedef {{id: string, update: () => void}} Panel
 */

/** What may be said of a statement. @param {import('./plan.js').Indicator} statement @returns {[boolean | null, string][]} */
const answersTo = ({if_arisen: ifArisen}) => [[true, t`True`], [false, t`Not true`], [null, ifArisen ? t`Has not arisen` : t`Not sure`]];

/**
 * Fills a form with the questions on a competency.
 * @param {Desk} desk @param {HTMLElement} body @param {string} id @param {Gap[]} order all that are asked, in order
 * @returns {Panel}
 */
export function ask({rated, store, framework, places, competencies, names, nouns, heading, link, levelOf, evidenceOf, answerTo, worded}, body, id, order) {
  const item = /** @type {Competency} */ (competencies.get(id));
  const place = order.findIndex(({competency}) => competency === id);
  const {core, target} = order[place];
  const alike = order.filter((one) => one.core === core);
  const step = framework.steps.find((one) => one.id === item.step)?.title;
  const rungs = rungsOf(item);
  const cases = (framework.scenarios ?? []).filter((one) => (
    places[`scenario/${one.id}`] && one.choices.some(({shows}) => shows?.[id])
  ));
  /** @type {Map<Rung, HTMLElement>} */
  const shown = new Map();

  const steps = h('div');
  const outcome = h('p', {class: 'pmo-by-answers'});
  const evidence = h('textarea', {id: 'pmo-evidence', rows: 2, autocomplete: 'off', value: evidenceOf(id), oninput: () => later(keep), onchange: flush});
  const proof = h('p', {class: 'pmo-proof', hidden: true}, h('label', {for: 'pmo-evidence'}), evidence);
  const keep = () => {
    if (evidence.value !== evidenceOf(id)) store.write({[`competency/${id}/evidence`]: evidence.value});
  };
  const levels = [...names].map(([value, title]) => radio('pmo-level', value, `${value} ${title}`, setByHand));
  levels.push(radio('pmo-level', null, t`Not sure`, setByHand));
  const inputs = levels.map((label) => /** @type {HTMLInputElement} */ (label.firstChild));

  const rate = (/** @type {any} */ level) => ratingValues(id, level, Date.now(), store.current.get(`competency/${id}/level`), (key) => store.get(key));

  /** @param {number | boolean | null} level */
  function setByHand(level) {
    store.write(rate(level));
  }

  /** @param {Rung} rung */
  function rungNode(rung) {
    const usual = rung.statements.filter((one) => !one.if_arisen);
    const name = `${nouns.title('level')} ${rung.level}: ${names.get(rung.level) ?? ''}`;
    return h('div', {class: 'pmo-rung'},
      heading(1, {}, name),
      usual.length > 1 && h('p', {class: 'pmo-all'}, h('button', {type: 'button', 'aria-label': t`All true, ${name}`,
        onclick: () => answer(usual.map((one) => one.id), true)}, t`All true`), h('span', {class: 'pmo-legend'}, t`or one by one:`)),
      rung.statements.map((statement) => h('fieldset', {},
        h('legend', {}, statement.text),
        h('div', {class: 'pmo-answers'}, answersTo(statement).map(([value, title]) => (
          radio(statement.id, value, title, () => answer([statement.id], value))
        ))))));
  }

  /** @param {string[]} some statements @param {boolean | null} value */
  function answer(some, value) {
    const before = climb(rungs, target, answerTo);
    const now = climb(rungs, target, (other) => (some.includes(other) ? value : answerTo(other)));
    const isFound = now.level !== undefined && now.level !== before.level;
    store.write({...Object.fromEntries(some.map((name) => [`indicator/${name}/held`, value])), ...(isFound ? rate(now.level) : {})});
    if (isFound) announce(`${item.title}: ${worded(now.level)}.`);
    else if (now.asked.length > before.asked.length) announce(t`Level ${now.asked.at(-1)?.level} follows.`);
  }

  /** Shows what the store says, and leaves alone what is right already. */
  function update() {
    const {asked, level} = climb(rungs, target, answerTo);
    for (const rung of asked) {
      const node = shown.get(rung) ?? rungNode(rung);
      shown.set(rung, node);
      if (!node.parentNode) steps.append(node);
    }
    for (const input of steps.querySelectorAll('input')) input.checked = String(answerTo(input.name)) === input.value;
    const now = levelOf(id);
    const byHand = now === level ? '' : t` You set it by hand: ${worded(now)}.`;
    outcome.textContent = level === undefined ? '' : t`By your answers: ${worded(level)}.${byHand}`;
    inputs.forEach((input, n) => { input.checked = now === [...names.keys(), null][n]; });
    const asks = now >= EVIDENCE_FROM;
    proof.hidden &&= !asks && !evidence.value; // what has been shown stays
    /** @type {Element} */ (proof.firstChild).textContent = asks
      ? t`Evidence for level ${now}, in a line: what, when, who saw it. If you have none, choose the level below.`
      : t`Evidence: what, when, who saw it.`;
    if (document.activeElement !== evidence) evidence.value = evidenceOf(id);
  }

  flush();
  body.replaceChildren(
    h('p', {class: 'pmo-kicker'}, core ? t`Core ${nouns.one('competency')} ${alike.indexOf(order[place]) + 1} of ${alike.length}`
      : t`${nouns.title('competency')} ${alike.indexOf(order[place]) + 1} of ${alike.length}`,
      step ? ` · ${step}` : ''),
    heading(0, {tabindex: -1, class: 'pmo-subject'}, link(`competency/${id}`, item.title)),
    item.definition ? h('p', {}, item.definition) : '',
    rungs.length ? h('p', {class: 'pmo-legend'}, rated === undefined ? t`True of you? Nearly true is not true.` : t`True of them? Nearly true is not true.`) : '',
    steps,
    cases.length ? h('p', {class: 'pmo-legend'}, t`What would you do?`, cases.flatMap((one) => [' ', link(`scenario/${one.id}`, one.title)])) : '',
    h('fieldset', {class: 'pmo-levels'},
      h('legend', {}, rated !== undefined ? t`Their ${nouns.one('level')}`
        : target ? t`Your ${nouns.one('level')} (target ${target})` : t`Your ${nouns.one('level')}`), outcome,
      h('div', {class: 'pmo-answers'}, levels)),
    proof,
  );
  update();
  return {id, update};
}

/** @type {(() => void) | undefined} */
let waiting;
let timer = 0;

/** Does something when the reader has stopped typing for a moment. @param {() => void} action */
function later(action) {
  waiting = action;
  clearTimeout(timer);
  timer = window.setTimeout(flush, 400);
}

/** Does at once what waits. */
export function flush() {
  clearTimeout(timer);
  const action = waiting;
  waiting = undefined;
  action?.();
}
window.addEventListener('pagehide', flush);

/**
 * @template {boolean | number | null} Value
 * @param {string} name @param {Value} value @param {string} title
 * @param {(value: Value) => void} choose @param {boolean} [checked]
 */
function radio(name, value, title, choose, checked = false) {
  return h('label', {}, h('input', {type: 'radio', name, value: String(value), checked, autocomplete: 'off', onchange: () => choose(value)}), title);
}
