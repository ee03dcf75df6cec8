// axe on each state of a page, but only on what is new in it. What may be new is told by digests, which depend on where
// a thing stands, on the size of the page and on what is open over it. What is personal, and what only htmx follows, is
// left out.
"use strict";
window.eyes = (() => {
  const SMALL = 12;
  const PASSING =
    /(name="(?:csrf_token|seq)" value|data-step|data-screen|data-state|aria-busy)="[^"]*"|\/(?:exercices|bilan)\/[^"/]+|<b class="nowrap">[^<]*| class="htmx-[^"]*"| ?\bhtmx-[a-z]+/g;
  const UNSEEN = "script, [hidden], #announcer, [popover]:not(:popover-open)";
  const STATES = ["type", "role", "dir", "lang", "open", "data-kind", "aria-pressed", "aria-current", "aria-invalid"];
  const met = new Set();
  let sight = null; // what is before the eyes

  const content = (one) => one.outerHTML.replace(PASSING, "");
  // Languages that are read in the same direction look the same.
  const own = (one) => content(one.cloneNode(false)).replace(/ lang="[^"]*"/, "");
  const classes = (one) => {
    const found = one.getAttribute("class") || "";
    return found.includes("htmx-") ? found.replace(/ ?htmx-[a-z]+/g, "") : found;
  };
  const saysSomething = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const states = (one) => STATES.map((name) => one.getAttribute(name)).join();
  const isSmall = (one) => one.querySelectorAll("*").length <= SMALL;

  const around = () =>
    [
      innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches, own(document.documentElement),
      ...[...document.querySelectorAll(":popover-open, dialog:modal")].map(content),
    ].join();

  // 53 bits: enough to tell some ten thousand things apart.
  function digest(text) {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  }

  // Roughly what is here: each kind of element that this page had not shown yet, with what it stands in.
  function kinds() {
    const found = [];
    for (const one of (document.getElementById("exercise") || document.body).getElementsByTagName("*")) {
      const kind = `${one.tagName} ${classes(one)} ${classes(one.parentElement)}`;
      if (!met.has(kind)) met.add(kind), found.push(digest(kind));
    }
    return found.join(" ");
  }

  // All that shows. The looks of an element come from its class and its states, and from those of all that it is in;
  // never from words. What holds much is a frame, the rest is in small blocks.
  function sees() {
    sight = { frame: new Map(), looks: new Map(), said: new Map() };
    const walk = (one, where, block) => {
      if (one.matches(UNSEEN) || !one.checkVisibility()) return;
      const here = digest(where + one.tagName + classes(one) + states(one));
      const begins = !block && (!one.childElementCount || isSmall(one));
      if (begins) sight.said.set(digest(where + content(one)), one);
      sight[block || begins ? "looks" : "frame"].set(here + saysSomething(one), one);
      for (const child of one.children) walk(child, here, block || begins);
    };
    walk(document.body, around(), false);
    return [...sight.frame.keys(), ...sight.looks.keys(), ...sight.said.keys()].join(" ");
  }

  // What axe finds wrong in what is new. Rules about looks only judge what is marked: words alone change no looks. The
  // page is at its top: further down, what sticks to the top covers what one scrolls back to.
  async function judge({ news, mark, rules }) {
    const isNew = new Set(news);
    const newly = (name) => [...sight[name]].filter(([one]) => isNew.has(one)).map(([, one]) => one);
    const [frame, looks, said] = ["frame", "looks", "said"].map(newly);
    const isWhole = frame.some((one) => one.querySelector("#exercise")) || !document.getElementById("exercise");
    const context = isWhole ? document : { include: [...frame, ...said] };
    const why = (node) => [...node.any, ...node.all, ...node.none][0].message;
    const told = (one) => one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${why(node)})`).join(" | ");
    const down = scrollY;
    scrollTo({ top: 0, behavior: "instant" });
    [...frame, ...looks].forEach((one) => one.toggleAttribute(mark));
    const judged = await window.axe.run(context, rules);
    [...frame, ...looks].forEach((one) => one.toggleAttribute(mark));
    scrollTo({ top: down, behavior: "instant" });
    return judged.violations.map((one) => `${one.id}: ${told(one)}`);
  }

  return { kinds, sees, judge };
})();
