// Somebody seated in a workshop: their strip stays fresh, and what the aidant sends is done once, by their own page.
// Without this file, the strip is drawn with each page.
"use strict";
(() => {
  const EVERY = 3000;
  const LONGEST = 20000;
  const ORDERS = new Set(["help", "hand:aidant", "hand:learner"]);
  let etag = "";
  let failures = 0;
  let timer = 0;
  let obeyed = "";

  const strip = () => document.getElementById("seat");

  // The same form as the learner's own gestures, so that nothing typed is lost.
  function obey({ order, version }) {
    const form = document.getElementById("screen");
    if (!ORDERS.has(order) || !form || obeyed === order + version) return;
    obeyed = order + version;
    const button = Object.assign(document.createElement("button"), { name: "do", value: order, hidden: true });
    form.append(button);
    form.requestSubmit(button);
    button.remove();
    strip().querySelectorAll(".seat__said").forEach((said) => said.remove());
  }

  function renew(html) {
    const held = strip().contains(document.activeElement);
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const said = holder.content.querySelector("[data-said], .seat__said");
    if (said) said.setAttribute("role", "status");
    strip().replaceWith(holder.content);
    if (held) strip().querySelector("a, button")?.focus();
    obey(strip().dataset);
  }

  async function look() {
    clearTimeout(timer);
    if (document.hidden || !strip()) return;
    const calls = strip().querySelector("form[action$='/main']") ? "?appel=1" : "";
    try {
      const headers = etag ? { "If-None-Match": etag } : {};
      const response = await fetch(strip().dataset.url + calls, { headers, cache: "no-store" });
      if (response.status === 204) return strip().remove();
      if (response.status >= 400 || response.redirected) throw new Error(response.status);
      if (response.status === 200) {
        renew(await response.text());
        etag = response.headers.get("ETag");
      }
      failures = 0;
    } catch {
      failures += 1;
    }
    const offline = strip() && strip().querySelector("[data-offline]");
    if (offline) offline.hidden = failures < 2;
    timer = setTimeout(look, Math.min(EVERY * 2 ** Math.min(failures, 3), LONGEST));
  }

  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  timer = setTimeout(look, EVERY);
  if (strip()) obey(strip().dataset);
})();
