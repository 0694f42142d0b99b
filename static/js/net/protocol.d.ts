// What browser and server say to each other. Written by `python -m quarterdeck.protocol`; change quarterdeck/protocol.

/** What a connection is: somebody in the room, a paired phone, or a desk that holds the token. */
export type Role = "viewer" | "phone" | "desk";

/** Whether a page is light or dark. */
export type ColorScheme = "light" | "dark";

/** How a demo's show stands; `FAILED` is live for another moment, and `RETRYING` still its tape. */
export type ShowState = "closed" | "opening" | "ready" | "running" | "done" | "failed" | "retrying" | "closing";

/**
 * How far a step of a demo has come.
 *
 * One that is `HELD` stands typed and is run by the next press; one that is `GOING` has been judged, and its command
 * goes on.
 */
export type StepState = "waiting" | "held" | "running" | "passed" | "failed" | "going";

/** Whether a poll takes votes: not yet, now, or no longer. */
export type PollState = "waiting" | "open" | "closed";

/** What a presenter does with a poll. */
export type PollAction = "open" | "reveal" | "close" | "reset";

/** What a presenter does with a question. */
export type QuestionAction = "answered" | "unanswered" | "hide" | "unhide" | "show" | "clear";

/** What a presenter does with the talk's timer. */
export type TimerAction = "start" | "pause" | "zero";

/** How the room fares: `BUSY` sees what is sent late, `BEHIND` far too late, or most of it sleeps. */
export type HealthState = "well" | "busy" | "behind";

/** What a presenter does with the films of the slide. */
export type FilmAction = "play" | "pause";

/** What a pen writes in. */
export type Colour = "red" | "blue" | "yellow";

/** What the next press does: docs/protocol.md has a table of them under `stage`. */
export type UpcomingKind = "black" | "question" | "build" | "counts" | "step" | "type" | "run" | "wait" | "rescue" | "cleanup" | "slide" | "end";

/** Text written to a terminal, escape sequences included. */
export interface Output {
  type: "output";
  terminal: string;
  text: string;
}

/** A terminal took this size, in character cells. */
export interface Resized {
  type: "resized";
  terminal: string;
  cols: number;
  rows: number;
}

/** A step has begun in its terminal. */
export interface Started {
  type: "started";
  terminal: string;
  step: number;
}

/** A step stands typed, and starts anew with the press that runs it. */
export interface Held {
  type: "held";
  terminal: string;
  step: number;
}

/** A step has been judged, and has `failed` or not; `status` is null where its command goes on or was cut off. */
export interface Ended {
  type: "ended";
  terminal: string;
  step: number;
  status: number | null;
  seconds: number;
  failed: boolean;
}

/** The newest picture of its kind, whole. */
export interface Drawn {
  type: "drawn";
  picture: LayersPicture | ContainersPicture | ClusterPicture | AppPicture;
}

/** Nothing more comes. */
export interface Closed {
  type: "closed";
}

/** What a terminal does; the `type` tells which it is. */
export type Event = Output | Resized | Started | Held | Ended | Drawn | Closed;

/** What every numbered event has: `n`, by which a viewer knows what it has seen. */
export type Numbered = { n: number } & Event;

/** What a demo's commands do; the `kind` tells which it is. */
export type Picture = LayersPicture | ContainersPicture | ClusterPicture | AppPicture;

/**
 * An instruction of an image, and the layer it made.
 *
 * `state` says how it came to be: it waits, is under way, was ``built`` in so many `seconds`, was ``cached``, has
 * ``failed``; ``base`` is all of the image that the build began with, and ``none`` an instruction that makes no layer.
 * `bytes` is the layer's size, None until the image is there.
 */
export interface Layer {
  instruction: string;
  state: "base" | "built" | "cached" | "failed" | "none" | "running" | "waiting";
  seconds: number | null;
  bytes: number | null;
}

/**
 * One build of an image, named `image`: its layers from the bottom up, and how many `seconds` it took.
 *
 * One whose image is there no longer is ``removed``.
 */
export interface Build {
  id: string;
  image: string;
  state: "built" | "failed" | "removed" | "running";
  layers: Layer[];
  seconds: number | null;
}

/** The last builds of a run, oldest first. */
export interface LayersPicture {
  kind: "layers";
  builds: Build[];
}

/** A port of this machine (`outside`, such as ``127.0.0.1:1234``) that leads to one of the container's. */
export interface Port {
  outside: string;
  inside: string;
}

/** A container was asked to stop: seconds `left` of those (`of`) that it has before it is killed. */
export interface Stopping {
  left: number;
  of: number;
}

