// A time bar for the channel pictures. Without it the small pictures show the same.
"use strict";
for (const viewer of document.querySelectorAll(".viewer")) {
  const bar = viewer.querySelector("input");
  const use = viewer.querySelector("use");
  const out = viewer.querySelector("output");
  const show = () => {
    const option = viewer.querySelectorAll("li")[Number(bar.value)];
    use.setAttribute("href", "#" + option.dataset.picture);
    out.textContent = option.textContent;
  };
  bar.addEventListener("input", show);
  viewer.hidden = false;
  show();
}
