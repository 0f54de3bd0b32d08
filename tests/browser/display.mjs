// A virtual screen for browsers that need a window. Xvfb picks a free display number itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** @param {() => Promise<void>} work */
export async function withDisplay(work) {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const [chunk] = await once(/** @type {import('node:stream').Readable} */ (xvfb.stdio[3]), 'data');
    process.env.DISPLAY = `:${String(chunk).trim()}`;
    try {
        await work();
    } finally {
        xvfb.kill();
    }
}
