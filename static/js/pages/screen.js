// The hall's window: the talk's slide and demo, whatever happens to the window; it drives nothing.

import "../ui/page-words.js";
import "../deck/deck-drawing.js";
import "../deck/slide-reader.js";
import "../features/captions/slide-captions.js";
import "../features/demos/open-picture.js";
import "../features/films/slide-films.js";
import "../features/polls/poll-ballot.js";
import "../features/presence/line-notice.js";
import "../features/questions/question-spotlight.js";
import "../terminal/demo-terminal.js";
import { View } from "../features/ink/view.js";
import { followScheme } from "../features/presence/hall-scheme.js";
import { reportScreen } from "../features/presence/screen-report.js";
import { connection as connect } from "../net/connection.js";
import { drawWhileHidden } from "../ui/frames.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { SCREEN, tableOf } from "../ui/keys.js";
import { elementOf } from "../ui/parts.js";
import { WakeLock } from "../ui/wake-lock.js";

const BEAT = 5000; // milliseconds between looks at the line: nobody stands beside this window to see that it is dead

const connection = connect();
const reader = elementOf(document, "slide-reader");

drawWhileHidden();
new View(connection, reader.deck);
new WakeLock().keep(true);
followScheme(connection);
reportScreen(connection, reader);
setInterval(() => connection.line === "on" && connection.check(), BEAT);
listen(tableOf(SCREEN), toggleFullScreen);
