// Drawing while nobody looks: a browser gives a covered or hidden page no frames, and a video call may be showing it.

/**
 * Let everything that waits for a frame have one also while the page is hidden; timers there would come once a second.
 * Where nothing asks for frames without end, as in the hall's window, this costs nothing.
 */
export function drawWhileHidden() {
  const give = window.requestAnimationFrame.bind(window);
  /** @type {Map<number, FrameRequestCallback>} */
  const waiting = new Map();
  const channel = new MessageChannel();
  let last = 0;
  const draw = () => {
    const due = [...waiting.values()];
    waiting.clear();
    for (const act of due) act(performance.now());
  };
  channel.port1.onmessage = draw;
  window.requestAnimationFrame = (act) => {
    last += 1;
    waiting.set(last, act);
    if (document.hidden) channel.port2.postMessage(null);
    else give(draw);
    return last;
  };
  window.cancelAnimationFrame = (handle) => waiting.delete(handle);
  document.addEventListener("visibilitychange", () => document.hidden && draw());
}
