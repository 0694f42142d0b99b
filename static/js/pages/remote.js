// The remote's page, the desk in a hand: puts its elements together, and gives every button its meaning.

import "../ui/page-words.js";
import "../features/clock/presenter-clock.js";
import "../features/clock/slide-count.js";
import "../features/demos/demo-rescue.js";
import "../features/devices/talk-keys.js";
import "../features/ending/talk-end.js";
import "../features/films/film-control.js";
import "../features/health/room-health.js";
import "../features/notes/slide-notes.js";
import "../features/polls/poll-control.js";
import "../features/presence/connection-line.js";
import "../features/presence/people-count.js";
import "../features/upcoming/upcoming-press.js";
import "../ui/wake-lock-notice.js";
import { connection as connect } from "../net/connection.js";
import { elementOf } from "../ui/parts.js";
import { listenToButtons } from "../ui/press.js";
import { toast } from "../ui/toast.js";

const BEAT = 8000; // milliseconds between looks at the line while the remote is looked at

const connection = connect();
const keys = elementOf(document, "talk-keys");
const ending = elementOf(document, "talk-end");
const notes = elementOf(document, "slide-notes");

for (const element of [
  elementOf(document, "demo-rescue"),
  elementOf(document, "film-control"),
  elementOf(document, "poll-control"),
  ending,
  elementOf(document, "presenter-clock"),
])
  element.drive = (message, content) => keys.press(message, content);
connection.hear("notice", ({ text, subject }) => toast(text, "", subject || text));
setInterval(() => !document.hidden && connection.line === "on" && connection.check(), BEAT);
listenToButtons({
  next: () => keys.press("next", {}),
  back: () => keys.press("back", {}),
  black: () => keys.toggleBlack(),
  larger: () => notes.resize(1),
  end: () => ending.ask(),
  smaller: () => notes.resize(-1),
});
