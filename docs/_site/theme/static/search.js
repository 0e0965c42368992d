// A hit in the index or glossary leads to an entry of a page: say which, for the page's title alone would not.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const item of addedNodes) {
      const link = item.matches?.("li.kind-index") && item.querySelector("a");
      if (link) link.textContent += `: ${decodeURIComponent(link.hash).replace(/^#(term|pmo-[a-z]+)-/, "").replaceAll("-", " ")}`;
    }
  }
}).observe(document.getElementById("search-results"), { childList: true, subtree: true });
