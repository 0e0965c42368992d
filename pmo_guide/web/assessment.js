// @ts-check
/**
 * The self-assessment: one competency at a time, the result below it, and a second opinion beside it.
 *
 * What is stored are levels and evidence. Which statements are true is working state: it lives as long as the tab.
 *
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Role} Role
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./rating.js').Rung} Rung
 * @typedef {{store: import('./store.js').Store, book: import('./book.js').Book}} Context
 * @typedef {{name: string, level: (id: string) => number | null | undefined, evidence: (id: string) => string}} Opinion
 */
import {dayOf} from './dates.js';
import {announce, h, statusLine} from './dom.js';
import {CORE_SLACK, OTHERS_AT_SLACK, OTHER_SLACK, byWeight, gaps, readyToApply} from './plan.js';
import {MAX_LENGTH, ProgressError, current, parse} from './progress.js';
import {bar, picture, pngBlob, radar, svgText} from './radar.js';
import {climb, pairs, rungsOf, standings} from './rating.js';
import {saveFile} from './save-file.js';
import {site} from './site.js';

/** From this level on a line of evidence is asked for. */
const EVIDENCE_FROM = 3;

/** @type {[boolean | null, string][]} */
const ANSWERS = [[true, 'True'], [false, 'Not true'], [null, 'Not sure']];

/**
 * Puts the live assessment after the form that paper has, which it hides.
 * @param {HTMLElement} root @param {Context} context
 */
