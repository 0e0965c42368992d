// @ts-check
/** The part of the panel where the reader chooses a file of their own, and sees how it stands. */
import {h, statusLine} from './dom.js';
import {shortened} from './names.js';
import {allow, canKeepFile, chooseFile, fileState, keepFile, saveFileNow, stopFile} from './own-file.js';
import {ProgressError, parse} from './progress.js';
import {site, store} from './site.js';
import {t} from './words.js';

/** @returns {{part: HTMLElement, show: () => void}} */
export function ownFilePart() {
  const box = h('div');
  const {line, say} = statusLine();
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) => [h('button', {type: 'button', onclick}, text), ' '];

  /** @param {boolean} isNew */
  async function choose(isNew) {
    const chosen = await chooseFile(isNew).catch(() => say(t`This browser did not open a file.`));
    if (!chosen) return;
    let theirs;
    try {
      const text = await (await chosen.getFile()).text();
      if (text.trim()) theirs = parse(text, site.framework);
    } catch (error) {
      const faults = error instanceof ProgressError ? error.faults : [];
      const why = faults.slice(0, 3).map(({message}) => message).join('; ') || t`it cannot be read`;
      return say(t`“${chosen.name}” was left as it is: ${why}.`);
    }
    const [here, there] = [store.get('me/name'), theirs?.entries.get('me/name')?.value];
    const take = async () => {
      await keepFile(chosen);
      say('');
      box.querySelector('button')?.focus();
    };
    if (!here || !there || here === there) return take();
    say(t`“${shortened(chosen.name)}” is the file of ${shortened(there)}, and here is ${shortened(here)}.`, ...button(t`Keep both together in it`, take));
  }

  return {
    part: h('section', {}, h('h3', {}, t`Keep it in a file of your own`), box, line),
    show() {
      const {state, why, name} = fileState();
      const words = {
        '': canKeepFile
          ? t`Choose a file once, in a folder that your machines share, say. Every change is saved there as well, and what another machine saved there is imported.`
          : t`This browser cannot keep a file up to date by itself. Export instead: you are reminded when much has changed.`,
        asks: t`“${name}” is not being saved: this browser asks for your permission on each visit.`,
        saved: t`Everything is saved in “${name}” as well.`,
        fault: t`“${name}” is not being saved: ${why}.`,
      };
      const stop = button(t`Stop using this file`, stopFile);
      const ways = {
        '': canKeepFile ? [...button(t`Make a new file …`, () => choose(true)), ...button(t`Open one that is there …`, () => choose(false))] : [],
        asks: [...button(t`Allow saving`, allow), ...stop],
        saved: stop,
        fault: [...button(t`Try again`, saveFileNow), ...stop],
      };
      const had = box.contains(document.activeElement);
      box.replaceChildren(h('p', {}, words[state]), h('p', {}, ways[state]));
      if (had) box.querySelector('button')?.focus();
    },
  };
}
