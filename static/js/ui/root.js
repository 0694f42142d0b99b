// Where the talk's addresses begin. Every page that has scripts lies directly below, so that a script writes an address
// as `deck.json` or `./`, and it is right below whatever path a proxy has put before it.

/** Give the path of the talk's root: "/", or such as "/talks/today/". */
export function rootOfPage() {
  return new URL(".", location.href).pathname;
}
