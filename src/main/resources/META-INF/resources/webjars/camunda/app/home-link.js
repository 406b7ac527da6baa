// The way back to the home page, in the header of every webapp.
const BRAND = /<a class="navbar-brand app-banner"/;

const home = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "/");

angular.module("camunda.common.widgets").decorator("camWidgetHeaderDirective", [
  "$delegate",
  directives => {
    const [directive] = directives;
    directive.template = directive.template.replace(
      BRAND,
      `<a class="drumbeat-home" ng-if="authentication.name" href="${home}" target="_self">Home</a>\n  $&`
    );
    return directives;
  }
]);
