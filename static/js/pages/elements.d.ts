// The elements of our own, by their names in HTML.

import type { SlideReader } from "../deck/slide-reader.js";
import type { LearnerLesson } from "../features/learner/learner-lesson.js";
import type { TalkOverview } from "../features/overview/talk-overview.js";
import type { QuestionPanel } from "../features/questions/question-panel.js";
import type { DemoTerminal } from "../terminal/demo-terminal.js";

declare global {
  interface HTMLElementTagNameMap {
    "demo-terminal": DemoTerminal;
    "learner-lesson": LearnerLesson;
    "question-panel": QuestionPanel;
    "slide-reader": SlideReader;
    "talk-overview": TalkOverview;
  }
}
