// A notebook scanned with a phone opens this page with its text after the #: it is put in the form, and sent.
"use strict";
(() => {
  const form = document.getElementById("notebook");
  if (!location.hash.slice(1)) return;
  form.carnet.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
})();
