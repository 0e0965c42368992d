// @ts-check
/** A second opinion beside one's own ratings, from a link or a file of somebody else's. It lives in this tab alone. */
import {announce, h} from './dom.js';
import {table} from './facts-table.js';
import {beyondWords} from './file-summary.js';
import {shortened} from './names.js';
import {MAX_LENGTH, ProgressError, current, parse} from './progress.js';
import {bar} from './radar.js';
import {counted, pairs} from './rating.js';
import {OPINION, inTab, keepInTab} from './tab.js';
import {t} from './words.js';

/**
 * @typedef {{name: string, beyond: string, level: (id: string) => number | null | undefined, evidence: (id: string) => string}} Opinion
 */

/** @param {import('./assessment-desk.js').Desk} desk @param {HTMLElement} second where it stands */
export function secondOpinion({framework, competencies, top, nouns, heading, link, titleOf, levelOf, evidenceOf, worded}, second) {
  /** @type {Opinion | undefined} */
  let opinion;
  const said = h('p');
  const found = h('div');
  const file = h('input', {type: 'file', id: 'pmo-opinion', accept: '.json,application/json', onchange: () => load(file.files?.[0])});
  const clear = h('button', {type: 'button', hidden: true, onclick: () => {
    opinion = undefined;
    keepInTab(OPINION);
    tellOpinion();
    say(t`The second opinion is gone from this page.`);
    file.focus();
  }}, t`Clear the second opinion`);
  second.append(
    heading(0, {tabindex: -1}, t`Second opinion`),
    h('p', {}, t`Send a link to someone who has seen your work: it is under “Your progress”. They open it, press “Rate them”, and send a link back, which opens here. A file that they export does as well. Your own progress stays as it is.`),
    h('p', {class: 'pmo-way'}, h('label', {for: 'pmo-opinion'}, t`Their file`), file, clear), said, found,
  );

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
    announce(text);
  }

  /** @param {File | undefined} chosen */
  async function load(chosen) {
    if (!chosen) return;
    // A character takes at most four bytes.
    const text = chosen.size > 4 * MAX_LENGTH ? Promise.resolve(' '.repeat(MAX_LENGTH + 1)) : chosen.text();
    try {
      take(await text);
      keepInTab(OPINION); // what came by a link is not the one that is shown
      tellOpinion();
      announce(said.textContent ?? '');
    } catch (error) {
      const why = error instanceof ProgressError ? error.faults.slice(0, 3).map(({message}) => message).join('; ') : t`it cannot be read`;
      say(t`“${chosen.name}” was not loaded: ${why}. Nothing was changed.`);
    }
    file.value = '';
  }

  /** Takes the text of a file for the second opinion. @param {string} text */
  function take(text) {
    const theirs = parse(text, framework.id);
    const known = current(theirs, framework.retired ?? {});
    opinion = {
      name: shortened(known.get('me/name')?.value) || t`Second opinion`,
      beyond: beyondWords(theirs, top, (_, id) => titleOf(id)),
      level: (id) => counted(known.get(`competency/${id}/level`)?.value, top),
      evidence: (id) => known.get(`competency/${id}/evidence`)?.value ?? '',
    };
  }

  function tellOpinion() {
    clear.hidden = !opinion;
    found.replaceChildren();
    if (!opinion) return;
    const {name, beyond, level, evidence} = opinion;
    const all = pairs([...competencies.keys()], levelOf, level);
    const [differ, agree, single] = [1, 0, -1].map((sign) => all.filter(({apart}) => Math.sign(apart) === sign).length);
    said.textContent = all.length
      ? t`Beside ${name}: you differ on ${differ} and agree on ${agree}; only one of you rated ${single}.`
      : t`Neither you nor ${name} has rated a ${nouns.one('competency')} yet.`;
    if (beyond) said.textContent += ` ${beyond}`;
    const cell = (/** @type {number | null | undefined} */ value, /** @type {string} */ proof) => (
      [worded(value), proof && h('p', {class: 'pmo-legend'}, proof)]);
    if (!all.length) return;
    found.append(
      h('p', {class: 'pmo-legend'}, t`Furthest apart first. Filled: your level. Diamond: theirs.`),
      table([nouns.title('competency'), t`You`, name, t`Difference`], all.map(({competency: id, mine, theirs, apart}) => [
        [link(`competency/${id}`, titleOf(id)), apart >= 0 && bar(top, mine ?? 0, 0, theirs ?? -1)],
        cell(mine, evidenceOf(id)), cell(theirs, evidence(id)),
        apart > 0 ? (Number(theirs) < Number(mine) ? t`${apart}, you higher` : t`${apart}, you lower`) : apart === 0 ? t`agree` : '–',
      ]), 'pmo-opinions'));
  }

  try {
    const sent = inTab(OPINION);
    if (sent) take(sent);
  } catch {
    keepInTab(OPINION); // another edition kept it
  }
  return tellOpinion;
}
