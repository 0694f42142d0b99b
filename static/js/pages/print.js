// The page for printing: its elements.

import "../deck/deck-drawing.js";
import "../deck/printed-slides.js";
import "../terminal/demo-end.js";
