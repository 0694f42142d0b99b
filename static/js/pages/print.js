// The page for printing: its elements.

import "../ui/page-words.js";
import "../deck/deck-drawing.js";
import "../deck/printed-slides.js";
import "../terminal/demo-end.js";
