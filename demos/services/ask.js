// Asks a server what it has to say, until it has had as many answers as it is told or else for ever:
// node ask.js ADDRESS [ANSWERS]. Every question goes over a new connection, so that a service may give each to another pod.
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const [, , address, answers = Infinity] = process.argv;
const url = `http://${address}:8080`;

process.on('SIGTERM', () => process.exit());

for (let had = 0; had < answers; ) {
  try {
    const answer = await ask(url);
    had += 1;
    console.log(`${url} says: ${answer.trim()}`);
  } catch {
    console.log(`${url} does not answer`);
  }
  await wait(1000);
}

function ask(question) {
  return new Promise((resolve, reject) => {
    get(question, { agent: false, timeout: 2000 }, (response) => resolve(text(response)))
      .on('error', reject)
      .on('timeout', () => reject(new Error('no answer')));
  });
}
