// @ts-check
/**
 * The self-assessment: one competency at a time, the result below it, and a second opinion beside it.
 *
 * Levels, evidence and every answer are in the reader's file; which competency is open lives as long as the tab.
 *
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Role} Role
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./rating.js').Rung} Rung
 * @typedef {{store: import('./store.js').Store, book: import('./book.js').Book}} Context
 * @typedef {{name: string, level: (id: string) => number | null | undefined, evidence: (id: string) => string}} Opinion
 */
import {dayOf} from './dates.js';
import {announce, h, refill, statusLine} from './dom.js';
import {byWeight, gaps, readyToApply, unratedOf} from './plan.js';
import {MAX_LENGTH, ProgressError, current, parse} from './progress.js';
import {axesOf, bar, picture, pngBlob, radar, svgText} from './radar.js';
import {climb, missing, pairs, ratingValues, rungsOf, standings} from './rating.js';
import {saveFile} from './save-file.js';
import {site} from './site.js';

/** From this level on a line of evidence is asked for. */
const EVIDENCE_FROM = 3;

/** What may be said of a statement. @param {import('./plan.js').Indicator} statement @returns {[boolean | null, string][]} */
const answersTo = ({if_arisen: ifArisen}) => [[true, 'True'], [false, 'Not true'], [null, ifArisen ? 'Has not arisen' : 'Not sure']];

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
  const tab = new Tab(`pmo-guide/at/${store.framework}`);
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
  const answerTo = (/** @type {string} */ id) => store.get(`indicator/${id}/held`);
  const isRated = (/** @type {string} */ id) => typeof levelOf(id) === 'number';
  const worded = (/** @type {number | null | undefined} */ level) => (
    level === null ? 'not sure' : level === undefined ? 'not rated' : `${level} ${names.get(level) ?? ''}`.trim()
  );
  const roleOf = () => framework.roles?.find(({id}) => id === store.get('plan/role'));

  // -- the frame: the role, how far one has come, the questions, the result

  const choice = h('select', {id: 'pmo-role', autocomplete: 'off', onchange: () => {
    tab.keep(''); // a new role begins with its own core
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
    tab.keep(id);
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
    const outcome = h('p', {class: 'pmo-outcome'});
    const evidence = h('textarea', {id: 'pmo-evidence', rows: 2, autocomplete: 'off', value: evidenceOf(id), oninput: () => later(keep), onchange: flush});
    const proof = h('p', {class: 'pmo-evidence'}, h('label', {for: 'pmo-evidence'}), evidence);
    const keep = () => {
      if (evidence.value !== evidenceOf(id)) store.write({[`competency/${id}/evidence`]: evidence.value});
    };
    const levels = [...names].map(([value, title]) => radio('pmo-level', value, `${value} ${title}`, setByHand));
    levels.push(radio('pmo-level', null, 'Not sure', setByHand));
    const inputs = levels.map((label) => /** @type {HTMLInputElement} */ (label.firstChild));

    const rate = (/** @type {any} */ level) => ratingValues(id, level, Date.now(), store.current.get(`competency/${id}/level`), (key) => store.get(key));

    /** @param {number | boolean | null} level */
    function setByHand(level) {
      store.write(rate(level));
    }

    /** @param {Rung} rung */
    function rungNode(rung) {
      return h('div', {class: 'pmo-rung'},
        heading(1, {}, `Level ${rung.level}: ${names.get(rung.level) ?? ''}`),
        rung.statements.map((statement) => h('fieldset', {},
          h('legend', {}, statement.text),
          h('div', {class: 'pmo-options'}, answersTo(statement).map(([value, title]) => (
            radio(statement.id, value, title, () => answer(statement.id, value))
          ))))));
    }

    /** @param {string} name @param {boolean | null} value */
    function answer(name, value) {
      const before = climb(rungs, target, answerTo);
      const now = climb(rungs, target, (other) => (other === name ? value : answerTo(other)));
      const isFound = now.level !== undefined && now.level !== before.level;
      store.write({[`indicator/${name}/held`]: value, ...(isFound ? rate(now.level) : {})});
      if (isFound) announce(`${item.title}: ${worded(now.level)}.`);
      else if (now.asked.length > before.asked.length) announce(`Level ${now.asked.at(-1)?.level} follows.`);
    }

    /** Shows what the store says, and leaves alone what is right already. */
    function update() {
      const {asked, level} = climb(rungs, target, answerTo);
      for (const [rung, node] of shown) {
        if (!asked.includes(rung)) {
          node.remove();
          shown.delete(rung);
        }
      }
      for (const rung of asked) {
        const node = shown.get(rung) ?? rungNode(rung);
        shown.set(rung, node);
        if (!node.parentNode) steps.append(node);
      }
      for (const input of steps.querySelectorAll('input')) input.checked = String(answerTo(input.name)) === input.value;
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
      rungs.length ? h('p', {class: 'pmo-legend'}, 'True of you? Nearly true is not true.') : '',
      steps,
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
    const sorted = [...byWeight(all), ...all.filter(({gap}) => gap === 0)];
    const open = unratedOf(all);
    const save = (/** @type {string} */ title, /** @type {() => void} */ onclick) => h('button', {type: 'button', onclick}, title);
    const drawn = () => picture(`Self-assessment: ${role.title}`, [store.get('me/name'), dayOf(Date.now())].filter(Boolean).join(' · '), steps,
      [...sorted, ...all.filter(({gap}) => gap === null)].map(({competency, rating, target, core}) => ({title: titleOf(competency), rating, target, core})), top);
    const saved = statusLine();
    const keep = (/** @type {string} */ name, /** @type {string | Blob} */ content, /** @type {string} */ type) => {
      saveFile(name, content, type);
      saved.say(`Saved as ${name}.`);
    };
    refill(result, [
      head,
      open.length ? rateFirst(open) : '',
      ...readiness(role),
      heading(1, {}, 'By step'),
      h('p', {class: 'pmo-legend'}, 'How many of the rated competencies of a step are at their target. Levels are never averaged.'),
      h('div', {class: 'pmo-steps'},
        axesOf(steps).length > 2 && h('figure', {},
          radar(steps, 'Radar: for each step the share of its rated competencies at the target; the table has the same numbers'),
          h('figcaption', {}, h('span', {class: 'pmo-key-full'}, 'at target'), ' ', h('span', {class: 'pmo-key-near'}, 'at most one level below'))),
        table(['Step', 'At target', 'One below', 'Further', 'Not rated'], steps.map((step) => (
          [step.title, `${step.reached} of ${step.rated}`, step.near, step.far, step.unrated])))),
      heading(1, {}, `By ${noun.toLowerCase()}`),
      h('p', {class: 'pmo-legend'}, 'Gaps first: core ones, then the largest. Filled: your level. Line: the target.'),
      table([noun, 'Level', 'Gap', 'What closes it'], sorted.map(gapRow), 'pmo-gaps'),
      h('p', {class: 'pmo-way'},
        save('Save picture as SVG', () => keep('assessment.svg', svgText(drawn()), 'image/svg+xml')),
        save('Save picture as PNG', () => pngBlob(drawn()).then(
          (blob) => keep('assessment.png', blob, 'image/png'),
          () => saved.say('Your browser made no PNG. Save the picture as SVG instead.')))), saved.line,
    ]);
  }

  /** What nothing can be said of yet. @param {string[]} open */
  const rateFirst = (open) => h('details', {class: 'pmo-fold pmo-rate-first', 'data-fold': 'unrated', open: open.length < 9},
    h('summary', {}, `Rate these first: ${open.length}`),
    h('p', {class: 'pmo-legend'}, 'Not rated, or not sure. They are unknown, not zero: nothing below counts them.'),
    h('ul', {}, open.map((id) => h('li', {}, link(`competency/${id}`, titleOf(id)), ' ', rateButton(id, 'Rate')))));

  /** @param {string} id @param {string} text */
  const rateButton = (id, text) => h('button', {
    type: 'button', class: 'pmo-quiet', 'aria-label': `${text === 'Change' ? 'Rate' : text} ${titleOf(id)}`, onclick: () => open(id, true),
  }, text);

  /** @param {Gap} one */
  function gapRow({competency: id, rating, target, gap, core}) {
    const level = Number(rating);
    const closing = [...actions.values()].filter(({id: action, builds = {}}) => (
      gap && builds[id] > level && store.get(`action/${action}/state`) !== 'done'));
    const proof = evidenceOf(id);
    return [
      [link(`competency/${id}`, titleOf(id)), core && ' ', core && h('span', {class: 'pmo-core'}, 'Core')],
      [bar(top, level, target), h('span', {}, `${level}, target ${target}`), ' ', rateButton(id, 'Change')],
      gap || '–',
      [...missingNode(id, level, target), closing.length ? h('details', {class: 'pmo-fold', 'data-fold': `${id} actions`}, h('summary', {}, closing.length > 1 ? `${closing.length} actions` : '1 action'),
        h('ul', {class: 'pmo-built-by'}, closing.map(({id: action, text, builds = {}}) => (
          h('li', {}, link(`action/${action}`, text), ` (counts towards ${builds[id]})`)))))
        : gap ? 'No action left here leads further.' : '',
      proof ? h('p', {class: 'pmo-legend'}, `Evidence: ${proof}`)
        : level >= EVIDENCE_FROM && h('p', {class: 'pmo-legend'}, 'No evidence written yet.')],
    ];
  }

  /** The statements that are missing for the next level. @param {string} id @param {number} level @param {number} target */
  function missingNode(id, level, target) {
    const next = missing(/** @type {Competency} */ (competencies.get(id)), level, target, answerTo);
    if (!next?.statements.length) return [];
    const {length} = next.statements;
    return [h('details', {class: 'pmo-fold', 'data-fold': `${id} missing`},
      h('summary', {}, `Missing for level ${next.level}: ${length} ${length === 1 ? 'statement' : 'statements'}`),
      h('ul', {class: 'pmo-missing'}, next.statements.map(({text}) => h('li', {}, text))))];
  }

  /** Whether the role's own rule is met, with every condition; nothing where it has none. @param {Role} role */
  function readiness(role) {
    const verdict = readyToApply(framework, store.progress, role.id);
    if (!verdict) return [];
    const {ready, core, far, below, undone, unrated} = verdict;
    const {core_below: coreBelow = 0, other_below: otherBelow = 0, other_count: most} = role.readiness ?? {};
    const named = (/** @type {string[]} */ ids) => ids.map((id) => [
      link(`competency/${id}`, titleOf(id)), ` (${worded(levelOf(id))}, target ${role.targets?.[id]})`]);
    const tasks = undone.map((id) => [link(`action/${id}`, actions.get(id)?.text ?? id)]);
    const levels = (/** @type {number} */ n) => (n === 1 ? '1 level' : `${n} levels`);
    /** @type {[boolean, string, any[][], string][]} */
    const conditions = [
      ...(role.core?.length ? [/** @type {[boolean, string, any[][], string]} */ ([!core.length,
        ['Each core competency is at its target', coreBelow && `or ${levels(coreBelow)} below`].filter(Boolean).join(' ').concat('.'), named(core), 'competencies'])] : []),
      [!far.length, otherBelow ? `No other is more than ${levels(otherBelow)} below.` : 'Each other is at its target.', named(far), 'competencies'],
      ...(most === undefined ? [] : [/** @type {[boolean, string, any[][], string]} */ ([below.length <= most,
        `At most ${most} others are ${levels(otherBelow)} below.`, named(below), 'competencies'])]),
      [!undone.length, 'Every essential action on the way is done.', tasks, 'actions'],
      [!unrated.length, 'Everything that the role asks for is rated.', named(unrated), 'competencies'],
    ];
    return [
      heading(1, {}, 'Ready?'),
      h('p', {class: 'pmo-verdict'}, ready ? 'Yes: by the rule of ' : ready === null ? 'Not known before the rest is rated, by the rule of ' : 'Not yet, by the rule of ',
        link(`role/${role.id}`, role.title), '.'),
      h('ul', {class: 'pmo-conditions'}, conditions.map(([holds, text, open, kind]) => (
        h('li', {class: holds ? 'pmo-holds' : 'pmo-fails'},
          h('strong', {}, holds ? 'Holds: ' : 'Open: '), text,
          open.length > 0 && h('details', {class: 'pmo-fold', 'data-fold': text, open: open.length < 5}, h('summary', {}, `${open.length} ${open.length > 1 ? kind : kind.replace(/ies$/, 'y').replace(/s$/, '')}`),
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
    const at = order.find(({competency}) => competency === tab.at) ?? order.find(({competency}) => !isRated(competency)) ?? order[0];
    if (changed) listAll();
    for (const option of jump.options) option.textContent = `${titleOf(option.value)}${isRated(option.value) ? ' ✓' : ''}`;
    if (changed && at) open(at.competency);
    else panel?.update();
    tellResult(role);
    tellOpinion();
  }

  /** Opens the competency that a link asks for, as in #rate=governance. */
  function arrive() {
    const [, wish = ''] = /^#rate=(.+)$/.exec(location.hash) ?? [];
    if (order.some(({competency}) => competency === wish)) open(wish, true);
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
    this.at = '';
    try {
      this.at = sessionStorage.getItem(key) ?? '';
    } catch { /* then it begins anew */ }
  }

  /** @param {string} at */
  keep(at) {
    this.at = at;
    try {
      sessionStorage.setItem(this.key, at);
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
