// Search over the projects of a site. What it looks through is projects.js beside the page, a script: a page opened as
// a file may load no other. Of every letter and of every pair of letters in it is noted in which texts it stands.
"use strict";
{
  const STEP = 30;
  const FACETS = ["category", "state", "year", "community"];

  const page = document.getElementById("search");
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const byId = (id) => document.getElementById(id);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const made = (name, text, attributes = {}) => {
    const element = Object.assign(document.createElement(name), { textContent: text });
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // Full width or half, capital or small: it is the same letter, in what is asked for and in what is looked through.
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  // Each text once, with the projects that have it; each letter and each pair of letters, with the texts they are in.
  function indexed(data) {
    const texts = new Map(), letters = new Map();
    const note = (notes, of, one) => notes.has(of) ? notes.get(of).push(one) : notes.set(of, [one]);
    data.title.forEach((title, at) => {
      const own = [title, data.id[at], data.number[at], data.year[at], data.communities[data.community[at]][1]];
      own.push(data.states[data.state[at]], data.categories[data.category[at]] ?? "");
      own.push(...data.compound[at].map((one) => data.compounds[one]));
      own.push(...data.implementer[at].map((one) => data.implementers[one]));
      for (const text of new Set(own.map(folded))) note(texts, text, at);
    });
    for (const text of texts.keys()) {
      const parts = new Set();
      for (let at = 0; at < text.length; at += 1) parts.add(text[at]).add(text.slice(at, at + 2));
      for (const part of parts) note(letters, part, text);
    }
    return { texts, letters };
  }

  // The texts that a run of letters stands in. All its pairs must be in them: of those with the rarest, who has them all
  // one after the other is found by looking.
  function textsWith({ letters }, run) {
    if (run.length < 3) return letters.get(run) ?? [];
    const pairs = Array.from({ length: run.length - 1 }, (_, at) => letters.get(run.slice(at, at + 2)) ?? []);
    const fewest = pairs.reduce((one, other) => (other.length < one.length ? other : one));
    return fewest.filter((text) => text.includes(run));
  }

  // The projects in which every run of the question stands, and of which the choices hold; by their titles first.
  function found(data, index, question, choices) {
    const runs = folded(question).split(/\s+/).filter(Boolean);
    const sets = runs.map((run) => new Set(textsWith(index, run).flatMap((text) => index.texts.get(text))));
    const chosen = FACETS.filter((facet) => choices[facet] !== "");
    const all = [];
    for (let at = 0; at < data.title.length; at += 1) {
      if (sets.every((one) => one.has(at)) && chosen.every((facet) => String(data[facet][at]) === choices[facet])) all.push(at);
    }
    const inTitle = (at) => runs.every((run) => folded(data.title[at]).includes(run));
    return [...all.filter(inTitle), ...all.filter((at) => !inTitle(at))];
  }

  function begin(data) {
    const index = indexed(data);
    const asked = new URLSearchParams(location.hash.slice(1));
    const choices = Object.fromEntries(FACETS.map((facet) => [facet, asked.get(facet) ?? ""]));
    const question = byId("q"), results = byId("results"), more = byId("more"), anew = byId("anew");
    question.value = asked.get("q") ?? "";
    const whole = byId("found").textContent;
    let rest = [];

    const inChinese = (text) => (document.documentElement.lang === "en" && /\p{Script=Han}/u.test(text) ? { lang: "zh-CN" } : {});
    const yearName = (year) => (year ? filled(words.year, { year }) : "");

    const row = (at) => {
      const [community, name] = data.communities[data.community[at]];
      const link = made("a", "", { class: "row", href: `${page.dataset.root}/communities/${community}/projects/${data.id[at]}.html` });
      const facts = made("span", "", { class: "line-fact" });
      for (const fact of [data.states[data.state[at]], yearName(data.year[at]), name]) {
        if (fact) facts.append(made("span", fact, inChinese(fact)), " ");
      }
      link.append(made("span", data.title[at], { class: "line-title", ...inChinese(data.title[at]) }), " ", facts);
      const item = made("li", "");
      item.append(link);
      return item;
    };

    const showMore = () => {
      results.append(...rest.splice(0, STEP).map(row));
      more.hidden = !rest.length;
    };

    const show = () => {
      const says = new URLSearchParams(Object.entries({ q: question.value.trim(), ...choices }).filter(([, value]) => value !== ""));
      const isAsked = says.toString() !== "";
      rest = isAsked ? found(data, index, question.value, choices) : [];
      const said = rest.length ? filled(words.found, { count: rest.length, all: data.title.length }) : words.nothing;
      byId("found").textContent = isAsked ? said : whole;
      anew.hidden = !isAsked;
      results.replaceChildren();
      showMore();
      for (const word of page.querySelectorAll("#hot button")) word.setAttribute("aria-pressed", word.value === question.value);
      for (const facet of page.querySelectorAll("#facets details")) showChoice(facet);
      history.replaceState(null, "", `#${says}`);
    };

    const showChoice = (facet) => {
      for (const choice of facet.querySelectorAll("button")) {
        const isChosen = choice.value === choices[facet.dataset.facet];
        choice.setAttribute("aria-pressed", isChosen);
        if (isChosen) facet.querySelector("summary b").textContent = choice.textContent;
      }
    };

    // What was tapped stands above what it found: that must be seen, too.
    const showTapped = () => {
      show();
      byId("found").scrollIntoView({ block: "nearest" });
      const { top } = byId("found").getBoundingClientRect();
      if (top > innerHeight / 2) scrollBy(0, top - innerHeight / 2);
    };

    const facetOf = (name, values) => {
      const facet = made("details", "", { "data-facet": name });
      const summary = made("summary", `${words.facets[name]} `);
      summary.append(made("b", words.all));
      const taps = made("div", "", { class: "taps", role: "group", "aria-label": words.facets[name] });
      for (const [value, text] of [["", words.all], ...values]) {
        taps.append(made("button", text, { type: "button", value, "aria-pressed": "false", ...inChinese(text) }));
      }
      taps.addEventListener("click", ({ target }) => {
        if (target.localName !== "button") return;
        choices[name] = target.value;
        facet.open = false;
        summary.focus();
        showTapped();
      });
      facet.append(summary, taps);
      return facet;
    };

    const numbered = (texts) => texts.map((text, at) => [String(at), text]);
    const years = [...new Set(data.year)].filter(Boolean).map((year) => [year, yearName(year)]);
    const values = { category: numbered(data.categories), state: numbered(data.states), year: years, community: numbered(data.communities.map((one) => one[1])) };
    byId("facets").append(...FACETS.filter((name) => values[name].length > 1).map((name) => facetOf(name, values[name])));

    // While letters are put together to a Chinese one, they are not yet what is asked for.
    question.addEventListener("input", (event) => event.isComposing || show());
    question.addEventListener("compositionend", show);
    byId("hot")?.addEventListener("click", ({ target }) => {
      if (target.localName !== "button") return;
      question.value = target.value === question.value ? "" : target.value;
      showTapped();
    });
    anew.addEventListener("click", () => {
      question.value = "";
      for (const facet of FACETS) choices[facet] = "";
      show();
      page.querySelector("button, summary").focus();
    });
    more.addEventListener("click", () => {
      const at = results.children.length;
      showMore();
      results.children[at]?.firstChild.focus();
    });
    show();
    page.hidden = false;
  }

  const script = made("script", "", { src: page.dataset.projects });
  script.addEventListener("load", () => begin(self.gongshiProjects));
  script.addEventListener("error", () => page.before(made("p", words.lost, { role: "status" })));
  document.head.append(script);
}
