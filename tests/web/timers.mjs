// Time that stands still until a test moves it. Written here because the timers of node:test differ between versions: in
// Node 18 they take other arguments, and one that is cleared takes its neighbour along.

/** setTimeout and clearTimeout go by the returned tick() until the test ends. @param {import('node:test').TestContext} t */
export function stillTime(t) {
    const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
    /** @type {Map<number, { at: number, run: () => void }>} */
    const due = new Map();
    let now = 0;
    let last = 0;
    Object.assign(globalThis, {
        setTimeout: (/** @type {() => void} */ run, ms = 0) => {
            due.set(last += 1, { at: now + ms, run });
            return last;
        },
        clearTimeout: (/** @type {number} */ id) => due.delete(id),
    });
    t.after(() => Object.assign(globalThis, real));
    return {
        /** Runs what is due in the next so many milliseconds, in order. @param {number} ms */
        tick(ms) {
            const end = now + ms;
            for (;;) {
                const [next] = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
                if (!next) break;
                due.delete(next[0]);
                now = next[1].at;
                next[1].run();
            }
            now = end;
        },
    };
}
