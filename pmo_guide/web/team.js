// @ts-check
/**
 * The page of the team: several people's files side by side. They live in the memory of this page alone, apart from the
 * reader's own progress, and are gone when it is left.
 */
import {announce, h, statusLine} from './dom.js';
import {table} from './facts-table.js';
import {LONG, finder} from './finder.js';
import {aimOptions} from './aim-choice.js';
import {beyondWords} from './file-summary.js';
import {LONGEST_NAME, shortened} from './names.js';
import {nounsOf} from './nouns.js';
import {aim, aims} from './plan.js';
import {MAX_LENGTH, ProgressError, current, parse} from './progress.js';
import {counted, rateable} from './rating.js';
import {saveCsv} from './save-csv.js';
import {site} from './site.js';
import {coverWords, initials, teamRows, teamToCsv} from './team-view.js';
import {several, t} from './words.js';

/**
 * @typedef {import('./team-view.js').Person} Person
 * @typedef {import('./team-view.js').Row} Row
 */

const CONSENT = t`Ratings serve development. They belong to the person, are shared by consent, and are not for pay or dismissal. Names can be initials.`;
const PRIVACY = t`Nothing is sent anywhere and nothing is kept: what you open here is gone when you leave or reload this page, and never mixes with your own progress.`;

/** How many people stand side by side on a page of paper. */
const ON_PAPER = 8;

