// A form that is refused says why above its fields and at the field that it is about, and not over the button that the
// person has just pressed. The engine puts an id before the sentence, which tells nobody anything.
import { beforeShown, between, fieldsOf, idOf } from "./form-js.js";

const ENGINES_WORDS = /^Cannot (submit task form|instantiate process definition) \S+: /;
const SENTENCES = /(?<=[.!?])\s+(?=[“"A-Z])/;
const IN_A_LINE = /\(line (\d+) of “([^”]+)”\)/;
const MOST_ANSWERS = 10;

/** What Tasklist says nothing about. */
const TOLD_HERE = new Error("camForm submission prevented");

const forms = new WeakMap();
beforeShown(({ form, place }) => {
  forms.set(place, form);
});

between((controller, place) => {
  const box = document.createElement("div");
  box.className = "drumbeat-refusal";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  box.hidden = true;
  place.before(box);
  let refused = new Set();

  function tell(error) {
    const form = forms.get(place);
    refused = new Set();
    if (error?.message === undefined) {
      show(box, "This is not complete yet", missing(form));
      return;
    }
    const about = items(form, error.message.replace(ENGINES_WORDS, ""));
    const { errors } = form._getState();
    const marked = structuredClone(errors);
    about.filter(({ instance }) => instance).forEach(({ instance, text }) => {
      mark(marked, [instance.id, ...Object.values(instance.indexes ?? {})], text);
      refused.add(text);
    });
    form._setState({ errors: marked });
    show(box, "This was not accepted", about.map(({ instance, text }) => ({
      text,
      id: instance && idOf(form, instance),
    })));
  }

  return Object.create(controller, {
    notifyFormValidated: {
      // What was refused may be accepted the next time, also where another answer was at fault.
      value: invalid => {
        const shown = invalid && forms.has(place) ? sentences(forms.get(place)._getState().errors) : [];
        controller.notifyFormValidated(invalid && !(shown.length && shown.every(text => refused.has(text))));
      },
    },
    registerCompletionHandler: {
      value: complete => controller.registerCompletionHandler(done => {
        box.hidden = true;
        complete((error, result) => {
          if (!error) {
            done(error, result);
            return;
          }
          tell(error);
          done(TOLD_HERE);
          if (refused.size || error.message !== undefined) {
            controller.notifyFormValidated(false);
          } else {
            controller.notifyFormValidated(true);
          }
        });
      }),
    },
  });
});

function show(box, status, told) {
  const strong = document.createElement("strong");
  strong.textContent = status;
  const list = document.createElement("ul");
  told.forEach(({ text, id }) => {
    const item = document.createElement("li");
    const line = document.createElement(id ? "button" : "span");
    line.textContent = text;
    if (id) {
      line.type = "button";
      line.addEventListener("click", () => goTo(id));
    }
    item.append(line);
    list.append(item);
  });
  box.replaceChildren(strong, list);
  box.hidden = false;
  box.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

function goTo(id) {
  // Of several inputs, such as date and time, or the options of a choice, the first.
  const [field] = document.querySelectorAll(["", "-date", "-time", "-0", "-search"].map(part => `[id="${id}${part}"]`).join());
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** What the form itself has found. */
function missing(form) {
  const { errors } = form._getState();
  const found = fieldsOf(form).flatMap(({ instance, field }) => {
    const [first] = sentences([instance.id, ...Object.values(instance.indexes ?? {})].reduce((at, key) => at?.[key], errors));
    return first ? [{ text: `“${nameOf(field)}”: ${first}`, id: idOf(form, instance) }] : [];
  });
  const more = found.length - MOST_ANSWERS;
  return more > 0 ? [...found.slice(0, MOST_ANSWERS), { text: `And ${more} more, marked in red.` }] : found;
}

/** The sentences of a refusal, each with the field that it names. */
function items(form, refusal) {
  const fields = fieldsOf(form);
  const found = [];
  refusal.split(SENTENCES).forEach(text => {
    const instance = named(form, fields, text);
    if (!instance && found.length) {
      // Goes on about the same.
      found[found.length - 1].text += ` ${text}`;
    } else {
      found.push({ text, instance });
    }
  });
  return found;
}

function named(form, fields, text) {
  const [, line, list] = IN_A_LINE.exec(text) ?? [];
  const names = [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => name);
  for (const name of names) {
    const found = fields.find(({ instance, field }) => nameOf(field) === name && (
      line === undefined || isLine(form, instance, field, Number(line) - 1, list)));
    if (found) {
      return found.instance;
    }
  }
  return undefined;
}

function isLine(form, { indexes }, field, line, list) {
  const parent = form.get("formFieldRegistry").get(field._parent);
  return Object.values(indexes ?? {}).at(-1) === line && nameOf(parent ?? {}) === list;
}

/** As the server names a field. */
function nameOf({ label = "", key, path }) {
  return label.trim() === "" || label.startsWith("=") || label.includes("{{") ? key ?? path : label;
}

function mark(errors, path, text) {
  const last = path.at(-1);
  const at = path.slice(0, -1).reduce((inside, key) => inside[key] ??= {}, errors);
  at[last] = [...Array.isArray(at[last]) ? at[last] : [], text];
}

function sentences(errors) {
  return typeof errors === "string" ? [errors] : Object.values(errors ?? {}).flatMap(sentences);
}
