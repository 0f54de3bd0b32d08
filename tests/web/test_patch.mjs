import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Flag, Role, readPatch } from '../../web/host/patch.js';

const header = readFileSync(new URL('../../src/ui/semantics.h', import.meta.url), 'utf8');
const camel = (/** @type {string} */ name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

test('roles have the numbers of the C++ header', () => {
    const body = /enum class Role[^{]*\{([^}]*)\}/s.exec(header)?.[1] ?? '';
    const roles = Object.fromEntries([...body.matchAll(/(\w+) = (\d+)/g)].map(([, name, value]) => [camel(name), Number(value)]));
    assert.deepEqual(roles, { ...Role });
});

test('flags have the numbers of the C++ header', () => {
    const flags = Object.fromEntries([...header.matchAll(/constexpr std::uint32_t k(\w+) = (\d+)/g)]
        .map(([, name, value]) => [name[0].toLowerCase() + name.slice(1), Number(value)]));
    assert.deepEqual(flags, { ...Flag });
});

/** @param {(string | number | [number])[]} parts numbers are u32, one in a list is a byte, texts have their length before them */
function bytes(...parts) {
    /** @type {number[]} */
    const out = [];
    const u32 = (/** @type {number} */ value) => out.push(...new Uint8Array(new Uint32Array([value]).buffer));
    for (const part of parts) {
        if (typeof part === 'number') u32(part);
        else if (typeof part === 'string') {
            const text = new TextEncoder().encode(part);
            u32(text.length);
            out.push(...text);
        } else out.push(part[0]);
    }
    return new Uint8Array(out);
}

test('a patch is read in order', () => {
    /** @type {unknown[]} */
    const seen = [];
    readPatch(bytes([1], 5, 0, 7, [Role.button], [0], Flag.pressed, 'Weiter \u2192', '', 'why', 0, 0, 0, 0, 0, 0, [2], 5, 0, 0, 0, 0, [3], 0, 1, 5, [4], 9), {
        node: (node) => seen.push([node.id, node.controls, node.role, node.flags, node.name, node.description]),
        box: (...box) => seen.push(box),
        order: (parent, children) => seen.push([parent, children]),
        remove: (id) => seen.push(id),
    });
    assert.deepEqual(seen, [[5, 7, Role.button, Flag.pressed, 'Weiter \u2192', 'why'], [5, 0, 0, 0, 0], [0, [5]], 9]);
});

test('an unknown operation is refused', () => {
    assert.throws(() => readPatch(new Uint8Array([77]), { node() {}, box() {}, order() {}, remove() {} }), /77/);
});
