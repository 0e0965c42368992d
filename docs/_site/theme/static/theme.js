// Runs before the page is painted: sets the reader's colours, which a browser may have been forbidden to keep.
const page = document.documentElement.classList;
page.remove("no-js"); // Furo does it when all is painted, which paints all again
try {
  document.body.dataset.theme = localStorage.getItem("theme") || "auto";
} catch {
  document.body.dataset.theme = "auto";
}
// Begins a page at its top: what is further down is laid out after the first look, by site.js. Not where the browser lets
// what is being read move when something above it grows.
if (CSS.supports("overflow-anchor: auto") && !location.hash
  && performance.getEntriesByType("navigation")[0]?.type === "navigate") page.add("first-look");
