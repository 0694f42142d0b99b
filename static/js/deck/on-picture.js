// Text that stands on a picture: what is behind it is measured, and a plate is laid between where it has to be.

import { underWay } from "../ui/settled.js";
import { DARK, isDark, LIGHT, plateFor } from "./contrast.js";

/** @import { Colour } from "./contrast.js" */

/** The picture is looked at in as many cells, each no larger than the strokes that make a word hard to read. */
const [WIDE, HIGH] = [256, 144];

/**
 * Make what stands on a slide's picture readable, once the picture is there.
 * @param {HTMLElement} section a slide that is displayed
 */
export function standOut(section) {
  const ground = section.querySelector(":scope > .backdrop.full");
  const pictures = [...(ground?.querySelectorAll("img") ?? [])];
  if (!ground || pictures.length === 0 || texts(section).length === 0) return;
  const there = Promise.allSettled(pictures.map((picture) => picture.decode()));
  underWay(there.then(() => section.isConnected && lay(section, ground, pictures)));
}

/**
 * @param {HTMLElement} section
 * @param {Element} ground
 * @param {HTMLImageElement[]} pictures
 */
function lay(section, ground, pictures) {
  for (const part of texts(section)) hug(part);
  const pixels = behind(section, pictures);
  if (pixels.length === 0) return;
  const filtered = ground.classList.contains("filtered");
  const how = filtered || isDark(pixels) ? DARK : LIGHT;
  const share = plateFor(pixels, how);
  const plate = `rgb(${how.plate.join(" ")} / ${share.toFixed(2)})`;
  if (!filtered) section.dataset.plate = how === DARK ? "dark" : "light";
  section.style.setProperty(filtered ? "--veil" : "--plate", plate);
}

/**
 * Have words' plate no wider than they are.
 * @param {HTMLElement} part
 */
function hug(part) {
  if (!/^(H[1-6]|P|UL|OL|FOOTER|DIV)$/.test(part.tagName) || part.matches(".columns, .pictures"))
    return;
  const side = getComputedStyle(part).textAlign;
  part.dataset.hugged = side === "end" ? "right" : side;
}

/** What is read on a slide. @param {HTMLElement} section @returns {HTMLElement[]} */
function texts(section) {
  return [
    ...section.querySelectorAll(":scope > .content > *, :scope > .footer, :scope > .slide-number"),
  ].filter((part) => part instanceof HTMLElement);
}

/**
 * Give what of the pictures is behind the words.
 * @param {HTMLElement} section
 * @param {HTMLImageElement[]} pictures
 * @returns {Colour[]}
 */
function behind(section, pictures) {
  const canvas = new OffscreenCanvas(WIDE, HIGH);
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  if (!brush) return [];
  const slide = section.getBoundingClientRect();
  const [across, down] = [WIDE / slide.width, HIGH / slide.height];
  brush.fillStyle = getComputedStyle(section).backgroundColor;
  brush.fillRect(0, 0, WIDE, HIGH);
  brush.scale(across, down);
  brush.translate(-slide.left, -slide.top);
  for (const picture of pictures) paint(brush, picture);
  return texts(section).flatMap((part) => {
    const box = part.getBoundingClientRect();
    const [x, y] = [(box.left - slide.left) * across, (box.top - slide.top) * down].map(Math.floor);
    const [wide, high] = [box.width * across, box.height * down].map((side) =>
      Math.max(1, Math.ceil(side)),
    );
    return colours(brush.getImageData(x ?? 0, y ?? 0, wide ?? 1, high ?? 1).data);
  });
}

/**
 * Paint a picture as it is laid out: covering its box, or wholly within it.
 * @param {OffscreenCanvasRenderingContext2D} brush
 * @param {HTMLImageElement} picture
 */
function paint(brush, picture) {
  const { naturalWidth: wide, naturalHeight: high } = picture;
  const shown = picture.closest("deck-drawing[drawn]") ?? picture;
  const box = shown.getBoundingClientRect();
  if (!wide || !high || !box.width) return;
  const style = getComputedStyle(shown);
  const sides = [box.width / wide, box.height / high];
  const scale = style.objectFit === "cover" ? Math.max(...sides) : Math.min(...sides);
  const [w, h] = [wide * scale, high * scale];
  brush.save();
  brush.beginPath();
  brush.rect(box.left, box.top, box.width, box.height);
  brush.clip();
  brush.globalAlpha = Number(style.opacity);
  brush.drawImage(picture, box.left + (box.width - w) / 2, box.top + (box.height - h) / 2, w, h);
  brush.restore();
}

/** @param {Uint8ClampedArray} data @returns {Colour[]} */
function colours(data) {
  /** @type {Colour[]} */
  const found = [];
  for (let at = 0; at + 3 < data.length; at += 4)
    if (data[at + 3]) found.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
  return found;
}
