// What can be started, by what somebody wants to do: a title, a sentence and a place in the list, which a diagram says
// (startTitle, startText, startOrder). Tasklist itself lists the names of processes by the alphabet.
const ENTRY = /<li ng-repeat="processDefinition in processDefinitions">/;
const NAME = /({{ processDefinition\.name \|\| processDefinition\.key }}\s*<\/a>)/;

angular.module("cam.tasklist").config(["$provide", provide => {
  provide.decorator("camAPI", ["$delegate", camAPI => {
    const { resource } = camAPI;
    camAPI.resource = name => name === "process-definition" ? titled(resource.call(camAPI, name)) : resource.call(camAPI, name);
    return camAPI;
  }]);
  provide.decorator("$uibModal", ["$delegate", modal => {
    const { open } = modal;
    modal.open = options => open.call(modal, options.controller === "camProcessStartModalCtrl"
      ? { ...options, template: withSentences(options.template) }
      : options);
    return modal;
  }]);
}]);

function withSentences(template) {
  return template
    .replace(ENTRY, "<li ng-repeat=\"processDefinition in processDefinitions | orderBy: 'order'\">")
    .replace(NAME, "$1<p class=\"drumbeat-start-text\">{{ processDefinition.text }}</p>");
}

function titled(definitions) {
  return Object.create(definitions, {
    list: {
      value: (query, done) => query.startablePermissionCheck
        ? starts(query).then(items => done(null, { items, count: items.length }), done)
        : definitions.list(query, done),
    },
  });
}

async function starts({ key, nameLike = "" }) {
  const answer = await fetch(`${document.querySelector("base").getAttribute("app-root")}/api/starts`, {
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) {
    throw new Error("What can be started is not known: reload the page.");
  }
  const words = nameLike.replaceAll("%", "").trim().toLowerCase();
  return (await answer.json())
    .filter(start => !key || start.key === key)
    .filter(({ name, text }) => `${name} ${text}`.toLowerCase().includes(words));
}
