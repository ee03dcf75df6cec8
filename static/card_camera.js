// A card shown to the camera. The pictures stay in this page: only what the card says is sent, once, and never in
// an address, which the history of a shared browser would keep. Without this file, the six letters do.
"use strict";

const card = document.getElementById("card");
const button = document.getElementById("camera-open");
const view = document.getElementById("camera-view");
const said = document.getElementById("camera-said");
const label = button.lastElementChild;
const opening = label.textContent;
const CARD = /\/carte\/([\w-]{16,40})$/;
// A reader fails on one drawing in a hundred at a given size, and reads it at another: each look has the next one.
const [WIDEST, SHARES] = [640, [1, 0.875, 0.75]];
let stream = null;

/* What reads a drawing: the browser when it can, else a reader fetched now. It takes a canvas and gives a text or "". */
async function reader() {
  const formats = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats() : [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue || "";
  }
  const { decodeQR } = await import(card.dataset.reader);
  return async (canvas, context) => {
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return ""; // nothing to read in this picture
    }
  };
}

function stop() {
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = view.srcObject = null;
  view.hidden = true;
  label.textContent = opening;
}

function finish(token) {
  stop();
  card.elements.token.value = token;
  card.requestSubmit();
}

async function look(read) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  for (let looks = 0; stream; looks += 1) {
    if (view.videoWidth) {
      const scale = Math.min(1, WIDEST / view.videoWidth) * SHARES[looks % SHARES.length];
      canvas.width = view.videoWidth * scale;
      canvas.height = view.videoHeight * scale;
      context.drawImage(view, 0, 0, canvas.width, canvas.height);
      const text = await read(canvas, context);
      const found = text.match(CARD);
      if (found && stream) return finish(found[1]);
      said.textContent = text ? said.dataset.other : said.dataset.looking;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function start() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
    view.srcObject = stream;
    view.hidden = false;
    label.textContent = button.dataset.stop;
    said.textContent = said.dataset.looking;
    await view.play();
    await look(await reader());
  } catch {
    stop();
    said.textContent = said.dataset.refused;
  }
}

// Browsers lend the camera to secure addresses only.
if (navigator.mediaDevices) {
  document.getElementById("camera").hidden = false;
  button.addEventListener("click", () => (stream ? stop() : start()));
  addEventListener("pagehide", stop);
}
