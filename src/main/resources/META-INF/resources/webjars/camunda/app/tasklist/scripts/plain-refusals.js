// A form that is refused comes back with a sentence for the person, before which the engine has put an id that tells them
// nothing; and Tasklist lets the sentence stand after they have mended what it was about.
const ENGINES_WORDS = /^Cannot (submit task form|instantiate process definition) \S+: /;

// What Tasklist says, and nothing else, where the form itself found answers that are missing.
const NOTHING_BUT = ["An error happened while submitting the task form", "The process could not be started."];

angular.module("cam.commons.util").decorator("Notifications", [
  "$delegate",
  "$rootScope",
  (notifications, $rootScope) => {
    const { add } = notifications;
    let standing = [];

    notifications.add = notification => {
      if (ENGINES_WORDS.test(notification.message)) {
        notification.status = "This was not accepted";
        notification.message = notification.message.replace(ENGINES_WORDS, "");
        standing.push(notification);
      } else if (!notification.message && NOTHING_BUT.includes(notification.status)) {
        notification.status = "This is not complete yet";
        notification.message = "Answers that are missing or do not fit are marked in red.";
        standing.push(notification);
      }
      add.call(notifications, notification);
    };

    $rootScope.$on("$locationChangeSuccess", () => {
      standing.forEach(notification => notifications.clear(notification));
      standing = [];
    });
    return notifications;
  },
]);
