// What people wrote is shown as they wrote it, whatever it is made of. form-js 1.8.7 makes Markdown and HTML of a text
// after it has put the values in, and takes a choice of a list for a template where it looks like one. So a value comes
// into a text with everything escaped that Markdown or HTML could read, and only what stands in the form is a template.
const FORM_JS = 57661;

let bundle;
self.webpackChunkcamunda_bpm_webapp.push([["drumbeat-plain-texts"], {}, require => {
  bundle = require(FORM_JS);
}]);
const { FeelersTemplating, Form } = bundle;

// Data that a form brings along: defaults, and the choices that a start form is served with.
const DATA = new Set(["defaultValue", "values"]);

const templates = new Set();

function remember(part) {
  if (typeof part === "string") {
    templates.add(part);
  } else if (part && typeof part === "object") {
    Object.entries(part).filter(([name]) => !DATA.has(name)).forEach(([, inner]) => remember(inner));
  }
}

const entity = character => `&#${character.codePointAt(0)};`;

// A break in the value ends nothing that the form has begun, such as a heading or a list.
const kept = text => text.replace(/\r\n|\r|\n/g, "<br>");

const plain = value => value && kept(String(value)
  .replace(/[!-/:-@[-`{-~]/g, entity)
  .replace(/^[ \t]+|[ \t]+$/gm, space => [...space].map(entity).join("")));

// What form-js escapes by itself, for HTML.
const escaped = sanitizer => value => value && kept(sanitizer(String(value)));

const { importSchema } = Form.prototype;
const { evaluate, isTemplate } = FeelersTemplating.prototype;

Form.prototype.importSchema = function importRemembered(schema, data) {
  remember(schema.components);
  return importSchema.call(this, schema, data);
};

FeelersTemplating.prototype.isTemplate = function isOurs(text) {
  return templates.has(text) && isTemplate.call(this, text);
};

// Whoever makes HTML of the outcome says how strict it is; a label is shown as it is.
FeelersTemplating.prototype.evaluate = function evaluatePlain(text, data, options = {}) {
  if (!("strict" in options)) {
    return evaluate.call(this, text, data, options);
  }
  const sanitizer = options.sanitizer ? escaped(options.sanitizer) : plain;
  return evaluate.call(this, text, data, { ...options, sanitizer });
};
