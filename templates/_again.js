// A page that bad Wi-Fi has robbed of a script or a style sheet is loaded again, three times at most.
// A browser that keeps nothing cannot count, so it does not begin.
let whole = true;
const count = (tries) => {
  try {
    const counted = Number(sessionStorage.getItem("quarterdeck-loads"));
    if (tries === 0) sessionStorage.removeItem("quarterdeck-loads");
    else sessionStorage.setItem("quarterdeck-loads", String(counted + tries));
    return counted + tries;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
addEventListener("error", ({ target }) => {
  if (!target.matches?.("script, link[rel=stylesheet]")) return;
  whole = false;
  const tries = count(1);
  if (tries <= 3) setTimeout(() => location.reload(), 500 * tries);
}, true);
addEventListener("load", () => whole && count(0));
