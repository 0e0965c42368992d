// @ts-check
/** The events that a reader's calendar knows, kept in the reader's file: `me/calendar` and `me/calendar/ACTION`. */

const SECOND = 1000;

/**
 * The events for these actions, noted as written now. Every UID ends in a part of the reader's own, so that a mentor can
 * hold several plans in one calendar, and stays with its action when that is renamed. Each time is later than the last
 * by a second or more, even where a clock was set back.
 * @param {import('./store.js').Store} store @param {string[]} actions @param {(action: string) => string} textOf
 * @returns {import('./export-plan.js').Events}
 */
export function calendarEvents(store, actions, textOf) {
  const own = store.get('me/calendar') ?? randomPart();
  const uids = new Map(actions.map((id) => [id, store.get(`me/calendar/${id}`) ?? `${id}-${own}`]));
  const fresh = [...uids].filter(([id]) => store.get(`me/calendar/${id}`) === undefined);
  const at = Math.max(store.clock(), (store.current.get('me/calendar')?.at ?? 0) + SECOND);
  if (!store.refuse) store.write({'me/calendar': own, ...Object.fromEntries(fresh.map(([id, uid]) => [`me/calendar/${id}`, uid]))}, at);
  const gone = [...store.current].flatMap(([key, {value}]) => {
    const [, id] = /^me\/calendar\/([^/]+)$/.exec(key) ?? [];
    return id && !uids.has(id) ? [{uid: value, text: textOf(id)}] : [];
  });
  return {uids, gone, at};
}

/** 50 bits, in letters and digits. */
const randomPart = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte & 31).toString(32)).join('');
