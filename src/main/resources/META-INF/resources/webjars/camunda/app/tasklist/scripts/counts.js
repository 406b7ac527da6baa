// How many tasks wait behind each filter, not only behind the one that is open. Asked when the number of the open one
// changes, and once a minute while somebody looks.
const ASKED_EVERY_MS = 60000;
const SETTLED_AFTER_MS = 500;
const COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">{{ filterCount }}<\/span>/;

angular.module("cam.tasklist.filter").decorator("camTasklistFiltersDirective", [
  "$delegate",
  "Uri",
  (directives, uri) => {
    const [directive] = directives;
    directive.template = directive.template.replace(
      COUNTER,
      "<span class=\"counter\">{{ isFocused(filter) ? filterCount : counts[filter.id] }}</span>"
    );
    directive.compile = () => scope => countFor(scope, uri);
    return directives;
  }
]);

function countFor(scope, uri) {
  let settled;
  scope.counts = {};

  async function ask() {
    const others = (scope.filters ?? []).filter(filter => !scope.isFocused(filter));
    for (const { id } of others) {
      const answer = await fetch(uri.appUri(`engine://engine/:engine/filter/${id}/count`), {
        headers: { Accept: "application/json" },
      }).catch(() => null);
      if (answer?.ok) {
        scope.counts[id] = (await answer.json()).count;
      }
    }
    scope.$applyAsync();
  }

  function soon() {
    clearTimeout(settled);
    settled = setTimeout(ask, SETTLED_AFTER_MS);
  }

  scope.$watch("filterCount", (count, before) => {
    if (scope.currentFilter && before !== undefined) {
      scope.counts[scope.currentFilter.id] = count ?? scope.counts[scope.currentFilter.id];
    }
    if (count !== undefined) {
      soon();
    }
  });
  const everyMinute = setInterval(() => {
    if (document.visibilityState === "visible") {
      ask();
    }
  }, ASKED_EVERY_MS);
  scope.$on("$destroy", () => {
    clearTimeout(settled);
    clearInterval(everyMinute);
  });
}
