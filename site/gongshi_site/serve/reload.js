// Put into the pages by `gongshi serve`, and by it alone: a newer build reloads the page; what is wrong with the
// records stands in a bar above it.
const build = document.currentScript.dataset.build;

function show(faults) {
  document.querySelector("#gongshi-faults")?.remove();
  if (faults.length === 0) return;
  const bar = document.createElement("aside");
  bar.id = "gongshi-faults";
  bar.setAttribute("role", "status");
  for (const fault of faults) {
    const line = document.createElement("p");
    line.textContent = fault;
    bar.append(line);
  }
  document.body.prepend(bar);
}

const look = document.createElement("link");
look.rel = "stylesheet";
look.href = "/.gongshi/reload.css";
document.head.append(look);

new EventSource("/.gongshi/events").addEventListener("message", (event) => {
  const news = JSON.parse(event.data);
  if (news.build === build) show(news.faults);
  else location.reload();
});
