// What a browser may do to those who store something in it, on demand: laid over IndexedDB and over the workers that keep the
// second copy and derive keys. The program itself knows nothing of it. page.addInitScript(layFaults), then hurt() in the page.

/**
 * @typedef {'none' | 'quota' | 'abort' | 'dead' | 'silent' | 'late' | 'slow' | 'closed' | 'acknowledge-early'} SaveFault
 * @typedef {'none' | 'blocked' | 'newer' | 'denied' | 'silent' | 'throws'} OpenFault
 * @typedef {{ save: SaveFault, saveTimes: number, open: OpenFault, copy: string, key: 'none' | 'wrong' | 'memory', traces: 'none' | 'throws', hurtAt: number, underWay: boolean }} Faults
 */

/** Runs inside the page, before anything of it. @param {Partial<Faults>} [first] from the start */
export function layFaults(first) {
    const laid = /** @type {any} */ (globalThis).faults;
    if (laid) return void Object.assign(laid, first);
    /** @type {Faults} */
    const now = { save: 'none', saveTimes: 0, open: 'none', copy: '', key: 'none', traces: 'none', hurtAt: 0, underWay: false, ...first };
    /** @type {any} */ (globalThis).faults = now;

    const error = (/** @type {string} */ name) => new DOMException('as asked for', name);

    /** Answers only once, and as it is told. @param {IDBTransaction} transaction @param {SaveFault} how */
    function hurt(transaction, how) {
        if (how === 'quota' || how === 'abort') {
            // What was put is taken back, as a browser does at the end of the transaction.
            const reason = how === 'quota' ? error('QuotaExceededError') : null;
            Object.defineProperty(transaction, 'error', { get: () => reason });
            transaction.commit = () => transaction.abort();
        } else if (how === 'silent' || how === 'late') {
            // It is stored; the word of it comes late or never.
            /** @type {any} */
            let listener = null;
            Object.defineProperty(transaction, 'oncomplete', { get: () => listener, set: (value) => { listener = value; } });
            if (how === 'late') transaction.addEventListener('complete', (event) => setTimeout(() => listener?.call(transaction, event), 6_500));
        } else if (how === 'slow') {
            // It is kept open for a while: a page that is left meanwhile has saved nothing.
            const end = performance.now() + 1_500;
            now.underWay = true;
            transaction.addEventListener('complete', () => { now.underWay = false; });
            transaction.commit = () => {
                if (performance.now() < end) transaction.objectStore('m').get('head').onsuccess = () => transaction.commit();
            };
        } else if (how === 'acknowledge-early') {
            // The mistake that must not go unnoticed: saved is said when the requests have succeeded, and then the browser
            // takes it all back.
            /** @type {any} */
            let listener = null;
            Object.defineProperty(transaction, 'oncomplete', { get: () => listener, set: (value) => { listener = value; } });
            Object.defineProperty(transaction, 'onabort', { get: () => null, set: () => {} });
            transaction.commit = () => {
                listener?.call(transaction, new Event('complete'));
                transaction.abort();
            };
        }
    }

    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (/** @type {any} */ stores, /** @type {any} */ mode, /** @type {any} */ options) {
        const hurting = mode === 'readwrite' && now.saveTimes > 0;
        if (hurting) {
            now.saveTimes -= 1;
            now.hurtAt = performance.now();
        }
        if (hurting && now.save === 'dead') throw error('InvalidStateError');
        if (hurting && now.save === 'closed') {
            this.close();
            this.dispatchEvent(new Event('close'));
        }
        const transaction = begin.call(this, stores, mode, options);
        if (hurting) hurt(transaction, now.save);
        return transaction;
    };

    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (/** @type {string} */ name, /** @type {number | undefined} */ version) {
        if (now.open === 'none') return open.call(this, name, version);
        if (now.open === 'throws') throw error('SecurityError');
        /** @type {any} */
        const request = new EventTarget();
        const kinds = /** @type {Record<string, string>} */ ({ newer: 'VersionError', denied: 'SecurityError' });
        request.error = kinds[now.open] ? error(kinds[now.open]) : null;
        queueMicrotask(() => {
            if (now.open === 'blocked') request.onblocked?.(new Event('blocked'));
            else if (now.open !== 'silent') request.onerror?.(new Event('error', { cancelable: true }));
        });
        return request;
    };

    const post = Worker.prototype.postMessage;
    /** @this {Worker} @param {any} data @param {any} transfer */
    function hurtPost(data, transfer) {
        const answer = (/** @type {any} */ words) => queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: words })));
        if (data?.verb && now.copy) return answer({ id: data.id, error: now.copy });
        if (data?.memoryKib && now.key !== 'none') return answer(now.key === 'memory' ? null : new Uint8Array(32));
        return post.call(this, data, transfer);
    }
    Worker.prototype.postMessage = /** @type {any} */ (hurtPost);

    for (const verb of /** @type {const} */ (['getItem', 'setItem', 'removeItem'])) {
        const real = Storage.prototype[verb];
        Storage.prototype[verb] = /** @type {any} */ (/** @this {Storage} @param {any[]} words */ function (...words) {
            if (now.traces === 'throws') throw error('SecurityError');
            return /** @type {any} */ (real).apply(this, words);
        });
    }
}

