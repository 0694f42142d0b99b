"""The browser's libraries by the names in their addresses: all that is served of node_modules, or goes into a wheel."""

from __future__ import annotations

LIBRARIES = {
    "xterm": "@xterm/xterm",
    "addon-unicode11": "@xterm/addon-unicode11",
    "addon-web-links": "@xterm/addon-web-links",
    "socket.io": "socket.io-client/dist",
    "mermaid": "mermaid/dist",
    "noto-sans-math": "@fontsource/noto-sans-math",
    "source-sans-3": "@fontsource-variable/source-sans-3",
    "inter": "@fontsource-variable/inter",
    "source-serif-4": "@fontsource-variable/source-serif-4",
    "jetbrains-mono": "@fontsource-variable/jetbrains-mono",
    "oswald": "@fontsource-variable/oswald",
    "shantell-sans": "@fontsource-variable/shantell-sans",
    "twemoji": "twemoji-colr-font",
}
# Of a library that comes in several builds, the one that pages ask for.
BUILDS = {"mermaid": ("mermaid.esm.min.mjs", "chunks/mermaid.esm.min/")}
LIBRARY_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".map": "application/json",
    ".css": "text/css",
    ".woff2": "font/woff2",
}
