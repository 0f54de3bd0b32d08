// The one Trusted Types policy: the scripts that run beside the page, by their whole names.

const SCRIPTS = ['/sw.js', '/kdf.js', '/copy.js'];

const types = /** @type {any} */ (globalThis).trustedTypes;
const policy = types?.createPolicy('m', { createScriptURL: (/** @type {string} */ url) => {
  if (!SCRIPTS.includes(url)) throw new TypeError(`no script from ${url}`);
  return url;
} });

/** @param {string} url @returns {string} */
export const scriptUrl = (url) => policy?.createScriptURL(url) ?? url;
