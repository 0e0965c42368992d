// Sets the reader's colours before the page is painted; storage may be forbidden.
try {
  document.body.dataset.theme = localStorage.getItem("theme") || "auto";
} catch {
  document.body.dataset.theme = "auto";
}
