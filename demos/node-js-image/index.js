import express from 'express';

const port = 8080;
const app = express();

app.get('/', (request, response) => {
  console.log(`${request.method} ${request.url}`);
  response.send('Hello from a container!\n');
});

app.listen(port, () => console.log(`Listening on port ${port}`));
