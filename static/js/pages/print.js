// The page for printing: its elements.

import "../deck/deck-drawing.js";
import "../deck/printed-slides.js";