/** Puts the living matrix in the place of the form. @param {HTMLElement} root @param {import('./tools.js').Context} context */
export function mountTeam(root, {store, book}) {
  const {framework, places} = book;
  const nouns = nounsOf(framework);
  const top = Math.max(...framework.levels.map(({value}) => value));
  const depth = Number(root.closest('section')?.querySelector('h1, h2, h3, h4')?.tagName[1] ?? 1) + 1;
  const heading = (/** @type {string} */ text, /** @type {0 | 1} */ below) => (
    h(/** @type {'h2'} */ (`h${Math.min(depth + below, 6)}`), {tabindex: '-1'}, text)
  );
  /** @type {(Person & {text: string, file: string, aim: string | undefined})[]} */
  const loaded = [];
  let isChosen = false; // whether the reader said what they are measured against

  // -- what they are measured against

  /** Roles, or where there are none, one level of the scale in everything. @returns {import('./plan.js').Role[]} */
  const measures = () => (framework.roles?.length ? framework.roles : framework.levels.filter(({value}) => value).map(({value, title}) => ({
    id: `level/${value}`, title: t`${nouns.title('level')} ${value} ${title} throughout`,
    targets: Object.fromEntries(framework.competencies.filter((one) => rateable(framework, one)).map(({id}) => [id, value])),
  })));
  const own = () => aims(framework, store.progress).slice(framework.roles?.length ?? 0);
  const measure = () => [...measures(), ...own()].find(({id}) => id === choice.value) ?? measures()[0];

  // -- who is there

  /** @returns {Person[]} */
  const people = () => [
    ...(include.checked ? [{name: unique(shortened(store.get('me/name')) || t`Me`), level: levelOf((key) => store.get(key))}] : []),
    ...loaded,
  ];
  const levelOf = (/** @type {(key: string) => any} */ get) => (/** @type {string} */ id) => counted(get(`competency/${id}/level`), top);

  /** A name that nobody else has. @param {string} name @param {Person} [own] */
  function unique(name, own) {
    const taken = loaded.filter((one) => one !== own).map((one) => one.name);
    let free = name;
    for (let n = 2; taken.includes(free); n += 1) free = `${name} (${n})`;
    return free;
  }

  /** @param {Iterable<File>} files */
  async function load(files) {
    const before = loaded.length;
    const left = [];
    faults.replaceChildren();
    for (const chosen of files) {
      const why = await read(chosen);
      if (why) left.push(h('li', {}, t`“${chosen.name}” was left out: ${why}.`));
    }
    const count = loaded.length - before;
    faults.append(...left);
    file.value = '';
    if (!isChosen) choice.value = usual() ?? choice.value;
    show();
    announce([several(count, t`${count} person added.`, t`${count} people added.`), ...left.map((item) => item.textContent)].join(' '));
  }

  /** The role that most of those here aim at, if any does. */
  function usual() {
    const count = (/** @type {string} */ id) => loaded.filter((one) => one.aim === id).length;
    return measures().map(({id}) => id).filter(count).sort((one, two) => count(two) - count(one)).at(0);
  }

  /** Adds the person of a file; returns why not. @param {File} chosen */
  async function read(chosen) {
    try {
      // A character takes at most four bytes.
      const text = chosen.size > 4 * MAX_LENGTH ? ' '.repeat(MAX_LENGTH + 1) : await chosen.text();
      const theirs = parse(text, framework.id);
      const entries = current(theirs, framework.retired ?? {});
      if (loaded.some((one) => one.text === text)) return t`it is here already`;
      const name = shortened(entries.get('me/name')?.value);
      loaded.push({name: unique(name || t`Person ${loaded.length + 1}`), level: levelOf((key) => entries.get(key)?.value), text, file: shortened(chosen.name), aim: aim(framework, theirs)?.id});
      const titles = (/** @type {string} */ _, /** @type {string} */ id) => framework.competencies.find((one) => one.id === id)?.title ?? id;
      const beyond = beyondWords(theirs, top, titles);
      if (beyond) faults.append(h('li', {}, t`“${chosen.name}” was added. ${beyond}`));
      return '';
    } catch (error) {
      return error instanceof ProgressError ? error.faults.slice(0, 3).map(({message}) => message).join('; ') : t`it cannot be read`;
    }
  }

  // -- the parts that stay

  const file = h('input', {id: 'pmo-team-files', type: 'file', multiple: true, accept: '.json,application/json', onchange: () => load([...file.files ?? []])});
  const faults = h('ul', {class: 'pmo-team-faults'});
  const include = h('input', {type: 'checkbox', autocomplete: 'off', onchange: () => show()});
  const choice = h('select', {id: 'pmo-team-role', autocomplete: 'off', onchange: () => { isChosen = true; show(); }},
    aimOptions(measures(), own(), ''));
  choice.value = aim(framework, store.progress)?.id ?? '';
  if (!choice.value) choice.value = measures()[0].id;
  const list = h('ul', {class: 'pmo-people'});
  const found = h('div');
  const saved = statusLine();
  const live = h('div', {class: 'pmo-live pmo-team-live'},
    heading(t`Your team`, 0),
    h('p', {class: 'pmo-consent'}, CONSENT),
    h('div', {class: 'pmo-team-form'},
      h('p', {}, h('label', {for: 'pmo-team-files'}, t`Files of your people`), file,
        h('span', {class: 'pmo-legend'}, t`Choose several, or drop them here. Each person exports theirs under “Your progress”.`)),
      h('p', {}, h('label', {for: 'pmo-team-role'}, t`Measured against`), choice),
      h('p', {}, h('label', {class: 'pmo-include'}, include, t` Include me`))),
    h('p', {class: 'pmo-legend'}, PRIVACY), faults, list, found);
  root.classList.add('pmo-paper');
  root.after(live);
  for (const kind of ['dragover', 'drop']) {
    live.addEventListener(kind, (event) => {
      event.preventDefault(); // else the browser leaves the page for the file
      if (event instanceof DragEvent && kind === 'drop') load([...event.dataTransfer?.files ?? []]);
    });
  }
  store.subscribe(() => { if (include.checked) show(); });
  show();

  // -- what changes

  /** Shows everything anew. */
  function show() {
    list.replaceChildren(...loaded.map(personItem));
    showFound();
  }

  /** @param {Person & {file: string}} person @param {number} n */
  function personItem(person, n) {
    const field = h('input', {type: 'text', value: person.name, maxlength: LONGEST_NAME, autocomplete: 'off',
      'aria-label': t`Name of person ${n + 1}`, onchange: () => rename(field.value.trim() || t`Person ${n + 1}`)});
    const rename = (/** @type {string} */ name) => {
      person.name = unique(name, person);
      field.value = person.name;
      for (const button of buttons) button.setAttribute('aria-label', `${button.textContent}: ${person.name}`);
      showFound();
    };
    const shorten = () => rename(initials(person.name) || person.name);
    const remove = () => {
      loaded.splice(n, 1);
      show();
      announce(t`${person.name} removed.`);
      (list.querySelectorAll('input')[Math.min(n, loaded.length - 1)] ?? file).focus();
    };
    const buttons = [h('button', {type: 'button', onclick: shorten}, t`Initials`), h('button', {type: 'button', onclick: remove}, t`Remove`)];
    for (const button of buttons) button.setAttribute('aria-label', `${button.textContent}: ${person.name}`);
    return h('li', {}, field, ...buttons, h('span', {class: 'pmo-legend'}, h('bdi', {}, person.file)));
  }

  function showFound() {
    const team = people();
    root.classList.toggle('pmo-print', !team.length); // the empty form is more use on paper
    if (!team.length) {
      found.replaceChildren(h('p', {class: 'pmo-empty'}, t`Nobody is here yet. Add at least two people to see what they cover together.`));
      return;
    }
    const rows = teamRows(framework, measure(), team);
    const names = (/** @type {number[]} */ some) => some.map((n) => team[n].name).join(', ');
    const [unknown, nobody, one] = (/** @type {const} */ (['unknown', 'nobody', 'one'])).map((cover) => rows.filter((row) => row.cover === cover));
    const coached = rows.filter(({coaching}) => coaching.length);
    const most = (/** @type {Row} */ {levels, target}) => {
      const highest = Math.max(...levels.filter((level) => typeof level === 'number'));
      return t`highest ${highest}, target ${target}`;
    };
    const role = measure().title;
    const rated = rows.length - unknown.length;
    const noun = rated === 1 ? nouns.one('competency') : nouns.many('competency');
    const covered = rated - nobody.length - one.length;
    const able = unknown.length ? t`Of ${rated} rated ${noun} of ${role}, ${covered} have two or more people at target`
      : t`Of ${rated} ${noun} of ${role}, ${covered} have two or more people at target`;
    const alone = several(one.length, t`${one.length} depends on one person`, t`${one.length} depend on one person`);
    const none = nobody.length ? several(nobody.length, t`${nobody.length} has nobody`, t`${nobody.length} have nobody`) : t`none has nobody`;
    const shown = matrix(rows, team);
    const find = finder('pmo-team-find', t`Find a ${nouns.one('competency')}`, shown);
    found.replaceChildren(
      h('p', {class: 'pmo-verdict'}, unknown.length > 0 && h('strong', {}, t`Rate these first: ${unknown.length}. `),
        t`${able}, ${alone}, and ${none}.`),
      heading(t`Side by side`, 1),
      h('p', {class: 'pmo-legend'}, t`✓ at or above the target; (−2) two levels below it; ? not sure; – not rated.`),
      rows.length < LONG ? '' : find.line, shown, ...onPaper(rows, team),
      h('p', {}, h('button', {type: 'button', onclick: () => saveCsv(`${framework.id}-team.csv`, (separator) => teamToCsv(rows, team, nouns.title('competency'), separator), saved.say)}, t`Spreadsheet (.csv)`), ' ',
        h('button', {type: 'button', onclick: () => window.print()}, t`Print`)), saved.line,
      ...(unknown.length ? listed(t`Rate these first`, unknown, ({target}) => t`nobody is rated, target ${target}`, '') : []),
      ...listed(t`Nobody at target`, nobody, (row) => most(row), t`Somebody is at target in every ${nouns.one('competency')}.`),
      ...listed(t`Depends on one person`, one, (row) => names(row.able), t`No ${nouns.one('competency')} depends on one person.`),
      heading(t`Who could coach whom`, 1),
      coached.length ? folded(coached, table([nouns.title('competency'), t`Could coach`, t`Would learn`],
        coached.map((row) => [subject(row), names(row.coaching.map(({coach}) => coach)), names(row.coaching[0].learners)]), 'pmo-coaches'))
        : h('p', {}, t`Nobody here is at target in something that another, who has rated it, is not.`),
    );
  }

  /** @param {Row} row */
  const subject = ({competency, title, core}) => {
    const place = places[`competency/${competency}`];
    return [place ? h('a', {href: site.root + place}, title) : title, core && ' ', core && h('span', {class: 'pmo-core'}, t`Core`)];
  };

  /** @param {string} title @param {Row[]} rows @param {(row: Row) => string} words @param {string} none */
  function listed(title, rows, words, none) {
    const list = h('ul', {}, rows.map((row) => h('li', {}, ...subject(row), `: ${words(row)}`)));
    return [heading(title, 1), rows.length ? folded(rows, list) : h('p', {}, none)];
  }

  /** What is long folds. @param {Row[]} rows @param {HTMLElement} content */
  const folded = (rows, content) => (rows.length < LONG ? content
    : h('details', {class: 'pmo-fold'}, h('summary', {}, nouns.count(rows.length, 'competency')), content));

  /** On paper so many stand side by side as a page holds; the screen scrolls. @param {Row[]} rows @param {Person[]} team */
  function onPaper(rows, team) {
    if (team.length <= ON_PAPER) return [];
    return Array.from({length: Math.ceil(team.length / ON_PAPER)}, (_, n) => {
      const [from, to] = [n * ON_PAPER, Math.min((n + 1) * ON_PAPER, team.length)];
      return h('div', {class: 'pmo-team-paper'}, h('p', {class: 'pmo-legend'}, t`People ${from + 1} to ${to} of ${team.length}`), matrix(rows, team, from, to));
    });
  }

  /** @param {Row[]} rows @param {Person[]} team @param {number} [from] @param {number} [to] which of them have a column */
  function matrix(rows, team, from = 0, to = team.length) {
    const head = [nouns.title('competency'), t`Target`, ...team.slice(from, to).map(({name}) => name), t`Team`];
    return h('div', {class: 'pmo-team-scroll', role: 'group', tabindex: '0', 'aria-label': t`Table: the team side by side`},
      h('table', {class: 'pmo-team-matrix'},
        h('thead', {}, h('tr', {}, head.map((text) => h('th', {scope: 'col'}, text)))),
        h('tbody', {}, rows.map((row) => h('tr', {class: `pmo-cover-${row.cover}`, 'data-find': row.title},
          h('th', {scope: 'row'}, ...subject(row)), h('td', {}, row.target),
          row.levels.slice(from, to).map((level) => rating(level, row.target)), h('td', {}, coverWords(row, team)))))));
  }

  /** @param {number | null | undefined} level @param {number} target */
  function rating(level, target) {
    const cell = (/** @type {string} */ kind, /** @type {string} */ seen, /** @type {string} */ heard) => (
      h('td', {class: `pmo-rating-${kind}`}, h('span', {'aria-hidden': 'true'}, seen), h('span', {class: 'pmo-announcer'}, heard)));
    if (typeof level !== 'number') return level === null ? cell('open', '?', t`not sure`) : cell('open', '–', t`not rated`);
    return level >= target ? cell('held', `${level} ✓`, t`${level}, at target`) : cell('below', `${level} (−${target - level})`, t`${level}, ${target - level} below`);
  }
}
