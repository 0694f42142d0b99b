// A hall of real clients that come back as pages do: `node storm.mjs URL COUNT` says how many are connected, when it changes.

import { io } from "socket.io-client";
import { IN_TURN } from "../../static/js/net/retry.js";

const [url, count] = process.argv.slice(2);
const pages = Array.from({ length: Number(count) }, () =>
  io(url, {
    forceNew: true,
    transports: ["websocket"],
    extraHeaders: { Origin: url },
    ...IN_TURN,
  }),
);
const slideOf = new Map();
for (const page of pages) {
  page.on("welcome", ({ stage }) => see(page, stage));
  page.on("stage", (stage) => see(page, stage));
  page.on("disconnect", say);
}

function see(page, { slide }) {
  slideOf.set(page, slide);
  say();
}

function say() {
  const there = pages.filter(({ connected }) => connected);
  const slides = new Set(there.map((page) => slideOf.get(page)));
  console.log(JSON.stringify({ connected: there.length, slides: [...slides] }));
}

process.stdin.on("end", () => process.exit(0)).resume();
