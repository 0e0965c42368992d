// @ts-check
/** What runs on pages that hold the reader's evidence. */
import {demand} from './demand.js';
import {mountEvidence} from './evidence.js';
import {isApart, store} from './site.js';
import {mountTool} from './tools.js';

mountTool('.pmo-evidence', mountEvidence);
if (isApart && !store.progress.entries.size) demand('trouble', ({tellTrouble}) => tellTrouble('apart'));
