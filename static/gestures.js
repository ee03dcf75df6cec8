// Gestures of the hand: counts tries, measures how far from the middle, says kindly what to do, sends when it is done.
// Nothing depends on when an area arrives: events are caught on the document, so a swapped exercise works at once.
"use strict";
(() => {
  const GENTLE = { wait: 900, reach: 12 };
  const SLOW = { wait: 2000, reach: 30 }; // after 3 tries of a double click
  const FINGERS = ["touch", "pen"];
  const states = new WeakMap();
  let pointer = "mouse"; // what touched the screen last

  document.documentElement.classList.add("has-hands"); // gestures.css: what needs this file is shown

  const areaOf = (event) => {
    const area = event.target.closest ? event.target.closest("[data-gesture]") : null;
    return area && !stateOf(area).over ? area : null;
  };
  const part = (area, name) => area.querySelector(`[data-part="${name}"]`);
  const hits = (event, name) => event.target.closest(`[data-part="${name}"]`);

  function stateOf(area) {
    if (!states.has(area)) states.set(area, { tries: 0, done: 0, far: 0, level: 0, over: false });
    return states.get(area);
  }

  function say(area, key, n = "", kind = "try") {
    const status = part(area, "status");
    const words = area.querySelector(`[data-say="${key}"]`).textContent.replace("{n}", n);
    status.dataset.kind = kind;
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 60); // the same sentence twice is heard twice
  }

  function miss(area, key, n) {
    stateOf(area).tries += 1;
    say(area, key, n);
  }

  function hit(area, how, far = 0) {
    const state = stateOf(area);
    const left = area.dataset.times - (state.done += 1);
    state.tries += 1;
    state.far += far;
    if (part(area, "stage")) part(area, "stage").dataset.place = state.done % 5;
    if (left > 0) return say(area, "more", left, "good");
    state.over = true;
    part(area, "tries").value = state.tries;
    part(area, "precision").value = Math.round(state.far / state.done);
    say(area, "done", "", "good");
    const button = Object.assign(document.createElement("button"), { name: "do", value: `gesture:${area.dataset.name}:${how}`, hidden: true });
    area.append(button);
    area.form.requestSubmit(button);
    button.remove();
  }

  function gap(point, target) {
    const box = target.getBoundingClientRect();
    return Math.hypot(point.x - box.left - box.width / 2, point.y - box.top - box.height / 2);
  }

  const byKey = (event) => event.detail === 0; // Enter, Space, or an assistive tool
  const how = (event) => (byKey(event) ? "keyboard" : pointer);
  const far = (event, target) => (byKey(event) ? 0 : gap(event, target));
  const plain = (text) => text.normalize("NFC").replace(/\u2019/g, "'").replace(/[\u202f\u00a0]/g, " ").trim();

  // As the server compares: the place of the first sign that differs, 0 when nothing is written, -1 when all is right.
  function difference(text, target) {
    const [typed, wanted] = [[...plain(text)], [...plain(target)]];
    if (typed.join("") === wanted.join("")) return -1;
    if (!typed.length) return 0;
    const place = typed.findIndex((sign, index) => sign !== wanted[index]);
    return (place < 0 ? typed.length : place) + 1;
  }

  function sendWords(area, event) {
    const field = part(area, "field");
    const place = difference(field.value, area.dataset.target);
    event.preventDefault();
    if (place < 0) return hit(area, "typed");
    miss(area, place ? "words" : "empty", place);
    field.focus();
  }

  function doubleClick(area, event, target) {
    const state = stateOf(area);
    const { first, tries } = state;
    if (!target) return miss(area, "closer");
    if (byKey(event) && !FINGERS.includes(pointer)) return say(area, "mouse");
    const { wait, reach } = tries >= 3 ? SLOW : GENTLE;
    clearTimeout(state.timer);
    state.first = null;
    if (first && Math.hypot(event.x - first.x, event.y - first.y) <= reach) return hit(area, pointer, gap(event, target));
    if (first) return miss(area, "still");
    state.first = { x: event.x, y: event.y };
    state.timer = setTimeout(() => {
      state.first = null;
      miss(area, state.tries >= 2 ? "slow" : "faster");
    }, wait);
  }

  function openMenu(area, event, using) {
    const target = hits(event, "target");
    if (event.type === "contextmenu") event.preventDefault();
    if (!part(area, "menu").hidden) return;
    if (!target) return miss(area, "closer");
    Object.assign(stateOf(area), { using, from: using === "keyboard" ? 0 : gap(event, target) });
    showMenu(area, true);
    say(area, "menu", "", "good");
  }

  function showMenu(area, open) {
    part(area, "menu").hidden = !open;
    part(area, open ? "open" : "target").focus();
  }

  const CLICKS = {
    click(area, event, target) {
      if (!target) return hits(event, "stage") && miss(area, "closer");
      event.preventDefault();
      hit(area, how(event), far(event, target));
    },
    double: (area, event, target) => hits(event, "stage") && doubleClick(area, event, target),
    right(area, event, target) {
      const { using, from } = stateOf(area);
      if (hits(event, "open")) part(area, "menu").hidden = true, hit(area, using, from);
      else if (!part(area, "menu").hidden) showMenu(area, false);
      else if (target && pointer === "mouse") miss(area, "left");
    },
    touch(area, event, target) {
      if (target) FINGERS.includes(pointer) && !byKey(event) ? hit(area, pointer, gap(event, target)) : say(area, "finger");
      else if (hits(event, "stage")) miss(area, "closer");
    },
    drag(area, event) {
      const [take, put] = [part(area, "take"), part(area, "put")];
      const taken = Boolean(hits(event, "take"));
      if (!taken && !hits(event, "put")) return;
      put.hidden = !taken;
      take.setAttribute("aria-pressed", String(taken));
      (taken ? put : take).focus();
      taken ? say(area, "taken", "", "good") : hit(area, "button");
    },
    scroll: (area, event) => hits(event, "bottom") && (event.preventDefault(), hit(area, how(event))),
    type: (area, event) => hits(event, "send") && sendWords(area, event),
    copy: (area, event) => hits(event, "send") && sendWords(area, event),
  };

  const KEYS = {
    right(area, event) {
      if ((event.key === "F10" && event.shiftKey) || event.key === "ContextMenu") event.preventDefault(), openMenu(area, event, "keyboard");
      else if (event.key === "Escape" && !part(area, "menu").hidden) showMenu(area, false);
    },
    type: (area, event) => event.key === "Enter" && hits(event, "field") && sendWords(area, event),
    copy: (area, event) => event.key === "Enter" && hits(event, "field") && sendWords(area, event),
  };

  // Calls the handler of the kind of gesture, if there is one, for an event inside a practice area.
  const on = (type, handlers, options) =>
    document.addEventListener(type, (event) => {
      const area = areaOf(event);
      const handle = area && handlers[area.dataset.gesture];
      if (handle) handle(area, event, hits(event, "target"));
    }, options);

  document.addEventListener("pointerdown", (event) => (pointer = event.pointerType), true);
  on("click", CLICKS);
  on("keydown", KEYS);
  on("contextmenu", { right: (area, event) => openMenu(area, event, pointer) });
  on("copy", { copy: (area) => say(area, "copied", "", "good") });
  on("paste", { copy: (area) => say(area, "pasted", "", "good") });
  on("input", { copy: (area, event) => event.inputType === "insertText" && say(area, "keys") });

  // For gestures_held.js.
  window.practice = { on, say, hit, miss, stateOf, part, hits, gap, how, plain, difference, using: () => pointer };
})();
