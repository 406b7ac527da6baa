// A link in a form opens beside it, so that what has been answered stays where it is.
import { beforeShown } from "./form-js.js";

beforeShown(({ form }) => {
  form.setProperty("textLinkTarget", "_blank");
});