export function mountAssessment(root, {store, book}) {
  const {framework, places} = book;
  if (!framework.roles?.length) return; // nothing to measure against: the form stays
  const competencies = new Map(framework.competencies.map((one) => [one.id, one]));
  const actions = new Map(framework.steps.flatMap((step) => step.actions ?? []).map((one) => [one.id, one]));
  const top = Math.max(...framework.levels.map(({value}) => value));
  const names = new Map([[0, 'Not yet'], ...framework.levels.map(({value, title}) => /** @type {const} */ ([value, title]))]);
  const noun = framework.labels?.competency ?? 'Competency';
  const depth = Number(root.closest('section')?.querySelector('h1, h2, h3, h4')?.tagName[1] ?? 1) + 1;
  const work = new Work(`pmo-guide/answers/${store.framework}`);
  /** @type {Gap[]} in the order of asking */
  let order = [];
  /** @type {Opinion | undefined} */
  let opinion;

  const heading = (/** @type {number} */ more, /** @type {object} */ attributes, /** @type {any[]} */ ...text) => (
    h(/** @type {'h2'} */ (`h${Math.min(depth + more, 6)}`), attributes, ...text)
  );
  const link = (/** @type {string} */ key, /** @type {string} */ text) => (
    places[key] ? h('a', {href: site.root + places[key]}, text) : text
  );
  const titleOf = (/** @type {string} */ id) => competencies.get(id)?.title ?? id;
  const levelOf = (/** @type {string} */ id) => store.get(`competency/${id}/level`);
  const evidenceOf = (/** @type {string} */ id) => store.get(`competency/${id}/evidence`) ?? '';
  const isRated = (/** @type {string} */ id) => typeof levelOf(id) === 'number';
  const worded = (/** @type {number | null | undefined} */ level) => (
    level === null ? 'not sure' : level === undefined ? 'not rated' : `${level} ${names.get(level) ?? ''}`.trim()
  );
  const roleOf = () => framework.roles?.find(({id}) => id === store.get('plan/role'));

  // -- the frame: the role, how far one has come, the questions, the result

  const choice = h('select', {id: 'pmo-role', autocomplete: 'off', onchange: () => {
    work.keep({at: ''}); // a new role begins with its own core
    store.write({'plan/role': choice.value || null});
  }},
    h('option', {value: ''}, 'Choose a role …'),
    framework.roles.map(({id, title}) => h('option', {value: id}, title)));
  const about = h('p', {class: 'pmo-legend'});
  const meter = h('progress', {'aria-hidden': 'true'});
  const count = h('span');
  const questions = h('form', {class: 'pmo-questions', autocomplete: 'off', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    go(1);
  }});
  const body = h('div');
  const back = h('button', {type: 'button', onclick: () => go(-1)}, 'Back');
  const forward = h('button', {type: 'submit', class: 'pmo-primary'});
  const jump = h('select', {id: 'pmo-jump', autocomplete: 'off', onchange: () => open(jump.value)});
  questions.append(body, h('div', {class: 'pmo-way'}, back, forward, h('label', {class: 'pmo-jump'}, 'Go to ', jump)));
  const result = h('div', {class: 'pmo-result'});
  const second = h('div', {class: 'pmo-second'});
  const rest = h('div', {hidden: true}, h('p', {class: 'pmo-count'}, meter, count), questions, result, second);
  root.after(h('div', {class: 'pmo-live pmo-assess'},
    h('p', {class: 'pmo-choice'}, h('label', {for: 'pmo-role'}, 'Target role'), choice), about, rest));
  root.classList.add('pmo-paper');

  // -- the questions on one competency

  /** @type {{id: string, update: () => void} | undefined} */
  let panel;

  /** Shows the competency so many places on; after the last comes the result. @param {number} way */
  function go(way) {
    const next = order[order.findIndex(({competency}) => competency === panel?.id) + way];
    if (next) open(next.competency, true);
    else focusOn(result.querySelector('[tabindex]'));
  }

  /** @param {string} id @param {boolean} [move] whether the focus goes there */
  function open(id, move = false) {
    work.keep({at: id});
    panel = ask(id);
    back.hidden = id === order[0].competency;
    jump.value = id;
    if (move) focusOn(questions.querySelector('[tabindex]'));
  }

  /** Fills the form with the questions on a competency. @param {string} id */
  function ask(id) {
    const item = /** @type {Competency} */ (competencies.get(id));
    const place = order.findIndex(({competency}) => competency === id);
    const {core, target} = order[place];
    const alike = order.filter((one) => one.core === core);
    const step = framework.steps.find((one) => one.id === item.step)?.title;
    const rungs = rungsOf(item);
    /** @type {Map<Rung, HTMLElement>} */
    const shown = new Map();

    const steps = h('div');
    const checked = h('div', {class: 'pmo-checked'});
    const fold = h('details', {class: 'pmo-fold', hidden: true}, h('summary'), checked);
    const outcome = h('p', {class: 'pmo-outcome'});
    const evidence = h('textarea', {id: 'pmo-evidence', rows: 2, autocomplete: 'off', value: evidenceOf(id), oninput: () => later(keep), onchange: flush});
    const proof = h('p', {class: 'pmo-evidence'}, h('label', {for: 'pmo-evidence'}), evidence);
    const keep = () => {
      if (evidence.value !== evidenceOf(id)) store.write({[`competency/${id}/evidence`]: evidence.value});
    };
    const levels = [...names].map(([value, title]) => radio('pmo-level', value, `${value} ${title}`, setByHand));
    levels.push(radio('pmo-level', null, 'Not sure', setByHand));
    const inputs = levels.map((label) => /** @type {HTMLInputElement} */ (label.firstChild));

    /** @param {number | boolean | null} level */
    function setByHand(level) {
      store.write({[`competency/${id}/level`]: level});
    }

    /** @param {Rung} rung */
    function rungNode(rung) {
      return h('div', {class: 'pmo-rung'},
        heading(1, {}, `Level ${rung.level}: ${names.get(rung.level) ?? ''}`),
        rung.statements.map(({id: name, text}) => h('fieldset', {},
          h('legend', {}, text),
          h('div', {class: 'pmo-options'}, ANSWERS.map(([value, title]) => (
            radio(`pmo-${name}`, value, title, () => answer(name, value), work.answers.get(name) === value)
          ))))));
    }

    /** @param {string} name @param {boolean | null} value */
    function answer(name, value) {
      const before = climb(rungs, target, work.answers);
      work.answers.set(name, value);
      work.keep({});
      const now = climb(rungs, target, work.answers);
      const next = now.asked.at(-1);
      if (now.level !== undefined && now.level !== before.level) {
        setByHand(now.level);
        announce(`${item.title}: ${worded(now.level)}.`);
      } else {
        update();
        if (next && now.asked.length > before.asked.length) announce(`Level ${next.level} follows.`);
      }
    }

    /** Shows what the answers and the store say, and leaves alone what is right already. */
    function update() {
      const {asked, below, level} = climb(rungs, target, work.answers);
      const wanted = [...asked, ...below];
      for (const [rung, node] of shown) {
        if (!wanted.includes(rung)) {
          node.remove();
          shown.delete(rung);
        }
      }
      for (const rung of wanted) {
        const box = asked.includes(rung) ? steps : checked;
        const node = shown.get(rung) ?? rungNode(rung);
        shown.set(rung, node);
        if (node.parentNode !== box) box.append(node);
      }
      fold.hidden = !below.length;
      const many = below.reduce((sum, {statements}) => sum + statements.length, 0);
      /** @type {Element} */ (fold.firstChild).textContent = `Taken as true: the ${many} statements below. Check them`;
      const now = levelOf(id);
      const byHand = now === level ? '' : ` You set it by hand: ${worded(now)}.`;
      outcome.textContent = level === undefined ? '' : `By your answers: ${worded(level)}.${byHand}`;
      inputs.forEach((input, n) => { input.checked = now === [...names.keys(), null][n]; });
      const asks = now >= EVIDENCE_FROM;
      proof.hidden = !asks && !evidence.value;
      /** @type {Element} */ (proof.firstChild).textContent = asks
        ? `Evidence for level ${now}, in a line: what, when, who saw it. If there is none, go one down.`
        : 'Evidence: what, when, who saw it.';
      if (document.activeElement !== evidence) evidence.value = evidenceOf(id);
      const last = order.at(-1)?.competency === id;
      forward.textContent = last ? 'To the result' : isRated(id) ? 'Next' : 'Skip for now';
    }

    flush();
    body.replaceChildren(
      h('p', {class: 'pmo-kicker'}, `${core ? 'Core competency' : 'Competency'} ${alike.indexOf(order[place]) + 1} of ${alike.length}`,
        step ? ` · ${step}` : ''),
      heading(0, {tabindex: -1, class: 'pmo-subject'}, link(`competency/${id}`, item.title)),
      item.definition ? h('p', {}, item.definition) : '',
      rungs.length ? h('p', {class: 'pmo-legend'}, 'True of you, on work of the last three years? Nearly true is not true.') : '',
      steps, fold,
      h('fieldset', {class: 'pmo-levels'},
        h('legend', {}, `Your level (target ${target})`), outcome,
        h('div', {class: 'pmo-options'}, levels)),
      proof,
    );
    update();
    return {id, update};
  }

  /** Fills the choice of competencies, which follow in the order of asking. */
  function listAll() {
    const group = (/** @type {string} */ label, /** @type {boolean} */ core) => h('optgroup', {label},
      order.filter((one) => one.core === core).map(({competency: id}) => h('option', {value: id})));
    jump.replaceChildren(group('Core', true), group('The others', false));
  }

  // -- the result

  /** @param {Role} role */
  function tellResult(role) {
    const all = gaps(framework, store.progress, role.id);
    const rated = all.filter(({rating}) => rating !== null).length;
    const head = heading(0, {tabindex: -1}, `Your result for ${role.title}`);
    if (!rated) {
      result.replaceChildren(head, h('p', {}, 'Nothing is rated yet. The result appears with the first level.'));
      return;
    }
    const steps = standings(framework, all);
    const sorted = [...byWeight(all), ...all.filter(({gap}) => !gap)];
    const missing = all.length - rated;
    const save = (/** @type {string} */ title, /** @type {() => void} */ onclick) => h('button', {type: 'button', onclick}, title);
    const drawn = () => picture(`Self-assessment: ${role.title}`, [store.get('me/name'), dayOf(Date.now())].filter(Boolean).join(' · '), steps,
      sorted.map(({competency, rating, target, core}) => ({title: titleOf(competency), rating, target, core})), top);
    const saved = statusLine();
    const keep = (/** @type {string} */ name, /** @type {string | Blob} */ content, /** @type {string} */ type) => {
      saveFile(name, content, type);
      saved.say(`Saved as ${name}.`);
    };
    result.replaceChildren(
      head,
      missing ? h('p', {class: 'pmo-legend'}, `Not rated, or not sure: ${missing} of ${all.length}. They count as 0.`) : '',
      ...readiness(role),
      heading(1, {}, 'By step'),
      h('p', {class: 'pmo-legend'}, 'How many competencies of a step are at their target. Levels are never averaged.'),
      h('div', {class: 'pmo-steps'},
        steps.length > 2 && h('figure', {},
          radar(steps, 'Radar: for each step the share of its competencies at the target; the table has the same numbers'),
          h('figcaption', {}, h('span', {class: 'pmo-key-full'}, 'at target'), ' ', h('span', {class: 'pmo-key-near'}, 'at most one level below'))),
        table(['Step', 'At target', 'One below', 'Further', 'Not rated'], steps.map((step) => (
          [step.title, `${step.reached} of ${step.total}`, step.near, step.far, step.unrated])))),
      heading(1, {}, `By ${noun.toLowerCase()}`),
      h('p', {class: 'pmo-legend'}, 'Gaps first: core ones, then the largest. Filled: your level. Line: the target.'),
      table([noun, 'Level', 'Gap', 'What closes it'], sorted.map(gapRow), 'pmo-gaps'),
      h('p', {class: 'pmo-way'},
        save('Save picture as SVG', () => keep('assessment.svg', svgText(drawn()), 'image/svg+xml')),
        save('Save picture as PNG', () => pngBlob(drawn()).then(
          (blob) => keep('assessment.png', blob, 'image/png'),
          () => saved.say('Your browser made no PNG. Save the picture as SVG instead.')))), saved.line,
    );
  }

  /** @param {Gap} one */
  function gapRow({competency: id, rating, target, gap, core}) {
    const closing = [...actions.values()].filter(({id: action, builds = {}}) => (
      gap && builds[id] > (rating ?? 0) && store.get(`action/${action}/state`) !== 'done'));
    const proof = evidenceOf(id);
    return [
      [link(`competency/${id}`, titleOf(id)), core && ' ', core && h('span', {class: 'pmo-core'}, 'Core')],
      [bar(top, rating ?? 0, target),
        h('span', {}, `${rating === null ? worded(levelOf(id)) : rating}, target ${target}`), ' ',
        h('button', {type: 'button', class: 'pmo-quiet', 'aria-label': `Rate ${titleOf(id)}`, onclick: () => open(id, true)}, rating === null ? 'Rate' : 'Change')],
      gap || '–',
      [closing.length ? h('details', {class: 'pmo-fold'}, h('summary', {}, closing.length > 1 ? `${closing.length} actions` : '1 action'),
        h('ul', {class: 'pmo-built-by'}, closing.map(({id: action, text, builds = {}}) => (
          h('li', {}, link(`action/${action}`, text), ` (counts towards ${builds[id]})`)))))
        : gap ? 'No action left here leads further.' : '',
      proof ? h('p', {class: 'pmo-legend'}, `Evidence: ${proof}`)
        : (rating ?? 0) >= EVIDENCE_FROM && h('p', {class: 'pmo-legend'}, 'No evidence written yet.')],
    ];
  }

  /** Whether to apply, with every condition. @param {Role} role */
  function readiness(role) {
    const {ready, core, far, below, undone} = readyToApply(framework, store.progress, role.id);
    const named = (/** @type {string[]} */ ids) => ids.map((id) => [
      link(`competency/${id}`, titleOf(id)), ` (${worded(levelOf(id))}, target ${role.targets?.[id]})`]);
    const tasks = undone.map((id) => [link(`action/${id}`, actions.get(id)?.text ?? id)]);
    const levels = (/** @type {number} */ n) => (n === 1 ? '1 level' : `${n} levels`);
    /** @type {[boolean, string, any[][], string][]} */
    const conditions = [
      [!core.length, `Each core competency is at its target or ${levels(CORE_SLACK)} below.`, named(core), 'competencies'],
      [!far.length, `No other is more than ${levels(OTHER_SLACK)} below.`, named(far), 'competencies'],
      [below.length <= OTHERS_AT_SLACK, `At most ${OTHERS_AT_SLACK} others are ${levels(OTHER_SLACK)} below.`, named(below), 'competencies'],
      [!undone.length, 'Every action marked “Before you apply” is done.', tasks, 'actions'],
    ];
    return [
      heading(1, {}, 'Ready to apply?'),
      h('p', {class: 'pmo-verdict'}, ready ? `Yes: you can apply for ${role.title}.` : 'Not yet.',
        ' This rule is our judgement; where an employer appoints earlier, the gaps are the plan for the first year.'),
      h('ul', {class: 'pmo-conditions'}, conditions.map(([holds, text, open, kind]) => (
        h('li', {class: holds ? 'pmo-holds' : 'pmo-fails'},
          h('strong', {}, holds ? 'Holds: ' : 'Open: '), text,
          open.length > 0 && h('details', {class: 'pmo-fold', open: open.length < 5}, h('summary', {}, `${open.length} ${open.length > 1 ? kind : kind.replace(/ies$/, 'y').replace(/s$/, '')}`),
            h('ul', {}, open.map((parts) => h('li', {}, ...parts)))))))),
    ];
  }

  // -- a second opinion

  const said = h('p');
  const found = h('div');
  const file = h('input', {type: 'file', id: 'pmo-opinion', accept: '.json,application/json', onchange: () => load(file.files?.[0])});
  const clear = h('button', {type: 'button', hidden: true, onclick: () => {
    opinion = undefined;
    tellOpinion();
    say('The second opinion is gone from this page.');
    file.focus();
  }}, 'Clear the second opinion');
  second.append(
    heading(0, {}, 'Second opinion'),
    h('p', {}, 'Ask someone who has seen your work to rate you with this page, in a private window so that it does not mix with '
      + 'their own progress, and to send you the file that they export. Load it here: your own progress stays as it is, and '
      + 'nothing leaves this browser.'),
    h('p', {class: 'pmo-way'}, h('label', {for: 'pmo-opinion'}, 'Their file'), file, clear), said, found,
  );

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
    announce(text);
  }

  /** @param {File | undefined} chosen */
  async function load(chosen) {
    if (!chosen) return;
    const {retired = {}} = framework;
    try {
      // A character takes at most four bytes.
      const text = chosen.size > 4 * MAX_LENGTH ? ' '.repeat(MAX_LENGTH + 1) : await chosen.text();
      const known = current(parse(text, framework.id), retired);
      opinion = {
        name: String(known.get('me/name')?.value ?? '').trim().slice(0, 60) || 'Second opinion',
        level: (id) => known.get(`competency/${id}/level`)?.value,
        evidence: (id) => known.get(`competency/${id}/evidence`)?.value ?? '',
      };
      tellOpinion();
      announce(said.textContent ?? '');
    } catch (error) {
      const why = error instanceof ProgressError ? error.faults.slice(0, 3).map(({message}) => message).join('; ') : 'it cannot be read';
      say(`“${chosen.name}” was not loaded: ${why}. Nothing was changed.`);
    }
    file.value = '';
  }

  function tellOpinion() {
    clear.hidden = !opinion;
    found.replaceChildren();
    if (!opinion) return;
    const {name, level, evidence} = opinion;
    const all = pairs([...competencies.keys()], levelOf, level);
    const [differ, agree, single] = [1, 0, -1].map((sign) => all.filter(({apart}) => Math.sign(apart) === sign).length);
    said.textContent = all.length
      ? `Beside ${name}: you differ on ${differ} and agree on ${agree}; only one of you rated ${single}.`
      : `Neither you nor ${name} has rated a competency yet.`;
    const cell = (/** @type {number | null | undefined} */ value, /** @type {string} */ proof) => (
      [worded(value), proof && h('p', {class: 'pmo-legend'}, proof)]);
    if (!all.length) return;
    found.append(
      h('p', {class: 'pmo-legend'}, 'Furthest apart first. Filled: your level. Diamond: theirs.'),
      table([noun, 'You', name, 'Apart'], all.map(({competency: id, mine, theirs, apart}) => [
        [link(`competency/${id}`, titleOf(id)), apart >= 0 && bar(top, mine ?? 0, 0, theirs ?? -1)],
        cell(mine, evidenceOf(id)), cell(theirs, evidence(id)),
        apart > 0 ? `${apart}, you ${Number(theirs) < Number(mine) ? 'higher' : 'lower'}` : apart === 0 ? 'agree' : '–',
      ]), 'pmo-opinions'));
  }

  // -- keeping up with the store

  /** Shows the store as it is now. */
  function follow() {
    const role = roleOf();
    if (document.activeElement !== choice || !role) choice.value = role?.id ?? '';
    about.textContent = role?.summary ?? 'Its core competencies come first, then the rest.';
    rest.hidden = !role;
    const all = role ? gaps(framework, store.progress, role.id) : [];
    root.classList.toggle('pmo-print', all.every(({rating}) => rating === null)); // the empty form is more use on paper
    if (!role) return;
    const sorted = [...all].sort((a, b) => Number(b.core) - Number(a.core));
    const same = sorted.map(({competency, target, core}) => [competency, target, core].join()).join(' ');
    const changed = same !== order.map(({competency, target, core}) => [competency, target, core].join()).join(' ');
    order = sorted;
    const [core, everything] = [all.filter((one) => one.core), all]
      .map((list) => `${list.filter(({rating}) => rating !== null).length} of ${list.length}`);
    count.textContent = ` ${core} core, ${everything} rated`;
    meter.max = all.length;
    meter.value = all.filter(({rating}) => rating !== null).length;
    const at = order.find(({competency}) => competency === work.at) ?? order.find(({competency}) => !isRated(competency)) ?? order[0];
    if (changed) listAll();
    for (const option of jump.options) option.textContent = `${titleOf(option.value)}${isRated(option.value) ? ' ✓' : ''}`;
    if (changed && at) open(at.competency);
    else panel?.update();
    tellResult(role);
    tellOpinion();
  }

  store.subscribe(follow);
  follow();
}

