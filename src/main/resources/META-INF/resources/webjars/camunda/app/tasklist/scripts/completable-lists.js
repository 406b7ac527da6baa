// A change inside a dynamic list leaves an empty container among the errors of the form (form-js 1.8.7). Tasklist counts
// containers, takes the form for invalid and keeps Complete disabled for ever. So ask the form itself whether it shows an
// error, once it has drawn what the change brought; on a busy computer that takes longer, so ask again.
import { between } from "./form-js.js";

const DRAWN_AFTER_MS = [50, 300, 1500];
const SHOWN_ERROR = ".fjs-form-field-error";

between((controller, place) => {
  let latest = 0;
  return Object.create(controller, {
    notifyFormValidated: {
      value: invalid => {
        const current = ++latest;
        if (!invalid) {
          controller.notifyFormValidated(false);
          return;
        }
        DRAWN_AFTER_MS.forEach(delay => setTimeout(() => {
          if (current === latest) {
            controller.notifyFormValidated(place.querySelector(SHOWN_ERROR) !== null);
          }
        }, delay));
      }
    }
  });
});
