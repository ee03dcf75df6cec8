// Gestures in which something is held or followed: bring the pointer, drag, select, zoom. Comes after gestures.js.
"use strict";
(() => {
  const { on, say, hit, miss, stateOf, part, hits, gap, how, plain, difference, using } = window.practice;
  const REST = 400; // milliseconds that a pointer stays on a target
  const SETTLED = 600; // milliseconds after which a selection is looked at
  const ENOUGH = 4; // steps of zoom that make the tiny text readable
  const SHAKE = 6; // pixels: below, the hand has not moved
  let spot = { x: 0, y: 0 };
  let pressed = false; // a finger, a button or the Shift key is still down
  let held = null; // a file being dragged

  document.addEventListener("pointerdown", () => (pressed = true), true);
  document.addEventListener("keydown", (event) => (pressed = event.shiftKey), true);
  document.addEventListener("keyup", (event) => (pressed = event.shiftKey), true);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
  document.addEventListener("pointermove", (event) => {
    spot = { x: event.x, y: event.y };
    if (held) held.file.style.translate = `${event.x - held.from.x}px ${event.y - held.from.y}px`;
  });

  on("pointerover", {
    move(area, event, target) {
      if (!target) return;
      if (event.pointerType === "touch") return say(area, "mouse");
      clearTimeout(stateOf(area).timer);
      stateOf(area).timer = setTimeout(() => ((stateOf(area).timer = 0), hit(area, event.pointerType, gap(spot, target))), REST);
    },
  });
  on("pointerout", {
    move(area, event, target) {
      const state = stateOf(area);
      if (!target || !state.timer || target.contains(event.relatedTarget)) return;
      clearTimeout(state.timer);
      state.timer = 0;
      miss(area, "stay");
    },
  });

  on("pointerdown", {
    drag(area, event, file) {
      if (!file || event.button) return;
      event.preventDefault();
      file.setPointerCapture(event.pointerId);
      held = { area, file, from: { x: event.x, y: event.y } };
    },
  });
  function drop(event) {
    pressed = false;
    if (!held) return;
    const { area, file, from } = held;
    const box = part(area, "folder").getBoundingClientRect();
    const inside = event.x >= box.left && event.x <= box.right && event.y >= box.top && event.y <= box.bottom;
    held = null;
    file.style.translate = "";
    if (inside) hit(area, event.pointerType, gap(event, part(area, "folder")));
    else if (event.type === "pointerup") miss(area, Math.hypot(event.x - from.x, event.y - from.y) < SHAKE ? "hold" : "drop");
  }

  // A selection is looked at once the hand has let go, and not at each word on the way.
  function selected(area) {
    const { selectionStart, selectionEnd, value } = part(area, "text");
    const words = value.slice(selectionStart, selectionEnd);
    if (!words.trim()) return;
    part(area, "chosen").value = words;
    if (difference(words, area.dataset.target) < 0) hit(area, "typed");
    else miss(area, plain(words).length < plain(area.dataset.target).length ? "short" : "long");
  }

  function selecting(area) {
    const state = stateOf(area);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => (pressed ? selecting(area) : selected(area)), SETTLED);
  }

  on("select", { select: selecting });
  on("beforeinput", { select: (area, event) => event.preventDefault() });

  function zoom(area, step, using) {
    const state = stateOf(area);
    state.level = Math.min(Math.max(state.level + step, 0), ENOUGH + 1);
    part(area, "stage").dataset.level = state.level;
    if (step > 0) state.using = using;
    part(area, "read").hidden = state.level < ENOUGH;
    say(area, state.level < ENOUGH ? "bigger" : "readable", "", "good");
  }

  on("click", {
    zoom(area, event) {
      if (hits(event, "bigger") || hits(event, "smaller")) zoom(area, hits(event, "bigger") ? 1 : -1, how(event));
      else if (hits(event, "read")) hit(area, stateOf(area).using);
    },
  });
  on("keydown", {
    zoom(area, event) {
      const step = { "+": 1, "=": 1, "-": -1 }[event.key];
      if (step && (event.ctrlKey || event.metaKey)) event.preventDefault(), zoom(area, step, "keyboard");
    },
  });
  on("wheel", { zoom: (area, event) => event.ctrlKey && (event.preventDefault(), zoom(area, event.deltaY < 0 ? 1 : -1, using())) }, { passive: false });

  // The page itself made larger, with two fingers or by the browser, is a zoom too.
  const scale = () => devicePixelRatio * (window.visualViewport ? visualViewport.scale : 1);
  let before = scale();
  function grown() {
    const now = scale();
    if (now > before * 1.12) document.querySelectorAll('[data-gesture="zoom"]').forEach((area) => stateOf(area).over || zoom(area, 1, using() === "mouse" ? "keyboard" : using()));
    if (now > before * 1.12 || now < before) before = now;
  }
  (window.visualViewport || window).addEventListener("resize", grown);
})();
