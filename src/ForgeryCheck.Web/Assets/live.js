// The page works without this script: a list with a filter and a link to what is older. With it new messages appear as they are taken. All text of
// messages is put in as text, never as markup.
import { build, judge } from "/assets/live-rows.js";

const most = 500;                 // rows that are in the page at once
const mostLive = 200;             // ... unless somebody asks for older ones
const mostAtOnce = 100;           // rows that are added at once
const lowestRow = 48;             // pixels: while more come than anyone can read, a screen of rows is added
const burstPause = 1000;          // milliseconds until the next of them
const freshTime = 1200;           // milliseconds for which a new row stands out: as in live.css
const form = document.querySelector("#filter");
const table = document.querySelector("#messages");
const body = document.querySelector("#rows");
const count = document.querySelector("#count");
const status = document.querySelector("#live-status");
const pause = document.querySelector("#pause");
const showNew = document.querySelector("#show-new");
const older = document.querySelector("#older");
const nothing = document.querySelector("#nothing");
const clear = document.querySelector("#clear");

let last = table.dataset.last;    // how far the server has told us
let source;                       // the open connection
let paused = false;
let apart = new URLSearchParams(location.search).has("before"); // the list is not that of the newest messages
let held = 0;                     // new messages that are not in the list
let missed = false;               // there may be more of them, which nobody has counted
let heard = { messages: 0, forged: 0, since: 0 };
let waiting;                      // what is shown next
let notBefore = 0;                // when: in a burst most of the time belongs to the reader, not to us
let moved = 0;                    // when rows were added last
let found = "";                   // what is said of a list that was just filtered
let asked = 0;                    // the last list that was asked for: answers to earlier questions come too late

const number = value => value.toLocaleString("en");
const messages = value => value === 1 ? "1 new message" : `${number(value)} new messages`;
const matches = ({ rows, hasOlder }) => rows.length === 0 ? "No message matches"
  : rows.length === 1 ? "1 message matches"
  : `${hasOlder ? "More than " : ""}${number(rows.length)} messages match`;
const query = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
// A page of the list as a query, as the server has it too (LivePage.cs); it stays in the address, so that Back leads to it.
const queryOf = before => {
  const parameters = query();
  if (before) parameters.set("before", before);
  return parameters.size > 0 ? "?" + parameters : "";
};
const remember = list => history.replaceState(null, "", "/live" + list);

// Nothing moves under the eyes or the focus of who reads further down.
const isHeld = () => paused || apart || body.getBoundingClientRect().top < -40 || body.contains(document.activeElement) || !getSelection().isCollapsed;

function showHeld() {
  showNew.hidden = held === 0 && !missed;
  showNew.textContent = missed ? "Show new messages" : `Show ${messages(held)}`;
}

function insert(rows, more) {
  // A list that was just read may have some of them.
  const there = new Set([...body.children].map(one => one.dataset.id));
  rows = rows.filter(row => !there.has(row.id)).sort((a, b) => b.number - a.number);
  if (rows.length === 0) return;
  if (more > 0) rows.length = Math.min(rows.length, Math.ceil(innerHeight / lowestRow) + 1);
  // Rows that never stop coming do not stand out, and would be painted all the time.
  const isFresh = rows.length <= 10 && performance.now() - moved > freshTime;
  moved = performance.now();
  const made = document.createDocumentFragment();
  for (const row of rows) {
    const one = build(row, queryOf());
    if (isFresh) one.classList.add("fresh");
    made.append(one);
  }
  // After a gap what was there is no longer next to it: it begins anew, and "Older messages" leads on.
  if (more > 0) {
    body.replaceChildren(made);
    older.hidden = false;
    return;
  }
  const oldest = rows.at(-1).number;
  if (body.firstElementChild && Number(body.firstElementChild.dataset.number) > oldest) {
    // A verdict came late, and its message now matches the filter: each goes to its place.
    for (const one of [...made.children]) {
      const next = [...body.children].find(other => Number(other.dataset.number) < Number(one.dataset.number));
      body.insertBefore(one, next ?? null);
    }
  } else {
    body.prepend(made);
  }
  while (body.children.length > mostLive) {
    body.lastElementChild.remove();
    older.hidden = false;
  }
}

// Turns may be rare, and messages many: what waits stays short.
function gather(batch) {
  if (!waiting) {
    waiting = batch;
    setTimeout(() => requestAnimationFrame(take), Math.max(0, notBefore - performance.now()));
    return;
  }
  const rows = waiting.rows.concat(batch.rows).sort((a, b) => b.number - a.number);
  waiting = {
    rows: rows.slice(0, mostAtOnce),
    verdicts: waiting.verdicts.concat(batch.verdicts).slice(-most),
    more: waiting.more + batch.more + Math.max(0, rows.length - mostAtOnce),
    total: batch.total,
  };
}

// The time until the page is painted again is what one turn costs; four times as long it rests.
function take() {
  if (!waiting) return;
  const start = performance.now();
  const least = waiting.more > 0 ? burstPause : 0;
  draw();
  setTimeout(() => {
    const now = performance.now();
    notBefore = now + Math.max(least, 4 * (now - start));
  });
}

