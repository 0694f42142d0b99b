// The page that brings people in: its one element.

import "../ui/page-words.js";
import "../ui/copy-link.js";
