// @ts-check
/**
 * Our own words. What is told here is what they are in English; where pages are joined, `words.py` puts those of the
 * site's language in the place of each t`…`, so that no page carries another language, or looks anything up.
 */

/**
 * A text of ours, as in t`${done} of ${total} are done`: to translators {done} and {total}.
 * @param {TemplateStringsArray} texts @param {...unknown} values
 */
export const t = (texts, ...values) => String.raw({raw: texts}, ...values);

/**
 * The one of two texts that goes with a number, as in several(n, t`${n} hour`, t`${n} hours`); languages may have more.
 * @param {number} number @param {string} one @param {string} many
 */
export const several = (number, one, many) => (number === 1 ? one : many);
