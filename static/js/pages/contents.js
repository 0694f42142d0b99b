// The contents' page: its one element.

import "../features/learner/learner-contents.js";