/**
 * A container: its `state` is the engine's own word for it, or ``removed`` for a moment after it has gone.
 *
 * `status` is the exit status of one that has ended.
 */
export interface Container {
  id: string;
  name: string;
  image: string;
  state: string;
  ports: Port[];
  status: number | null;
  stopping?: Stopping;
}

/** All containers of a run, in the order they were made. */
export interface ContainersPicture {
  kind: "containers";
  containers: Container[];
}

/**
 * A pod: `ready` of its `containers` are, and it belongs to the replica set `owner`, empty for none.
 *
 * `id` is the beginning of the cluster's own uid: who comes under the name of one before is another.
 */
export interface Pod {
  id: string;
  name: string;
  phase: "done" | "ending" | "failed" | "ready" | "running" | "starting" | "troubled" | "waiting";
  ready: number;
  containers: number;
  owner: string;
  reason: string;
  restarts: number;
}

/** A replica set: how many pods it wants, how many are ready, of which image, and of which deployment (`owner`). */
export interface ReplicaSet {
  id: string;
  name: string;
  wanted: number;
  ready: number;
  image: string;
  owner: string;
}

/** A deployment: how many pods it wants, and how many are ready. */
export interface Deployment {
  id: string;
  name: string;
  wanted: number;
  ready: number;
}

/** A service, and the pods that it passes requests on to at the moment, by their ids. */
export interface Service {
  id: string;
  name: string;
  pods: string[];
}

/** An ingress: the names it answers to, the services it leads to, by their ids, and if a controller serves it. */
export interface Ingress {
  id: string;
  name: string;
  hosts: string[];
  services: string[];
  served: boolean;
}

/** All that requests pass through in a namespace, oldest first; `more` pods are there and not in the picture. */
export interface ClusterPicture {
  kind: "cluster";
  namespace: string;
  ingresses: Ingress[];
  services: Service[];
  deployments: Deployment[];
  replica_sets: ReplicaSet[];
  pods: Pod[];
  more: number;
}

/**
 * A page: its address, HTTP's `status` (0 where nothing has answered), and its `body`, which is HTML or plain text.
 *
 * `problem` says in a few words why there is no page; `cut` that there is more of it.
 */
export interface AppPicture {
  kind: "app";
  url: string;
  status: number;
  html: boolean;
  body: string;
  cut: boolean;
  problem: string;
}

/** A hall's window: its size in CSS pixels, the slide on it, and whether it is light or dark. */
export interface Screen {
  width: number;
  height: number;
  slide: number;
  scheme: ColorScheme;
}

/** A film: the second it is at, and whether it is `playing` on from there. */
export interface FilmPlace {
  film: number;
  seconds: number;
  playing: boolean;
}

/** `slide`, `films`: each film and sound there, counted from 1, the second it is at, and if it goes on `playing`. */
export interface Films {
  slide: number;
  films: FilmPlace[];
}

/** A line: `language` is its own, empty where it is the deck's. */
export interface CaptionLine {
  text: string;
  language: string;
}

/**
 * `lines`, of which the first has the number `first`, each with `text`, `language`; if the `hall` shows them.
 *
 * At connecting all that are kept; later those that are new, none where only the hall has changed. `kept` is the
 * number of the oldest one that still counts; with the end of the talk none does.
 */
export interface Captions {
  first: number;
  lines: CaptionLine[];
  hall: boolean;
  kept: number;
}

/**
 * What the next press of `next` does: its `kind`, and what it comes to.
 *
 * A build is number `build` of `builds`, a slide has its `title`; a step is number `step` of the demo's `steps`, and
 * `label` is what it types.
 */
export interface Upcoming {
  kind: UpcomingKind;
  slide?: number;
  build?: number;
  builds?: number;
  title?: string;
  demo?: string;
  step?: number;
  steps?: number;
  label?: string;
}

/**
 * Where the talk stands: `slide`, `build`, and `live` once somebody has presented.
 *
 * `black`: the screen shows nothing; `turn`: a number that grows with every move; `shows`: demo name to run id;
 * `given`: names of the demos that `next` passes by; `upcoming`: what `next` will do.
 */
export interface Stage {
  slide: number;
  build: number;
  live: boolean;
  black: boolean;
  turn: number;
  shows: Record<string, string>;
  given: string[];
  upcoming?: Upcoming;
}

/** An engine as found on the server's machine; `problem` is one sentence where it was not. */
export interface Engine {
  found: boolean;
  version: string | null;
  problem: string | null;
}

/** `role` (`owner` or `viewer`), `deck` (version), `stage`, and for an owner `engines`. */
export interface Welcome {
  role: "owner" | "viewer";
  deck: string;
  stage: Stage;
  engines?: Record<string, Engine>;
}

