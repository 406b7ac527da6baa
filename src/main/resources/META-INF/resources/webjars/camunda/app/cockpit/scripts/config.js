// In place of the file of the same name that the webapp brings.
export default {
  customScripts: ["../one-login"],
  // It points to a page that is closed here.
  disableWelcomeMessage: true,
};
