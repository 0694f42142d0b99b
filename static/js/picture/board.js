// All that it takes to draw a picture, in one module that a page fetches once it has one to draw.

export { DRAWINGS } from "./drawings.js";
export { paint } from "./paint.js";
export { TYPE } from "./shapes.js";
export { drawLarge } from "./zoom.js";
