// « Traduire »: a text is sent as soon as one leaves it, and its line alone is drawn again. Without this file, one
// button sends each part of the module.
"use strict";
(() => {
  const said = document.getElementById("translating-said");
  const fieldOf = (line) => line.querySelector("textarea");
  document.querySelectorAll("[data-unneeded]").forEach((part) => (part.hidden = true));

  const say = (text) => {
    said.textContent = "";
    setTimeout(() => (said.textContent = text), 100);
  };

  function asked(line, keep) {
    const form = line.closest("form");
    const body = new FormData();
    ["csrf_token", "langue", "voir"].forEach((name) => body.set(name, form.elements[name].value));
    line.querySelectorAll("[name]:not(button)").forEach((field) => body.set(field.name, field.value));
    body.set("place", line.dataset.place);
    if (keep) body.set("keep", line.dataset.place);
    return { url: form.action, body };
  }

  async function send(line, keep = false) {
    const { url, body } = asked(line, keep);
    const sent = fieldOf(line).value;
    line.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" }, keepalive: true });
      if (response.redirected || response.status >= 400) return location.reload();
      draw(line, await response.text(), sent);
    } catch {
      line.removeAttribute("aria-busy");
      fieldOf(line).dataset.unsent = "";
      say(said.dataset.lost);
    }
  }

  // What was typed while the answer was on its way stays in its field, and the focus where it was.
  function draw(line, html, sent) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const drawn = page.querySelector(".pair");
    const old = fieldOf(line);
    const typed = old.value;
    const focus = line.contains(document.activeElement) ? document.activeElement : null;
    const caret = focus === old ? [old.selectionStart, old.selectionEnd] : null;
    if (typed !== sent) fieldOf(drawn).value = typed;
    line.replaceWith(drawn);
    if (caret) fieldOf(drawn).focus(), fieldOf(drawn).setSelectionRange(...caret);
    else if (focus) fieldOf(drawn).focus();
    const language = document.querySelector(".language[aria-current]");
    if (language) language.innerHTML = page.querySelector("[data-count]").innerHTML;
    document.dispatchEvent(new Event("htmx:after:swap"));
    const problem = drawn.querySelector(".field__error");
    say(problem ? problem.innerText : said.dataset.saved);
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches(".pair textarea")) send(event.target.closest(".pair"));
  });
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("[data-texts]") || !button || button.name !== "keep") return;
    event.preventDefault();
    send(button.closest(".pair"), true);
  });
  addEventListener("online", () => document.querySelectorAll("[data-unsent]").forEach((field) => send(field.closest(".pair"))));
  // A sentence half written is not lost when the page is left.
  addEventListener("pagehide", () => {
    const field = document.activeElement;
    if (field && field.matches(".pair textarea") && field.value !== field.defaultValue) send(field.closest(".pair"));
  });
})();
