// @ts-check
/** Rows that are dragged to another place by their grip. Whoever does not drag has buttons for the same. */
import {all} from './dom.js';

/** So near to the edge of the window it scrolls. */
const EDGE = 70;
const STEP = 10;

/**
 * @param {HTMLElement} table whose rows have an id in `data-row`, and a grip where they may be dragged
 * @param {(id: string, to: string) => boolean} fits whether a row may take the place of another
 * @param {(id: string, to: string) => void} drop
 */
export function dragRows(table, fits, drop) {
  /** @type {HTMLElement | undefined} */
  let row;
  /** @type {HTMLElement | undefined} whose place it would take */
  let over;
  let y = 0;

  function mark() {
    if (!row) return;
    const rows = all('[data-row]', table).filter((one) => one.querySelector('.pmo-grip') && one.checkVisibility());
    const under = rows.find((one) => y < one.getBoundingClientRect().bottom) ?? rows.at(-1);
    over?.removeAttribute('data-drop');
    over = under && under !== row && fits(row.dataset.row ?? '', under.dataset.row ?? '') ? under : undefined;
    if (over) over.dataset.drop = rows.indexOf(over) < rows.indexOf(row) ? 'before' : 'after';
  }

  function scroll() {
    if (!row) return;
    const way = y < EDGE ? -STEP : y > innerHeight - EDGE ? STEP : 0;
    if (way) {
      window.scrollBy({top: way, behavior: 'instant'});
      mark();
    }
    requestAnimationFrame(scroll);
  }

  function end(/** @type {boolean} */ takes) {
    const [id, to] = [row?.dataset.row, over?.dataset.row];
    row?.removeAttribute('data-dragged');
    over?.removeAttribute('data-drop');
    row = over = undefined;
    if (takes && id && to) drop(id, to);
  }

  table.addEventListener('pointerdown', (event) => {
    const grip = event.target instanceof Element && event.target.closest('.pmo-grip');
    if (!grip || event.button) return;
    event.preventDefault(); // else text would be marked
    grip.setPointerCapture(event.pointerId);
    row = /** @type {HTMLElement} */ (grip.closest('[data-row]'));
    row.dataset.dragged = '';
    y = event.clientY;
    scroll();
  });
  table.addEventListener('pointermove', (event) => {
    y = event.clientY;
    mark();
  });
  table.addEventListener('pointerup', () => end(true));
  table.addEventListener('lostpointercapture', () => end(false));
  document.addEventListener('keydown', ({key}) => { if (key === 'Escape') end(false); });
}
