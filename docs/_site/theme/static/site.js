// Regions that can be scrolled take the keyboard's focus only where they do scroll.
const watch = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const region of document.querySelectorAll(".table-wrapper, .highlight pre")) watch.observe(region);

// The menus of a narrow page open, keep the focus and close without this. It closes them by Escape also where a script of
// Sphinx takes the key, where a link of theirs is followed, and where the page becomes wide.
const shut = () => document.querySelector(":popover-open")?.hidePopover();
addEventListener("keydown", ({ key }) => key === "Escape" && shut());
addEventListener("click", ({ target }) => target.closest("a") && shut());
for (const wide of [63, 82]) matchMedia(`(min-width: ${wide}.01em)`).addEventListener("change", shut);
