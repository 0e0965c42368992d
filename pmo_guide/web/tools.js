// @ts-check
/** What runs, after main.js, only on pages that hold an assessment, a plan or a team. */
import {loadBook} from './book.js';

loadBook();
