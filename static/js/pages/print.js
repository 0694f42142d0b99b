// The page for printing: its one element.

import "../deck/printed-slides.js";
