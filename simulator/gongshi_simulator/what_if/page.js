(() => {
  "use strict";
  const points = JSON.parse(document.getElementById("points").textContent);
  const form = document.querySelector("form.axes");
  const answer = document.querySelector(".answer");
  const axes = [...form.querySelectorAll("fieldset")];

  const chosen = () => axes.map((axis) => Number(axis.querySelector("input:checked").value));

  const show = () => {
    const at = chosen();
    const here = points[at.join("-")];
    [...answer.children].forEach((line, index) => {
      line.querySelector(".zh").textContent = here.said[index][0];
      line.querySelector(".en").textContent = here.said[index][1];
    });
    axes.forEach((axis, number) => {
      axis.querySelectorAll(".notch").forEach((notch, index) => {
        const there = points[at.map((one, other) => (other === number ? index : one)).join("-")];
        notch.querySelector(".share").setAttribute("width", there.share);
        const interval = notch.querySelector(".interval");
        interval.setAttribute("x", there.low);
        interval.setAttribute("width", there.high - there.low);
        notch.querySelector(".number").textContent = there.text;
      });
    });
  };

  document.querySelectorAll(".axes").forEach((part) => { part.hidden = false; });
  form.addEventListener("change", show);
  show();
})();
