// The expert view: a line that is told opens in the text; the line where one writes is said; leaving asks first.
"use strict";
(() => {
  const text = document.getElementById("texte");
  const caret = document.querySelector("[data-caret]");
  const begun = text.value;

  const lineOf = (place) => text.value.slice(0, place).split("\n").length;
  const say = () => (caret.textContent = caret.dataset.caret.replace("{line}", lineOf(text.selectionStart)));
  ["keyup", "click", "focus", "input"].forEach((name) => text.addEventListener(name, say));
  caret.hidden = false;
  say();

  const go = (number) => {
    const lines = text.value.split("\n");
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[number - 1] || "").length);
    text.scrollTop = (text.scrollHeight / lines.length) * Math.max(number - 6, 0);
    text.scrollLeft = 0;
    say();
  };
  document.querySelectorAll("[data-line]").forEach((button) => {
    button.hidden = false;
    button.previousElementSibling.hidden = true;
    button.addEventListener("click", () => go(Number(button.dataset.line)));
  });

  let leaves = false;
  text.form.addEventListener("submit", () => (leaves = true));
  addEventListener("beforeunload", (event) => {
    if (!leaves && text.value !== begun) event.preventDefault();
  });
})();
