// @ts-check
/** What runs on pages that hold a plan. */
import {mountPlan} from './planner.js';
import {mountTool} from './tools.js';

mountTool('.pmo-plan', mountPlan);
