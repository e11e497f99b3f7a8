/** The page: a portrait, a region, and whose style it takes. */

import { Network, SIDE, row, smaller, toImageData, toPixels } from "./sean.js";

const RUNTIME = "./node_modules/onnxruntime-web/dist/ort.wasm.min.mjs";
const PORTRAITS = "../../resources/portraits";
/** The parts of a portrait that a person chooses, and the ids of their regions in CelebAMask-HQ. */
const PARTS = {
  Hair: [13],
  Skin: [1, 2, 8, 9, 17],
  Eyes: [4, 5],
  Brows: [6, 7],
  Lips: [11, 12],
  Clothes: [18],
  Hat: [14],
  Glasses: [3],
  Background: [0],
};
const OWN = ""; // the reference of a part that keeps its own style

const $ = (id) => document.getElementById(id);
const title = (name) => name[0].toUpperCase() + name.slice(1);
const screen = $("picture").getContext("2d", { willReadFrequently: true });
const portraits = new Map(); // name -> {pixels, labels}
const matrices = new Map(); // name -> style matrix
const chosen = {}; // part -> name of the reference
let network, wanted = 0, painting = false;

start().catch((error) => {
  console.error(error);
  $("help").hidden = false;
  say(`This page is not complete: ${error.message}`);
});

async function start() {
  say("Loading the network …");
  const ort = await import(RUNTIME);
  ort.env.wasm.proxy = true; // in a worker: the page stays responsive
  const names = (await text(`${PORTRAITS}/index.csv`)).trim().split("\n").slice(1).map((line) => line.split(",")[0]);
  network = await Network.load(ort, "compact-256");
  for (const name of names) $("portrait").add(new Option(title(name), name));
  for (const part in PARTS) $("parts").append(choice("part", part, part));
  $("references").append(choice("reference", OWN, "Its own"), ...names.map((name) => choice("reference", name, title(name))));
  $("portrait").onchange = openPortrait;
  $("parts").onchange = showPart;
  $("references").onchange = takeStyle;
  $("reset").onclick = reset;
  $("picture").onpointerdown = pickPart;
  $("controls").disabled = false;
  await openPortrait();
}

/** A radio button with a caption, and a picture if it is a portrait's. */
function choice(group, value, caption) {
  const label = document.createElement("label"), input = document.createElement("input");
  Object.assign(input, { type: "radio", name: group, value });
  label.append(input);
  if (group === "reference" && value !== OWN) {
    const image = document.createElement("img");
    Object.assign(image, { src: `${PORTRAITS}/images/${value}.jpg`, alt: "", loading: "lazy" });
    label.append(image);
  }
  const words = document.createElement("span");
  words.textContent = caption;
  label.append(words);
  return label;
}

async function openPortrait() {
  const { labels } = await readPortrait($("portrait").value);
  const inputs = [...$("parts").querySelectorAll("input")];
  for (const input of inputs) {
    input.disabled = !PARTS[input.value].some((id) => labels.includes(id));
    input.parentElement.title = input.disabled ? `${title($("portrait").value)} has none.` : "";
  }
  const now = inputs.find((input) => input.checked);
  if (!now || now.disabled) inputs.find((input) => !input.disabled).checked = true;
  showPart();
  await repaint();
}

/** Show the reference of the selected part. */
function showPart() {
  const part = selected("part");
  for (const input of $("references").querySelectorAll("input")) input.checked = input.value === (chosen[part] ?? OWN);
  for (const label of $("parts").children) {
    const reference = chosen[label.querySelector("input").value];
    label.querySelector("span").dataset.reference = reference ? title(reference) : "";
  }
  $("whose").textContent = `Style of ${part.toLowerCase()}`;
}

async function takeStyle() {
  chosen[selected("part")] = selected("reference");
  showPart();
  await repaint();
}

async function reset() {
  for (const part in chosen) delete chosen[part];
  showPart();
  await repaint();
}

/** A click on the picture selects the part under the pointer. */
function pickPart(event) {
  const { labels } = portraits.get($("portrait").value) ?? {}, box = $("picture").getBoundingClientRect();
  if (!labels) return;
  const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  const id = labels[Math.min(SIDE - 1, Math.floor(y * SIDE)) * SIDE + Math.min(SIDE - 1, Math.floor(x * SIDE))];
  const part = Object.keys(PARTS).find((name) => PARTS[name].includes(id));
  if (!part) return;
  $("parts").querySelector(`input[value="${part}"]`).checked = true;
  showPart();
}

/** Paint the current choices. Choices made meanwhile wait; only the last of them is painted. */
async function repaint() {
  wanted++;
  if (painting) return;
  painting = true;
  document.body.classList.add("busy");
  try {
    for (let made = -1; made !== wanted; ) {
      made = wanted;
      await paintOnce(made);
    }
  } catch (error) {
    console.error(error);
    say(`The portrait could not be painted (${error.message}). Choose again, or reload the page.`);
  } finally {
    painting = false;
    document.body.classList.remove("busy");
  }
}

async function paintOnce(made) {
  const name = $("portrait").value, begun = performance.now(), missing = [];
  const styles = Float32Array.from(await encode(name));
  for (const [part, reference] of Object.entries(chosen)) {
    if (reference === OWN) continue;
    const theirs = await encode(reference);
    const there = PARTS[part].filter((id) => row(theirs, id).some((value) => value !== 0));
    for (const id of there) row(styles, id).set(row(theirs, id));
    if (!there.length) missing.push(`${title(reference)} has no ${part.toLowerCase()}.`);
  }
  say("Painting …");
  const pixels = await network.paint((await readPortrait(name)).labels, styles);
  if (made !== wanted) return; // another choice was made meanwhile
  screen.putImageData(toImageData(pixels), 0, 0);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say([`Painted in ${seconds} s.`, ...missing].join(" "));
}

async function encode(name) {
  if (!matrices.has(name)) {
    say(`Encoding ${title(name)} …`);
    const { pixels, labels } = await readPortrait(name);
    matrices.set(name, await network.encode(pixels, labels));
  }
  return matrices.get(name);
}

async function readPortrait(name) {
  if (!portraits.has(name)) {
    const image = await blob(`${PORTRAITS}/images/${name}.jpg`), labels = await blob(`${PORTRAITS}/labels/${name}.png`);
    portraits.set(name, { pixels: toPixels(await rgba(image)), labels: await ids(labels) });
  }
  return portraits.get(name);
}

/** The bytes of a picture whose side is SIDE or a multiple of it, at SIDE, without any conversion of its colours. */
async function rgba(file) {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  return smaller(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data, bitmap.width);
}

/** The ids in a label map: palette indices. A browser decodes them to colours, so the palette is read here. */
async function ids(file) {
  const view = new DataView(await file.arrayBuffer()), palette = new Map();
  const colour = (r, g, b) => 65536 * r + 256 * g + b;
  for (let at = 8; at < view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) !== 0x504c5445) continue; // the chunk "PLTE"
    for (let index = view.getUint32(at) / 3 - 1; index >= 0; index--) {
      palette.set(colour(...[0, 1, 2].map((channel) => view.getUint8(at + 8 + 3 * index + channel))), index);
    }
  }
  const shown = await rgba(file);
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => palette.get(colour(...shown.subarray(4 * i, 4 * i + 3))));
}

async function blob(url) {
  return (await found(url)).blob();
}

async function text(url) {
  return (await found(url)).text();
}

async function found(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} is not there (${answer.status}).`);
  return answer;
}

function selected(group) {
  return document.querySelector(`input[name=${group}]:checked`).value;
}

function say(words) {
  $("status").textContent = words;
}
