// The contents' page: its one element.

import "../ui/page-words.js";
import "../deck/language-choice.js";
import "../features/learner/learner-contents.js";
