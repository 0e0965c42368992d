// @ts-check
/** A reader's text on its way into other programs. Pure. */

/** A text that every program can take: no half characters, no control characters, one kind of line end. @param {string} text */
export const clean = (text) => text
  .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
  .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '')
  .replace(/[\ud800-\udfff]/gu, '\ufffd');

/** Text on one line that Markdown shows as it stands. @param {string} text */
export const literal = (text) => clean(text).trim().replace(/\s+/g, ' ')
  .replace(/[\\`*_[\]<>&~|$#]|^[-+=]/g, '\\$&').replace(/^(\d+)(?=[.)])/, '$1\\');
