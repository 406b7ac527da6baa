// A link to a task names it behind the "#", which a browser does not send: it goes along with the form, so that the
// person lands on that task after logging in.
const form = document.getElementById("login");
form.addEventListener("submit", () => {
  form.action += window.location.hash;
});
