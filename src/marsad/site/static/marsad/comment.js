// Confirms a comment by a proof of work (ALTCHA version 2) while it is written. Where this does not run, or finds no
// solution, the form is sent without one, and the server asks a plain question instead.
"use strict";

const PATIENCE = 20000; // milliseconds to wait once the form is sent

const toBytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The key that a counter leads to: PBKDF2 over the nonce and the counter as four bytes. */
async function derive(parameters, counter) {
  const nonce = toBytes(parameters.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: toBytes(parameters.salt), iterations: parameters.cost };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, 8 * parameters.keyLength)));
}

/** Ask for a challenge and try counters until a key has its beginning; gives what the form sends. */
async function solve(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`challenge: ${answer.status}`);
  const challenge = await answer.json();
  for (let counter = 0; counter <= 0xffffffff; counter += 1) {
    const derivedKey = await derive(challenge.parameters, counter);
    if (derivedKey.startsWith(challenge.parameters.keyPrefix)) {
      const payload = btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
      return { payload, until: challenge.parameters.expiresAt * 1000 };
    }
  }
  throw new Error("no solution");
}

function confirm(form) {
  const work = form.elements.namedItem("work");
  const status = form.querySelector(".working");
  let running = null;
  const start = () => {
    running ??= solve(form.dataset.work).catch(() => null);
    return running;
  };
  const again = () => {
    running = null;
    return start();
  };
  const found = async () => {
    const first = await start();
    return first && first.until < Date.now() + 5000 ? again() : first;
  };
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (status.textContent) return; // it is being sent already
    status.textContent = form.dataset.working;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    const solved = await Promise.race([found(), late]);
    work.value = solved ? solved.payload : "";
    form.submit();
  });
  window.addEventListener("pageshow", (event) => {
    status.textContent = "";
    if (event.persisted) running = null; // back from the next page: what was sent is spent
  });
}

if (window.crypto?.subtle) document.querySelectorAll("form[data-work]").forEach(confirm);
