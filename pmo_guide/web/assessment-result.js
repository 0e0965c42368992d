// @ts-check
/** The result of an assessment: what to rate first, whether one is ready, and each gap with what is missing for the next level. */
import {cardOf} from './assessment-card.js';
import {foldable} from './assessment-rows.js';
import {dayOf, dayWords} from './dates.js';
import {h, refill, statusLine} from './dom.js';
import {table} from './facts-table.js';
import {shortened} from './names.js';
import {byWeight, gaps, readyToApply, unratedOf} from './plan.js';
import {axesOf, bar, picture, pngBlob, radar, stepBar, svgText} from './radar.js';
import {EVIDENCE_FROM, earlierRating, missing, standings} from './rating.js';
import {saveFile} from './save-file.js';
import {site} from './site.js';
import {several, t} from './words.js';

/**
 * @typedef {import('./assessment-desk.js').Desk} Desk
 * @typedef {import('./plan.js').Competency} Competency
 * @typedef {import('./plan.js').Gap} Gap
 * @typedef {import('./plan.js').Role} Role
 */

/**
 * @param {Desk} desk @param {HTMLElement} result where it stands
 * @param {(id: string, move: boolean) => void} open shows the questions on a competency
 */
export function resultOf(desk, result, open) {
  const {store, framework, competencies, actions, hasActions, top, nouns, heading, link, titleOf, levelOf, evidenceOf, answerTo, worded} = desk;
  const language = document.documentElement.lang;
  const card = cardOf(desk, open);

  /** @param {Role} role */
  function tellResult(role) {
    const all = gaps(framework, store.progress, role.id);
    const rated = all.filter(({rating}) => rating !== null).length;
    const head = heading(0, {tabindex: -1}, site.view ? t`Result for ${role.title}` : t`Your result for ${role.title}`);
    if (!rated) {
      result.replaceChildren(head, h('p', {}, t`Nothing is rated yet. The result appears with the first level.`));
      return;
    }
    const steps = standings(framework, all);
    const sorted = [...byWeight(all), ...all.filter(({gap}) => gap === 0)];
    const byId = new Map(all.map((one) => [one.competency, one]));
    const hasCore = all.some(({core}) => core);
    const isDeep = all.some(({target}) => target > 1); // else nothing can lie further below than one level
    const closes = hasActions || framework.competencies.some(({indicators = []}) => indicators.length);
    const open = unratedOf(all);
    const isHalf = 2 * rated >= all.length; // before, a radar would show the shape of what was asked first
    const save = (/** @type {string} */ title, /** @type {() => void} */ onclick) => h('button', {type: 'button', onclick}, title);
    const drawn = () => picture(t`Self-assessment: ${role.title}`, [shortened(store.get('me/name')), dayOf(Date.now())].filter(Boolean).join(' · '), steps,
      [...sorted, ...all.filter(({gap}) => gap === null)].map(({competency, rating, target, core}) => ({title: titleOf(competency), rating, target, core})), top);
    const saved = statusLine();
    const keep = (/** @type {string} */ name, /** @type {string | Blob} */ content, /** @type {string} */ type) => {
      saveFile(name, content, type);
      saved.say(t`Saved as ${name}.`);
    };
    refill(result, [
      head,
      card(all, readiness(role)),
      open.length ? rateFirst(open) : '',
      ...(steps.length > 1 ? [heading(1, {}, t`By ${nouns.one('step')}`),
      h('p', {class: 'pmo-legend'}, t`How many of the rated ${nouns.many('competency')} of a ${nouns.one('step')} are at their target. Levels are never averaged.`,
        isHalf ? '' : t` Filled: at target. Line: rated so far.`),
      h('div', {class: 'pmo-steps'},
        isHalf && axesOf(steps).length > 2 && h('figure', {},
          radar(steps, t`Radar: for each ${nouns.one('step')} the share of its rated ${nouns.many('competency')} at the target; the table has the same numbers`),
          h('figcaption', {}, h('span', {class: 'pmo-key-full'}, t`at target`), ' ', h('span', {class: 'pmo-key-near'}, t`at most one level below`))),
        table([nouns.title('step'), t`At target`, t`One below`, ...(isDeep ? [t`Further below`] : []), t`Not rated`], steps.map((step) => (
          [isHalf ? step.title : [step.title, stepBar(step)], step.rated ? t`${step.reached} of ${step.rated}` : '–', step.near, ...(isDeep ? [step.far] : []), step.unrated]))))] : []),
      heading(1, {}, t`By ${nouns.one('competency')}`),
      h('p', {class: 'pmo-legend'}, hasCore ? t`Gaps first: core ones, then the largest. Filled: your level. Line: the target.`
        : t`Gaps first: the largest. Filled: your level. Line: the target.`),
      ...foldable(desk, 'pmo-gaps', sorted.map(({competency}) => competency), [nouns.title('competency'), nouns.title('level'), t`Gap`, ...(closes ? [t`What closes it`] : [])],
        (id) => gapRow(/** @type {Gap} */ (byId.get(id)), closes)),
      h('p', {class: 'pmo-way'},
        save(t`Save picture as SVG`, () => keep('assessment.svg', svgText(drawn()), 'image/svg+xml')),
        save(t`Save picture as PNG`, () => pngBlob(drawn()).then(
          (blob) => keep('assessment.png', blob, 'image/png'),
          () => saved.say(t`Your browser made no PNG. Save the picture as SVG instead.`)))), saved.line,
    ]);
  }

  /** What nothing can be said of yet. @param {string[]} open */
  const rateFirst = (open) => h('details', {class: 'pmo-fold pmo-rate-first', 'data-fold': 'unrated', open: open.length < 9},
    h('summary', {}, t`Rate these first: ${open.length}`),
    h('p', {class: 'pmo-legend'}, t`Not rated, or not sure. They are unknown, not zero: nothing below counts them.`),
    h('ul', {}, open.map((id) => h('li', {}, link(`competency/${id}`, titleOf(id)), ' ', rateButton(id, t`Rate`)))));

  /** @param {string} id @param {string} text */
  const rateButton = (id, text) => h('button', {
    type: 'button', class: 'pmo-quiet', 'aria-label': t`Rate ${titleOf(id)}`, onclick: () => open(id, true),
  }, text);

  /** @param {Gap} one @param {boolean} closes whether there is anything to say of what closes it */
  function gapRow({competency: id, rating, target, gap, core}, closes) {
    const level = Number(rating);
    const closing = [...actions.values()].filter(({id: action, builds = {}}) => (
      gap && builds[id] > level && store.get(`action/${action}/state`) !== 'done'));
    const proof = evidenceOf(id);
    const before = earlierRating(store.current, id, level);
    return [
      [link(`competency/${id}`, titleOf(id)), core && ' ', core && h('span', {class: 'pmo-core'}, t`Core`)],
      [bar(top, level, target), h('span', {}, t`${level}, target ${target}`), ' ', rateButton(id, t`Change`),
        before && h('p', {class: 'pmo-legend'}, before.level < level ? t`Up from ${before.level} on ${dayWords([before.day, before.day], language)}`
          : t`Down from ${before.level} on ${dayWords([before.day, before.day], language)}`)],
      gap || '–',
      ...(closes ? [[...missingNode(id, level, target), closing.length ? h('details', {class: 'pmo-fold', 'data-fold': `${id} actions`}, h('summary', {}, nouns.count(closing.length, 'action')),
        h('ul', {class: 'pmo-built-by'}, closing.map(({id: action, text, builds = {}}) => (
          h('li', {}, link(`action/${action}`, text), t` (counts towards ${builds[id]})`)))))
        : gap && hasActions ? t`No ${nouns.one('action')} left here leads further.` : '',
      proof ? h('p', {class: 'pmo-legend'}, t`Evidence: ${proof}`)
        : level >= EVIDENCE_FROM && h('p', {class: 'pmo-legend'}, t`No evidence written yet.`)]] : []),
    ];
  }

  /** The statements that are missing for the next level. @param {string} id @param {number} level @param {number} target */
  function missingNode(id, level, target) {
    const next = missing(/** @type {Competency} */ (competencies.get(id)), level, target, answerTo);
    if (!next?.statements.length) return [];
    const {length} = next.statements;
    return [h('details', {class: 'pmo-fold', 'data-fold': `${id} missing`},
      h('summary', {}, t`Missing for ${nouns.one('level')} ${next.level}: ${nouns.count(length, 'indicator')}`),
      h('ul', {class: 'pmo-missing'}, next.statements.map(({text}) => h('li', {}, text))))];
  }

  /** Whether the role's own rule is met, with every condition; nothing where it has none. @param {Role} role */
  function readiness(role) {
    const verdict = readyToApply(framework, store.progress, role.id);
    if (!verdict) return [];
    const {ready, core, far, below, undone, unrated} = verdict;
    const {core_below: coreBelow = 0, other_below: otherBelow = 0, other_count: most} = role.readiness ?? {};
    const named = (/** @type {string[]} */ ids) => ids.map((id) => [
      link(`competency/${id}`, titleOf(id)), t` (${worded(levelOf(id))}, target ${role.targets?.[id]})`]);
    const tasks = undone.map((id) => [link(`action/${id}`, actions.get(id)?.text ?? id)]);
    const levels = (/** @type {number} */ n) => several(n, t`${n} level`, t`${n} levels`);
    /** @type {[boolean, string, any[][], string][]} */
    const conditions = [
      ...(role.core?.length ? [/** @type {[boolean, string, any[][], string]} */ ([!core.length,
        coreBelow ? t`Each core ${nouns.one('competency')} is at its target or ${levels(coreBelow)} below.` : t`Each core ${nouns.one('competency')} is at its target.`, named(core), 'competency'])] : []),
      [!far.length, otherBelow ? t`None of the others is more than ${levels(otherBelow)} below.` : t`Each of the others is at its target.`, named(far), 'competency'],
      ...(most === undefined ? [] : [/** @type {[boolean, string, any[][], string]} */ ([below.length <= most,
        several(most, t`At most ${most} other is ${levels(otherBelow)} below.`, t`At most ${most} others are ${levels(otherBelow)} below.`), named(below), 'competency'])]),
      [!undone.length, t`Every essential action on the way is done.`, tasks, 'action'],
      [!unrated.length, t`Everything that the role asks for is rated.`, named(unrated), 'competency'],
    ];
    return [
      heading(1, {}, t`Ready?`),
      h('p', {class: 'pmo-verdict'}, ready ? t`Yes: by the rule of ` : ready === null ? t`Not known until the rest is rated, by the rule of ` : t`Not yet, by the rule of `,
        link(`role/${role.id}`, role.title), '.'),
      h('ul', {class: 'pmo-conditions'}, conditions.map(([holds, text, open, kind]) => (
        h('li', {class: holds ? 'pmo-holds' : 'pmo-fails'},
          h('strong', {}, holds ? t`Met: ` : t`Not met: `), text,
          open.length > 0 && h('details', {class: 'pmo-fold', 'data-fold': text, open: open.length < 5}, h('summary', {}, nouns.count(open.length, kind)),
            h('ul', {}, open.map((parts) => h('li', {}, ...parts)))))))),
    ];
  }

  return tellResult;
}
