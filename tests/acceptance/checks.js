// What a page holds to as it is laid out. Each check gives its faults, as texts; none is good news.
// `asked` says: target (least side of what is tapped, px), body (font size, px) and whether it is exact, size, language,
// script (whether the page had it), kiosk (whether the page is of a kiosk's build, with buttons that stand before it).
asked => {
  const BLOCKS = /^(block|flow-root|list-item|table-cell|table-caption|flex|grid|inline-block|inline-flex|inline-grid)$/;
  const TAPPED = "a[href], button, summary, input, select, textarea, [role=button]";
  const GAP = 8, SKIP = 44, SMALLEST = 16, LEADING = 1.6, LEADING_WITH_LINKS = 1.75, LINE_EM = 40;
  const WHOLE = asked.language === "zh"
    ? /(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d[\d,.]*(?:万元|元|%)|第\d+号/g
    : /[¥$€]\s?\d[\d,.]*|(?:CNY|RMB)\s\d[\d,.]*|\d[\d,.]*(?:\s(?:yuan|CNY|RMB|million)|%)|\d{1,2} [A-Z][a-z]{2,8} \d{4}/g;

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const px = text => parseFloat(text);
  const words = element => (element.getAttribute("aria-label") || element.textContent).trim().replace(/\s+/g, " ").slice(0, 30);
  const named = element => `${element.localName}${element.className && typeof element.className === "string" ? "." + element.className.split(" ").join(".") : ""} “${words(element)}”`;
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && box(element).width > 1 && box(element).right > 0;
  const block = node => {
    let element = node.parentElement;
    while (!BLOCKS.test(style(element).display) && element !== document.body) element = element.parentElement;
    return element;
  };
  // A link whose ::after fills the card around it is tapped anywhere on the card.
  function box(element) {
    const after = style(element, "::after");
    const card = style(element).position === "static" ? element.offsetParent : null;
    const fills = card && after.position === "absolute" && px(after.width) >= card.clientWidth - 1 && px(after.height) >= card.clientHeight - 1;
    return (fills ? card : element).getBoundingClientRect();
  }
  function texts(within = document.body) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.trim() && !parentElement.closest("script, style, svg, .skip") && parentElement.checkVisibility({ visibilityProperty: true })) found.push(walker.currentNode);
    }
    return found;
  }
  function rects(node, from = 0, to = node.length) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(rect => rect.width > 0);
  }
  // A link among other words is read in a line; alone it is a button in all but name.
  function inText(link) {
    if (link.localName !== "a" || style(link).display !== "inline") return false;
    const around = block(link).cloneNode(true);
    all("a", around).forEach(one => one.remove());
    return /[\p{L}\p{N}]/u.test(around.textContent);
  }

  function structure() {
    const faults = [];
    const expected = { zh: "zh-CN", en: "en" }[asked.language];
    if (document.documentElement.lang !== expected) faults.push(`language ${document.documentElement.lang}`);
    for (const one of ["h1", "main"]) if (all(one).length !== 1) faults.push(`${all(one).length} ${one}`);
    all("h1, h2, h3, h4, h5, h6").map(one => [Number(one.localName[1]), one]).reduce((before, [level, one]) => {
      if (level > before + 1) faults.push(`from h${before} to ${named(one)}`);
      return level;
    }, 0);
    return faults;
  }
  function skipLink() {
    const link = document.querySelector("body > a[href^='#']");
    link.focus();
    const { height, left, top } = link.getBoundingClientRect();
    const target = document.querySelector(link.hash);
    link.blur();
    return height >= SKIP && left >= 0 && top >= 0 && target?.localName === "main" ? [] : [`${height} px at ${left}, ${top}`];
  }
  const tapped = () => all(TAPPED).filter(one => !one.matches(".skip") && shown(one) && !inText(one));
  const stands = element => asked.kiosk && element.closest("#turn");
  function targets() {
    return tapped().filter(one => Math.min(box(one).width, box(one).height) < asked.target - 0.5)
      .map(one => `${Math.round(box(one).width)}×${Math.round(box(one).height)} ${named(one)}`);
  }
  function gaps() {
    const faults = [];
    const boxes = tapped().filter(one => !stands(one)).map(one => [one, box(one)]);
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
      const gap = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
      if (gap < GAP - 0.5 && !one.contains(other)) faults.push(`${Math.round(gap)} px between ${named(one)} and ${named(other)}`);
    }));
    return faults;
  }
  const scrolls = element => /auto|scroll/.test(style(element).overflowX);
  function sideways() {
    const faults = [];
    const wider = document.documentElement.scrollWidth - innerWidth;
    if (wider > 0) faults.push(`the page is ${wider} px too wide`);
    for (const one of all("body *")) {
      if (scrolls(one) && one.scrollWidth > one.clientWidth && !(one.tabIndex >= 0 && one.getAttribute("aria-label")))
        faults.push(`scrolls without a name or a way by keyboard: ${named(one)}`);
    }
    for (const node of texts()) {
      for (let up = node.parentElement; up && !scrolls(up); up = up.parentElement)
        if (up === document.body && rects(node).some(rect => rect.right > innerWidth + 1 || rect.left < -1))
          faults.push(`cut off: “${node.data.trim().slice(0, 30)}”`);
    }
    return faults;
  }
  function spacedOut() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [sheet];
    const faults = sideways();
    document.adoptedStyleSheets = [];
    return faults;
  }
  function type() {
    const faults = new Set();
    const size = px(style(document.body).fontSize);
    if (asked.exact ? Math.abs(size - asked.body) > 0.1 : size < asked.body - 0.1) faults.add(`body ${size} px`);
    for (const node of texts()) {
      const own = px(style(node.parentElement).fontSize);
      const around = block(node);
      const leading = px(style(around).lineHeight) / px(style(around).fontSize);
      if (own < SMALLEST) faults.add(`${own} px: ${named(node.parentElement)}`);
      if (around.matches("p, li, dt, dd, td, figcaption") && leading < LEADING - 0.01) faults.add(`leading ${leading}: ${named(around)}`);
    }
    for (const link of all("main a").filter(inText)) {
      const leading = px(style(block(link)).lineHeight) / px(style(block(link)).fontSize);
      if (leading < LEADING_WITH_LINKS - 0.01 && !link.closest("table")) faults.add(`leading ${leading} with links: ${named(block(link))}`);
    }
    return [...faults];
  }
  function lines() {
    const faults = [];
    const inBlocks = new Map();
    for (const node of texts()) inBlocks.set(block(node), [...(inBlocks.get(block(node)) ?? []), ...rects(node)]);
    for (const [element, found] of inBlocks) {
      const em = px(style(element).fontSize);
      const wide = found.map(rect => {
        const line = found.filter(other => Math.abs(other.bottom - rect.bottom) < em / 2);
        return Math.max(...line.map(one => one.right)) - Math.min(...line.map(one => one.left));
      });
      const widest = Math.max(0, ...wide) / em;
      if (widest > LINE_EM + 0.5) faults.push(`${widest.toFixed(1)} characters in a line: ${named(element)}`);
    }
    return faults;
  }
  function broken() {
    const faults = [];
    for (const node of texts()) {
      if (node.parentElement.closest("code")) continue;
      for (const match of node.data.matchAll(WHOLE)) {
        const found = rects(node, match.index, match.index + match[0].length);
        if (found.some(rect => rect.top >= found[0].bottom - 1)) faults.push(`${match[0]} in “${node.data.trim().slice(0, 30)}”`);
      }
    }
    return faults;
  }
  function viewSwitch() {
    const names = { zh: ["标准", "大字", "特大"], en: ["standard", "large", "largest"] }[asked.language];
    const now = names[["standard", "large", "larger"].indexOf(asked.size)];
    const elder = document.querySelector(".view .elder");
    const says = document.querySelector(".view .view-size");
    if (!elder || !shown(elder)) return ["there is none"];
    const { top, bottom } = elder.getBoundingClientRect();
    const faults = top < 0 || bottom > innerHeight ? [`from ${top} to ${bottom} px, below the first screen`] : [];
    if (says?.textContent.trim().toLowerCase() !== now.toLowerCase()) faults.push(`says ${says?.textContent} and not ${now}`);
    return faults;
  }
  function intrusions() {
    return [
      ...all("dialog[open], [role=dialog], [role=alertdialog], [popover]").filter(shown).map(one => `opens by itself: ${named(one)}`),
      ...all("audio, video, iframe, object, embed, marquee").map(one => `plays or moves: ${named(one)}`),
      ...all("body *").filter(one => /fixed|sticky/.test(style(one).position) && shown(one) && !stands(one)).map(one => `stands before the page: ${named(one)}`),
    ];
  }
  // Amounts in yuan, exact where they say so, else as they are rounded to a hundredth of ten thousand.
  const amounts = text => [...text.matchAll(/([\d,]+(?:\.\d+)?)(万?)元/g)].map(([, number, wan]) => Number(number.replaceAll(",", "")) * (wan ? 10000 : 1));
  function pictures() {
    const faults = [];
    for (const figure of all("figure").filter(one => all("svg:not([aria-hidden])", one).length && !one.matches(".qr"))) {
      for (const svg of all("svg:not([aria-hidden])", figure)) {
        for (const part of ["title", "desc"]) if (!svg.querySelector(`:scope > ${part}`)?.textContent.trim()) faults.push(`no ${part}: ${named(figure)}`);
      }
      if (!figure.querySelector("figcaption")?.textContent.trim()) faults.push(`no caption: ${named(figure)}`);
      const table = figure.querySelector("table") ?? figure.parentElement.querySelector("table");
      if (!table) { faults.push(`no table: ${named(figure)}`); continue; }
      const drawn = all("svg :is(title, text)", figure).map(one => one.textContent).join(" ");
      const listed = amounts(table.textContent);
      for (const amount of amounts(drawn))
        if (!listed.some(one => Math.abs(one - amount) <= 50)) faults.push(`${amount} is in the picture and not in its table: ${named(figure)}`);
    }
    return faults;
  }

  const checks = { structure, skipLink, targets, gaps, sideways, spacedOut, type, lines, broken, intrusions, pictures };
  if (asked.script) checks.viewSwitch = viewSwitch;
  return Object.entries(checks).flatMap(([name, check]) => check().slice(0, 4).map(fault => `${name}: ${fault}`));
}
