// The size and colours that a reader chooses, and the time that remains for a notice. Every page is complete without.
"use strict";
{
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);

  // A kiosk forgets with its reader; a telephone is somebody's own.
  const store = (name, value) => {
    try {
      const storage = "kiosk" in root.dataset ? sessionStorage : localStorage;
      if (value) storage.setItem(name, value);
      else storage.removeItem(name);
    } catch (refused) { /* then it holds for this page alone */ }
  };

  const sizeShown = () => {
    const pixels = parseFloat(getComputedStyle(document.body).fontSize);
    return root.dataset.size || (pixels < 22 ? "standard" : pixels < 28 ? "large" : "larger");
  };

  const view = document.querySelector(".view");
  const elder = view.querySelector(".elder");
  const choices = [...view.querySelectorAll("[data-set]")];

  const showChoices = () => {
    const chosen = { size: sizeShown(), theme: root.dataset.theme || "" };
    for (const choice of choices) choice.setAttribute("aria-pressed", choice.value === chosen[choice.dataset.set]);
    elder.setAttribute("aria-pressed", chosen.size !== "standard");
    view.querySelector(".view-size").textContent = choices.find((one) => one.value === chosen.size).textContent;
  };

  const choose = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    store(name, value);
    showChoices();
  };

  elder.addEventListener("click", () => choose("size", sizeShown() === "standard" ? "large" : "standard"));
  for (const choice of choices) choice.addEventListener("click", () => choose(choice.dataset.set, choice.value));
  view.hidden = false;
  showChoices();

  // Notices hang in China: days change there at midnight, whatever zone the device believes to be in.
  const HOUR = 3600000, DAY = 24 * HOUR;
  const inChina = (instant) => instant + 8 * HOUR;
  const dayOf = (instant) => Math.floor(inChina(instant) / DAY);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const closingTime = (closes) => {
    const minutes = Math.floor((inChina(closes) % DAY) / 60000) || 24 * 60;
    const hour = Math.floor(minutes / 60), minute = minutes % 60;
    return filled(minute ? words.minute : words.hour, { hour, minute: String(minute).padStart(2, "0") });
  };

  const remaining = (now, opens, closes, afterwards) => {
    if (now < opens) return words.notYet;
    if (now >= closes) return afterwards;
    const count = dayOf(closes - 1) - dayOf(now);
    if (!count) return filled(words.today, { time: closingTime(closes) });
    return filled(count === 1 ? words.day : words.days, { count });
  };

  const showRemaining = () => {
    const now = Date.now();
    // A clock that is behind the day of the build is wrong: better no answer than a wrong one.
    const isBehind = dayOf(now) < dayOf(Date.parse(root.dataset.built));
    for (const one of document.querySelectorAll(".remaining")) {
      const { opens, closes, afterwards } = one.dataset;
      const text = isBehind ? "" : remaining(now, Date.parse(opens), Date.parse(closes), afterwards);
      if (one.textContent !== text) one.textContent = text;
      one.hidden = !text;
    }
  };

  showRemaining();
  if (document.querySelector(".remaining")) setInterval(showRemaining, 30000);
}
