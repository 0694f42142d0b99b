// The contents' page: its one element.

import "../deck/language-choice.js";
import "../features/learner/learner-contents.js";
