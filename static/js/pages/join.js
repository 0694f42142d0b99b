// The page that brings people in: copies its link.

import { part } from "../ui/parts.js";

const button = part("copy");
if (navigator.clipboard) button.hidden = false;
button.addEventListener("click", async () => {
  await navigator.clipboard.writeText(button.dataset.link ?? "");
  part("copied").textContent = "Copied";
});
