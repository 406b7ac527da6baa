// Tasklist's settings. This file stands before the one that Camunda ships, so it names the shortcuts again.
export default {
  customScripts: ['scripts/drumbeat/completable-lists'],

  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'Claim the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'Go to the filters' },
    focusList: { key: 'ctrl+alt+l', description: 'Go to the tasks' },
    focusForm: { key: 'ctrl+alt+f', description: 'Go to the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'Start a process' }
  }
};