/** From now on; what is not named stays. Runs inside the page. @param {Partial<Faults>} wanted */
export function setFaults(wanted) {
    Object.assign(/** @type {any} */ (globalThis).faults, wanted);
}

// What follows looks at the storage itself or changes it, on a page of the same origin without the program. Inside the page.

/** Every row of the database, or null when there is none. @returns {Promise<Array<[string, any, any]> | null>} */
export function allRows() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('d1');
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => resolve(null);
        request.onsuccess = () => {
            const database = request.result;
            /** @type {Array<[string, any, any]>} */
            const rows = [];
            const transaction = database.transaction(['m', 'r']);
            for (const name of ['m', 'r']) {
                transaction.objectStore(name).openCursor().onsuccess = (event) => {
                    const cursor = /** @type {any} */ (event.target).result;
                    if (!cursor) return;
                    const key = typeof cursor.key === 'string' ? cursor.key : [...new Uint8Array(cursor.key)];
                    rows.push([name, key, cursor.value instanceof Uint8Array ? [...cursor.value] : null]);
                    cursor.continue();
                };
            }
            transaction.oncomplete = () => resolve((database.close(), rows));
            transaction.onabort = reject;
        };
    });
}

/** The database as it once was. @param {Array<[string, any, any]>} rows @returns {Promise<void>} */
export function putRows(rows) {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('d1');
        request.onupgradeneeded = () => ['m', 'r'].forEach((name) => request.result.createObjectStore(name));
        request.onerror = reject;
        request.onsuccess = () => {
            const transaction = request.result.transaction(['m', 'r'], 'readwrite', { durability: 'strict' });
            for (const name of ['m', 'r']) transaction.objectStore(name).clear();
            for (const [name, key, value] of rows) {
                if (value) transaction.objectStore(name).put(new Uint8Array(value), typeof key === 'string' ? key : new Uint8Array(key));
            }
            transaction.oncomplete = () => resolve(request.result.close());
            transaction.onabort = reject;
        };
    });
}

/** Takes the second copy away, or cuts so many bytes from the end of each of its files. @param {number} cut 0: all of it */
export async function hurtCopy(cut) {
    const top = await navigator.storage.getDirectory();
    if (cut === 0) return top.removeEntry('s', { recursive: true });
    for await (const entry of /** @type {any} */ (await top.getDirectoryHandle('s')).values()) {
        const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
        const stream = await entry.createWritable();
        await stream.write(bytes.slice(0, Math.max(0, bytes.length - cut)));
        await stream.close();
    }
}

/** @returns {Promise<void>} */
export function dropDatabase() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('d1');
        request.onsuccess = () => resolve();
        request.onerror = request.onblocked = reject;
    });
}
