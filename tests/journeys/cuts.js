// What cannot be read or pressed at this width: a page that goes beyond its side, words and buttons that a box hides,
// words that stick out of their box, what is too small.
"use strict";
window.cuts = () => {
  const ALMOST = 2; // the edges of letters are not those of their boxes
  const ASIDE = "script, style, svg, .sr, [hidden], option, [popover]:not(:popover-open)";
  const [LETTER, FINGER] = [18, 44];
  const CONTROLS = "button, summary, a, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden])";
  // Words of a sentence that can be pressed have its height; some gestures are about what is small.
  const MAY_BE_SMALL = ".word, p a, li a, dd a, .gesture *, .gesture";
  const root = document.documentElement;
  const ANYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const PAGE = { ...ANYWHERE, left: 0, right: root.clientWidth };
  const faults = [];
  const tell = (what, text, one) => faults.push(`${innerWidth} px: ${what} « ${text.trim().slice(0, 60)} » in ${one.className || one.tagName}`);

  // The sides between which something can be read inside `one`; `around`: those of what it stands in.
  function sides(one, around) {
    const style = getComputedStyle(one);
    const seen = style.position === "fixed" ? PAGE : around;
    if (["auto", "scroll"].includes(style.overflowX)) return ANYWHERE;
    if (style.overflowX === "visible") return seen;
    const box = one.getBoundingClientRect();
    return {
      left: Math.max(seen.left, box.left), right: Math.min(seen.right, box.right),
      top: Math.max(seen.top, box.top), bottom: Math.min(seen.bottom, box.bottom),
    };
  }

  function words(text, one, seen) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const own = one.getBoundingClientRect();
    const { display, fontSize } = getComputedStyle(one);
    const isInline = display === "inline";
    if (parseFloat(fontSize) < LETTER && !one.matches(MAY_BE_SMALL)) tell(fontSize, text.data, one);
    for (const line of range.getClientRects()) {
      const out = (box) => line.left < box.left - ALMOST || line.right > box.right + ALMOST;
      if (out(seen) || line.top < seen.top - 2 * ALMOST || line.bottom > seen.bottom + 2 * ALMOST) return tell("hidden", text.data, one);
      if (!isInline && out(own)) return tell("out of its box", text.data, one);
    }
  }

  function control(one, seen) {
    const box = one.getBoundingClientRect();
    const name = one.innerText || one.getAttribute("aria-label") || one.name;
    if (box.left < seen.left - ALMOST || box.right > seen.right + ALMOST) tell("hidden", name, one);
    if (Math.min(box.width, box.height) < FINGER && !one.matches(MAY_BE_SMALL)) {
      tell(`${Math.round(box.width)} by ${Math.round(box.height)}`, name, one);
    }
  }

  function walk(one, seen) {
    if (one.matches(ASIDE) || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const inside = sides(one, seen);
    if (one.matches(CONTROLS)) control(one, seen);
    for (const child of one.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) walk(child, inside);
      else if (child.nodeType === Node.TEXT_NODE && child.data.trim()) words(child, one, inside);
    }
  }

  if (root.scrollWidth > root.clientWidth) faults.push(`${innerWidth} px: the page is ${root.scrollWidth} px wide`);
  walk(document.body, PAGE);
  return faults;
};
