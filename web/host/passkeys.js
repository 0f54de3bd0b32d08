// The Passkeys port: a passkey whose PRF extension gives 32 secret bytes (Web Authentication, level 3). Nothing of it goes
// anywhere: there is no server that could ask for it.
import { ErrorKind, KindError } from './mailbox.js';

const SALT = 32;
const SECRET = 32;
const PATIENCE_MS = 120_000;

export class Passkeys {
  operations() {
    return { 12: (/** @type {Uint8Array} */ request) => this.#ask(request) };
  }

  /** @param {Uint8Array} request salt, and the credential if there is one; answers with the secret or zeros, and the credential */
  async #ask(request) {
    const credentials = globalThis.PublicKeyCredential && navigator.credentials;
    if (!credentials) throw new KindError(ErrorKind.unsupported, 'no passkeys');
    const id = request.slice(SALT);
    const shared = {
      challenge: crypto.getRandomValues(new Uint8Array(32)), // for a server; there is none
      timeout: PATIENCE_MS,
      extensions: { prf: { eval: { first: request.slice(0, SALT) } } },
    };
    const given = /** @type {PublicKeyCredential | null} */ (await (id.length ? use(credentials, shared, id) : make(credentials, shared))
      .catch((error) => {
        throw new KindError(error.name === 'NotAllowedError' || error.name === 'AbortError' ? ErrorKind.cancelled : ErrorKind.unsupported, error.name);
      }));
    const prf = given?.getClientExtensionResults().prf;
    const secret = prf?.results?.first;
    if (!given || !(prf?.enabled || secret)) throw new KindError(ErrorKind.unsupported, 'no PRF');
    const answer = new Uint8Array(SECRET + given.rawId.byteLength);
    if (secret) {
      const bytes = new Uint8Array(/** @type {ArrayBuffer} */ (secret));
      answer.set(bytes);
      bytes.fill(0);
    }
    answer.set(new Uint8Array(given.rawId), SECRET);
    return answer;
  }
}

/** @param {CredentialsContainer} credentials @param {any} shared */
function make(credentials, shared) {
  // The device lists it under these names: no word of what it opens.
  const name = document.title;
  return credentials.create({ publicKey: {
    ...shared, rp: { name }, user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
  } });
}

/** @param {CredentialsContainer} credentials @param {any} shared @param {Uint8Array} id */
function use(credentials, shared, id) {
  return credentials.get({ publicKey: { ...shared, allowCredentials: [{ type: 'public-key', id }], userVerification: 'required' } });
}