function draw() {
  const { rows, verdicts, more, total } = waiting;
  waiting = undefined;
  // Whoever has paused sees nothing move until the list is read again.
  if (paused) {
    held += rows.length + more;
    missed ||= verdicts.length > 0;
    return;
  }
  count.textContent = total;
  if (rows.length > 0) {
    const all = rows.length + more;
    heard.messages += all;
    heard.forged += rows.filter(row => row.verdict === "forged").length;
    if (isHeld()) {
      held += all;
      showHeld();
    } else {
      insert(rows, more);
    }
  }
  verdicts.forEach(one => judge(body, one));
  nothing.hidden = body.children.length > 0;
  speak();
}

// A screen reader hears of what has come every few seconds, not of each message.
function speak() {
  const now = performance.now();
  if (paused || heard.messages === 0 || now - heard.since < 5000) return;
  say(messages(heard.messages) + (heard.forged > 0 ? `, ${number(heard.forged)} forged` : ""));
  heard = { messages: 0, forged: 0, since: now };
}

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

function listen() {
  source?.close();
  const parameters = query();
  parameters.set("after", last);
  source = new EventSource("/live/events?" + parameters);
  source.addEventListener("open", () => {
    say(paused ? "Paused" : found + "Waiting for messages");
    found = "";
  });
  source.addEventListener("error", () => paused || say(source.readyState === EventSource.CLOSED ? "No connection: reload the page" : "Connecting again …"));
  source.addEventListener("restart", event => {
    last = event.lastEventId;
    if (!isHeld()) {
      load();
      return;
    }
    missed = true;
    if (!paused) showHeld();
  });
  source.addEventListener("messages", event => {
    last = event.lastEventId;
    gather(JSON.parse(event.data));
  });
}

// Reads the newest messages that match the filter.
async function load() {
  const mine = ++asked;
  try {
    const answer = await fetch("/live/rows?" + query());
    const page = await answer.json();
    if (mine !== asked) return;
    if (!answer.ok) throw new Error(page.detail ?? page.title);
    last = page.last;
    waiting = undefined;
    held = 0;
    missed = false;
    heard = { messages: 0, forged: 0, since: performance.now() };
    count.textContent = page.total;
    apart = false;
    document.querySelector("#newest")?.remove();
    const list = queryOf();
    remember(list);
    body.replaceChildren(...page.rows.map(row => build(row, list)));
    older.hidden = !page.hasOlder;
    nothing.hidden = page.rows.length > 0;
    nothing.textContent = query().size > 0 ? "No message matches the filter." : "No messages yet. They appear here as the listener takes them.";
    found = query().size > 0 ? `${matches(page)}. ` : "";
    showHeld();
    listen();
  } catch (error) {
    say("No answer: " + error.message);
  }
}

async function loadOlder() {
  const mine = ++asked;
  const list = queryOf(body.lastElementChild?.dataset.id);
  try {
    const answer = await fetch("/live/rows" + list);
    const page = await answer.json();
    if (mine !== asked) return;
    if (!answer.ok) throw new Error(page.detail ?? page.title);
    const made = page.rows.map(row => build(row, list));
    remember(list);
    body.append(...made);
    older.hidden = !page.hasOlder;
    // The list stays short; what was on top is what "Show new messages" brings back.
    while (body.children.length > most) {
      body.firstElementChild.remove();
      if (!apart) { apart = true; showNew.hidden = false; showNew.textContent = "Back to the newest"; }
    }
    made[0]?.querySelector("a").focus();
    say(made.length === 1 ? "1 older message" : `${number(made.length)} older messages`);
  } catch (error) {
    say("No answer: " + error.message);
  }
}

function applyFilter() {
  const parameters = query();
  remember(queryOf());
  clear.hidden = parameters.size === 0;
  load();
}

let typing;
form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(typing); applyFilter(); });
form.addEventListener("change", event => { if (event.target.type === "checkbox") applyFilter(); });
form.addEventListener("input", event => {
  if (event.target.type !== "search") return;
  clearTimeout(typing);
  typing = setTimeout(applyFilter, 300);
});
clear.addEventListener("click", event => {
  event.preventDefault();
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.type === "search") field.value = "";
  }
  applyFilter();
  form.querySelector("input[type=search]").focus();
});

pause.addEventListener("click", () => {
  paused = !paused;
  pause.textContent = paused ? "Resume" : "Pause";
  if (!paused) {
    if (held > 0 || missed) load();
    else say("Waiting for messages");
  } else {
    say("Paused");
  }
});

showNew.addEventListener("click", async () => {
  await load();
  scrollTo({ top: 0 });
  pause.focus({ preventScroll: true });
});

older.addEventListener("click", event => { event.preventDefault(); loadOlder(); });

// A browser has few connections to one host: a page that nobody sees gives its own back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) source?.close();
  else listen();
});

setInterval(speak, 1000);
pause.hidden = false;
if (apart) { showNew.hidden = false; showNew.textContent = "Back to the newest"; }
listen();
