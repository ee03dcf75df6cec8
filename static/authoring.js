// The editor: a form saves itself; what only serves without this file is put away; a letter opens the next fault.
"use strict";
(() => {
  const put = () => document.querySelectorAll("[data-without-script]").forEach((part) => (part.hidden = true));
  put();

  // What the form says, without what proves where it comes from.
  const said = (form) => {
    const data = new FormData(form);
    ["csrf_token", "seen"].forEach((name) => data.delete(name));
    return new URLSearchParams(data).toString();
  };
  const element = () => document.getElementById("element");
  let kept = element() ? said(element()) : "";
  let sent = "";

  // What is saved while another answer is on its way waits for it, then says what the form holds at that moment, and
  // what this page has seen by then: nobody writes over themselves. What is saved already is not sent again.
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.id !== "element") return;
    sent = said(ctx.sourceElement);
    if (sent === kept) return event.preventDefault();
    ctx.request.body = new URLSearchParams(new FormData(ctx.sourceElement));
    flying = new Promise((resolve) => (landed = resolve));
  });
  let flying = Promise.resolve();
  let landed = () => {};
  document.addEventListener("htmx:finally:request", ({ detail }) => detail.ctx.sourceElement.id === "element" && landed());

  // An expired session or a refused token: the server's own page explains better than half a page.
  document.addEventListener("htmx:before:response", (event) => {
    const { response } = event.detail.ctx;
    if (response.status < 400 || [409, 422].includes(response.status)) return;
    event.preventDefault();
    location.reload();
  });

  // The list comes again with each change: what was opened in it stays open, what was closed stays closed.
  const folds = new Map();
  const name = (fold) => fold.querySelector("summary").textContent.trim();
  addEventListener("toggle", ({ target }) => target.matches("#list details") && folds.set(name(target), target.open), true);
  document.addEventListener("htmx:after:swap", () => {
    document.querySelectorAll("#list details").forEach((fold) => {
      if (folds.has(name(fold))) fold.open = folds.get(name(fold));
    });
  });

  // What was refused is told beside the field too, once the page is read again.
  document.addEventListener("htmx:after:swap", () => {
    const said = document.querySelector(".saving");
    if (said && said.querySelector(".notice")) said.scrollIntoView({ block: "nearest" });
  });

  // What is not saved yet is said; whoever leaves at once loses nothing; without a network the browser asks first.
  let unsaved = false;
  document.addEventListener("input", (event) => {
    if (!event.target.form || event.target.form.id !== "element") return;
    unsaved = true;
    const state = document.querySelector(".saving__said span");
    if (state) state.textContent = document.querySelector(".saving").dataset.writing;
  });
  addEventListener("pagehide", () => {
    if (unsaved) navigator.sendBeacon(element().action, new URLSearchParams(new FormData(element())));
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.id !== "element" || !ctx.response || ctx.response.status >= 400) return;
    kept = sent;
    unsaved = said(element()) !== kept;
  });
  document.addEventListener("submit", ({ target }) => target.id !== "moving" && (unsaved = false));

  // Whoever is going to change the form waits until what it says is kept, and does nothing when it cannot be.
  document.addEventListener("writing:settle", ({ detail }) => {
    detail.settled = (async () => {
      await flying;
      if (!element() || said(element()) === kept) return true;
      const over = new Promise((resolve) => document.addEventListener("htmx:finally:request", resolve, { once: true }));
      element().dispatchEvent(new Event("change", { bubbles: true }));
      await over;
      return said(element()) === kept;
    })();
  });
  document.addEventListener("htmx:after:swap", ({ detail }) => {
    if (!detail.ctx || detail.ctx.sourceElement.id !== "moving") return;
    put();
    kept = element() ? said(element()) : "";
    unsaved = false;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved && !navigator.onLine) event.preventDefault();
  });
})();