/** The statements answered so far and the competency that is open: kept while the tab lives, where that is possible. */
class Work {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
    this.at = '';
    /** @type {Map<string, boolean | null>} */
    this.answers = new Map();
    try {
      const {at, answers} = JSON.parse(sessionStorage.getItem(key) ?? '{}');
      this.at = String(at ?? '');
      this.answers = new Map(Object.entries(answers ?? {}).filter(([, value]) => [true, false, null].includes(value)));
    } catch { /* then it begins anew */ }
  }

  /** @param {{at?: string}} change */
  keep({at = this.at}) {
    this.at = at;
    try {
      sessionStorage.setItem(this.key, JSON.stringify({at, answers: Object.fromEntries(this.answers)}));
    } catch { /* then it lives as long as the page */ }
  }
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
function flush() {
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

/** @param {string[]} head @param {any[][]} rows @param {string} [kind] */
function table(head, rows, kind = '') {
  // Roles by name: a narrow page lays the rows out otherwise, at which browsers forget what they are.
  return h('table', {class: `pmo-facts-table ${kind}`, role: 'table'},
    h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, head.map((name) => h('th', {scope: 'col', role: 'columnheader'}, name)))),
    h('tbody', {role: 'rowgroup'}, rows.map((cells) => h('tr', {role: 'row'}, cells.map((cell, n) => (
      n ? h('td', {role: 'cell', 'data-head': head[n]}, cell) : h('th', {scope: 'row', role: 'rowheader'}, cell)))))));
}

/** Moves the focus and the view. @param {Element | null} node */
function focusOn(node) {
  if (!(node instanceof HTMLElement)) return;
  node.focus({preventScroll: true});
  node.scrollIntoView({block: 'start'});
}
