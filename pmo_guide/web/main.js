// @ts-check
/** What runs on every page. */
import {enhanceChecklists} from './checklist.js';
import {FILE_KEY, askToKeep, isDue} from './copies.js';
import {demand, fileButton} from './demand.js';
import {all, h} from './dom.js';
import {keepOffline} from './offline.js';
import {markProgress} from './progress-marks.js';
import {tellSaved} from './saved.js';
import {sharedPart, site, store} from './site.js';
import {keepSpare} from './spare.js';
import {enhanceStart} from './start.js';
import {keepWay} from './way.js';
import {t} from './words.js';

/** The places of the tools. */
const TOOLS = '.pmo-assessment, .pmo-plan, .pmo-team, .pmo-evidence';

if (site.saved) {
  for (const control of all('.pmo-tick, .pmo-option input, .pmo-more, .pmo-fields select, .pmo-fields textarea, .pmo-file-button')) control.setAttribute('disabled', '');
  if (all('.pmo-tick').length) (document.querySelector('h1') ?? document.body).after(h('p', {class: 'pmo-said'}, t`A saved copy, which cannot be changed.`));
} else {
  begin();
}

/** Where the button of the reader's file stands: in the places that the page has for it, else with all that there is to keep. */
function filePlaces() {
  const given = all('.pmo-file');
  return given.length ? given : all(`.pmo-checklist, ${TOOLS}`).map((one) => {
    const place = h('div', {class: 'pmo-file'});
    if (one.matches('.pmo-checklist')) one.prepend(place);
    else one.before(place);
    return place;
  });
}

function begin() {
  keepOffline();
  enhanceChecklists(store);
  tellSaved(store);
  keepWay();
  const choose = () => demand('scenarios', ({enhanceScenarios}) => enhanceScenarios(store));
  for (const one of all('.pmo-scenario')) {
    if (store.get(/** @type {any} */ (one.querySelector('input')).name)) choose();
    one.addEventListener('change', choose, {once: true});
  }
  markProgress(store);
  if (site.view) {
    document.body.classList.add('pmo-viewing');
    store.refuse = () => demand('share', ({tellReadOnly}) => tellReadOnly());
    demand('share', ({tellView}) => tellView());
  } else {
    askToKeep();
    keepSpare(store);
    enhanceStart(store);
    try {
      if (localStorage.getItem(FILE_KEY)) demand('own-file', ({resume}) => resume());
    } catch {
      // Where nothing is kept, no file is.
    }
    for (const place of filePlaces()) place.append(fileButton(t`Your progress`));
    const {version, entries} = store.progress;
    const seen = store.get('seen/version') ?? version;
    if (entries.size && seen && seen !== site.version) {
      if (seen === version) store.write({'seen/version': seen}); // from now on, what is written is of this version
      if (site.root === './' || all(TOOLS).length) demand('whats-new', ({tellNews}) => tellNews(seen));
    }
  }
  const openShared = () => {
    if (sharedPart() !== undefined) demand('share', (share) => share.openShared());
  };
  openShared();
  addEventListener('hashchange', openShared);
  const tell = () => store.trouble && demand('trouble', ({tellTrouble}) => tellTrouble(store.trouble));
  tell();
  store.subscribe(tell);
  if (!site.view && isDue() && all(`.pmo-tick, .pmo-option, ${TOOLS}`).length) demand('keeping', ({remind}) => remind());
}
