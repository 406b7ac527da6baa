// Tasklist lists what was created last first, whatever order a filter asks for. What is due first belongs on top, until
// the person chooses another order.
angular.module("cam.tasklist").run([
  "$rootScope",
  "$location",
  ($rootScope, $location) => {
    $rootScope.$on("$locationChangeStart", () => {
      if ($location.path() === "/" && !$location.search().sorting) {
        $location.search("sorting", JSON.stringify([{ sortBy: "dueDate", sortOrder: "asc" }])).replace();
      }
    });
  },
]);
