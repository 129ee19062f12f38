// Shows what was read in a sentence when its label is pointed at or focused (a press works without this script), and
// brings out the buttons that copy the report's address and print it.
"use strict";

const WAIT = 200; // milliseconds before a card comes and goes, so that none flickers under a passing pointer

function follow(label) {
  const card = document.getElementById(label.getAttribute("popovertarget"));
  let timer = null;
  let kept = false;
  label.style.anchorName = card.style.positionAnchor = `--${card.id}`;
  const isOpen = () => card.matches(":popover-open");
  const later = (change) => {
    clearTimeout(timer);
    timer = setTimeout(change, WAIT);
  };
  const show = () => isOpen() || card.showPopover();
  const hide = () => !kept && isOpen() && !card.contains(document.activeElement) && card.hidePopover();
  for (const part of [label, card]) {
    part.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(show));
    part.addEventListener("pointerleave", () => later(hide));
  }
  label.addEventListener("focus", () => label.matches(":focus-visible") && later(show));
  for (const part of [label, card]) part.addEventListener("focusout", () => later(() => document.activeElement !== label && hide()));
  label.addEventListener("click", (event) => {
    event.preventDefault(); // the browser's own way would close what pointing at it has opened
    clearTimeout(timer);
    kept = !(kept && isOpen());
    if (kept) show();
    else hide();
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") kept = false;
  });
}

function offer(button, act) {
  button.hidden = false;
  button.addEventListener("click", act);
}

if (HTMLElement.prototype.showPopover) document.querySelectorAll(".mark-label").forEach(follow);
document.querySelectorAll("[data-print]").forEach((button) => offer(button, () => window.print()));
if (navigator.clipboard) {
  document.querySelectorAll("[data-copied]").forEach((button) =>
    offer(button, async () => {
      const field = button.closest(".share").querySelector("input");
      await navigator.clipboard.writeText(field.value);
      button.closest(".share").querySelector("[role=status]").textContent = button.dataset.copied;
    })
  );
}
