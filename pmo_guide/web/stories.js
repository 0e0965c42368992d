// @ts-check
/**
 * What the reader wrote, as stories to tell: one for each competency, and for each essential action. Pure.
 *
 * @typedef {import('./plan.js').Framework} Framework
 * @typedef {import('./plan.js').Action} Action
 * @typedef {{from: string, lines: string[]}} Said what stands in one text; `from` names the action that it is a note of, or is ''
 * @typedef {{name: string, prompt: string, said: Said[]}} Part
 * @typedef {{key: string, title: string, level: number | null | undefined, state: string, parts: Part[], held: string[]}} Story
 *   key: of the object, as in "competency/governance" · state: of an action · held: statements that the reader calls true, from the rated level on
 * @typedef {{key: string, title: string, level: number | null | undefined, held: string[]}} Gap
 * @typedef {{competencies: Story[], essentials: Story[], others: Story[], unproved: Gap[], untold: Gap[], rated: Gap[]}} Stories
 *   others: what belongs to neither · unproved: levels that ask for evidence, without a word of it · untold: essential
 *   actions that are done, without a note · rated: all other answers without a story of their own
 */
import {EVIDENCE_FROM, counted} from './rating.js';
import {clean, literal} from './texts.js';
import {t} from './words.js';

const PARTS = [
  [t`Situation`, t`When and where was it, who was there, and what was at stake?`],
  [t`What I did`, t`What did you decide, say or make yourself?`],
  [t`What came of it`, t`What was different afterwards? Give a number, a date or a decision.`],
  [t`Who can confirm`, t`Who saw it, and may they be asked?`],
];
/** Where a line begins with the name of a part, what follows belongs there. */
const NAMED = new RegExp(`^[ \\t]*(${PARTS.map(([name]) => name).join('|')})[ \\t]*:`, 'gim');
/** Where the rest belongs. */
const USUAL = PARTS[1][0];

/** The lines of a text, by the part of a story to which they belong. @param {string} text @returns {Map<string, string[]>} */
export function partsOf(text) {
  const [before, ...named] = clean(text).split(NAMED);
  const parts = new Map(PARTS.map(([name]) => [name, /** @type {string[]} */ ([])]));
  const add = (/** @type {string} */ name, /** @type {string} */ words) => {
    const [part] = PARTS.find(([one]) => one.toLowerCase() === name.toLowerCase()) ?? [USUAL];
    parts.get(part)?.push(...words.split('\n').map((line) => line.trim()).filter(Boolean));
  };
  add(USUAL, before);
  for (let n = 0; n < named.length; n += 2) add(named[n], named[n + 1]);
  return parts;
}

/**
 * All stories, and where one is missing. Every text stands in one story: a note with its action, if that is essential,
 * else with the competency that the action builds furthest.
 * @param {Framework} framework @param {ReadonlyMap<string, {value: any}>} known the reader's entries, by the keys of today
 * @returns {Stories}
 */
export function storiesOf(framework, known) {
  const textAt = (/** @type {string} */ key) => String(known.get(key)?.value ?? '').trim();
  const noteOf = (/** @type {string} */ id) => textAt(`action/${id}/note`);
  const top = Math.max(...framework.levels.map(({value}) => value));
  const actions = framework.steps.flatMap((step) => step.actions ?? []);
  const order = framework.competencies.map(({id}) => id);
  const home = (/** @type {Action} */ {builds = {}}) => order.filter((id) => builds[id]).sort((one, two) => builds[two] - builds[one])[0];

  /** @param {string} key @param {string} title @param {[string, string][]} texts where each is from, and what it says @param {Partial<Story>} [more] @returns {Story} */
  const story = (key, title, texts, more = {}) => {
    const split = texts.map(([from, text]) => /** @type {const} */ ([from, partsOf(text)]));
    const parts = PARTS.map(([name, prompt]) => ({name, prompt, said: split.map(([from, found]) => ({from, lines: found.get(name) ?? []}))
      .filter(({lines}) => lines.length)}));
    return {key, title, level: undefined, state: '', held: [], ...more, parts};
  };
  const notes = (/** @type {Action[]} */ some) => some.filter(({id}) => noteOf(id)).map(({id, text}) => /** @type {[string, string]} */ ([text, noteOf(id)]));

  /** @type {Stories} */
  const found = {competencies: [], essentials: [], others: [], unproved: [], untold: [], rated: []};
  for (const {id, title, indicators = []} of framework.competencies) {
    const key = `competency/${id}`;
    const level = counted(known.get(`${key}/level`)?.value, top);
    const evidence = textAt(`${key}/evidence`);
    const texts = [...(evidence ? [/** @type {[string, string]} */ (['', evidence])] : []),
      ...notes(actions.filter((one) => !one.essential && home(one) === id))];
    const held = indicators.filter((one) => known.get(`indicator/${one.id}/held`)?.value === true && one.level >= (level ?? 0)).map(({text}) => text);
    const elsewhere = actions.some(({id: action, builds = {}}) => builds[id] && noteOf(action));
    if (texts.length) found.competencies.push(story(key, title, texts, {level, held}));
    else if (Number(level) >= EVIDENCE_FROM && !elsewhere) found.unproved.push({key, title, level, held});
    else if (level !== undefined || held.length) found.rated.push({key, title, level, held});
  }
  for (const action of actions) {
    const [key, state] = [`action/${action.id}`, String(known.get(`action/${action.id}/state`)?.value ?? '')];
    const told = noteOf(action.id);
    const its = () => story(key, action.text, [['', told]], {state});
    if (action.essential && told) found.essentials.push(its());
    else if (action.essential && state === 'done') found.untold.push({key, title: action.text, level: undefined, held: []});
    else if (told && !home(action)) found.others.push(its());
  }
  // What was written for something that this edition no longer has is not lost.
  const ids = new Set([...order.map((id) => `competency/${id}/evidence`), ...actions.map(({id}) => `action/${id}/note`)]);
  for (const key of [...known.keys()].filter((one) => /^(competency\/[^/]+\/evidence|action\/[^/]+\/note)$/.test(one) && !ids.has(one)).sort()) {
    if (textAt(key)) found.others.push(story(key.replace(/\/[^/]+$/, ''), key.split('/')[1], [['', textAt(key)]]));
  }
  return found;
}

/**
 * Stories as Markdown.
 * @param {string} title @param {[string, Story[]][]} groups each with its name
 * @param {(story: Story) => string} facts what is said below the title of a story, or ''
 * @param {string} trueOfMe what stands above the statements that are true
 */
export function storiesToMarkdown(title, groups, facts, trueOfMe) {
  const blocks = [`# ${literal(title)}`];
  for (const [name, stories] of groups) {
    if (stories.length) blocks.push(`## ${literal(name)}`);
    for (const one of stories) {
      blocks.push(`### ${literal(one.title)}`, literal(facts(one)));
      for (const {name: part, prompt, said} of one.parts) {
        blocks.push(`**${part}**`);
        for (const {from, lines} of said) blocks.push(from && `*${literal(from)}*`, ...lines.map(literal));
        if (!said.length) blocks.push(`*${literal(prompt)}*`);
      }
      if (one.held.length) blocks.push(`**${literal(trueOfMe)}**`, one.held.map((text) => `- ${literal(text)}`).join('\n'));
    }
  }
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
