// Time that stands still until a test moves it.

/**
 * setTimeout and clearTimeout go by t.mock.timers.tick() until the test ends. Node 18 and the first 20s take a list of
 * names and refuse an object; later ones take an object and read a list as "everything".
 * @param {import('node:test').TestContext} t
 */
export function enableTimers(t) {
    const timers = /** @type {{ enable(apis: unknown): void }} */ (/** @type {unknown} */ (t.mock.timers));
    try {
        timers.enable({ apis: ['setTimeout'] });
    } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        timers.enable(['setTimeout']);
    }
}
