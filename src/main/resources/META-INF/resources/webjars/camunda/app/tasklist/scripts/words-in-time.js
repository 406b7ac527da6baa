// On the first visit Tasklist draws some of its labels before their words have been loaded, and shows their keys instead
// (CREATION_DATE). So load the words first: Tasklist waits for its custom scripts.
const LANGUAGE = "en";
const answer = await fetch(new URL(`../locales/${LANGUAGE}.json`, import.meta.url));
const { labels } = await answer.json();

angular.module("cam.tasklist").config([
  "$translateProvider",
  words => {
    words.translations(LANGUAGE, labels);
  },
]);
