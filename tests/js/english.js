// Has modules speak English in a test, as the pages of an English talk do.

import { readFileSync } from "node:fs";
import { speak } from "../../static/js/ui/say.js";

const file = new URL("../../static/words/en.json", import.meta.url);
speak(JSON.parse(readFileSync(file, "utf8")));
