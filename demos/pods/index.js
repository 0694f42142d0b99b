import { createServer } from 'node:http';
import { hostname } from 'node:os';

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);
  response.end(`Hello from ${hostname()}!\n`);
});

server.listen(8080, () => console.log('Listening on port 8080'));
process.on('SIGTERM', () => process.exit());
