// What the live server adds to each page: reloads it when there is a newer one, and says what is wrong.
const { edition } = document.currentScript.dataset;
const panel = document.createElement("details");
const head = document.createElement("summary");
const list = document.createElement("ul");
panel.className = "live-panel";
panel.open = true;
panel.hidden = true;
panel.append(head, list);
head.setAttribute("role", "status");
let shown = "";

const show = (/** @type {string} */ words, /** @type {string[]} */ faults) => {
  const all = [words, ...faults].join("\n");
  if (all === shown) return;
  shown = all;
  head.textContent = words;
  list.replaceChildren(...faults.map((fault) => {
    const [, place, message] = /^((?:\w:)?[^\s:]+:\d+): (.*)$/s.exec(fault) ?? ["", "", fault];
    const item = document.createElement("li");
    if (place) {
      const file = document.createElement("code");
      file.textContent = place;
      item.append(file, " ");
    }
    item.append(message);
    return item;
  }));
  panel.hidden = !words;
};

const ask = async () => {
  try {
    const state = await (await fetch("/_live/state")).json();
    if (state.edition !== edition) return location.reload();
    const count = state.faults.length;
    show([count ? `${count} to mend` : "", state.building ? "building …" : ""].filter(Boolean).join(", "), state.faults);
  } catch {
    show("The server has stopped: start it again with nox -s live", []);
  }
  setTimeout(ask, 300);
};

document.body.append(panel);
ask();
