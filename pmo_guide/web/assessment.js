// @ts-check
/**
 * The self-assessment: one competency at a time, the result below it, and a second opinion beside it.
 *
 * Levels, evidence and every answer are in the reader's file; which competency is open lives as long as the tab.
 *
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {{store: import('./store.js').Store, book: import('./book.js').Book}} Context
 */
import {ask} from './assessment-ask.js';
import {aimChoice} from './aim-choice.js';
import {deskOf} from './assessment-desk.js';
import {secondOpinion} from './assessment-opinion.js';
import {profileOf} from './assessment-profile.js';
import {resultOf} from './assessment-result.js';
import {demand} from './demand.js';
import {h} from './dom.js';
import {beyondWords} from './file-summary.js';
import {byStep} from './finder.js';
import {gaps, unratedOf} from './plan.js';
import {minutesFor, profile} from './rating.js';
import {bringBelow} from './sight.js';
import {site} from './site.js';
import {ASKED, OPINION, inTab, keepInTab} from './tab.js';
import {t} from './words.js';

/**
 * Puts the live assessment after the form that paper has, which it hides.
 * @param {HTMLElement} root @param {Context} context
 */
export function mountAssessment(root, {store, book}) {
  const {framework, places} = book;
  const roles = framework.roles ?? [];
  const desk = deskOf(root, {store, book});
  const {rated, heading, titleOf, levelOf, isRated, nouns, top} = desk;
  const tab = new Tab(ASKED);
  /** @type {Gap[]} in the order of asking */
  let order = [];

  // -- the frame: what one aims at, how far one has come, the questions, the result

  const choice = aimChoice(framework, store, 'pmo-role', () => tab.keep('')); // a new one begins with its own core
  const about = h('p', {class: 'pmo-legend'});
  const beyond = h('p', {class: 'pmo-caution', hidden: true});
  const meter = h('progress', {'aria-hidden': 'true'});
  const count = h('span');
  const questions = h('form', {class: 'pmo-questions', autocomplete: 'off', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    go(1);
  }});
  const body = h('div');
  const back = h('button', {type: 'button', onclick: () => go(-1)}, t`Back`);
  const forward = h('button', {type: 'submit'});
  const jump = h('select', {id: 'pmo-jump', autocomplete: 'off', onchange: () => open(jump.value)});
  questions.append(body, h('div', {class: 'pmo-way'}, back, forward, h('label', {class: 'pmo-jump'}, t`Go to `, jump)));
  const result = h('div', {class: 'pmo-result'});
  const second = h('div', {class: 'pmo-second'});
  const rest = h('div', {hidden: true}, h('p', {class: 'pmo-count'}, meter, count), questions, result, second);
  root.after(h('div', {class: 'pmo-live pmo-assess'},
    choice.node, about, beyond, rest));
  root.classList.add('pmo-paper');
  const tellResult = resultOf(desk, result, open);
  const tellProfile = profileOf(desk, result, open);
  const tellOpinion = secondOpinion(desk, second);

  // -- the questions on one competency

  /** @type {{id: string, update: () => void} | undefined} */
  let panel;

  /**
   * Shows the competency so many places on. After the core ones comes a rest, and after the last the result.
   * @param {number} way
   */
  function go(way) {
    const at = order.findIndex(({competency}) => competency === tab.at);
    const next = order[panel ? at + way : at];
    if (way > 0 && panel && next && order[at].core && !next.core) pause(order.length - at - 1);
    else if (next && (panel || way < 0)) open(next.competency, true);
    else focusOn(result.querySelector('[tabindex]'));
  }

  /** Between the core competencies and the rest: what one may do now. @param {number} others how many are left */
  function pause(others) {
    panel = undefined;
    const core = order.filter((one) => one.core);
    const done = core.filter(({competency}) => isRated(competency)).length;
    const plan = rated === undefined && desk.hasActions && places['tool/plan'];
    body.replaceChildren(
      heading(0, {tabindex: -1, class: 'pmo-subject'}, t`${done} of ${core.length} core ${nouns.many('competency')} are rated`),
      h('p', {}, rated === undefined ? t`You can stop here: the result below says what these show, and every answer is kept. The others make it complete.`
        : t`You can stop here, and send what you said. The others make it complete.`),
      h('p', {class: 'pmo-way'},
        h('button', {type: 'button', onclick: () => open(order[core.length].competency, true)}, t`Rate the other ${others}`),
        plan ? h('a', {class: 'pmo-button', href: site.root + plan}, t`Make my plan`) : ''));
    back.hidden = false;
    sayForward();
    focusOn(questions.querySelector('[tabindex]'));
  }

  /** @param {string} id @param {boolean} [move] whether the focus goes there */
  function open(id, move = false) {
    tab.keep(id);
    panel = ask(desk, body, id, order);
    sayForward();
    back.hidden = id === order[0].competency;
    jump.value = id;
    if (move) focusOn(questions.querySelector('[tabindex]'));
  }

  /** Says where the filled button leads. */
  function sayForward() {
    const id = panel?.id;
    forward.classList.toggle('pmo-primary', !id || isRated(id)); // an answer fills it
    const last = rated === undefined ? t`See the result` : t`Send it`;
    forward.textContent = !id || order.at(-1)?.competency === id ? last : isRated(id) ? t`Next` : t`Skip for now`;
  }

  /** Fills the choice of competencies, which follow in the order of asking. */
  function listAll() {
    const group = (/** @type {string} */ label, /** @type {string[]} */ ids) => h('optgroup', {label}, ids.map((id) => h('option', {value: id})));
    const ids = (/** @type {boolean} */ core) => order.filter((one) => one.core === core).map(({competency}) => competency);
    jump.replaceChildren(...(ids(true).length ? [group(t`Core`, ids(true))] : []), ...byStep(framework, ids(false)).map((one) => group(one.title, one.ids)));
  }

  // -- keeping up with the store

  /** Shows the store as it is now. */
  function follow() {
    const aim = choice.show();
    const all = aim ? gaps(framework, store.progress, aim.id) : roles.length ? [] : profile(framework, levelOf);
    about.textContent = aboutOf(aim, all.length > 0);
    about.hidden = !about.textContent;
    rest.hidden = !all.length;
    root.classList.toggle('pmo-print', all.every(({rating}) => rating === null)); // the empty form is more use on paper
    beyond.textContent = beyondWords(store.progress, top, (_, id) => titleOf(id), t`The scale of this guide ends at ${top}, and what is shown here has higher levels:`);
    beyond.hidden = !beyond.textContent;
    if (!all.length) return;
    const sorted = [...all].sort((a, b) => Number(b.core) - Number(a.core));
    const same = sorted.map(({competency, target, core}) => [competency, target, core].join()).join(' ');
    const changed = same !== order.map(({competency, target, core}) => [competency, target, core].join()).join(' ');
    order = sorted;
    const [core, everything] = [all.filter((one) => one.core), all]
      .map((list) => (list.length ? t`${list.filter(({rating}) => rating !== null).length} of ${list.length}` : ''));
    const unrated = unratedOf(all);
    const coreLeft = all.filter((one) => one.core && one.rating === null).length;
    count.textContent = [core ? t` ${core} core, ${everything} rated` : t` ${everything} rated`,
      coreLeft ? t`about ${minutesFor(coreLeft)} minutes for the core` : unrated.length && t`about ${minutesFor(unrated.length)} minutes for the rest`].filter(Boolean).join(' · ');
    meter.max = all.length;
    meter.value = all.filter(({rating}) => rating !== null).length;
    const at = order.find(({competency}) => competency === tab.at) ?? order.find(({competency}) => !isRated(competency)) ?? order[0];
    if (changed) listAll();
    for (const option of jump.options) option.textContent = `${titleOf(option.value)}${isRated(option.value) ? ' ✓' : ''}`;
    if (changed && at) open(at.competency);
    else panel?.update();
    sayForward();
    if (rated !== undefined) return; // what sends it stands in the place of the result
    if (aim) tellResult(aim);
    else tellProfile(all);
    tellOpinion();
  }

  /** What is said below the choice. @param {import('./plan.js').Role | undefined} aim @param {boolean} asks whether it asks for anything */
  function aboutOf(aim, asks) {
    if (aim) return aim.summary ?? (asks ? '' : t`This target asks for nothing yet. Say what it asks for, and the questions follow.`);
    if (inTab(OPINION)) return t`A second opinion came by the link. Choose what you aim at, and it appears below.`;
    if (!roles.length) return t`Rate yourself against the scale, one ${nouns.one('competency')} after the other, and your profile appears below.`;
    return roles.some(({core = []}) => core.length) ? t`Its core ${nouns.many('competency')} come first, then the rest.` : '';
  }

  /** Opens what a link asks for: a competency, as in #rate=governance, or, where there is none yet, a role, as in #role=pmo-director. */
  function arrive() {
    const [, role = ''] = /^#role=(.+)$/.exec(location.hash) ?? [];
    if (framework.roles?.some(({id}) => id === role) && !store.get('plan/role') && !store.get('plan/target') && !site.view) store.write({'plan/role': role});
    const [, wish = ''] = /^#rate=(.+)$/.exec(location.hash) ?? [];
    if (order.some(({competency}) => competency === wish)) open(wish, true);
    const sent = /** @type {Record<string, HTMLElement>} */ ({'#pmo-result': result, '#pmo-opinion': second, '#pmo-rate': questions})[location.hash];
    if (sent) focusOn(sent.querySelector('[tabindex]'));
  }

  if (rated !== undefined) {
    demand('share', ({returnParts}) => result.replaceChildren(heading(0, {tabindex: -1}, t`Send it back`), ...returnParts(rated)));
  }

  store.subscribe(follow);
  window.addEventListener('hashchange', arrive);
  follow();
  arrive();
}

/** The competency that is open: kept while the tab lives, where that is possible. */
class Tab {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
    this.at = inTab(key) ?? '';
  }

  /** @param {string} at */
  keep(at) {
    this.at = at;
    keepInTab(this.key, at);
  }
}

/** Moves the focus and the view. @param {Element | null} node */
function focusOn(node) {
  if (!(node instanceof HTMLElement)) return;
  node.focus({preventScroll: true});
  bringBelow(node);
}
