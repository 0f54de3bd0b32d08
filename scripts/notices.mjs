// The licences of everything that is compiled in or shipped, as one text, from the licence files that came with the sources.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// From a Debian copyright file: the text of the licence, without the format's marks.
function licenceText(/** @type {string} */ file, /** @type {string} */ name) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const start = lines.findIndex((line, i) => line === `License: ${name}` && lines[i + 1]?.startsWith(' ') && lines[i - 1] === '');
    if (start < 0) throw new Error(`${file} has no licence ${name}`);
    const text = lines.slice(start + 1);
    const end = text.findIndex((line) => line !== '' && !line.startsWith(' '));
    return text.slice(0, end < 0 ? undefined : end).map((line) => line.replace(/^ \.?/, '')).join('\n').trim();
}

/**
 * @param {string} deps folder of the third-party sources
 * @param {Record<string, string>} pins versions by name
 * @param {string} fonts folder of the cut fonts
 */
export function notices(deps, pins, fonts) {
    const imgui = readFileSync(join(process.env.MOORING_IMGUI_DIR || join(deps, `imgui-${pins.imgui}`), 'LICENSE.txt'), 'utf8');
    const sodium = readFileSync(join(deps, `libsodium-${pins.libsodium}`, 'LICENSE'), 'utf8');
    return `Mooring contains the work of others.

Under the MIT licence, printed below:
  Dear ImGui ${pins.imgui}: ${/Copyright.*/.exec(imgui)?.[0]}, with stb_truetype, stb_rect_pack and
    stb_textedit, Copyright (c) 2017 Sean Barrett, and ProggyClean, Copyright (c) 2004, 2005 Tristan Grimmer
  JSON for Modern C++ ${pins.nlohmann}: Copyright (c) 2013-2022 Niels Lohmann, 2009 Florian Loitsch,
    2008-2009 Bjoern Hoehrmann
  Emscripten: Copyright (c) 2010 The Emscripten Authors
  musl: Copyright (c) 2005-2020 Rich Felker, et al.
Under the Apache Licence 2.0 with LLVM Exceptions: libc++, libc++abi and compiler-rt, by the LLVM Project.
Under the ISC licence, printed below: libsodium ${pins.libsodium}, by Frank Denis.
Under the SIL Open Font License 1.1, printed below: Noto Sans, Copyright (c) 2010, 2012-2020 Google Inc.,
  2015-2020 Google LLC, cut down to the letters that Mooring draws itself.


The MIT licence

${imgui.slice(imgui.indexOf('Permission is')).trim()}


libsodium

${sodium.replace(/^\/\*|\*\/$|^ \* ?/gm, '').trim()}


SIL Open Font License 1.1

${licenceText(join(fonts, 'copyright'), 'OFL-1.1')}
`;
}
