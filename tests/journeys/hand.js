// The hand of a walker, inside the page. Before the mouse is sent on a control, the control is to be seen, and is what
// the mouse would meet in its middle.
"use strict";
window.hand = (() => {
  const PATIENCE = 30000;
  let answered = Promise.resolve();

  // What is sent from now on is answered by a swap.
  function sends(what) {
    answered = new Promise((done, lost) => {
      document.addEventListener("htmx:after:swap", () => done(), { once: true });
      setTimeout(() => lost(new Error(`no answer to ${what}`)), PATIENCE);
    });
  }

  function points(selector, isSent) {
    const one = document.querySelector(selector);
    if (!one) throw new Error(`nothing is ${selector}`);
    one.scrollIntoView({ block: "center", behavior: "instant" });
    const box = one.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const met = document.elementFromPoint(x, y);
    if (!one.checkVisibility({ visibilityProperty: true }) || !one.contains(met)) {
      throw new Error(`${selector} cannot be pressed: ${met && met.outerHTML.slice(0, 200)}`);
    }
    if (isSent) sends(selector);
    return [x, y];
  }

  return { sends, points, answer: () => answered };
})();
