// What Tasklist makes of a form's state, put right in two places.
//
// A change inside a dynamic list leaves an empty container among the errors of the form (form-js 1.8.7). Tasklist counts
// containers, takes the form for invalid and keeps Complete disabled for ever. So ask the form itself whether it shows an
// error, once it has drawn what the change brought.
const DRAWN_AFTER_MS = 50;
const NOT_YOURS = { message: "Only the person whose task this is sees it. To take it over, have the task assigned to you." };
const SHOWN_ERROR = ".fjs-form-field-error";

angular.module("cam.tasklist.form").decorator("camTasklistFormCamundaDirective", [
  "$delegate",
  directives => {
    const [directive] = directives;
    const { link } = directive;

    directive.compile = () => (scope, element, attributes, controller) => {
      let latest = 0;
      const judging = Object.create(controller, {
        notifyFormValidated: {
          value: invalid => {
            const current = ++latest;
            if (!invalid) {
              controller.notifyFormValidated(false);
              return;
            }
            setTimeout(() => {
              if (current === latest) {
                controller.notifyFormValidated(element[0].querySelector(SHOWN_ERROR) !== null);
              }
            }, DRAWN_AFTER_MS);
          }
        },
        // A form that is refused comes without words: the only one who sees it is the person whose task it is.
        notifyFormInitializationFailed: {
          value: error => controller.notifyFormInitializationFailed(error.message ? error : NOT_YOURS)
        }
      });
      link(scope, element, attributes, judging);
    };
    return directives;
  }
]);
