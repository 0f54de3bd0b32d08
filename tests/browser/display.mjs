// A virtual screen for browsers that need a window. Xvfb picks a free display number itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** @template T @param {() => Promise<T>} work */
export async function withDisplay(work) {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    try {
        const [chunk] = await Promise.race([once(/** @type {import('node:stream').Readable} */ (xvfb.stdio[3]), 'data'),
            once(xvfb, 'exit').then(() => Promise.reject(new Error('Xvfb has ended')))]);
        process.env.DISPLAY = `:${String(chunk).trim()}`;
        return await work();
    } finally {
        xvfb.kill();
    }
}
