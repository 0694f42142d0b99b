import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.end('Hello, whoever you are!\n');
});

server.listen(8080, () => console.log(`Listening on port 8080 as process ${process.pid}`));
