// What a person writes in the form of a task is kept on the server while they write, and is there again when they come back:
// from the diagram, after a reload, at another computer. Nothing of it stays in the browser.
import { beforeShown, between } from "./form-js.js";
import { putBack, written } from "./answers.js";

const SAVED_AFTER_MS = 1000;
const TRIED_AGAIN_AFTER_MS = 10000;
const LONGEST_GOODBYE_MS = 3000;
/** More than that, a browser does not send for a page that is being left (64 KB in all). */
const SENT_ON_LEAVING = 60000;

const NO_DRAFT = "This form keeps no draft.";

const TYPING = ["input", "change", "click", "keydown"];
const drafts = new Map();
const onTheWay = new Map();

between((controller, place, scope) => {
  const { taskId } = controller.getParams();
  const note = document.createElement("p");
  note.className = "drumbeat-draft";
  note.setAttribute("role", "status");
  place.after(note);
  if (!taskId) {
    note.textContent = NO_DRAFT;
    return Object.create(controller, { registerSaveHandler: { value: () => {} } });
  }
  const draft = new Draft(taskId, place, note, () => mayAnswer(controller, scope));
  drafts.set(place, draft);
  scope.$on("$destroy", () => {
    draft.leave();
    drafts.delete(place);
  });
  return Object.create(controller, {
    // Would keep it in the browser.
    registerSaveHandler: { value: () => {} },
    registerCompletionHandler: {
      value: complete => controller.registerCompletionHandler(async done => {
        await draft.pause();
        complete((error, result) => {
          if (error) {
            draft.goOn();
          } else {
            draft.end();
          }
          done(error, result);
        });
      }),
    },
  });
});

beforeShown(({ form, schema, data, place }) => drafts.get(place)?.begin(form, schema, data));

window.addEventListener("pagehide", () => drafts.forEach(draft => draft.leave()));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    drafts.forEach(draft => draft.leave());
  }
});

// Whoever has logged out may save nothing any more: so first what was typed last, then the log-out.
let leaving = false;
let left = false;
document.addEventListener("click", async event => {
  const logOut = event.target.closest?.(".logout a");
  if (!logOut || left || drafts.size === 0) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (leaving) {
    return;
  }
  leaving = true;
  try {
    drafts.forEach(draft => draft.leave());
    const late = new Promise(over => setTimeout(over, LONGEST_GOODBYE_MS));
    await Promise.race([Promise.allSettled([...onTheWay.values()]), late]);
  } finally {
    left = true;
    logOut.click();
    leaving = left = false;
  }
}, true);

/** Whoever is offered a task may answer it without claiming it first. */
function mayAnswer(controller, scope) {
  let place = scope;
  while (place && !place.task) {
    place = place.$parent;
  }
  scope.$watch(() => {
    const { task } = place ?? {};
    const options = controller.getOptions();
    if (task && !task.assignee && options.disableForm) {
      options.disableForm = false;
      options.disableCompleteButton = false;
    }
  });
  scope.$applyAsync();
}

class Draft {
  constructor(taskId, place, note, mayAnswer) {
    this.taskId = taskId;
    this.place = place;
    this.note = note;
    this.mayAnswer = mayAnswer;
    this.kept = false;
    this.paused = false;
    this.typed = false;
    this.version = 0;
  }

  /** What the form is to show: what it was given, and over it the answers of the draft. */
  async begin(form, { components = [] }, data) {
    await onTheWay.get(this.taskId);
    const answer = await fetch(this.address(), { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) {
      return data;
    }
    const { keeps, version, savedAt, answers } = await answer.json();
    this.mayAnswer();
    if (!keeps) {
      this.say(NO_DRAFT);
      return data;
    }
    this.version = version;
    this.answers = () => JSON.stringify(written(components, form._getState().data));
    form.on("import.done", () => this.listen(form));
    if (!answers) {
      return data;
    }
    this.saySaved(savedAt);
    return putBack(components, data, answers);
  }

  listen(form) {
    this.kept = true;
    this.last = this.answers();
    TYPING.forEach(event => this.place.addEventListener(event, () => {
      this.typed = true;
    }, true));
    form.on("changed", () => {
      // What a form corrects by itself while it is drawn is no draft.
      if (this.typed) {
        this.soon(SAVED_AFTER_MS);
      }
    });
  }

  soon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  /** When the form goes out of sight: with what was typed last, of which form-js hears when the field is left. */
  leave() {
    if (!this.kept) {
      return;
    }
    if (this.place.contains(document.activeElement)) {
      document.activeElement.blur();
    }
    this.save();
  }

  /** Before the form is handed in, so that nothing is on its way any more when the task has ended. */
  async pause() {
    this.paused = true;
    clearTimeout(this.timer);
    await onTheWay.get(this.taskId);
  }

  goOn() {
    this.paused = false;
    if (this.kept) {
      this.soon(0);
    }
  }

  end() {
    this.kept = false;
  }

  save() {
    clearTimeout(this.timer);
    if (!this.kept || this.paused || !this.typed) {
      return;
    }
    const answers = this.answers();
    if (answers === this.last) {
      return;
    }
    this.last = answers;
    const before = onTheWay.get(this.taskId);
    const sending = before ? before.then(() => this.send(answers)) : this.send(answers);
    onTheWay.set(this.taskId, sending);
    sending.finally(() => {
      if (onTheWay.get(this.taskId) === sending) {
        onTheWay.delete(this.taskId);
      }
    });
  }

  async send(answers) {
    const body = `{"version":${this.version},"answers":${answers}}`;
    const answer = await fetch(this.address(), {
      method: "PUT",
      keepalive: new Blob([body]).size < SENT_ON_LEAVING,
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-XSRF-TOKEN": token() },
      body,
    }).catch(() => null);
    if (answer?.ok) {
      const { version, savedAt } = await answer.json();
      this.version = version;
      this.saySaved(savedAt);
      return;
    }
    const { detail = "" } = answer ? await answer.json().catch(() => ({})) : {};
    this.say(`Draft not saved. ${detail || "Drumbeat cannot be reached: it is tried again."}`);
    if (answer?.status === 409) {
      this.kept = false;
    } else if (!answer) {
      this.last = null;
      this.soon(TRIED_AGAIN_AFTER_MS);
    }
  }

  saySaved(moment) {
    const saved = new Date(moment);
    const isToday = saved.toDateString() === new Date().toDateString();
    const time = saved.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
    const day = isToday ? "" : `${saved.toLocaleDateString("en-US", { month: "short", day: "numeric" })}, `;
    this.say(`Draft saved ${day}${time}`.replace(/\u202f/g, " "));
  }

  say(sentence) {
    this.note.textContent = sentence;
  }

  address() {
    return `${document.querySelector("base").getAttribute("app-root")}/api/drafts/${this.taskId}`;
  }
}

function token() {
  return /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}
