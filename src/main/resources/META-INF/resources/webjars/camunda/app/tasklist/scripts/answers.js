// What a person has written in a form, without what the form only shows them; and how that is put back into the same form,
// which may show something else by then.

const ABOUT = "#";

/** What a draft holds of the data of a form: what can be written there, and of each line of a list what it is about. */
export function written(components, data) {
  const answers = {};
  for (const component of components) {
    const { key, path, type } = component;
    const inside = component.components ?? [];
    if (type === "dynamiclist") {
      if (Array.isArray(data?.[path])) {
        answers[path] = data[path].map(line => ({ ...written(inside, line), [ABOUT]: about(inside, line) }));
      }
    } else if (inside.length) {
      Object.assign(path ? answers[path] ??= {} : answers, written(inside, path ? data?.[path] : data));
    } else if (key && !isOnlyShown(component) && data?.[key] !== undefined) {
      answers[key] = data[key];
    }
  }
  return answers;
}

/** What the form is to show now, with the answers of the draft in it. A line of a list finds its own again. */
export function putBack(components, data, draft) {
  const filled = { ...data };
  for (const component of components) {
    const { key, path, type } = component;
    const inside = component.components ?? [];
    if (type === "dynamiclist") {
      if (Array.isArray(draft?.[path])) {
        filled[path] = lines(component, Array.isArray(data?.[path]) ? data[path] : null, draft[path]);
      }
    } else if (inside.length) {
      if (path) {
        filled[path] = putBack(inside, data?.[path] ?? {}, draft?.[path]);
      } else {
        Object.assign(filled, putBack(inside, data, draft));
      }
    } else if (key && !isOnlyShown(component) && draft && Object.hasOwn(draft, key)) {
      filled[key] = draft[key];
    }
  }
  return filled;
}

function lines({ allowAddRemove = true, components = [] }, shown, draft) {
  if (allowAddRemove || shown === null) {
    const rest = [...shown ?? []];
    return draft.map(line => {
      const at = rest.findIndex(one => about(components, one) === line[ABOUT]);
      return putBack(components, at < 0 ? {} : rest.splice(at, 1)[0], line);
    });
  }
  const rest = [...draft];
  return shown.map(line => {
    const at = rest.findIndex(one => one[ABOUT] === about(components, line));
    return at < 0 ? line : putBack(components, line, rest.splice(at, 1)[0]);
  });
}

function isOnlyShown({ disabled, readonly }) {
  return disabled === true || readonly === true;
}

/** A number for what a line shows and nobody writes there, such as a question; the same for the same. */
function about(components, line) {
  const mine = new Set(components.flatMap(keys));
  const shown = JSON.stringify(Object.entries(line ?? {}).filter(([key]) => !mine.has(key)).sort());
  let number = 0;
  for (let at = 0; at < shown.length; at++) {
    number = (Math.imul(number, 31) + shown.charCodeAt(at)) | 0;
  }
  return number;
}

function keys(component) {
  return component.key && !isOnlyShown(component)
    ? [component.key]
    : component.path ? [component.path] : (component.components ?? []).flatMap(keys);
}
