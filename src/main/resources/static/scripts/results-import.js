// Shows how far an import is, while the file is uploaded and while the server reads it, and lets the person cancel it. Without
// this script the form is sent as any other, and its answer comes when all is imported.
const inWords = new Intl.NumberFormat("en-US");
const part = (id) => document.getElementById(id);
let request = null;
let running = null;

// The file that the server has received, and whether the person wants its import to stop, of which nothing is known yet.
let uploaded = null;
let unwanted = false;

const show = (sentence, percent) => {
  part("progress").hidden = false;
  part("doing").textContent = sentence;
  if (percent === null) {
    part("bar").removeAttribute("value");
  } else {
    part("bar").value = percent;
  }
};

const tell = (run) => {
  if (run.cancelledBy) {
    show("Stopping …", null);
  } else if (run.bytesRead < run.size) {
    show(`${run.fileName}: ${inWords.format(run.rowsRead)} rows so far`, (run.bytesRead * 100) / run.size);
  } else {
    show(`${run.fileName}: all ${inWords.format(run.rowsRead)} rows are read and now stored`, null);
  }
};

const ask = async () => {
  const answer = await fetch(part("progress").dataset.progress, { headers: { Accept: "application/json" } });
  return answer.ok ? ((await answer.json()).running ?? null) : null;
};

const cancel = (run) => {
  const answer = new FormData();
  answer.set("_csrf", part("upload").elements._csrf.value);
  fetch(part("progress").dataset.cancel.replace("ID", run.id), { method: "POST", body: answer });
  show("Stopping …", null);
};

// Also an import that somebody else has started, or that goes on after a reload.
const watch = async () => {
  const page = document.querySelector("main");
  const before = running;
  const now = await ask().catch(() => before);
  if (page !== document.querySelector("main")) {
    // The answer has come in the meantime.
    return;
  }
  running = now;
  if (running) {
    tell(running);
    // While somebody else imports, this file is refused, and their import is not the one that is unwanted.
    if (unwanted && running.size === uploaded.size) {
      unwanted = false;
      cancel(running);
    }
  }
  if (request || running) {
    setTimeout(watch, 500);
  } else if (before) {
    window.location.assign(part("upload").action);
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "upload") {
    return;
  }
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  uploaded = null;
  unwanted = false;
  request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.upload.addEventListener("progress", (sent) => {
    show(`Uploading ${fields.get("file").name}`, sent.lengthComputable ? (sent.loaded * 100) / sent.total : null);
  });
  request.upload.addEventListener("load", () => {
    uploaded = fields.get("file");
    watch();
  });
  request.addEventListener("load", () => {
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    request = null;
    running = null;
    unwanted = false;
    const chosen = part("file");
    document.querySelector("main").replaceWith(answer.querySelector("main"));
    // Whoever has checked a file need not choose it again to import it.
    part("file")?.replaceWith(chosen);
    window.scrollTo(0, 0);
  });
  request.addEventListener("error", () => {
    request = null;
    form.querySelectorAll("button").forEach((button) => (button.disabled = false));
    show("The connection was lost. Reload the page to see what became of the import.", 0);
  });
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  show(`Uploading ${fields.get("file").name}`, 0);
  request.send(fields);
});

document.addEventListener("click", (event) => {
  if (event.target.id !== "cancel") {
    return;
  }
  if (running) {
    cancel(running);
  } else if (request && uploaded) {
    // The server has the file: to leave now would not stop it.
    unwanted = true;
    show("Stopping …", null);
  } else if (request) {
    request.abort();
    window.location.assign(part("upload").action);
  }
});

watch();
