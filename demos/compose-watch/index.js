import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.end('Hello from Compose!\n');
});

server.listen(8080, () => console.log('Listening on port 8080'));
