// @ts-check
/** The site for reading offline. */
import {site} from './site.js';

/** Whether a site is only tried out there, so that what is kept would soon stand in the way. @param {string} host */
export const isTrial = (host) => /^(localhost|127\..*|\[::1\]|.*\.(local|test|build)|.+\..+\.pages\.dev)$|preview|--/.test(host);

/** Has the browser keep the site, once the page has all that it needs itself. */
export function keepOffline() {
  const {worker} = site;
  if (!worker || location.protocol !== 'https:' || isTrial(location.hostname)) return;
  // Where the host refuses the worker, the site is read online, as ever.
  addEventListener('load', () => navigator.serviceWorker?.register(worker).catch(() => {}));
}
