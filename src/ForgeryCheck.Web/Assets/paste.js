// The page works without this script. With it the report appears below the form without a reload, files can be dropped, and options are remembered,
// in this browser only.
const form = document.querySelector("#paste");
const status = document.querySelector("#status");
const file = form.querySelector("#file");
const remembered = ["trust", "gateway", "sites", "dns"].map(id => form.querySelector("#" + id)).filter(Boolean);
let running;
let isDropped = false;            // the files are those of a drop, which are analyzed by themselves

function say(text, isError = false) {
  status.textContent = text;
  status.classList.toggle("error", isError);
}

// A page without the form is about nothing but the problem, whose title is its heading.
function sayProblem(page, report) {
  const title = page.querySelector("#paste") ? "" : page.querySelector("h1").textContent + ". ";
  const words = report.firstElementChild?.childNodes ?? [];
  say(title, true);
  status.append(...[...words].map(one => document.adoptNode(one)));
}

// A browser may refuse to remember anything.
function stored(work) {
  try { return work(localStorage); } catch { return null; }
}

// What is in force has to be seen while the options are closed.
function showSet() {
  const set = remembered.filter(field => field.type === "checkbox" ? field.checked : field.value.trim() !== "");
  form.querySelector("#options-set").textContent = set.length > 0 ? "set: " + set.map(field => form.querySelector(`label[for=${field.id}]`).textContent).join(", ") : "";
}

function restore() {
  for (const field of remembered) {
    const value = stored(storage => storage.getItem("forgerycheck." + field.id));
    if (value === null) continue;
    if (field.type === "checkbox") field.checked = value === "yes";
    else if (field.value === "") field.value = value;
  }
  showSet();
}

// Whoever reads up on a rule keeps the report, and what was pasted.
function openRulesApart() {
  for (const link of document.querySelectorAll('#report a[href^="/rules/"]')) {
    link.target = "_blank";
    link.rel = "noopener";
    link.title = "opens in a new tab";
  }
}

function remember() {
  for (const field of remembered) {
    stored(storage => storage.setItem("forgerycheck." + field.id, field.type === "checkbox" ? (field.checked ? "yes" : "no") : field.value));
  }
}

async function analyze() {
  running?.abort();
  const mine = running = new AbortController();
  const data = new FormData(form);
  data.set("as", "page");
  say("Analyzing …");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const report = page.querySelector("#report");
    if (!report) throw new Error("the server sent no report");
    const place = document.querySelector("#report");
    if (!answer.ok) {
      place.replaceChildren();
      sayProblem(page, report);
    } else {
      place.replaceChildren(...document.adoptNode(report).childNodes);
      openRulesApart();
      say("");
      document.title = page.title;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "start" });
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    // What is below the form would be taken for the answer.
    document.querySelector("#report").replaceChildren();
    say("No answer: " + error.message, true);
  }
}

form.addEventListener("submit", event => {
  remember();
  // Downloads are the browser's business: it sends the form, and the page stays.
  if (event.submitter?.value && event.submitter.value !== "page") return;
  event.preventDefault();
  analyze();
});

// Also where the browser sends the form by itself, for a download: it is to be of the report that is seen.
form.addEventListener("formdata", event => { if (isDropped) event.formData.delete("text"); });

form.addEventListener("input", event => {
  if (event.target.id === "text" && isDropped) {
    file.value = "";
    isDropped = false;
  }
  if (remembered.includes(event.target)) showSet();
});

form.addEventListener("change", event => {
  if (remembered.includes(event.target)) remember();
  if (event.target === file) isDropped = false;
  if (event.target === file && file.files.length > 0) say(`${file.files.length === 1 ? file.files[0].name : file.files.length + " files"} chosen`);
});

form.querySelector("#text").addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.main"));
  }
});

let depth = 0;
const hasFiles = event => event.dataTransfer?.types.includes("Files");
addEventListener("dragenter", event => { if (hasFiles(event)) { depth++; document.body.classList.add("dropping"); } });
addEventListener("dragleave", event => { if (hasFiles(event) && --depth <= 0) { depth = 0; document.body.classList.remove("dropping"); } });
addEventListener("dragover", event => { if (hasFiles(event)) event.preventDefault(); });
addEventListener("drop", event => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  depth = 0;
  document.body.classList.remove("dropping");
  if ([...event.dataTransfer.items].some(item => item.webkitGetAsEntry?.()?.isDirectory)) {
    say("A folder cannot be dropped: pack it into a .zip", true);
    return;
  }
  file.files = event.dataTransfer.files;
  isDropped = true;
  form.requestSubmit(form.querySelector("button.main"));
});

// Back brings the page as it was, which is not for whoever comes after a log out.
document.querySelector("form.logout")?.addEventListener("submit", () => {
  form.reset();
  document.querySelector("#report").replaceChildren();
});

restore();
openRulesApart();
