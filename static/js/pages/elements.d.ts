// The elements of our own, by their names in HTML.

import type { DeckDrawing } from "../deck/deck-drawing.js";
import type { SlideReader } from "../deck/slide-reader.js";
import type { CaptionDesk } from "../features/captions/caption-desk.js";
import type { SlideCaptions } from "../features/captions/slide-captions.js";
import type { PresenterClock } from "../features/clock/presenter-clock.js";
import type { SlideCount } from "../features/clock/slide-count.js";
import type { DemoControl } from "../features/demos/demo-control.js";
import type { DemoRescue } from "../features/demos/demo-rescue.js";
import type { PairedDevices } from "../features/devices/paired-devices.js";
import type { TalkKeys } from "../features/devices/talk-keys.js";
import type { TalkEnd } from "../features/ending/talk-end.js";
import type { FilmControl } from "../features/films/film-control.js";
import type { PenTools } from "../features/ink/pen-tools.js";
import type { LearnerLesson } from "../features/learner/learner-lesson.js";
import type { SlideFit } from "../features/notes/slide-fit.js";
import type { SlideNotes } from "../features/notes/slide-notes.js";
import type { TalkOverview } from "../features/overview/talk-overview.js";
import type { PollControl } from "../features/polls/poll-control.js";
import type { HallScreen } from "../features/presence/hall-screen.js";
import type { QuestionList } from "../features/questions/question-list.js";
import type { QuestionPanel } from "../features/questions/question-panel.js";
import type { UpcomingPress } from "../features/upcoming/upcoming-press.js";
import type { DemoApp } from "../picture/demo-app.js";
import type { DemoPicture } from "../picture/demo-picture.js";
import type { DemoTerminal } from "../terminal/demo-terminal.js";

declare global {
  interface HTMLElementTagNameMap {
    "caption-desk": CaptionDesk;
    "deck-drawing": DeckDrawing;
    "demo-control": DemoControl;
    "demo-app": DemoApp;
    "demo-picture": DemoPicture;
    "demo-rescue": DemoRescue;
    "demo-terminal": DemoTerminal;
    "film-control": FilmControl;
    "hall-screen": HallScreen;
    "learner-lesson": LearnerLesson;
    "paired-devices": PairedDevices;
    "pen-tools": PenTools;
    "poll-control": PollControl;
    "presenter-clock": PresenterClock;
    "question-list": QuestionList;
    "question-panel": QuestionPanel;
    "slide-captions": SlideCaptions;
    "slide-count": SlideCount;
    "slide-fit": SlideFit;
    "slide-notes": SlideNotes;
    "slide-reader": SlideReader;
    "talk-end": TalkEnd;
    "talk-keys": TalkKeys;
    "talk-overview": TalkOverview;
    "upcoming-press": UpcomingPress;
  }
}
