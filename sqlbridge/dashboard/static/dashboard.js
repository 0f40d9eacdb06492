// What makes the dashboard pleasanter where there is JavaScript. Everything works without it.
"use strict";

// The viewer's time zone, for the next page: only the browser knows it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes("sqlbridge_zone=")) {
  const brand = document.querySelector("link[rel=stylesheet]").getAttribute("href");
  const root = brand.slice(0, brand.indexOf("static/"));
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `sqlbridge_zone=${zone}; path=${root}; max-age=31536000; samesite=lax${secure}`;
  const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "medium" });
  document.querySelectorAll("time[datetime]").forEach((time) => {
    time.textContent = moment.format(new Date(time.dateTime));
  });
}

// A box in the head of a table ticks all boxes below it.
document.addEventListener("change", (event) => {
  if (!event.target.matches("input[data-all]")) return;
  const table = event.target.closest("table");
  table.querySelectorAll("tbody input[type=checkbox]").forEach((box) => { box.checked = event.target.checked; });
});

// Only one menu is open at a time, and Escape closes it.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.me[open], details.cli[open]").forEach((open) => {
    if (!open.contains(event.target)) open.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.me[open], details.cli[open], details.sure[open]").forEach((open) => {
    open.open = false;
    open.querySelector("summary").focus();
  });
});

// What renews itself waits while somebody is at work in it, and leaves open what they have opened.
const opened = (part) => new Set([...part.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
let kept = new Set();
document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if (!part.matches("[data-live]")) return;
  const isBusy = part.contains(document.activeElement) || part.querySelector("details.sure[open], details.cli[open]");
  if (isBusy) event.detail.shouldSwap = false;
  kept = opened(part);
});
document.addEventListener("htmx:load", (event) => {
  if (!event.detail.elt.matches("[data-live]")) return;
  event.detail.elt.querySelectorAll("details > summary").forEach((one) => {
    if (kept.has(one.textContent)) one.parentElement.open = true;
  });
});
