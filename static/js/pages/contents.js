// The contents: what has been seen and done, and where to go on.

import { countOf, countWords, doneOf } from "../features/learner/progress.js";
import { Shelf } from "../features/learner/shelf.js";
import { part } from "../ui/parts.js";

const shelf = new Shelf();
const AGAIN = "Forget all of it? Press again";

/** @param {ParentNode} within */
function slidesOf(within) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll("li[data-name]")]);
}

/** @param {ParentNode} within */
function demosOf(within) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(".contents-demo")]);
}

/** @param {HTMLElement} mark */
function keyOf({ dataset: { demo = "", digest = "" } }) {
  return `${demo}@${digest}`;
}

/** @param {ParentNode} within */
function count(within) {
  const names = slidesOf(within).map(({ dataset }) => dataset.name ?? "");
  const demos = demosOf(within).map((mark) => ({
    demo: keyOf(mark),
    steps: Number(mark.dataset.steps),
  }));
  const unique = [...new Map(demos.map((demo) => [demo.demo, demo])).values()];
  return countOf(shelf.progress, names, unique);
}

function drawSlides() {
  for (const item of slidesOf(document)) {
    const seen = shelf.progress.seen.includes(item.dataset.name ?? "");
    item.classList.toggle("seen", seen);
    const link = item.querySelector("a");
    if (seen) link?.setAttribute("aria-label", `${link.textContent}, seen`);
  }
  for (const mark of demosOf(document)) {
    const [done, steps] = [doneOf(shelf.progress, keyOf(mark)).length, Number(mark.dataset.steps)];
    mark.classList.toggle("done", done >= steps);
    if (done > 0)
      mark.textContent = done >= steps ? "demo done" : `demo, ${done} of ${steps} steps done`;
  }
}

function drawParts() {
  for (const section of document.querySelectorAll(".contents-part")) {
    const far = count(section);
    const words = section.querySelector(".contents-count");
    if (words && far.seen + far.done > 0) words.textContent = countWords(far);
    section.classList.toggle("done", far.seen === far.slides && far.done === far.demos);
  }
}

function drawHead() {
  const far = count(document);
  const { at } = shelf.progress;
  part("forget").hidden = at === null;
  if (!at) return;
  const item = slidesOf(document).find(({ dataset }) => dataset.name === at.name);
  const slide = item?.dataset.number ?? "1"; // a slide that has gone: from the start
  part("go-on").setAttribute("href", `/${slide}`);
  part("go-on").textContent = `Go on at slide ${slide}`;
  item?.setAttribute("aria-current", "true");
  part("far").textContent = `Seen and done so far: ${countWords(far)}.`;
}

function draw() {
  drawSlides();
  drawParts();
  drawHead();
}

/** @param {MouseEvent} event */
function forget({ currentTarget }) {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  if (button.textContent !== AGAIN) {
    button.textContent = AGAIN;
    return;
  }
  shelf.forget();
  location.reload();
}

part("forget").addEventListener("click", forget);
shelf.watch(draw);
window.addEventListener("pageshow", draw);
draw();
