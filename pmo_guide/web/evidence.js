// @ts-check
/** The page of the reader's evidence: what they wrote, as stories to print, to copy and to tell. It stores nothing. */
import {deskOf} from './assessment-desk.js';
import {all, h, refill, statusLine} from './dom.js';
import {EVIDENCE_FROM} from './rating.js';
import {saveFile} from './save-file.js';
import {storiesOf, storiesToMarkdown} from './stories.js';
import {t} from './words.js';

/** @typedef {import('./stories.js').Story} Story */

const STATES = {todo: '', doing: t`In progress`, done: t`Done`, skipped: t`Skipped`};

/** Puts the stories in the place of the blank sheet. @param {HTMLElement} root @param {import('./assessment-desk.js').Context} context */
export function mountEvidence(root, context) {
  const {store} = context;
  const {framework, nouns, heading, link, worded} = deskOf(root, context);
  const {line, say} = statusLine();
  const gaps = h('div', {class: 'pmo-story-gaps'});
  const sheets = h('div', {class: 'pmo-stories'});
  const buttons = h('p', {class: 'pmo-go'},
    h('button', {type: 'button', class: 'pmo-primary', onclick: () => copyRich()}, t`Copy for Word`),
    h('button', {type: 'button', onclick: () => copyMarkdown()}, t`Copy as Markdown`),
    h('button', {type: 'button', onclick: () => window.print()}, t`Print`));
  const live = h('div', {class: 'pmo-live pmo-evidence-live'}, buttons, line, gaps, sheets);
  root.classList.add('pmo-paper');
  root.after(live);

  const title = () => {
    const name = String(store.get('me/name') ?? '').trim();
    return name ? t`Evidence of ${name}` : t`Evidence`;
  };
  const held = t`${nouns.titles('indicator')} that are true of me`;
  const levelWords = (/** @type {number | null | undefined} */ level) => (
    typeof level === 'number' ? `${nouns.title('level')} ${worded(level)}` : `${nouns.title('level')}: ${worded(level)}`
  );
  const facts = (/** @type {Story} */ {key, level, state}) => (
    key.startsWith('competency/') ? levelWords(level) : /** @type {Record<string, string>} */ (STATES)[state] ?? ''
  );
  /** @returns {[string, Story[]][]} */
  const groups = () => {
    const {competencies, essentials, others} = storiesOf(framework, store.current);
    return [[nouns.titles('competency'), competencies], [nouns.title('essential'), essentials], [t`Also written`, others]];
  };

  const markdown = () => storiesToMarkdown(title(), groups(), facts, held);
  /** @param {import('./stories.js').Gap} gap */
  const rating = ({key, title: name, level, held: some}) => (
    [link(key, name), `: ${levelWords(level)}`, some.length > 0 && t`, ${nouns.count(some.length, 'indicator')} true`]
  );
  /** @param {string} name @param {any[][]} items */
  const missing = (name, items) => {
    const list = h('ul', {}, items.map((item) => h('li', {}, item)));
    if (!items.length) return [];
    return [heading(0, {}, name), items.length < 9 ? list // a long one would stand before all that is written
      : h('details', {class: 'pmo-fold', 'data-fold': name}, h('summary', {}, t`Which ones`), list)];
  };

  show();
  store.subscribe(show);

  function show() {
    const found = storiesOf(framework, store.current);
    const told = groups().filter(([, stories]) => stories.length);
    root.classList.toggle('pmo-print', !told.length); // the blank sheet is more use on paper
    buttons.hidden = !told.length;
    refill(gaps, [
      ...(told.length ? [] : [h('p', {class: 'pmo-empty'}, t`Nothing is written here yet. `,
        link('tool/assessment', t`Rate what you can do, and write a line of evidence for each ${nouns.one('level')} of ${EVIDENCE_FROM} or more.`))]),
      ...missing(t`${nouns.title('level')} ${EVIDENCE_FROM} or more, no evidence written: ${found.unproved.length}`, found.unproved.map(rating)),
      ...missing(t`${nouns.title('essential')}, done without a note: ${found.untold.length}`, found.untold.map(({key, title: name}) => [link(key, name)])),
      ...(found.rated.length ? [h('details', {class: 'pmo-fold', 'data-fold': 'rated'},
        h('summary', {}, t`Answered, and nothing written yet: ${nouns.count(found.rated.length, 'competency')}`),
        h('ul', {}, found.rated.map((one) => h('li', {}, rating(one)))))] : []),
    ]);
    sheets.replaceChildren(...(told.length ? [heading(0, {}, title())] : []), ...told.flatMap(([name, stories]) => [heading(1, {}, name), ...stories.map(sheet)]));
  }

  /** @param {Story} story */
  function sheet(story) {
    return h('div', {class: 'pmo-story'},
      heading(2, {}, link(story.key, story.title)),
      facts(story) && h('p', {class: 'pmo-facts'}, facts(story)),
      story.parts.flatMap(({name, prompt, said}) => [
        h('p', {class: 'pmo-story-part'}, h('strong', {}, name)),
        ...said.flatMap(({from, lines}) => [
          from && h('p', {class: 'pmo-legend'}, h('em', {}, from)),
          ...lines.map((words) => h('p', {dir: 'auto'}, words)),
        ]),
        said.length === 0 && h('p', {class: 'pmo-prompt'}, h('em', {}, prompt)),
      ]),
      story.held.length > 0 && [h('p', {class: 'pmo-story-part'}, h('strong', {}, held)), h('ul', {}, story.held.map((text) => h('li', {}, text)))].flat());
  }

  /** The stories as another program takes them: bare, and without links, which lead nowhere there. */
  function bare() {
    const copy = /** @type {HTMLElement} */ (sheets.cloneNode(true));
    for (const one of all('a', copy)) one.replaceWith(...one.childNodes);
    for (const one of all('*', copy)) for (const {name} of [...one.attributes]) if (name !== 'dir') one.removeAttribute(name);
    return copy.innerHTML;
  }

  async function copyRich() {
    const blob = (/** @type {string} */ text, /** @type {string} */ type) => new Blob([text], {type});
    try {
      await navigator.clipboard.write([new ClipboardItem({'text/html': blob(bare(), 'text/html'), 'text/plain': blob(sheets.innerText, 'text/plain')})]);
      say(t`Copied. Paste it into Word or an email.`);
    } catch {
      getSelection()?.selectAllChildren(sheets);
      // Old, but it needs no permission, and no secure address.
      if (document.execCommand('copy')) say(t`Copied. Paste it into Word or an email.`);
      else say(t`Your browser does not let this page copy. The stories are marked: copy them from there.`);
    }
  }

  async function copyMarkdown() {
    try {
      await navigator.clipboard.writeText(markdown());
      say(t`Copied as Markdown.`);
    } catch {
      const name = `${framework.id}-evidence.md`;
      saveFile(name, markdown(), 'text/markdown');
      say(t`Your browser does not let this page copy. It is saved as ${name}.`);
    }
  }
}
