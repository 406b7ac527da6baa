// In place of the file of the same name that the webapp brings; the shortcuts are those of the original.
export default {
  app: { name: "Tasklist", vendor: "Drumbeat" },
  customScripts: [
    "../one-login",
    "../home-link",
    "scripts/nothing-kept-here",
    "scripts/words-in-time",
    "scripts/by-due-date",
    "scripts/completable-lists",
    "scripts/kept-while-typing",
    "scripts/plain-texts",
    "scripts/links-beside",
    "scripts/dates-and-times",
    "scripts/drafts",
    "scripts/refusals",
    "scripts/counts",
    "scripts/starts",
    "scripts/subjects",
  ],
  // It points to a page that is closed here.
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "claims the task that is open" },
    focusFilter: { key: "ctrl+shift+f", description: "goes to the filters" },
    focusList: { key: "ctrl+alt+l", description: "goes to the tasks" },
    focusForm: { key: "ctrl+alt+f", description: "goes to the form of the task" },
    startProcess: { key: "ctrl+alt+p", description: "starts a process" },
  },
};
