// @ts-check
/** What runs, after main.js, only on pages that hold an assessment, a plan or a team. */
import {mountAssessment} from './assessment.js';
import {loadBook} from './book.js';
import {all, notify} from './dom.js';
import {mountPlan} from './planner.js';
import {store} from './site.js';

loadBook().then((book) => {
  for (const root of all('.pmo-assessment')) mountAssessment(root, {store, book});
  for (const root of all('.pmo-plan')) mountPlan(root, {store, book});
}, () => notify('The file framework.js, which this page needs, could not be loaded. Load the page again when you are online, or print the form below.'));
