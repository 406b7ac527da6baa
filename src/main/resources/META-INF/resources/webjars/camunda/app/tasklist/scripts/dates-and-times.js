// A day is a day wherever the browser is, and a time is taken as it is typed.
//
// form-js 1.8.7 reads “2027-02-01” as midnight in Greenwich, shows what day that is here, and writes that back: west of
// Greenwich a day becomes the day before, again and again. It cuts a typed time down to a quarter of an hour, and what it
// cannot read, or what lies in the past where that is not allowed, it takes away without a word.
import { Datetime, FormFields, beforeShown, formOf } from "./form-js.js";

const DAY = /^\d{4}-\d\d-\d\d$/;
const EVERY_MINUTES = 15;
const FIELD = ".fjs-datetime-subsection input.fjs-input";
const HEARD_AFTER_MS = 50;

const { get } = FormFields.prototype;

FormFields.prototype.get = function getOurs(type) {
  const component = get.call(this, type);
  return component === Datetime ? DayOrTime : component;
};

const instances = new Map();
const asItIsTyped = new WeakMap();

function DayOrTime(props) {
  const { domId, field, fieldInstance, onChange, value } = props;
  instances.set(domId, fieldInstance);
  if (!asItIsTyped.has(field)) {
    asItIsTyped.set(field, { ...field, timeInterval: 1, disallowPassedDates: false });
  }
  return Datetime({
    ...props,
    field: asItIsTyped.get(field),
    // Midnight here, as form-js reads a day that has a time.
    value: DAY.test(value) ? `${value}T00:00` : value,
    onChange: change => {
      if (change.value !== value) {
        onChange({ ...change, field });
      }
    },
  });
}
Object.assign(DayOrTime, Datetime);

// What form-js found no date or time in, by the id of the input: said until something else is typed there.
const unread = new Map();

function objections(field, domId, value) {
  const said = ["date", "time"].filter(part => unread.has(`${domId}-${part}`)).map(part => {
    const text = unread.get(`${domId}-${part}`);
    return part === "date"
      ? `“${text}” is not a date: write it like 03/31/2027.`
      : `“${text}” is not a time: write it like 4:30 PM or 16:30.`;
  });
  if (field.disallowPassedDates && typeof value === "string" && value.slice(0, 10) < today()) {
    said.push("This day is in the past: choose today or a later day.");
  }
  return said;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(number => String(number).padStart(2, "0")).join("-");
}

beforeShown(({ form }) => {
  const validator = form.get("validator");
  const fields = form.get("formFieldRegistry");
  const { validateFieldInstance } = validator;

  validator.validateFieldInstance = function validateOurs(instance, value) {
    const errors = validateFieldInstance.call(this, instance, value);
    const field = fields.get(instance.id);
    if (field?.type !== "datetime") {
      return errors;
    }
    const [domId] = [...instances].find(([, known]) => sameField(known, instance)) ?? [];
    const ours = objections(field, domId, value);
    // One sentence at a time: that it is required helps nobody who has just typed something.
    return ours.length ? ours : errors;
  };
});

function sameField(one, other) {
  return one.id === other.id && String(one.valuePath) === String(other.valuePath);
}

// What form-js could not read, it takes away when the person leaves the field or presses Enter.

document.addEventListener("input", ({ target, isTrusted }) => {
  if (isTrusted && unread.delete(target.id)) {
    // Not before form-js has heard of the letter, which it would take away.
    setTimeout(() => tellForm(target), HEARD_AFTER_MS);
  }
}, true);

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(FIELD) && target.id.endsWith("-time")) {
    target.setAttribute("list", suggestions(target.placeholder.includes("?m")));
  }
});

document.addEventListener("blur", event => settle(event, () => new FocusEvent("blur")), true);
document.addEventListener("keydown", event => {
  if (event.key === "Enter") {
    settle(event, () => new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
  }
}, true);

/** Before form-js hears that the person is done, writes what they typed as form-js reads it. */
function settle(event, again) {
  const { target } = event;
  if (!event.isTrusted || !(target instanceof HTMLInputElement) || !target.matches(FIELD)) {
    return;
  }
  const typed = target.value.trim();
  const read = target.id.endsWith("-time") ? readTime(typed) : readDay(typed, target.placeholder);
  if (typed === "" || read === typed) {
    return;
  }
  event.stopImmediatePropagation();
  if (read === null) {
    unread.set(target.id, typed);
  }
  target.value = read ?? "";
  target.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => {
    target.dispatchEvent(again());
    setTimeout(() => tellForm(target), HEARD_AFTER_MS);
  }, HEARD_AFTER_MS);
}

function tellForm(input) {
  const instance = instances.get(input.id.replace(/-(date|time)$/, ""));
  const form = input.isConnected && formOf(input);
  if (form && instance) {
    const value = instance.valuePath.reduce((data, key) => data?.[key], form._getState().data);
    form.get("viewerCommands").updateFieldInstanceValidation(instance, value);
  }
}

/** @return null where it is no time of a day */
function readTime(text) {
  const parts = /^(\d{1,2})(?:\s*[:.h]?\s*(\d\d))?\s*(?:([ap])\.?\s*(?:m\.?)?)?$/i.exec(text);
  if (!parts) {
    return null;
  }
  const [, hour, minute = "00", half] = parts;
  const wrong = minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23);
  return wrong ? null : `${hour.padStart(2, "0")}:${minute}${half ? ` ${half.toUpperCase()}M` : ""}`;
}

/**
 * @param pattern such as mm/dd/yyyy, as the browser's language has it
 * @return null where there is no such day
 */
function readDay(text, pattern) {
  const order = pattern.match(/[dmy]+/g);
  const numbers = /^\D*\d{4}\D/.test(text) ? ["yyyy", "mm", "dd"] : order;
  const parts = text.match(/\d+/g) ?? [];
  if (parts.length !== 3 || /[^\d\s./-]/.test(text)) {
    return null;
  }
  const found = Object.fromEntries(numbers.map((part, at) => [part[0], Number(parts[at])]));
  const year = found.y < 100 ? 2000 + found.y : found.y;
  const day = new Date(year, found.m - 1, found.d);
  if (year < 1900 || year > 9999 || day.getMonth() !== found.m - 1 || day.getDate() !== found.d) {
    return null;
  }
  const written = { d: found.d, m: found.m, y: year };
  return pattern.replace(/[dmy]+/g, part => String(written[part[0]]).padStart(part.length, "0"));
}

/** The id of a list of times to choose from, which is no limit to what can be typed. */
function suggestions(inHalves) {
  const id = `drumbeat-times-${inHalves ? 12 : 24}`;
  if (!document.getElementById(id)) {
    const list = document.createElement("datalist");
    list.id = id;
    for (let minutes = 0; minutes < 24 * 60; minutes += EVERY_MINUTES) {
      const option = document.createElement("option");
      const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map(number => String(number).padStart(2, "0"));
      option.value = inHalves
        ? `${String(hour % 12 || 12).padStart(2, "0")}:${minute} ${hour < 12 ? "AM" : "PM"}`
        : `${hour}:${minute}`;
      list.append(option);
    }
    document.body.append(list);
  }
  return id;
}