/** `version`: the deck or a demo was saved, fetch it again. */
export interface Deck {
  version: string;
}

/** Every engine by its name, each with `found`, `version`, `problem`. */
export type Engines = Record<string, Engine>;

/**
 * `count`: how many browsers are connected, owners' apart and each once however often it is connected.
 *
 * `following`: how many of them follow; `refused`: how many messages were no message, or not the sender's to send.
 * `screens`: each window of the hall, the largest first, with `width`, `height` in CSS pixels, `slide`, `scheme`.
 */
export interface People {
  count: number;
  following: number;
  refused: number;
  screens: Screen[];
}

/**
 * `state`: how the room fares, `well`, `busy` or `behind`; told every 15 seconds, and at connecting.
 *
 * `delay`: the seconds in which nine of ten pages that are awake have answered their last ping, left out before there
 * was one; `sleepers`: how many have missed something, or are silent.
 */
export interface Health {
  state: HealthState;
  sleepers: number;
  delay?: number;
}

/** The hall's windows are to be `light` or `dark`; others do as their devices say. */
export interface Scheme {
  scheme: ColorScheme;
}

/** A paired phone; `paired` and `seen` are seconds ago. */
export interface Phone {
  phone: string;
  called: string;
  paired: number;
  seen: number;
  here: boolean;
}

/** Every paired phone: `phone` (its name), what it is `called`, seconds since `paired` and `seen`, and if `here`. */
export interface Phones {
  phones: Phone[];
}

/** `seconds` the talk has been going on, and whether it is `running`. */
export interface Timer {
  seconds: number;
  running: boolean;
}

/** `text`: one sentence, such as what is wrong in a deck just saved; in the place of the last of its `subject`. */
export interface Notice {
  text: string;
  subject?: string;
}

/** `faults`: what is wrong with the files just saved, a sentence each with its place; none once all is mended. */
export interface Faults {
  faults: string[];
}

/** `x`, `y` where the laser points, or nothing when it is off; said again every second while it rests. */
export interface Spot {
  x?: number;
  y?: number;
}

/** `slide`, `stroke`, `colour`, `at`, `points`: what is new of a stroke that has `at` points already. */
export interface Part {
  slide: number;
  at: number;
  stroke: string;
  colour: Colour;
  points: number[];
}

/** A line; `points` are x, y, x, y … on the canvas. */
export interface Stroke {
  stroke: string;
  colour: Colour;
  points: number[];
}

/** `slide`, `strokes`, each with `stroke`, `colour`, `points`: all that is drawn there; at connecting too. */
export interface Ink {
  slide: number;
  strokes: Stroke[];
}

/** One poll as it stands; at connecting, each there is. */
export interface Poll {
  slide: number;
  state: PollState;
  revealed: boolean;
  voters: number;
  counts: number[] | null;
  mine?: number[];
}

/** A question of the room; `hidden` is there for owners. */
export interface Question {
  number: number;
  text: string;
  answered: boolean;
  votes: number;
  hidden?: boolean;
}

/** The question on everybody's slide. */
export interface Shown {
  number: number;
  text: string;
}

/** What has been asked, best first, as text; at connecting too. */
export interface Questions {
  questions: Question[];
  shown: Shown | null;
  refused?: number;
  mine?: number[];
  asked?: number[];
}

/** When and on what a tape was recorded: an ISO date, and versions by the names of engines. */
export interface Recorded {
  date: string;
  engines: Record<string, string>;
}

/** A terminal and its size, in character cells. */
export interface Size {
  name: string;
  cols: number;
  rows: number;
}

/** A step of a demo and how far it has come; `seconds` is null until it has ended. A `hidden` one is not seen. */
export interface Step {
  number: number;
  label: string;
  say: string;
  state: StepState;
  seconds: number | null;
  hidden?: boolean;
}

/** What a terminal shows, as the text that draws it. */
export interface Written {
  terminal: string;
  text: string;
}

/** Something that the interface says: its key in the catalogues, and what stands in its braces. */
export interface Phrase {
  phrase: string;
  given: Record<string, number>;
}

/**
 * The whole picture of a show; its `output` is null where the room has had it: who has not, asks with `watch`.
 *
 * `rescued`: the step from which the tape goes on, as the live run has failed there.
 */
export interface Show {
  demo: string;
  run: string | null;
  state: ShowState;
  recorded: Recorded | null;
  number: number;
  terminals: Size[];
  steps: Step[];
  output: Written[] | null;
  pictures?: (LayersPicture | ContainersPicture | ClusterPicture | AppPicture)[];
  rescued?: number;
  usual?: number[];
  waits?: string;
  waits_as?: Phrase;
  elapsed?: number;
}

