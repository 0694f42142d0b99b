import { createServer } from 'node:http';
import { hostname } from 'node:os';

const version = 1;

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);
  response.end(`Hello from ${hostname()}, version ${version}\n`);
});

server.listen(8080, () => console.log('Listening on port 8080'));
process.on('SIGTERM', () => process.exit());
