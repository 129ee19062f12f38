// Lets the map be moved through time and space without the page being loaded anew: the drawing and its tables are taken
// from the page that the same address gives without this script. Every state is an address.
"use strict";

const PACE = 900; // milliseconds that a step of the play is shown
const DAY = 86400000;
const parts = document.getElementById("map-parts");
const form = document.querySelector(".map-filters");
const fold = document.querySelector(".fold > summary");
const time = document.querySelector(".time");
const page = location.pathname;
let asking = null;

const toNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
const toDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);

/** Fetch the page of an address and put its map in place of this one; resolves to whether that was done. */
async function show(address, how) {
  asking?.abort();
  const own = (asking = new AbortController());
  let answer;
  try {
    answer = await fetch(address, { signal: own.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own.signal.aborted) return false;
    replace(found.getElementById("map-parts"));
    fold.replaceChildren(...found.querySelector(".fold > summary").childNodes);
  } catch (error) {
    if (error.name === "AbortError") return false;
    location.assign(address); // the browser says what is wrong
    return false;
  }
  if (how === "push") history.pushState(null, "", address);
  if (how === "replace") history.replaceState(null, "", address);
  follow();
  return true;
}

/** Put new parts in place; what had the focus keeps it, if there is such a thing still. */
function replace(found) {
  const key = parts.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const open = parts.querySelector(".timeline details")?.open;
  parts.replaceChildren(...found.childNodes);
  const details = parts.querySelector(".timeline details");
  if (details && open) details.open = true;
  document.getElementById("map-said").textContent = parts.querySelector(".count")?.textContent ?? "";
  if (key) (parts.querySelector(`[data-key="${key}"]`) ?? parts.querySelector(".map-moves a"))?.focus();
}

/** Let fields and slider say what the address says. */
function follow() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["since", "until", "box"]) {
    const field = form.elements.namedItem(name);
    if (field) field.value = asked.get(name) ?? "";
    else if (asked.get(name)) form.append(hidden(name, asked.get(name)));
  }
  slider?.follow(asked.get("since"), asked.get("until"));
}

function hidden(name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

/** The address of other days of this view; the map keeps still while the days change. */
function addressOf(since, until) {
  const address = new URL(location.href);
  const asked = address.searchParams;
  asked.delete("page");
  for (const [name, value] of [["since", since], ["until", until]]) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const box = parts.querySelector("[data-box]")?.dataset.box;
  if (box) asked.set("box", box);
  address.hash = "";
  return address.href;
}

function makeSlider() {
  const first = toNumber(time.dataset.first);
  const last = toNumber(time.dataset.last);
  const [since, until] = [".since", ".until"].map((name) => time.querySelector(name));
  const button = time.querySelector(".play");
  const format = new Intl.DateTimeFormat(time.dataset.locale || document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  let playing = false;

  const tell = () => {
    for (const input of [since, until]) {
      const said = format.format(Number(input.value) * DAY);
      input.setAttribute("aria-valuetext", said);
      input.parentElement.querySelector(".day").textContent = said;
    }
  };
  const set = (from, to) => {
    [since.value, until.value] = [from, to];
    tell();
  };
  const go = (how) => {
    const all = Number(since.value) === first && Number(until.value) === last;
    return show(all ? addressOf("", "") : addressOf(toDay(Number(since.value)), toDay(Number(until.value))), how);
  };
  const stop = () => {
    playing = false;
    button.querySelector("[aria-hidden]").textContent = "▶";
    button.querySelector(".said").textContent = time.dataset.play;
  };
  const play = async () => {
    playing = true;
    button.querySelector("[aria-hidden]").textContent = "⏸";
    button.querySelector(".said").textContent = time.dataset.pause;
    const whole = last - first + 1;
    let length = Number(until.value) - Number(since.value) + 1;
    let from = Number(since.value) + length;
    if (length >= whole || from > last) {
      length = length >= whole ? Math.max(1, Math.round(whole / 40)) : length;
      from = first;
    }
    for (let how = "push"; playing && from <= last; from += length, how = "replace") {
      set(from, Math.min(from + length - 1, last));
      if (!(await go(how))) break;
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
    stop();
  };

  for (const input of [since, until]) {
    [input.min, input.max] = [first, last];
    input.addEventListener("input", () => {
      stop();
      if (Number(since.value) > Number(until.value)) {
        (input === since ? until : since).value = input.value;
      }
      tell();
    });
    input.addEventListener("change", () => go("push"));
  }
  button.addEventListener("click", () => (playing ? stop() : play()));
  time.hidden = false;
  const clamp = (day, otherwise) => Math.min(Math.max(day ? toNumber(day) : otherwise, first), last);
  return { stop, follow: (from, to) => playing || set(clamp(from, first), clamp(to, last)) };
}

const slider = time ? makeSlider() : null;
follow();

parts.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.getAttribute("href") ?? link.href.baseVal, location.href);
  if (address.origin !== location.origin || address.pathname !== page) return;
  event.preventDefault();
  slider?.stop();
  show(address.href, "push");
});

window.addEventListener("popstate", () => {
  slider?.stop();
  show(location.href, "none");
});