/** `demo`, `run`, `events`: new events in order of their numbers. */
export interface Events {
  demo: string;
  run: string;
  events: Numbered[];
}

/**
 * `demo`, `problem`: what has gone wrong with a show, in the words of shell or engine, null once it is mended.
 *
 * At connecting, each there is. The room is told that a step has failed, and no more.
 */
export interface Trouble {
  demo: string;
  problem: string | null;
}

/** That it was done, and no more. */
export type Nothing = Record<never, never>;

/** The whole picture of a show, or the events that were missed of it; neither where the picture was told apart. */
export interface Watched {
  show?: Show;
  events?: Numbered[];
}

/** What a step's check has found: the step's hint where it failed, and the last lines that it printed. */
export interface Checked {
  passed: boolean;
  hint: string | null;
  lines: string[];
}

/** A code for one phone: its address, the same as a QR code in SVG, and the seconds it is good for. */
export interface Offered {
  url: string;
  qr: string;
  seconds: number;
}

/** The number of the question that was asked. */
export interface Asked {
  question: number;
}

/** Whether the browser wants the question answered now. */
export interface Supported {
  wants: boolean;
}

/** What each message of a browser carries. */
export interface Commands {
  /** Moves the stage. */
  go: { slide: number; build: number };
  /**
   * Brings back a black screen, else takes the question off the slide, else goes one step on.
   *
   * That is the next build, else the counts of the open poll once somebody has answered it, else the next demo step,
   * else the next slide. `whole` passes over what is left of the slide, to the next one.
   */
  next: { turn?: number; whole?: boolean };
  /**
   * Brings back a black screen, else takes the question off the slide, else goes one build back.
   *
   * Where there is none, it goes to the slide before with all its builds; `whole` passes over the builds, to that slide.
   */
  back: { turn?: number; whole?: boolean };
  /** Shows everybody nothing, or the slide again. */
  black: { on: boolean; turn?: number };
  /**
   * Ends the talk: nobody is presenting any more, what is open is cleaned up, and the timer rests.
   *
   * Where the talk stands is kept, and the next move takes it up again there.
   */
  end: Record<string, never>;
  /**
   * To `start`, `pause` or `zero` the talk's timer, which starts by itself with the first move.
   *
   * At zero, `next` gives every demo again.
   */
  timer: { action: TimerAction };
  /**
   * Offers a code that pairs one phone.
   *
   * The answer holds `url`, its `qr` code as SVG, and the `seconds` it is good for.
   */
  pair: Record<string, never>;
  /** Ends a phone's connections, and its key and cookie with them. */
  revoke: { phone: string };
  /** Does nothing; a page that wakes up asks whether its connection still lives. */
  ping: Record<string, never>;
  /** Counts the sender among those who follow the talk, or no longer. */
  following: { on: boolean };
  /** Says that the sender is the hall's window, how large it is in CSS pixels, on which slide, and light or dark. */
  screen: { width: number; height: number; slide: number; scheme?: ColorScheme };
  /** Turns the hall's windows light or dark; a deck whose theme has a number of its own stays as it is. */
  scheme: { scheme: ColorScheme };
  /**
   * Answers the slide's poll with these options, in place of the browser's former ones.
   *
   * They are numbers counted from 1; an empty list takes the vote back.
   */
  vote: { slide: number; options: number[] };
  /**
   * Asks a question; the answer holds `question`, its number.
   *
   * The same words from the same browser are the same question, so that who has heard no answer may send it again.
   */
  ask: { text: string };
  /**
   * Counts the browser among those who want an answer, or no longer.
   *
   * The answer holds `wants`.
   */
  support: { question: number };
  /** Points at a place of the slide; without a place, no longer. */
  laser: { x?: number; y?: number };
  /**
   * Draws on the present slide, whose number `slide` must be.
   *
   * It goes on with the stroke of this name, which has `at` points already, or begins it.
   */
  stroke: { slide: number; stroke: string; colour: Colour; at: number; points: number[] };
  /** Takes the last stroke off the present slide. */
  undo: Record<string, never>;
  /** Cleans the present slide, or all of them. */
  wipe: { all?: boolean };
  /**
   * To `open` (again), `reveal`, `close` or `reset` the slide's poll.
   *
   * One that waits also opens when the talk comes to its slide.
   */
  poll: { slide: number; action: PollAction };
  /** Marks it `answered` or `unanswered`, or is to `hide`, `unhide`, `show` it on everybody's slide or `clear` it. */
  question: { question: number; action: QuestionAction };
  /**
   * Joins the demo's room.
   *
   * The answer holds `show` (the whole picture) or, if `run` is still on and every event past number `after` is still
   * kept, `events`. With `apart` the picture comes as the news `show`, ahead of an answer that holds neither: so it is
   * written and compressed once for all who come to the same picture.
   */
  watch: { demo: string; run?: string; after?: number; apart?: boolean };
  /** Leaves the demo's room. */
  unwatch: { demo: string };
  /**
   * Opens a show: live if its engines answer, else from the tape.
   *
   * `alone`, a learner's, is refused while somebody presents, and no tape takes over from a step that fails. What comes
   * before the step `first` is done unseen.
   */
  open: { demo: string; alone?: boolean; first?: number };
  /**
   * Runs the step with this number; `alone` as for `open`.
   *
   * Where no show is on, what the deck gives on earlier slides is done unseen.
   */
  step: { demo: string; step: number; alone?: boolean };
  /**
   * Runs the step's check and waits for it, 20 seconds at most.
   *
   * The answer holds `passed`, `hint` (null where it passed; else which steps before it have not been done, and what is
   * wrong) and `lines`, the last that it printed.
   */
  check: { demo: string; step: number };
  /** Writes the file that the step edits as it is before that step, in the run's own copy. */
  restore: { demo: string; step: number };
  /** Presses Ctrl-C. */
  interrupt: { demo: string; turn?: number };
  /** Types into a live terminal. */
  type: { demo: string; terminal: string; text: string };
  /** Goes on from the tape, at the step where the show is. */
  tape: { demo: string; turn?: number };
  /**
   * Tries to go on live where the tape is: what comes before is done again unseen, while the tape stays.
   *
   * Where that fails, the tape is as it was.
   */
  retry: { demo: string; turn?: number };
  /** Ends the show and cleans up. */
  stop: { demo: string; turn?: number };
  /** Ends the show and opens it afresh; `first` as for `open`. */
  reset: { demo: string; first?: number };
  /**
   * To `play` or `pause` the films and sounds of the present slide, whose number `slide` must be, for everybody.
   *
   * `film` means one of them, counted from 1; with `at` it goes on from that second.
   */
  film: { slide: number; action: FilmAction; film?: number; at?: number };
  /**
   * Says what has just been said, a caption a line, to everybody who reads along.
   *
   * `language` is the one it is in, where that is not the deck's own.
   */
  caption: { text: string; language?: string };
  /** Shows the captions in the hall's windows, or no longer. */
  captions: { on: boolean };
}

