// The board of a workshop: asks every two seconds, redraws only what changed, waits when nobody looks or nothing answers.
"use strict";
(() => {
  const board = document.getElementById("board");
  const lost = document.getElementById("lost");
  const said = document.getElementById("board-said");
  const EVERY = 2000;
  const LONGEST = 15000;
  let etag = board.dataset.etag ? `"${board.dataset.etag}"` : "";
  let failures = 0;
  let timer = 0;

  // What has the focus keeps it, whatever is redrawn around it.
  function redraw(html) {
    const tile = document.activeElement.closest("[id^=seat-]");
    const index = tile ? [...tile.querySelectorAll("a, button")].indexOf(document.activeElement) : -1;
    const before = board.querySelector("[data-said]").textContent;
    board.innerHTML = html;
    const after = board.querySelector("[data-said]").textContent;
    if (after !== before) said.textContent = after;
    if (tile && document.getElementById(tile.id)) {
      const controls = document.getElementById(tile.id).querySelectorAll("a, button");
      (controls[index] || controls[0]).focus();
    }
  }

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const response = await fetch(board.dataset.url, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
      if (response.status === 205 || response.redirected || response.status === 404) return location.reload();
      if (response.status >= 400) throw new Error(response.status);
      if (response.status === 200) {
        redraw(await response.text());
        etag = response.headers.get("ETag");
      }
      failures = 0;
      lost.hidden = true;
    } catch {
      failures += 1;
      lost.hidden = failures < 2;
    }
    timer = setTimeout(look, Math.min(EVERY * 2 ** Math.min(failures, 3), LONGEST));
  }

  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  timer = setTimeout(look, EVERY);
})();
