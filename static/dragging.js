// A thing held by its grip goes elsewhere in its list. The buttons « Monter » and « Descendre » do the same without it.
"use strict";
(() => {
  document.documentElement.classList.add("can-drag");
  const form = document.getElementById("moving");
  const told = document.getElementById("moved");
  const rows = (list) => [...list.children].filter((row) => row.dataset.place);
  const words = (row) => row.querySelector("b, a > span").textContent.trim();
  const here = () => document.getElementById("written").dataset.here;
  let held = null;
  let announced = "";

  const mark = (over) => {
    rows(held.list).forEach((row) => row.classList.remove("is-before", "is-after"));
    held.over = over === held.row ? null : over;
    if (!held.over) return;
    const all = rows(held.list);
    held.over.classList.add(all.indexOf(over) > all.indexOf(held.row) ? "is-after" : "is-before");
    held.over.scrollIntoView({ block: "nearest" });
  };

  const letGo = () => {
    if (!held) return;
    mark(held.row);
    held.row.classList.remove("is-held");
    held = null;
  };

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button || held) return;
    event.preventDefault();
    const row = grip.closest("[data-place]");
    held = { row, list: row.parentElement, pointer: event.pointerId, over: null };
    row.classList.add("is-held");
    grip.setPointerCapture(event.pointerId);
  });

  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const all = rows(held.list);
    const under = all.find((row) => event.clientY < row.getBoundingClientRect().bottom) || all.at(-1);
    if (under !== (held.over || held.row)) mark(under);
  });

  document.addEventListener("pointerup", async (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { row, list, over } = held;
    letGo();
    if (!over) return;
    const waits = { settled: Promise.resolve(true) };
    const place = rows(list).indexOf(over) + 1;
    const said = { words: words(row), place, total: rows(list).length };
    document.dispatchEvent(new CustomEvent("writing:settle", { detail: waits }));
    if (!(await waits.settled)) return;
    const now = (one) => document.querySelector(`[data-place="${one.dataset.place}"]`) || one;
    const [moved, target] = [now(row), now(over)];
    const values = { ou: moved.dataset.place, seen: moved.dataset.seen, vers: target.dataset.place };
    values.vers_seen = target.dataset.seen;
    values.page = here();
    Object.entries(values).forEach(([name, value]) => (form.elements[name].value = value));
    announced = told.dataset.said.replace(/\{(\w+)\}/g, (_, name) => said[name]);
    form.requestSubmit();
  });

  document.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", (event) => event.key === "Escape" && letGo());

  document.addEventListener("htmx:after:swap", ({ detail }) => {
    letGo();
    if (!announced || !detail.ctx || detail.ctx.sourceElement !== form) return;
    told.textContent = announced;
    announced = "";
    history.replaceState(null, "", `?${new URLSearchParams({ ou: here() })}`);
  });
})();
