// @ts-check
/** What runs on pages that hold a team. */
import {mountTeam} from './team.js';
import {mountTool} from './tools.js';

mountTool('.pmo-team', mountTeam);
