// @ts-check
/** What runs on pages that hold an assessment. */
import {mountAssessment} from './assessment.js';
import {mountTool} from './tools.js';

mountTool('.pmo-assessment', mountAssessment);
