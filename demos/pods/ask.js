// Asks a server again and again what it has to say: the one at the address it is given, or else the one beside it in
// the same pod, which is simply localhost.
import { setTimeout as wait } from 'node:timers/promises';

const [, , address = 'localhost'] = process.argv;
const url = `http://${address}:8080`;

process.on('SIGTERM', () => process.exit());

for (;;) {
  try {
    const answer = await fetch(url);
    console.log(`${url} says: ${(await answer.text()).trim()}`);
  } catch {
    console.log(`${url} does not answer yet`);
  }
  await wait(2000);
}