/** What each is answered with. */
export interface Answers {
  go: Nothing;
  next: Nothing;
  back: Nothing;
  black: Nothing;
  end: Nothing;
  timer: Nothing;
  pair: Offered;
  revoke: Nothing;
  ping: Nothing;
  following: Nothing;
  screen: Nothing;
  scheme: Nothing;
  vote: Nothing;
  ask: Asked;
  support: Supported;
  laser: Nothing;
  stroke: Nothing;
  undo: Nothing;
  wipe: Nothing;
  poll: Nothing;
  question: Nothing;
  watch: Watched;
  unwatch: Nothing;
  open: Nothing;
  step: Nothing;
  check: Checked;
  restore: Nothing;
  interrupt: Nothing;
  type: Nothing;
  tape: Nothing;
  retry: Nothing;
  stop: Nothing;
  reset: Nothing;
  film: Nothing;
  caption: Nothing;
  captions: Nothing;
}

/** What each message of the server carries. */
export interface News {
  stage: Stage;
  welcome: Welcome;
  deck: Deck;
  engines: Engines;
  people: People;
  health: Health;
  scheme: Scheme;
  phones: Phones;
  timer: Timer;
  notice: Notice;
  faults: Faults;
  laser: Spot;
  stroke: Part;
  ink: Ink;
  poll: Poll;
  questions: Questions;
  show: Show;
  events: Events;
  trouble: Trouble;
  films: Films;
  captions: Captions;
}

/** The name of anything a browser may send. */
export type Message = keyof Commands;

/** Why something was not done, in one sentence; `phrase` is its key in catalogues, `lost` says that no answer came. */
export interface Refused {
  ok: false;
  error: string;
  phrase?: string;
  given?: Record<string, string | number>;
  lost?: true;
}

/** The messages that carry a field of this name. */
export type Carrying<F extends string> = {
  [M in Message]: string extends keyof Commands[M] ? never : F extends keyof Commands[M] ? M : never;
}[Message];

/** What a message is answered with. */
export type Answer<M extends Message = Message> = ({ ok: true } & Answers[M]) | Refused;
