// What comes after # in the address that somebody was led here from (a notebook's code) is still there after signing in:
// a form forgets it, a redirection keeps it.
"use strict";
if (location.hash)
  for (const form of document.querySelectorAll("main form[method=post]")) form.action += location.hash;
