// @ts-check
/** The one place in IndexedDB where this site keeps what must not, or cannot, stand in localStorage. */

/**
 * Reads or writes there; resolves with the result once it stands on the disk. Who only looks does not make it.
 * @param {IDBTransactionMode} mode @param {(all: IDBObjectStore) => IDBRequest} ask @returns {Promise<any>}
 */
export const inDatabase = (mode, ask) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('pmo-guide', 1);
  opening.onupgradeneeded = () => {
    if (mode === 'readonly') opening.transaction?.abort();
    else opening.result.createObjectStore('files');
  };
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('files', mode, {durability: 'strict'});
    const request = ask(transaction.objectStore('files'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    opening.result.close(); // once that has ended
  };
});
