// @ts-check
/** Dates in words. */

/** The language in which dates are told: plain "en" means British English here. @param {string} language */
export const localeOf = (language) => (/^en$|^$/i.test(language) ? 'en-GB' : language);

/** The day of a moment where the reader is, as the page's language writes it. @param {number} time UTC milliseconds */
export const dayOf = (time) => new Intl.DateTimeFormat(localeOf(document.documentElement.lang), {dateStyle: 'long'}).format(time);

/** @type {Record<string, Intl.DateTimeFormat>} each takes long to make, and a plan tells a hundred days */
const formats = {};

/**
 * A date, or a range of dates, in words: "3 March 2027", "3–10 March 2027".
 * @param {[string, string]} days such as 2027-03-03 @param {string} language
 */
export function dayWords([first, last], language) {
  const [from, to] = [first, last].map((day) => new Date(`${day}T00:00:00Z`));
  const format = formats[language] ??= new Intl.DateTimeFormat(localeOf(language), {dateStyle: 'long', timeZone: 'UTC'});
  // Thin and no-break spaces differ between browsers: plain ones do.
  return (first === last ? format.format(from) : format.formatRange(from, to)).replace(/[\u2009\u202f\xa0]/g, ' ');
}
