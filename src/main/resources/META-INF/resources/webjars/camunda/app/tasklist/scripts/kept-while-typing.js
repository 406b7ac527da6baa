// A form that has heard of an answer draws all of its fields anew, with what it knows of each. Of a text it hears only when
// the person pauses (form-js 1.8.7), so an answer given just before the text takes the first letters of it away. While
// somebody types in a field, nothing else writes there; the form hears of the text a moment later.
const HEARD_AFTER_MS = 400;
const TEXTS = ".fjs-textarea, .fjs-form-field-textfield .fjs-input";

const typedAt = new WeakMap();

function keep(field) {
  const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  Object.defineProperty(field, "value", {
    configurable: true,
    get,
    set(text) {
      if (performance.now() - typedAt.get(field) > HEARD_AFTER_MS) {
        set.call(field, text);
      }
    },
  });
}

document.addEventListener("input", ({ target }) => {
  if (target.matches(TEXTS)) {
    if (!typedAt.has(target)) {
      keep(target);
    }
    typedAt.set(target, performance.now());
  }
}, true);
