// How a page behaves at a kiosk. What it shows and says stands in the page (kiosk.html); nothing here is words.
//
// On the attract page [data-panel]s take turns; a button holds them still.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ASKED_AFTER = 90 * SECOND;
const LEFT_AFTER = ASKED_AFTER + 20 * SECOND; // nobody is given less than 20 seconds to answer (WCAG 2.2.1)
const PANEL = 12 * SECOND;

const kiosk = document.getElementById("kiosk");
const stillThere = document.getElementById("still-there");
const stillMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
const { site, home, attract, asOf, staleHours } = kiosk.dataset;
const attracting = new URL(attract, location).pathname === location.pathname;

// --- Whether anybody is there -------------------------------------------------------------------------------------

let touchedAt = performance.now();

function touched() {
  touchedAt = performance.now();
}

function watch() {
  if (window.speechSynthesis?.speaking) touched();
  const quiet = performance.now() - touchedAt;
  if (quiet >= LEFT_AFTER) leave();
  else if (quiet >= ASKED_AFTER && !stillThere.open) stillThere.showModal();
}

async function leave() {
  touched();
  stillThere.close();
  window.speechSynthesis?.cancel();
  sessionStorage.clear();
  delete document.documentElement.dataset.size;
  delete document.documentElement.dataset.theme;
  scrollTo(0, 0);
  // A page that works is not left for one that does not open.
  for (const next of [attract, home]) {
    const answer = await fetch(next).catch(() => null);
    if (answer?.ok) return location.replace(next);
  }
}

for (const sign of ["pointerdown", "pointermove", "wheel", "scroll", "keydown"]) {
  addEventListener(sign, touched, { capture: true, passive: true });
}
// Not when the finger comes down: what lies below would then be tapped by the same finger.
stillThere.addEventListener("click", () => stillThere.close());
if (!attracting) setInterval(watch, SECOND);

// A finger that stays a while must not open the browser's own menu.
addEventListener("contextmenu", (event) => event.preventDefault());

// --- The attract page ---------------------------------------------------------------------------------------------

function takeTurns(panels, pause) {
  let shown = 0;
  const show = () => panels.forEach((panel, number) => panel.toggleAttribute("data-shown", number === shown));
  panels[0].parentElement.toggleAttribute("data-looping", true);
  show();
  setInterval(() => {
    if (pause.getAttribute("aria-pressed") === "true") return;
    shown = (shown + 1) % panels.length;
    show();
  }, PANEL);
  panels[0].parentElement.after(pause);
  pause.hidden = false;
  pause.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(pause.getAttribute("aria-pressed") !== "true"));
  });
}

if (attracting) {
  const panels = [...document.querySelectorAll("[data-panel]")];
  const pause = document.getElementById("pause");
  if (panels.length > 1 && !stillMotion) takeTurns(panels, pause);
  // Wherever a finger comes down, also on a link, but not on the way to the other language.
  const leadsHome = (event) => !event.target.closest("#pause, [hreflang]");
  addEventListener("pointerdown", (event) => leadsHome(event) && location.assign(home));
  // Who has a keyboard follows links as everywhere.
  addEventListener("click", (event) => event.detail > 0 && leadsHome(event) && event.preventDefault());
}

// --- Turning pages without a gesture ------------------------------------------------------------------------------

const turning = document.getElementById("turn");
const page = document.scrollingElement;

function offerPages() {
  const room = page.scrollHeight - page.clientHeight;
  turning.hidden = attracting || room < 2;
  for (const button of turning.children) {
    button.disabled = button.dataset.turn === "back" ? page.scrollTop < 1 : page.scrollTop > room - 2;
  }
}

turning.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-turn]")?.dataset.turn;
  // Two lines stay in view, so that the eye finds where it was.
  const step = 0.85 * page.clientHeight * (turn === "back" ? -1 : 1);
  if (turn) page.scrollBy({ top: step, behavior: stillMotion ? "instant" : "smooth" });
});
addEventListener("scroll", offerPages, { passive: true });
new ResizeObserver(offerPages).observe(document.body);

// --- What the page shows: how old it is, and whether there is a newer one -----------------------------------------

let build = null;
let outdated = false; // whether the page may be of an older build than the first that the site tells of
let failed = false;

function sayIfOld() {
  // The records are looked at as of a day; they are old when that day has been over for so many hours.
  const dayIsOver = Date.parse(`${asOf}T00:00:00+08:00`) + 24 * HOUR;
  document.getElementById("stale").hidden = Date.now() < dayIsOver + staleHours * HOUR;
}

async function renew() {
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    await worker.update().catch(() => null);
    await Promise.race([taken, new Promise((done) => setTimeout(done, 10 * SECOND))]);
  }
  location.reload();
}

// Asked every minute, this is also the sign of life that the machine's watchdog waits for.
async function askForNewer() {
  sayIfOld();
  const answer = await fetch(`${site}/build.json`, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) {
    outdated ||= build === null;
    return;
  }
  const { id } = await answer.json();
  build ??= id;
  // Nobody reads the attract page with a finger on it; every other page becomes the attract page when it is left.
  if (attracting && (id !== build || outdated || failed)) await renew();
}

addEventListener("error", () => {
  failed = true;
});
askForNewer();
setInterval(askForNewer, MINUTE);
navigator.serviceWorker?.register(`${site}/sw.js`, { updateViaCache: "none" }).catch(() => null);
