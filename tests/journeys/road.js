// The hand of a walker, inside the page. Before it uses a control, the control is to be seen, and is what the mouse
// would meet in its middle.
"use strict";
window.road = (() => {
  const PATIENCE = 30000;

  function meets(selector) {
    const one = document.querySelector(selector);
    if (!one) throw new Error(`nothing is ${selector}`);
    one.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = one.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const met = document.elementFromPoint(x, y);
    if (!one.checkVisibility({ visibilityProperty: true }) || !one.contains(met)) {
      throw new Error(`${selector} cannot be pressed: ${met && met.outerHTML.slice(0, 200)}`);
    }
    return { one, x, y };
  }

  // A swap comes after what is about to be sent.
  function expects(selector) {
    window.answered = new Promise((done, lost) => {
      document.addEventListener("htmx:after:swap", () => done(), { once: true });
      setTimeout(() => lost(new Error(`no answer to ${selector}`)), PATIENCE);
    });
  }

  function points(selector, sends) {
    const { x, y } = meets(selector);
    if (sends) expects(selector);
    return [x, y];
  }

  async function makes(how, selector, text) {
    const { one } = meets(selector);
    if (how === "writes") {
      one.focus();
      one.select();
      document.execCommand("insertText", false, text);
    } else if (how === "presses") one.click();
    else {
      expects(selector);
      one.click();
      await window.answered;
    }
  }

  // How many of these gestures were made: not all of them when axe is needed and is not there yet.
  async function walks(gestures, regards) {
    for (const [place, gesture] of gestures.entries()) {
      if (gesture[0] !== "looks") await makes(...gesture);
      if (!["presses", "writes"].includes(gesture[0]) && !(await window.eyes.regard(regards))) return place;
    }
    return gestures.length;
  }

  return { walks, points };
})();
