// Runs before the page is painted: sets the reader's colours, which a browser may have been forbidden to keep.
document.documentElement.classList.remove("no-js"); // Furo does it when all is painted, which paints all again
try {
  document.body.dataset.theme = localStorage.getItem("theme") || "auto";
} catch {
  document.body.dataset.theme = "auto";
}
