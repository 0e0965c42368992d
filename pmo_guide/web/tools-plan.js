// @ts-check
/** What runs on pages that hold a plan. */
import {demand} from './demand.js';
import {mountPlan} from './planner.js';
import {isApart, store} from './site.js';
import {mountTool} from './tools.js';

mountTool('.pmo-plan', mountPlan);
if (isApart && !store.progress.entries.size) demand('trouble', ({tellTrouble}) => tellTrouble('apart'));
