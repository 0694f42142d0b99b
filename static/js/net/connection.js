// The page's one socket: what it hears, what it asks, and whether it is there.

import { io } from "socket.io-client";
import { rootOfPage } from "../ui/root.js";
import { say } from "../ui/say.js";
import { underWay } from "../ui/settled.js";
import { nameOfBrowser } from "./browser.js";
import { keepLastHeard } from "./last-heard.js";
import { onAwake, revive } from "./reconnect.js";
import { refusalOf } from "./refusal.js";
import { IN_TURN, SOON, spread } from "./retry.js";
import { spoken } from "./spoken.js";

/** @import { Answer, Commands, Engine, Message, News, Stage } from "./protocol.d.ts" */
/** @typedef {"trying" | "on" | "lost" | "refused"} Line how the connection is doing */
/** @typedef {News & {line: Line}} Heard */

const UNDER_WAY = 3000; // milliseconds that an attempt to connect is left alone
const PATIENCE = 8000; // milliseconds until an unanswered message counts as lost

/** Talks with the server; fires an event per message it hears, and `line` when it comes or goes. */
export class Connection extends EventTarget {
  /** @type {Record<string, Engine>} as an owner heard of them last */
  engines = {};

  /** @param {string} key the owner's, or "" for a viewer */
  constructor(key) {
    super();
    /** @type {Line} */
    this.line = "trying";
    this.problem = "";
    this.refusal = ""; // why the server did not let us in, where it has said so
    /** @type {Stage | null} where the talk stands, as it was heard last */
    this.stage = null;
    this.pace = key ? SOON : IN_TURN;
    this.checking = false;
    this.trying = performance.now(); // since when an attempt to connect has been under way
    this.socket = io({
      path: `${rootOfPage()}socket.io/`,
      auth: {
        browser: nameOfBrowser(),
        ...(key ? { key, page: document.body.classList[0] ?? "" } : {}),
      },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      ...this.pace,
    });
    keepLastHeard(this);
    this.socket.onAny((name, content) => this.#tell(name, content));
    onAwake(
      () => this.check(),
      () => this.checkInTurn(),
    );
    this.socket.io.on("reconnect_attempt", () => {
      this.trying = performance.now();
    });
    this.socket.on("connect", () => this.#changed("on"));
    this.socket.on("disconnect", (reason) => this.#lost(reason));
    this.socket.on("connect_error", (error) => this.#failed(error));
  }

  /**
   * Call back whenever this message is heard.
   * @template {keyof Heard} N
   * @param {N} name
   * @param {(content: Heard[N]) => void} heard
   * @returns {() => void} a call that ends it
   */
  hear(name, heard) {
    /** @param {globalThis.Event} event */
    const listener = (event) => heard(/** @type {CustomEvent<Heard[N]>} */ (event).detail);
    this.addEventListener(name, listener);
    return () => this.removeEventListener(name, listener);
  }

  /**
   * Send a message and wait for its answer; a lost one is answered here, never by an exception.
   * @template {Message} M
   * @param {M} message
   * @param {Commands[M]} content
   * @param {number} [patience] in milliseconds
   * @returns {Promise<Answer<M>>}
   */
  async ask(message, content, patience = PATIENCE) {
    if (!this.socket.connected) return { ok: false, lost: true, error: say("talk.offline") };
    try {
      return spoken(await underWay(this.socket.timeout(patience).emitWithAck(message, content)));
    } catch {
      if (this.pace === SOON) this.socket.disconnect().connect();
      else this.check(); // the server may have its hands full with all the others
      return { ok: false, lost: true, error: say("talk.unanswered", { message }) };
    }
  }

  /**
   * Send a message that is worth nothing later: no answer is waited for, and offline it is not sent.
   * @template {Message} M
   * @param {M} message
   * @param {Commands[M]} content
   */
  tell(message, content) {
    this.socket.volatile.emit(message, content);
  }

  /** See whether the line still lives; one that is gone, or died in its sleep, is opened anew at once. */
  async check() {
    const tries = performance.now() - this.trying < UNDER_WAY; // to begin again would only be later
    if (this.checking || tries || this.line === "refused") return;
    this.checking = true;
    await revive(this.socket);
    this.checking = false;
  }

  /** Do so in a while, each page in its own: all of a hall has been told at once. */
  checkInTurn() {
    setTimeout(() => this.check(), spread(this.pace, Math.random()));
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {Line} line */
  #changed(line) {
    this.line = line;
    this.trying = Number.NEGATIVE_INFINITY;
    this.#tell("line", line);
  }

  /** @param {string} reason */
  #lost(reason) {
    this.#changed("lost");
    // The server's own goodbye ends the client's attempts; a server that restarts wants us back.
    if (reason === "io server disconnect") this.checkInTurn();
  }

  /** @param {Error} error */
  #failed(error) {
    this.problem = error.message;
    this.refusal = refusalOf(error);
    this.#changed(this.socket.active ? "lost" : "refused");
  }
}

/** @type {Connection | undefined} */
let ours;

/** Give the page's connection, opened at its first use. */
export function connection() {
  ours ??= new Connection(keyOfPage());
  return ours;
}

/** Say whether this page is the owner's. */
export function isOwner() {
  return keyOfPage() !== "";
}

function keyOfPage() {
  const meta = document.querySelector('meta[name="quarterdeck-key"]');
  return meta?.getAttribute("content") ?? "";
}
