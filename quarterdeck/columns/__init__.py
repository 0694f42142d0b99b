"""How many columns of a terminal a text takes: the one rule, which `static/js/terminal/cells.js` has in the browser."""
