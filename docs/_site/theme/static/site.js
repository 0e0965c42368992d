// Regions that can be scrolled take the keyboard's focus only where they do scroll.
const watch = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".table-wrapper, .highlight pre")) watch.observe(region);

// After the first look the rest is laid out, part by part, so that no task keeps the reader waiting; all at once for who
// scrolls already, lest something moves under the pointer.
const rest = document.querySelectorAll(".first-look article > section > section + section");
let at = 0;
const lay = () => {
  rest[at++]?.classList.add("laid");
  if (rest[at]) setTimeout(lay, 40);
};
addEventListener("load", () => setTimeout(lay, 40));
addEventListener("scroll", () => document.documentElement.classList.remove("first-look"), { once: true });

// Escape closes the menus of a narrow page from wherever the focus is, which goes back to where they were opened.
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const open of document.querySelectorAll(".sidebar-toggle:checked")) {
    open.checked = false;
    open.focus();
  }
});
