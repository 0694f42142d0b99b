// What a panel has on a page with scripts, and not in the server's own words.

import { say } from "../ui/say.js";
import "../picture/demo-app.js";
import "../picture/demo-picture.js";
import { make } from "../ui/parts.js";
import { Heard } from "./heard.js";

/**
 * Put terminals' place, caption, rescue, problem, progress and actions into a panel.
 * @param {HTMLElement} element
 */
export function furnish(element) {
  const place = make("div", "demo-terminals");
  const caption = make("p", "demo-caption");
  const screens = make("div", "demo-screens");
  screens.append(makePictures(element), place, caption);
  const rescue = make("p", "demo-rescued");
  const problem = make("p", "demo-problem");
  const progress = make("progress", "demo-progress");
  progress.setAttribute("aria-label", say("demo.progress"));
  const actions = make("div", "demo-actions");
  element.querySelector(".demo-body")?.append(screens);
  element.querySelector(".demo-body")?.before(rescue);
  element.querySelector(".demo-body")?.after(problem, progress, actions);
  element.querySelector(".demo-state")?.removeAttribute("hidden");
  element.classList.add("furnished");
  const pictures = [
    ...element.querySelectorAll("demo-picture"),
    ...element.querySelectorAll("demo-app"),
  ];
  const heard = new Heard();
  element.append(heard.element);
  return { place, pictures, heard, caption, rescue, problem, progress, actions };
}

/** Make a place with each picture that this panel shows. @param {HTMLElement} element */
function makePictures(element) {
  const pictures = make("div", "demo-pictures");
  for (const kind of element.dataset.pictures?.split(" ").filter(Boolean) ?? []) {
    const picture = document.createElement(kind === "app" ? "demo-app" : "demo-picture");
    picture.setAttribute("kind", kind);
    pictures.append(picture);
  }
  return pictures;
}
