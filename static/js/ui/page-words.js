// The words of this page, which the server has put into it; every page's script begins with this.

import { speak } from "./say.js";

const words = document.getElementById("words");
if (words) speak(JSON.parse(words.textContent ?? ""));
