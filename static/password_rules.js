// Ticks the rules of a new password while one types. Without this file they can be read all the same, and the
// simulated site says which one is missing.
"use strict";
(() => {
  const HAS = { upper: /\p{Lu}/u, lower: /\p{Ll}/u, digit: /\d/, sign: /[^\p{L}\p{N}\s]/u };

  function isMet(rule, text) {
    const [name, count] = rule.split(" ");
    return name === "length" ? [...text].length >= Number(count) : name in HAS && HAS[name].test(text);
  }

  function tick(field) {
    document.getElementById(field.dataset.rules).querySelectorAll("[data-rule]").forEach((line) => {
      const met = isMet(line.dataset.rule, field.value);
      line.classList.toggle("is-met", met);
      line.querySelector("[data-met]").hidden = !met;
    });
  }

  const tickAll = () => document.querySelectorAll("input[data-rules]").forEach(tick);
  document.addEventListener("input", (event) => event.target.matches("input[data-rules]") && tick(event.target));
  document.addEventListener("htmx:after:swap", tickAll);
  tickAll();
})();
