// Node's socket.io as reveal.js' multiplex plugin uses it, passing on the same messages: the presenter's moves, and
// the lines of a program that runs on the same machine. `node node.mjs PORT COMMAND...`, one command for each step.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Server } from "socket.io";

const [port, ...commands] = process.argv.slice(2);
const server = createServer();
const io = new Server(server);
let number = 0;

/** @param {string} text one line that the program has printed */
function show(text) {
  number += 1;
  const event = { n: number, type: "output", terminal: "main", text: `${text}\r\n` };
  io.to("frames").emit("events", { demo: "frames", run: "0123456789ab", events: [event] });
}

io.on("connection", (socket) => {
  socket.join("everybody");
  socket.on("watch", (_content, answer) => {
    socket.join("frames");
    answer({ ok: true });
  });
  socket.on("go", ({ slide, build }) => {
    io.to("everybody").emit("stage", { slide, build, live: true, black: false, shows: {}, given: [] });
  });
  socket.on("step", ({ step }, answer) => {
    const program = spawn("sh", ["-c", commands[step - 1]], { stdio: ["ignore", "pipe", "inherit"] });
    createInterface({ input: program.stdout }).on("line", show);
    answer({ ok: true });
  });
});
server.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 }, () => {
  console.log(server.address().port);
});
process.on("SIGTERM", () => process.exit(0));
