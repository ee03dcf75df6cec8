// Comforts. Every page works without this file: what needs it stays hidden until it is here.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* Écouter: the browser’s voice for the language, else what the server says. Never by itself, one at a time. */
const speech = window.speechSynthesis;
const player = new Audio();
let speaking = null;

function voice(lang) {
  // The “+” variants of espeak are caricatures. A voice of the device works without a network, and tells nobody.
  const fits = (v) => v.lang.toLowerCase().startsWith(lang) && !v.name.includes("+");
  const found = speech ? speech.getVoices().filter(fits) : [];
  return found.find((v) => v.localService) || found[0];
}

function source(button) {
  return document.getElementById(button.dataset.listenTo) || button;
}

function language(button) {
  return button.dataset.speaks || (source(button).closest("[lang]") || document.documentElement).lang;
}

function words(button) {
  return button.dataset.listen || source(button).innerText.replace(/\s+/g, " ");
}

function revealListen() {
  all(".listen").forEach((button) => {
    // Without a script, a link leads to the audio; here it is a button like the others.
    if (button.href) button.setAttribute("role", "button");
    else button.hidden = !voice(language(button));
    if (!speaking || speaking.button !== button) button.setAttribute("aria-pressed", "false");
  });
}

function hush() {
  if (!speaking) return;
  const { button, label } = speaking;
  speaking = null;
  button.lastElementChild.textContent = label;
  button.setAttribute("aria-pressed", "false");
  player.pause();
  if (speech) speech.cancel();
}

function play(addresses) {
  if (!addresses.length) return hush();
  player.src = addresses[0];
  player.onended = () => play(addresses.slice(1));
  player.play().catch((error) => error.name === "AbortError" || hush());
}

function listen(button) {
  const again = speaking && speaking.button === button;
  hush();
  if (again) return;
  const turn = (speaking = { button, label: button.lastElementChild.textContent });
  const mine = (then) => () => speaking === turn && then();
  const recorded = button.href ? [button.href, ...(button.dataset.then || "").split(" ").filter(Boolean)] : [];
  const found = voice(language(button));
  button.lastElementChild.textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  if (!found) return play(recorded);
  const utterance = new SpeechSynthesisUtterance(words(button));
  const onerror = mine(() => play(recorded));
  Object.assign(utterance, { voice: found, lang: found.lang, rate: 0.9, onend: mine(hush), onerror });
  speech.speak(utterance);
}

/* Copier and Imprimer */
async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    const field = document.createElement("textarea"); // plain http, or an old browser
    field.value = button.dataset.copy;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const label = button.lastElementChild;
  const before = button.dataset.label || (button.dataset.label = label.textContent);
  label.textContent = button.dataset.done;
  label.setAttribute("role", "status");
  setTimeout(() => (label.textContent = before), 2500);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-listen], [data-listen-to], [data-copy], [data-print]");
  if (!button) {
    // A menu closes when one looks elsewhere.
    all("details.menu[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
  } else if ("copy" in button.dataset) copy(button);
  else if ("print" in button.dataset) window.print();
  else {
    event.preventDefault();
    listen(button);
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === " " && event.target.matches("a.listen")) {
    event.preventDefault();
    listen(event.target);
  } else if (event.key === "Escape") {
    hush();
    const menu = event.target.closest("details.menu[open]");
    if (menu) (menu.open = false), menu.firstElementChild.focus();
  } else if (!typing && !event.ctrlKey && !event.altKey && !event.metaKey && event.key.length === 1) {
    const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (target) event.preventDefault(), target.matches("input, select") ? target.focus() : target.click();
  }
});

/* A second press on the same button sends nothing: not every form is counted once by the server. */
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  if (event.target.classList.contains("is-sending")) event.preventDefault();
  else if (!event.target.hasAttribute("data-hx-post")) event.target.classList.add("is-sending");
});
window.addEventListener("pageshow", () => all(".is-sending").forEach((form) => form.classList.remove("is-sending")));

/* A shared computer: a countdown, then the session is left. */
function watchIdle({ idleSeconds, idleWarning = 60, keepaliveUrl, idleUrl }) {
  const dialog = document.getElementById("idle");
  const count = dialog.querySelector("[data-idle-count]");
  const say = dialog.querySelector("[data-idle-say]");
  let seen = Date.now();
  let told = seen;

  const tell = () => {
    told = Date.now();
    fetch(keepaliveUrl, { credentials: "same-origin", cache: "no-store" }).catch(() => {});
  };
  const alive = () => {
    if (dialog.open) return;
    seen = Date.now();
    if (seen - told > 60000) tell(); // the server must not forget someone who only reads or types
  };
  const stay = () => {
    if (dialog.open) dialog.close();
    alive();
    tell();
  };
  ["pointerdown", "keydown", "input", "wheel", "touchstart"].forEach((type) => addEventListener(type, alive, { passive: true }));
  dialog.querySelector("[data-idle-stay]").addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => (event.preventDefault(), stay()));
  setInterval(() => {
    const left = Math.ceil(idleSeconds - (Date.now() - seen) / 1000);
    if (left <= 0) return location.replace(idleUrl);
    if (left > idleWarning) return;
    if (!dialog.open) hush(), dialog.showModal();
    count.textContent = left;
    if (left % 20 === 0 || left === 10) say.textContent = say.dataset.idleSay.replace("{n}", left);
  }, 1000);
}

/* What a new page, or a swapped exercise, needs. */
function settle(root = document) {
  revealListen();
  all("[data-copy], [data-print]", root).forEach((button) => (button.hidden = false));
}

settle();
if (speech) speech.addEventListener("voiceschanged", revealListen);
document.addEventListener("htmx:after:swap", () => (hush(), settle()));
addEventListener("pagehide", hush);
const first = document.querySelector("[data-focus]");
if (first) first.focus();
if (document.body.dataset.idleUrl && document.getElementById("idle")) watchIdle(document.body.dataset);
