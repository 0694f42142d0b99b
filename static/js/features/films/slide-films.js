// The element `<slide-films>`: plays the films and sounds of the slide in its frame along with the talk.

import { ask } from "../../net/ask.js";
import { connection, isOwner } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { isAstray, secondOf } from "./clock.js";

/** @import { SlideReader } from "../../deck/slide-reader.js" */
/** @import { Films } from "../../net/protocol.d.ts" */

const LOOK = 1000; // milliseconds between looks whether the films are where they should be

/**
 * In the room it is silent until somebody taps for sound, else a hall would hear two hundred phones; so is the desk, beside
 * the hall's window. Where nobody is followed, the browser's own controls play.
 */
export class SlideFilms extends LiveElement {
  /** @type {Films} */
  #told = { slide: 0, films: [] };
  #heard = 0;
  #turn = 0;
  #loud = document.body.classList.contains("screen") || (isOwner() && !this.#atDesk);

  connectedCallback() {
    this.hear("films", (films) => {
      this.#told = films;
      this.#heard = performance.now();
      this.draw();
    });
    if (this.parentElement)
      for (const type of ["turned", "placechange"])
        this.follow(this.parentElement, type, () => this.draw());
    this.hearStage(({ turn }) => {
      this.#turn = turn;
    });
    this.#listen();
    this.every(LOOK, () => this.draw());
    this.draw();
  }

  /** Let whoever drives press on a film, and a film that is to turn the slide at its end do so, once. */
  #listen() {
    const frame = this.parentElement;
    if (!frame || !isOwner()) return;
    this.follow(frame, "click", ({ target }) => {
      if (target instanceof HTMLVideoElement && this.#following) this.#press(target);
    });
    const ended = (/** @type {globalThis.Event} */ { target }) => {
      if (
        this.#atDesk &&
        target instanceof HTMLMediaElement &&
        target.dataset.advance !== undefined
      )
        connection().ask("next", { turn: this.#turn });
    };
    frame.addEventListener("ended", ended, true); // it does not bubble
  }

  /** @param {HTMLMediaElement} film */
  #press(film) {
    const told = this.#told.films[Number(film.dataset.film) - 1];
    const ended = film.ended ? { at: 0 } : {};
    const action = told?.playing && !film.ended ? "pause" : "play";
    ask("film", { slide: this.#slide, film: Number(film.dataset.film), action, ...ended });
  }

  /** The slide in the frame, 0 for none. */
  get #slide() {
    return Number(this.#section?.dataset.number ?? 0);
  }

  /** @returns {HTMLElement | null | undefined} */
  get #section() {
    return this.parentElement?.querySelector(":scope > .slide");
  }

  get #atDesk() {
    return document.body.classList.contains("desk");
  }

  /** Whether the slide is the talk's: who goes their own way plays the films themselves. */
  get #following() {
    const reader = /** @type {SlideReader | null} */ (this.closest("slide-reader"));
    return reader ? reader.follow.following && (reader.follow.stage?.live ?? false) : true;
  }

  /** Bring every film to where it should be. */
  draw() {
    const films = /** @type {NodeListOf<HTMLMediaElement>} */ (
      this.#section?.querySelectorAll("[data-film]") ?? []
    );
    for (const film of films) this.#draw(film);
  }

  /** @param {HTMLMediaElement} film */
  #draw(film) {
    film.controls = !this.#following;
    if (!this.#following) return;
    const told = this.#told.films[Number(film.dataset.film) - 1];
    if (this.#slide === this.#told.slide && told) this.#lead(film, { ...told, heard: this.#heard });
    else if (!film.paused) film.pause();
    this.#offerSound(film);
  }

  /**
   * @param {HTMLMediaElement} film
   * @param {import("./clock.js").Told} told
   */
  #lead(film, told) {
    const { duration: length, loop: loops } = film;
    const wanted = secondOf(told, { now: performance.now(), length, loops });
    if (film.readyState > 0 && !film.seeking && isAstray(film.currentTime, wanted, length))
      film.currentTime = wanted;
    const goes = told.playing && (loops || !(wanted >= length));
    if (!goes && !film.paused) film.pause();
    if (goes && film.paused) this.#start(film);
  }

  /** Start a film, without its sound where the browser does not let it be heard. @param {HTMLMediaElement} film */
  #start(film) {
    film.muted = film.defaultMuted || !this.#loud;
    film.play().catch((error) => {
      if (error.name !== "NotAllowedError" || film.muted) return;
      film.muted = true;
      film.play().catch(() => {});
    });
  }

  /** Let whoever looks at a silent film hear it with one tap. @param {HTMLMediaElement} film */
  #offerSound(film) {
    const touched = navigator.userActivation?.hasBeenActive ?? false;
    if (this.#loud && film.muted && !film.defaultMuted && touched) film.muted = false;
    const silent = film.muted && !film.defaultMuted && !film.paused && !this.#atDesk;
    const there = film.parentElement?.querySelector(":scope > .film-sound");
    if (!silent) there?.remove();
    if (!silent || there) return;
    const button = make("button", "film-sound", say("films.sound"));
    button.type = "button";
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#loud = true;
      this.draw();
    });
    film.after(button);
  }
}

customElements.define("slide-films", SlideFilms);
