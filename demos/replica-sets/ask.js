// Asks a server what it has to say, as often as it is told or else for ever: node ask.js ADDRESS [TIMES]. Every question
// goes over a new connection, so that a service may give each to another pod.
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const [, , address, times = Infinity] = process.argv;
const url = `http://${address}:8080`;

process.on('SIGTERM', () => process.exit());

for (let asked = 0; asked < times; asked += 1) {
  try {
    const answer = await ask(url);
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
