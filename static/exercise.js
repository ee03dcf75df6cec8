// The exercise page with htmx: only #exercise is swapped, an answer that cannot be sent is kept and sent again,
// and the focus goes where something new happened. Without this file the same forms post whole pages.
"use strict";
(() => {
  const sending = document.getElementById("sending");
  const announcer = document.getElementById("announcer");
  const countdown = sending.querySelector("[data-sending=offline] [aria-hidden=true]:not(svg)");
  const pattern = countdown.textContent;
  const WAITS = [2, 4, 8, 15, 30];
  let filling = false; // the screen follows a choice; nobody asked to move on
  let before = {};

  const exercise = () => document.getElementById("exercise");
  const isNarrow = () => matchMedia("(max-width: 60rem)").matches;
  const told = () => document.getElementById("instruction")?.innerText || "";
  const show = (state) => {
    sending.hidden = !state;
    sending.dataset.state = state;
  };
  const say = (text) => {
    announcer.textContent = "";
    setTimeout(() => (announcer.textContent = text), 100);
  };

  function attempt(url, request) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), 20000);
    return fetch(url, { ...request, signal: abort.signal }).finally(() => clearTimeout(timer));
  }

  function pause(seconds) {
    return new Promise((resolve) => {
      const end = Date.now() + seconds * 1000;
      const tick = setInterval(() => {
        const left = Math.ceil((end - Date.now()) / 1000);
        countdown.textContent = pattern.replace("{n}", Math.max(left, 0));
        if (left <= 0) done();
      }, 250);
      const done = () => (clearInterval(tick), removeEventListener("online", done), resolve());
      countdown.textContent = pattern.replace("{n}", seconds);
      addEventListener("online", done);
    });
  }

  // The same request, byte for byte, until it arrives: the server counts its sequence number once.
  async function persevere(url, request) {
    const slow = setTimeout(() => show("busy"), 500);
    for (let failures = 0; ; failures += 1) {
      try {
        const response = await attempt(url, request);
        if (![502, 503, 504].includes(response.status)) {
          clearTimeout(slow);
          show("");
          if (failures) say(announcer.dataset.online);
          return response;
        }
      } catch {
        // no network: the answer is still here, in the request
      }
      clearTimeout(slow);
      show("offline");
      if (!failures) say(announcer.dataset.offline);
      await pause(WAITS[Math.min(failures, WAITS.length - 1)]);
    }
  }

  const ctxOf = (event) => event.detail.ctx;
  // « Ce n’est pas clair » is thanked in its own place: the exercise around it does not move.
  const isThanks = (event) => /\sdata-thanks/.test(ctxOf(event).text);
  const on = (name, handler) => document.addEventListener(`htmx:${name}`, handler);

  on("before:request", (event) => {
    const node = exercise();
    before = { told: told(), screen: node.dataset.screen };
    node.setAttribute("aria-busy", "true");
    ctxOf(event).fetch = persevere;
  });

  // An expired session or a refused token: the server's own page explains better than half a screen.
  on("before:response", (event) => {
    if (ctxOf(event).response.status < 400) return;
    event.preventDefault();
    location.reload();
  });

  // Not an exercise any more: the end of the module, the sign-in page…
  on("after:request", (event) => {
    const ctx = ctxOf(event);
    if (/\sid="exercise"/.test(ctx.text) || isThanks(event)) return;
    event.preventDefault();
    location.assign(ctx.response.raw.url);
  });

  on("after:swap", (event) => {
    const node = exercise();
    if (isThanks(event)) return node.querySelector("[data-thanks]").focus();
    const feedback = node.querySelector("[data-feedback]");
    const title = node.querySelector("[data-screen-title]");
    const arrival = node.querySelector("[data-focus]");
    node.removeAttribute("aria-busy");
    if (filling) {
      if (feedback) say(feedback.innerText);
    } else if (feedback || arrival) (feedback || arrival).focus();
    else if (title && before.screen !== node.dataset.screen) title.focus();
    else if (!node.contains(document.activeElement)) (title || node.querySelector(".desk, [tabindex]") || node).focus({ preventScroll: true });
    if (told() !== before.told) say(told());
    fold(".mission");
    const mark = node.querySelector(".mark");
    if (mark && !filling && !(feedback && isNarrow())) mark.scrollIntoView({ block: "nearest" });
    if (!filling) tidy(node, mark);
    filling = false;
  });

  // Half a header looks broken: what had to move a little moves on to the exercise, or back when the page is too short.
  function tidy(node, mark) {
    const left = node.getBoundingClientRect().top - 8;
    const room = document.documentElement.scrollHeight - innerHeight - scrollY;
    if (scrollY && left > 0 && left <= room) scrollBy({ top: left, behavior: "instant" });
    else if (scrollY && left > 0 && !mark) scrollTo({ top: 0, behavior: "instant" });
  }

  // A telephone has no room for what can be opened again.
  function fold(what) {
    if (isNarrow()) document.querySelectorAll(what).forEach((part) => (part.open = false));
  }
  fold("[data-aside]");

  on("finally:request", () => exercise() && exercise().removeAttribute("aria-busy"));

  document.addEventListener("change", (event) => {
    const { form } = event.target;
    if (!form || !("reveal" in event.target.dataset)) return;
    const button = Object.assign(document.createElement("button"), { name: "do", value: "fill", hidden: true });
    form.append(button);
    filling = true;
    form.requestSubmit(button);
    button.remove();
  });
})();
