// Counts the statements that are answered, while they are; without this script the page does not say what it cannot know.
const form = document.getElementById("profile");
const bar = document.getElementById("bar");
const count = document.getElementById("count");
const show = () => {
  bar.value = form.querySelectorAll("input[type=radio]:checked").length;
  count.textContent = `${bar.value} of ${bar.max}`;
};
form.addEventListener("change", show);
show();
bar.parentElement.hidden = false;
