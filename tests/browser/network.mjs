// A network of one machine, for the browsers under test: this machine's own addresses work, and everything else leads out over
// a wire at whose end nobody is. What goes onto that wire is counted: nothing may.
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';

const INSIDE = 'MOORING_INSIDE'; // set in there
const BEYOND = '198.18.0.2'; // of a range that is for measurements; it exists nowhere
const WIRE = `set -e
ip link set lo up
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
ip link add out arp off multicast off type veth peer name beyond
ip address add 198.18.0.1/24 dev out
ip link set beyond up
ip link set out up
ip route add default via ${BEYOND}
names=$(mktemp)
echo 'nameserver ${BEYOND}' >"$names"
mount --bind "$names" /etc/resolv.conf
rm "$names"
`;

/** A command line that runs `command` with a network of its own around it; the command alone where the system allows no such network. @param {string[]} command */
export function withNetwork(command) {
    const how = ['unshare', '--net', '--mount', 'sh', '-c'];
    if (spawnSync(how[0], [...how.slice(1), WIRE], { stdio: 'ignore' }).status !== 0) {
        console.log('-- packets are not counted: this system gives no network of its own (unshare, ip)');
        return command;
    }
    return ['env', `${INSIDE}=1`, ...how, `${WIRE}exec "$@"`, 'sh', ...command];
}

/** How many packets have gone onto the wire so far; 0 where none is. */
export function packetsOut() {
    const line = process.env[INSIDE] && /^ *out: (.*)$/m.exec(readFileSync('/proc/self/net/dev', 'utf8'))?.[1];
    return line ? Number(line.trim().split(/ +/)[9]) : 0;
}

/** The positive control: one packet that is sent is one packet that is counted. */
export async function controlCounts() {
    if (!process.env[INSIDE]) return true;
    const before = packetsOut();
    const socket = createSocket('udp4');
    await new Promise((resolve) => socket.send('x', 9, BEYOND, resolve));
    socket.close();
    return packetsOut() === before + 1;
}
