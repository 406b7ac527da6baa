// A change inside a dynamic list leaves an empty container among the errors of the form (form-js 1.8.7). Tasklist counts
// containers, takes the form for invalid and keeps Complete disabled for ever. So ask the form itself whether it shows an
// error, once it has drawn what the change brought; on a busy computer that takes longer, so ask again.
const DRAWN_AFTER_MS = [50, 300, 1500];
const SHOWN_ERROR = ".fjs-form-field-error";

angular.module("cam.tasklist.form").decorator("camTasklistFormCamundaDirective", [
  "$delegate",
  directives => {
    const [directive] = directives;
    const { link } = directive;

    directive.compile = () => (scope, element, attributes, controller) => {
      let latest = 0;
      const judgingByWhatIsShown = Object.create(controller, {
        notifyFormValidated: {
          value: invalid => {
            const current = ++latest;
            if (!invalid) {
              controller.notifyFormValidated(false);
              return;
            }
            DRAWN_AFTER_MS.forEach(delay => setTimeout(() => {
              if (current === latest) {
                controller.notifyFormValidated(element[0].querySelector(SHOWN_ERROR) !== null);
              }
            }, delay));
          }
        }
      });
      link(scope, element, attributes, judgingByWhatIsShown);
    };
    return directives;
  }
]);
