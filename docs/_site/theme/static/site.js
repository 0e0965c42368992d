// Regions that can be scrolled take the keyboard's focus only where they do scroll.
const watch = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".table-wrapper, .highlight pre")) watch.observe(region);
