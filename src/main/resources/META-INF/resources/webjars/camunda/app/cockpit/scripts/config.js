// In place of the file of the same name that the webapp brings.
export default {
  app: { name: "Cockpit", vendor: "Drumbeat" },
  customScripts: ["../one-login", "../home-link"],
  // It points to a page that is closed here.
  disableWelcomeMessage: true,
};
