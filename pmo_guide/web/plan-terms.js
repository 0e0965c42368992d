// @ts-check
/** What a plan reckons with: the role or own target, the hours and the day of the start, as the reader set them or as they are at first. */
import {aim} from './plan.js';
import {dayText} from './progress.js';

const HOURS = 3;

/** The day on which the reader's clock stands. */
export function today() {
  const now = new Date();
  return dayText(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

/**
 * @param {import('./store.js').Store} store @param {import('./plan.js').Framework} framework
 * @returns {{role: () => import('./plan.js').Role | undefined, hours: () => number, start: () => string}}
 */
export const termsOf = (store, framework) => ({
  role: () => aim(framework, store.progress),
  hours: () => store.get('plan/hours') ?? HOURS,
  start: () => store.get('plan/start') ?? today(),
});
