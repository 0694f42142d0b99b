// What can be wrong with the slide that a page shows, measured in the page; test_every_deck.py evaluates this.

/** Parts of a drawing, which its own edge cuts, and of terminals, which scroll. */
const INNER = "svg *, math *, deck-drawing *, .backdrop *, .xterm, .xterm *";
/** Text that is meant to stand back. */
const BACK = ".unbuilt, .unbuilt *, .line.dim, .line.dim *, .unseen, [aria-hidden=true] *, .xterm *";
const ENOUGH = 4.5;
/** A few pixels of a text's box are no background: an edge below it; in a drawing, the ring around a number. */
const [MIXED, RINGED] = [0.03, 0.3];
const HIDDEN =
  "*, *::before, *::after, *::marker { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important; text-decoration-color: transparent !important } text, text * { fill: transparent !important; stroke: none !important }";
const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

const slide = () => document.querySelector("#frame > .slide:not(.leaving *)");
const named = (part) => `${slide().id}: ${part.localName} ${part.textContent.trim().slice(0, 30)}`;

/** Put on a theme: the text of its sheet, and a variant's number. */
async function dress(sheet, variant) {
  for (const old of document.querySelectorAll("[data-theme]")) old.remove();
  const worn = Object.assign(document.createElement("style"), { textContent: sheet });
  worn.dataset.theme = "";
  document.head.append(worn);
  document.documentElement.dataset.variant = variant;
  await document.fonts.ready;
}

/** Show a slide with all that is built up on it, once it has settled. */
async function show(number) {
  const reader = document.querySelector("slide-reader");
  reader.go(number);
  for (let more = reader.deck.outline[number - 1]; more > 0; more -= 1) reader.next();
  await settled();
  scrollTo(0, 0);
}

async function settled() {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await document.fonts.ready;
  while (!document.documentElement.hasAttribute("data-settled"))
    await new Promise((later) => setTimeout(later, 10));
  await Promise.allSettled([...slide().querySelectorAll("img")].map((picture) => picture.decode()));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

/** What stands outside of the slide; on a phone, what makes the page wider than it. */
function outside(reading) {
  if (reading) return document.documentElement.scrollWidth > innerWidth ? [`${slide().id} is too wide`] : [];
  const box = slide().getBoundingClientRect();
  return [...slide().querySelectorAll(".content *, .footer, .slide-number")]
    .filter((part) => !part.matches(INNER))
    .filter((part) => {
      const at = part.getBoundingClientRect();
      const over = [at.right - box.right, box.left - at.left, at.bottom - box.bottom, box.top - at.top];
      return at.width > 0 && at.height > 0 && Math.max(...over) > 1.5;
    })
    .map(named);
}

/** Pictures that have not the shape they come in, or are not as large as the deck says. */
function stretched(reading) {
  const unit = slide().getBoundingClientRect().width / 1280;
  return [...slide().querySelectorAll("img")]
    .filter((picture) => picture.naturalWidth && picture.getClientRects().length > 0)
    .filter((picture) => {
      const { width, height } = picture.getBoundingClientRect();
      const style = getComputedStyle(picture);
      const filled = style.objectFit === "fill" && Math.abs(width / height - picture.naturalWidth / picture.naturalHeight) > 0.02;
      const said = Number(style.getPropertyValue("--width"));
      const other = picture.style.getPropertyValue("--width") && picture.closest(".backdrop") && Math.abs(width - said * unit) > 2;
      return filled || (other && !reading);
    })
    .map((picture) => `${slide().id}: ${picture.getAttribute("src")}`);
}

/** Give all text that is seen, with its colour and where it stands, and hide it; its pixels' background is what is left. */
function inks() {
  const roots = [slide(), ...[...slide().querySelectorAll("*")].map((each) => each.shadowRoot).filter(Boolean)];
  const found = roots.flatMap(textsIn);
  for (const root of roots) {
    const style = Object.assign(document.createElement("style"), { textContent: HIDDEN, className: "hiding" });
    (root === slide() ? document.head : root).append(style);
  }
  return found;
}

function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const part = node.parentElement;
    if (!part || !node.data.trim() || part.closest(`style, title, desc, annotation, ${root === slide() ? BACK : "x"}`)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(part);
    const rects = [...range.getClientRects()]
      .map((rect) => inLine(rect, Number.parseFloat(style.lineHeight)))
      .filter(({ width, height }) => width > 2 && height > 2);
    const colour = part instanceof SVGElement ? style.fill : style.color;
    if (rects.length > 0 && style.visibility !== "hidden" && !isSaid(colour))
      found.push({ text: node.data.trim().slice(0, 30), colour, rects, others: part instanceof SVGElement ? RINGED : MIXED });
  }
  return found;
}

/** A text's box without what its font keeps free above and below the line: a tall one's reaches over a plate's edge. */
function inLine({ left, top, width, height }, line) {
  const high = Math.min(height, line || height);
  return { left, top: top + (height - high) / 2, width, height: high };
}

/** Whether the deck names this colour itself, for the grounds of its own theme. */
function isSaid(colour) {
  const { style } = slide();
  const said = [...style].filter((name) => name.endsWith("-color")).map((name) => style.getPropertyValue(name));
  return said.some((each) => `${over(each, [0, 0, 0])}` === `${over(colour, [0, 0, 0])}`);
}

/** Give the texts that are hard to read on the picture of the page without them. */
async function unreadable(picture, texts) {
  for (const style of document.querySelectorAll(".hiding")) style.remove();
  for (const each of slide().querySelectorAll("*")) each.shadowRoot?.querySelector(".hiding")?.remove();
  const brush = await painted(picture);
  return texts.flatMap(({ text, colour, rects, others }) => {
    const worst = Math.min(...rects.map((rect) => contrastOn(brush, colour, rect, others)));
    return worst < ENOUGH ? [`${slide().id}: “${text}” ${worst.toFixed(1)}:1 in ${colour}`] : [];
  });
}

/** Give a brush over a picture, which is a PNG in base64. */
async function painted(picture) {
  const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
  await image.decode();
  const brush = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
  brush.drawImage(image, 0, 0);
  return brush;
}

/** Whether two pictures look alike: a pattern that is drawn anew may be rounded by one of 255. */
async function alike(one, other) {
  const [first, second] = (await Promise.all([one, other].map(painted))).map(
    (brush) => brush.getImageData(0, 0, brush.canvas.width, brush.canvas.height).data,
  );
  return first.length === second.length && first.every((part, at) => Math.abs(part - second[at]) <= 1);
}

function contrastOn(brush, colour, { left, top, width, height }, others) {
  const { data } = brush.getImageData(left, top, Math.max(1, width), Math.max(1, height));
  const found = [];
  for (let at = 0; at < data.length; at += 16) {
    if (data[at + 3] === 0) continue; // below the page's end
    const under = [data[at], data[at + 1], data[at + 2]];
    const [one, other] = [luminance(under), luminance(over(colour, under))];
    found.push((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
  }
  found.sort((one, other) => one - other);
  return found[Math.floor(found.length * others)] ?? 21;
}

/** What a colour looks like on another, both as they are drawn. */
const drawn = new Map();
function over(colour, under) {
  const key = `${colour} ${under}`;
  if (!drawn.has(key)) {
    ink.fillStyle = `rgb(${under})`;
    ink.fillRect(0, 0, 1, 1);
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    drawn.set(key, [...ink.getImageData(0, 0, 1, 1).data]);
  }
  return drawn.get(key);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

globalThis.faults = { dress, show, settled, outside, stretched, inks, unreadable, alike };
