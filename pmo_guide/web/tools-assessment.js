// @ts-check
/** What runs on pages that hold an assessment. */
import {mountAssessment} from './assessment.js';
import {demand} from './demand.js';
import {isApart, store} from './site.js';
import {mountTool} from './tools.js';

mountTool('.pmo-assessment', mountAssessment);
if (isApart && !store.progress.entries.size) demand('trouble', ({tellTrouble}) => tellTrouble('apart'));
