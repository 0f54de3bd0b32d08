// Chromium: the journeys that need its tools (offline, clocks, fault injection) and the common ones.
import { runAll } from './harness.mjs';
import { journeys } from './journeys.mjs';
import { journalJourneys } from './journeys_journal.mjs';
import { peopleJourneys } from './journeys_people.mjs';
import { everyExercise, outcomeJourneys, practiceJourneys } from './journeys_practice.mjs';
import { progressJourneys } from './journeys_progress.mjs';
import { formJourneys } from './chromium_forms.mjs';
import { chromiumJourneys } from './chromium_journeys.mjs';
import { screenJourneys } from './chromium_screens.mjs';
import { interfaceJourneys } from './chromium_interface.mjs';
import { typingJourneys } from './chromium_typing.mjs';
import { goldenJourneys, openingFaults, openingJourneys } from './journeys_openings.mjs';
import { savingJourneys } from './chromium_saving.mjs';
import { fileJourneys } from './chromium_files.mjs';
import { bareHostJourneys, egressJourneys } from './journeys_egress.mjs';
import { markerJourneys } from './chromium_marker.mjs';
import { updateJourneys } from './chromium_updates.mjs';
import { tabJourneys } from './journeys_tabs.mjs';
import { quotaJourneys } from './chromium_quota.mjs';
import { passkeyJourneys } from './chromium_passkey.mjs';
import { vaultJourneys } from './vault_journeys.mjs';
import { ChromiumPerson } from './chromium_person.mjs';

process.exit(await runAll('chromium', [
    ...journeys, ...journalJourneys, ...peopleJourneys, ...practiceJourneys, ...outcomeJourneys, ...everyExercise,
    ...progressJourneys, ...formJourneys, ...screenJourneys, ...interfaceJourneys, ...typingJourneys, ...chromiumJourneys,
    ...vaultJourneys, ...passkeyJourneys, ...tabJourneys, ...openingJourneys, ...goldenJourneys, ...openingFaults, ...savingJourneys, ...fileJourneys, ...egressJourneys(),
    ...bareHostJourneys, ...markerJourneys, ...updateJourneys, ...quotaJourneys,
], ChromiumPerson.make));
