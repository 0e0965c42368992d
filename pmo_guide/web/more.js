// @ts-check
/** What is fetched on demand. */
import {toggleFields} from './action-fields.js';
import {openPanel} from './file-panel.js';
import {remind} from './keeping.js';
import {tellNext} from './next.js';
import {resume} from './own-file.js';
import {enhanceScenarios} from './scenarios.js';
import {openShared} from './share.js';
import {tellTrouble} from './trouble.js';
import {tellNews} from './whats-new.js';
