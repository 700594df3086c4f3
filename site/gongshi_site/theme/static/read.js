// Reads the page aloud, where the machine has a voice for its language; without one there is no button at all.

const LONGEST = 100; // characters: some voices fall silent after a quarter of a minute
const SLOWEST = 0.6;
const FASTEST = 1.2;
const PATIENCE = 60_000;

const VOICES = { zh: /^(zh(-CN|-Hans.*)?|cmn.*)$/i, en: /^en\b/i };
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, caption, summary, div, section, article, main";
const SILENT =
  "nav, svg, button, script, [hidden], [aria-hidden='true'], .exact, " +
  "table:not([data-read]) :is(td, th), details:not([open]) > :not(summary)";
const SENTENCE = /.+?(?:[。！？；]+[”’」）]*|[.!?;](?=\s|$)|$)/gs;

const language = document.documentElement.lang.slice(0, 2);
const controls = document.getElementById("read-aloud");
const buttons = Object.fromEntries([...controls.querySelectorAll("button")].map((one) => [one.dataset.aloud, one]));

// --- Words that a voice would read wrongly ------------------------------------------------------------------------

const DIGITS = "零一二三四五六七八九";

function numeral(text) {
  const number = Number(text);
  if (number > 99) return text;
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return DIGITS[ones];
  return `${tens > 1 ? DIGITS[tens] : ""}十${ones ? DIGITS[ones] : ""}`;
}

const oneByOne = (text) => text.replace(/\D/g, "，").replace(/\d/g, (digit) => (digit === "1" ? "幺" : DIGITS[digit]));

const READINGS = [
  [/(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g, oneByOne],
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, (_, year, month, day) => `${year}年${+month}月${+day}日`],
  [/(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])/g, (_, hour, minute) => `${+hour}点${+minute ? `${+minute}分` : ""}`],
  [/(?<=\d),(?=\d{3})/g, () => ""],
  [/(\d+\.\d*?)0+(?=元|万元|%)/g, (_, kept) => kept.replace(/\.$/, "")],
  [/(\d+(?:\.\d+)?)%/g, (_, share) => `百分之${share}`],
  [/(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/g, (_, part, whole) => `${numeral(whole)}分之${numeral(part)}`],
];

export function spoken(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  return language === "zh" ? READINGS.reduce((said, [found, read]) => said.replace(found, read), plain) : plain;
}

// --- What is read, sentence by sentence ---------------------------------------------------------------------------

function* passages(main) {
  let passage = { block: null, nodes: [] };
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(SILENT)) continue;
    const block = parent.closest("[data-read]") ?? parent.closest(BLOCKS);
    if (block !== passage.block) {
      yield passage;
      passage = { block, nodes: [] };
    }
    passage.nodes.push(walker.currentNode);
  }
  yield passage;
}

function rangeOf(nodes, start, end) {
  const range = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const here = passed + node.length;
    if (start >= passed && start < here) range.setStart(node, start - passed);
    if (end > passed && end <= here) range.setEnd(node, end - passed);
    passed = here;
  }
  return range;
}

export function chunks(text) {
  const cut = [];
  for (const part of spoken(text).match(/[^，、,]+[，、,]*|[，、,]+/g) ?? []) {
    for (let rest = part; rest; rest = rest.slice(LONGEST)) {
      const piece = rest.slice(0, LONGEST);
      if (cut.length && cut.at(-1).length + piece.length <= LONGEST) cut[cut.length - 1] += piece;
      else cut.push(piece);
    }
  }
  return cut;
}

function* sentences({ block, nodes }) {
  if (block?.dataset.read) {
    const range = document.createRange();
    range.selectNodeContents(block);
    yield { sentence: block.dataset.read, range };
    return;
  }
  const text = nodes.map((node) => node.data).join("");
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    if (sentence.trim()) yield { sentence, range: rangeOf(nodes, index, index + sentence.length) };
  }
}

function* script(main) {
  for (const passage of passages(main)) {
    for (const { sentence, range } of sentences(passage)) {
      for (const text of chunks(sentence)) yield { text, range };
    }
  }
}

// --- Reading ------------------------------------------------------------------------------------------------------

let voice = null;
let rate = 0.8;
let lines = [];
let at = 0;
let saying = null; // held, or some browsers drop the utterance and with it the end of it
let patience = 0;

function mark(range) {
  CSS.highlights?.delete("aloud");
  if (!range) return;
  CSS.highlights?.set("aloud", new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  const isInView = top >= 0 && bottom <= 0.85 * innerHeight;
  if (!isInView) range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

function quiet() {
  clearTimeout(patience);
  saying = null;
  speechSynthesis.cancel();
}

function stop() {
  quiet();
  mark(null);
  buttons.start.hidden = false;
  buttons.stop.hidden = true;
}

function say() {
  quiet();
  if (at >= lines.length) return stop();
  const { text, range } = lines[at];
  const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate });
  utterance.onend = () => {
    if (utterance !== saying) return;
    at += 1;
    say();
  };
  utterance.onerror = () => utterance === saying && stop();
  saying = utterance;
  mark(range);
  // A voice that never says that it has ended would hold the kiosk for ever.
  patience = setTimeout(stop, PATIENCE);
  speechSynthesis.speak(utterance);
}

function start() {
  lines = [...script(document.querySelector("main"))];
  at = 0;
  buttons.start.hidden = true;
  buttons.stop.hidden = false;
  say();
}

function faster(step) {
  rate = Math.round(10 * Math.min(FASTEST, Math.max(SLOWEST, rate + step))) / 10;
  buttons.slower.disabled = rate === SLOWEST;
  buttons.faster.disabled = rate === FASTEST;
  if (saying) say();
}

function chooseVoice() {
  const fitting = speechSynthesis
    .getVoices()
    .filter((one) => VOICES[language]?.test(one.lang) && !/\+|pinyin/i.test(one.name + one.lang));
  voice = fitting.find((one) => one.localService) ?? fitting[0] ?? null;
  controls.hidden = voice === null;
  if (!voice && saying) stop();
}

if ("speechSynthesis" in window) {
  buttons.start.addEventListener("click", start);
  buttons.stop.addEventListener("click", stop);
  buttons.slower.addEventListener("click", () => faster(-0.2));
  buttons.faster.addEventListener("click", () => faster(0.2));
  addEventListener("pagehide", stop);
  speechSynthesis.addEventListener("voiceschanged", chooseVoice);
  chooseVoice();
}
