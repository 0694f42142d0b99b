// The page that brings people in: its one element.

import "../ui/copy-link.js";
