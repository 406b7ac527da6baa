// Forms are shown by form-js, which comes bundled with the webapp and has no name in the page. This is the one way to it:
// whoever has something to do with every form, of tasks and of starts alike, asks here.
const FORM_JS = 57661;

let bundle;
self.webpackChunkcamunda_bpm_webapp.push([["drumbeat"], {}, require => {
  bundle = require(FORM_JS);
}]);

export const { Datetime, Form, FormFields } = bundle;

const controllers = [];
const preparations = [];

/** Stands between Tasklist and each form: answers the controller that the form is to see in place of the one it is given. */
export function between(controllerFor) {
  controllers.push(controllerFor);
}

/** Is asked before a form shows, with the form, its schema, what it is to be filled with and the place where it stands. */
export function beforeShown(prepare) {
  preparations.push(prepare);
}

/** The form that this element belongs to. */
export function formOf(element) {
  return shown.get(element.closest(".fjs-container"));
}

/** Where a field of a form stands in the page, also one in a line of a list. */
export function idOf(form, { id, indexes }) {
  return ["fjs-form", form._id, id].join("-") + Object.values(indexes ?? {}).map(line => `_${line}`).join("");
}

/** All fields that a form shows now, each as often as there are lines. */
export function fieldsOf(form) {
  const fields = form.get("formFieldRegistry");
  return Object.values(form.get("formFieldInstanceRegistry").getAllKeyed())
    .map(instance => ({ instance, field: fields.get(instance.id) }));
}

const shown = new WeakMap();
const { importSchema } = Form.prototype;

Form.prototype.importSchema = async function importPrepared(schema, data = {}) {
  shown.set(this._container, this);
  let filled = data;
  for (const prepare of preparations) {
    filled = await prepare({ form: this, schema, data: filled, place: this._container.parentElement }) ?? filled;
  }
  return importSchema.call(this, schema, filled);
};

angular.module("cam.tasklist.form").decorator("camTasklistFormCamundaDirective", [
  "$delegate",
  directives => {
    const [directive] = directives;
    const { link } = directive;

    directive.compile = () => (scope, element, attributes, controller) => link(
      scope,
      element,
      attributes,
      controllers.reduce((inner, controllerFor) => controllerFor(inner, element[0], scope), controller)
    );
    return directives;
  }
]);
