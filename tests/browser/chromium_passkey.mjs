// Journeys with a passkey, over Chromium's virtual authenticator: one that gives a secret (PRF), and one that does not.
import { check } from './harness.mjs';
import { welcome } from './journeys.mjs';
import { PASSPHRASE, seal, toPassphrase } from './vault_journeys.mjs';

/** Plugs an authenticator in. @param {any} person @param {boolean} hasPrf @returns {Promise<() => Promise<any>>} takes it out again */
async function authenticator(person, hasPrf) {
    const client = await person.context.newCDPSession(person.page);
    await client.send('WebAuthn.enable');
    const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', { options: {
        protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf,
        isUserVerified: true, automaticPresenceSimulation: true,
    } });
    return () => client.send('WebAuthn.clearCredentials', { authenticatorId });
}

/** @param {any} person */
async function sealed(person) {
    await welcome(person);
    await toPassphrase(person);
    await seal(person);
}

/** @param {any} person */
async function add(person) {
    await person.press('button', 'Add a passkey');
    await person.type('secret', 'Current passphrase', PASSPHRASE);
    await person.press('button', 'Add a passkey');
    await person.sees('Your browser will ask you');
    await person.press('button', 'Go on');
}

/** @type {import('./harness.mjs').Journey[]} */
export const passkeyJourneys = [
    { name: 'a passkey opens the vault, and the passphrase still does when the passkey is gone', async run({ person: make }) {
        const person = await make();
        try {
            const forget = await authenticator(person, true);
            await sealed(person);
            await add(person);
            if ((await person.words()).includes('Please use it once')) await person.press('button', 'Go on');
            await person.sees('The passkey is added.');
            await person.press('button', 'Lock now');
            await person.press('button', 'Use the passkey');
            await person.sees('A question for today');
            await person.reload();
            await person.press('button', 'Use the passkey');
            await person.sees('A question for today');
            await person.reload();
            await forget();
            await person.press('button', 'Use the passkey');
            await person.sees('Your browser gave no passkey.');
            await person.type('secret', 'Passphrase', PASSPHRASE);
            await person.press('button', 'Unlock');
            await toPassphrase(person);
            await person.press('button', 'Take the passkey away');
            await person.press('button', 'Take it away');
            await person.sees('The passkey opens nothing here any more.');
            await person.press('button', 'Lock now');
            check(!(await person.words()).includes('Use the passkey'), 'the lock still offers the passkey');
        } finally {
            await person.close();
        }
    } },
    { name: 'a passkey without a secret is refused in words', async run({ person: make }) {
        const person = await make();
        try {
            await authenticator(person, false);
            await sealed(person);
            await add(person);
            await person.sees('This browser or this passkey cannot seal anything.');
        } finally {
            await person.close();
        }
    } },
];
