// @ts-check
/** What runs on every page. */
import {enhanceChecklists} from './checklist.js';
import {all} from './dom.js';
import {store} from './site.js';
import {tellTrouble} from './trouble.js';

enhanceChecklists(store);
if (all('.pmo-tick, .pmo-assessment, .pmo-plan, .pmo-team').length) tellTrouble(store);
