// The neighbour: another container of the same pod, to which the server is simply localhost.
import { setTimeout as wait } from 'node:timers/promises';

process.on('SIGTERM', () => process.exit());

for (;;) {
  const answer = await fetch('http://localhost:8080').catch((error) => error);
  console.log(answer.ok ? `My neighbour says: ${(await answer.text()).trim()}` : 'Is anybody there?');
  await wait(5000);
}
